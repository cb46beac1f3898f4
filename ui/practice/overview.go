package practice

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
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
	title := kit.H1(words.T("Practice"))
	if len(p.sets) == 0 {
		return kit.Stack(18, title, kit.Empty(words.T("No questions yet"),
			words.T("Questions that the course asks appear here, and drills made from its processes. This course has neither."), nil))
	}
	objects := []fyne.CanvasObject{title, kit.MutedLabel(words.T("Answer a few questions. Each answer is checked and explained at once."))}
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
	if number == 1 {
		start = kit.Primary(label, func() { p.Start(s.id) })
	}
	return kit.Columns(16, 0, []float32{5, 2, 2.2},
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
	return kit.Secondary(words.T("Order"), func() { p.Start(order.id) })
}

func part(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

func (p *Page) startCommands() []command.Command {
	var cs []command.Command
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
	return cs
}
