package practice

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/figure"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// showSets lists the sets.
func (p *Page) showSets() {
	asked, drilled, ordered := questionSets(p.course), p.drillSets(), p.orderSets()
	p.sets = append(append(append([]set{}, asked...), drilled...), ordered...)
	p.listed = len(asked) + len(drilled)
	var lines []fyne.CanvasObject
	p.scroll.SetLazyRows(p.listed, func(made int) fyne.CanvasObject {
		for i := len(lines); i < made; i++ {
			lines = append(lines, p.setLine(i+1, p.sets[i]))
		}
		return kit.Margins(p.overview(lines[:made], len(asked)))
	})
}

// overview is the list with the lines of the first sets, of which so many ask
// the course's questions.
func (p *Page) overview(lines []fyne.CanvasObject, asked int) fyne.CanvasObject {
	title := kit.PageTitle(p.course.Title, words.T("Practice"))
	if len(p.sets) == 0 && len(p.course.Dialogues) == 0 {
		return kit.Stack(18, title, figure.Empty(words.T("No questions yet"),
			words.T("Questions that the course asks appear here, and drills made from its processes. This course has neither."), kit.Primary(words.T("Open another course"), func() { p.nav.Go(nav.Route{Page: nav.Courses}) })))
	}
	objects := []fyne.CanvasObject{title}
	if mix, ok := p.mix(); ok {
		objects = append(objects, p.mixPanel(mix))
	}
	if p.mayExam() {
		objects = append(objects, p.examPanel())
	}
	panel := func(title string, sets []fyne.CanvasObject) {
		if len(sets) == 0 {
			return
		}
		lines := []fyne.CanvasObject{kit.H2(title), kit.Gap(1, 6)}
		for i, line := range sets {
			if i > 0 {
				lines = append(lines, kit.Separator())
			}
			lines = append(lines, line)
		}
		objects = append(objects, kit.Panel(kit.Stack(8, lines...)))
	}
	if all := p.conversations(); all != nil {
		objects = append(objects, all)
	}
	asked = min(asked, len(lines))
	panel(words.T("Questions"), lines[:asked])
	panel(words.T("Drill a process"), lines[asked:])
	return kit.Stack(theme.PanelGap, objects...)
}

// setLine is one set: what it is, how it went so far, and where to start.
func (p *Page) setLine(number int, s set) fyne.CanvasObject {
	if s.ids == nil {
		s.ids = s.mixed(0)
	}
	answered, right := tally(p.session, s.ids)
	size := words.N("%d question", "%d questions", len(s.ids))
	if s.limit > 0 && len(s.ids) > s.limit {
		size = words.F("%s, %d at a time", size, s.limit)
	}
	if s.about != "" {
		size = s.about + " · " + size
	}
	says := words.T("not answered yet")
	if answered > 0 {
		says = words.F("%d answered, %d right", answered, right)
	}
	name := kit.Stack(0, kit.Text(s.title, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink), kit.Small(size+" · "+says))
	var key fyne.CanvasObject = kit.Gap(theme.Size(22), 1)
	if number <= 9 {
		key = keyHint(strconv.Itoa(number))
	}
	label := words.T("Start")
	start := kit.Secondary(label, func() { p.Start(s.id) })
	start.Says.Group = s.title // all are called alike
	// Where the buttons of any line don't fit, all lines stand in parts one under the other.
	both := kit.NaturalWidth(kit.Row(8, kit.Spring(), kit.Secondary(words.T("Order"), nil), kit.Secondary(label, nil)))
	return kit.Columns(16, both*2/2.2, []float32{5, 2, 2.2},
		kit.Row(12, key, name, kit.Spring()),
		kit.Meter(part(right, len(s.ids)), theme.Primary),
		kit.Row(8, kit.Spring(), p.orderButton(s), start))
}

// drillSets gives the sets made of scenes and processes that have a line.
func (p *Page) drillSets() []set {
	var sets []set
	add := func(s set, ok bool) {
		if ok {
			sets = append(sets, s)
		}
	}
	add(p.scenes())
	for _, process := range p.course.Processes {
		add(p.drillLine(process))
	}
	add(p.orders())
	return sets
}

// orderSets gives the orders, which stand on the lines of their processes.
func (p *Page) orderSets() []set {
	var sets []set
	for _, process := range p.course.Processes {
		if s, ok := p.orderOf(process); ok {
			sets = append(sets, s)
		}
	}
	return sets
}

// orderButton leads from a process to its steps in order.
func (p *Page) orderButton(s set) fyne.CanvasObject {
	process := p.course.Process(strings.TrimPrefix(s.id, drillPrefix))
	if process == nil || !strings.HasPrefix(s.id, drillPrefix) {
		return kit.Gap(0, 0)
	}
	order, ok := p.orderOf(process)
	if !ok {
		return kit.Gap(0, 0)
	}
	b := kit.Secondary(words.T("Order"), func() { p.Start(order.id) })
	b.Says.Group = s.title
	return b
}

func part(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// mixPanel is the one thing to do next: today's mix.
func (p *Page) mixPanel(mix set) fyne.CanvasObject {
	about := words.T("What you missed, what you read and what you haven’t seen for longest, from all lessons and processes. Each answer is checked and explained at once.")
	text := kit.Stack(2, kit.H2(mix.title), kit.Small(words.N("%d question", "%d questions", len(mix.ids))), kit.Gap(1, 2), kit.MutedLabel(about))
	start := kit.PrimaryKey(words.T("Start"), words.T("Enter"), p.startMix)
	start.Says.Group = mix.title
	return kit.Panel(kit.Stack(12, text, kit.Row(0, start, kit.Spring())))
}

func (p *Page) startMix() { p.Start(mixSet) }

// mayExam says whether there is something to ask in an exam.
func (p *Page) mayExam() bool { return len(p.course.Questions) > 0 }

// examPanel leads to an exam, or back to the one that is open.
func (p *Page) examPanel() fyne.CanvasObject {
	title, about, action := words.T("Exam"), words.T("Questions from every lesson, no help, and one answer sheet at the end."), words.T("Begin an exam…")
	if c := p.course.Certificate; c != nil {
		about = words.F("Questions from every lesson, no help, and one answer sheet at the end. %d %% right of %d earn the course’s certificate.", c.Right, c.Questions)
	}
	if open, ok := p.session.OpenExam(); ok {
		title, action = words.T("Your exam goes on"), words.T("Go on with it")
		about = words.F("%d of %d answered", open.Answered(), len(open.Questions)) + " · " + drawnFrom(p.course, &open)
	} else if last := p.lastExam(); last != "" {
		about += " " + last
	}
	name := kit.Stack(0, kit.Text(title, theme.LabelSize, theme.Face{SemiBold: true}, theme.Ink), kit.Small(about))
	return kit.Panel(kit.Columns(16, 0, []float32{5, 2.2}, kit.Row(12, keyHint("X"), name, kit.Spring()),
		kit.Row(0, kit.Spring(), kit.Secondary(action, p.openExam))))
}

// lastExam says how the last exam went; "" when there was none.
func (p *Page) lastExam() string {
	exams := p.session.Exams()
	if len(exams) == 0 {
		return ""
	}
	last := exams[len(exams)-1]
	return words.F("The last one: %d of %d right.", last.Right(), len(last.Questions))
}

func (p *Page) openExam() { p.nav.Go(ExamRoute()) }

func (p *Page) startCommands() []command.Command {
	cs := []command.Command{
		{ID: "practice.mix", Title: words.T("Practise: today’s mix"), Keys: []command.Key{command.K(fyne.KeyReturn), command.K(fyne.KeyEnter)}, Do: p.startMix, When: func() bool { return len(p.sets) > 0 }},
		{ID: "practice.exam", Title: words.T("Exam"), Keys: []command.Key{command.K(fyne.KeyX)}, Do: p.openExam, When: p.mayExam},
	}
	for i, s := range p.sets {
		title := words.F("Practise: %s", s.title)
		switch {
		case strings.HasPrefix(s.id, orderPrefix):
			title = words.F("Put in order: %s", s.title)
		case strings.HasPrefix(s.id, drillPrefix):
			title = words.F("Drill: %s", s.title)
		}
		c := command.Command{ID: "practice.start." + s.id, Title: title, Do: func() { p.Start(s.id) }}
		if i < min(9, p.listed) {
			c.Keys = []command.Key{{Rune: rune('1' + i)}}
		}
		cs = append(cs, c)
	}
	return append(cs, p.conversationCommands()...)
}
