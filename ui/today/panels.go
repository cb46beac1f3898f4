package today

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/cards"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// panel sets a small label, what it is about, and an action at its foot.
func panel(label, title, text string, more, action fyne.CanvasObject) fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.Small(label), kit.H2(title), kit.MutedLabel(text)}
	if more != nil {
		objects = append(objects, more)
	}
	objects = append(objects, kit.Gap(1, 1))
	fill := len(objects) - 1
	if action != nil {
		objects = append(objects, kit.Row(0, action, kit.Spring()))
	}
	return kit.Panel(kit.StackFilling(8, fill, objects...))
}

func (p *Page) readPanel() fyne.CanvasObject {
	l := p.session.CurrentLesson()
	if l == nil {
		return panel(words.T("Lessons"), words.T("No lessons"), words.T("This course has cards and questions only."), nil, nil)
	}
	done := p.session.LessonProgress(l.ID)
	label, text, action := words.T("Continue reading"), p.section(l, done), words.T("Continue")
	switch {
	case done.Finished:
		label, text, action = words.T("All lessons read"), words.T("You have read every lesson. Read this one again?"), words.T("Read again")
	case !done.Started:
		label, action = words.T("Start reading"), words.T("Start")
		text = words.N("Lesson %d", "Lesson %d", l.Number) + " · " + words.N("%d min", "%d min", l.Minutes)
	}
	return panel(label, l.Title, text, kit.Meter(done.Fraction, theme.Primary), kit.Primary(action, p.read))
}

// section tells which part of a lesson the learner is in.
func (p *Page) section(l *content.Lesson, done study.LessonProgress) string {
	var parts []string
	if at := p.routeIn(l.ID).At; at != "" {
		sections, here, title := 0, 0, ""
		within, _ := markup.FindHeading(l.Document.Blocks, at)
		for i, b := range l.Document.Blocks {
			h, ok := b.(*markup.Heading)
			if ok && h.Level == 2 {
				sections++
			}
			if l.Blocks[i].Key == at || i == within {
				here = sections
			}
			if ok && h.Level == 2 && (here == 0 || here == sections) {
				title = markup.PlainText(h.Inlines)
			}
		}
		if here > 0 {
			parts = append(parts, words.F("Section %d of %d", here, sections), title)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, percent(done.Fraction))
	}
	return strings.Join(append(parts, words.F("%d min left", done.MinutesLeft)), " · ")
}

func percent(part float64) string {
	return words.F("%d %% read", int(math.Floor(part*100+0.5)))
}

func (p *Page) cardsPanel() fyne.CanvasObject {
	if len(p.course.Terms)+len(p.course.Processes) == 0 {
		return panel(words.T("Cards"), words.T("No cards"), words.T("This course has no terms and no processes."), nil, nil)
	}
	c := p.session.Counts("all")
	if c.Total() == 0 && c.Ahead > 0 {
		text := ""
		if next, ok := p.session.NextDue("all"); ok {
			text = words.F("Back %s, to see if they have stayed.", kit.Back(p.session.Now(), next))
		}
		return panel(words.T("Cards"), words.N("%d card comes back soon", "%d cards come back soon", c.Ahead), text, nil,
			kit.Secondary(words.T("Flip through"), func() { p.nav.Go(cards.CardRoute("")) }))
	}
	if c.Total() == 0 {
		text := words.T("Nothing is due.")
		if next, ok := p.session.NextDue("all"); ok {
			text = words.F("Next: %s", kit.When(p.session.Now(), next))
		}
		return panel(words.T("Cards"), words.T("No cards due"), text, nil,
			kit.Secondary(words.T("Flip through"), func() { p.nav.Go(cards.CardRoute("")) }))
	}
	var parts []string
	if n := c.Due + c.Learning; n > 0 {
		parts = append(parts, words.N("%d card", "%d cards", n))
	}
	if c.New > 0 {
		parts = append(parts, words.F("%d new", c.New))
	}
	text := words.T("New ones are shown a few a day.")
	if likely := kit.LikelyRecall(p.session.ExpectedRecall("all")); likely != "" {
		text = likely
	}
	return panel(words.T("Cards due"), strings.Join(parts, " · "), text, nil, kit.Primary(words.T("Review"), p.review))
}

func (p *Page) practicePanel() fyne.CanvasObject {
	if a, b, n, of, ok := p.session.MixUp(); ok {
		return panel(words.T("Weak spot"), words.F("%s vs %s", a.Name, b.Name), words.F("Mixed up in %d of the last %d answers.", n, of), nil,
			kit.Secondary(words.T("Practise 2 min"), p.contrast))
	}
	if hard, forgotten, ok := p.session.HardestCard(); ok {
		return panel(words.T("Weak spot"), asked(hard), words.N("Forgotten %d time.", "Forgotten %d times.", forgotten), nil,
			kit.Secondary(words.T("See its card"), func() {
				p.nav.Go(cards.CardRoute(hard.ID))
			}))
	}
	n := len(p.session.PracticeQueue(""))
	if n == 0 {
		return panel(words.T("Practice"), words.T("No questions"), words.T("Put the steps of a process in order instead."), nil,
			kit.Secondary(words.T("Practise"), func() { p.nav.GoPage(nav.Practice) }))
	}
	return panel(words.T("Practice"), words.N("%d question", "%d questions", n), words.T("Each one explains its answer."), nil,
		kit.Secondary(words.T("Practise"), func() { p.nav.GoPage(nav.Practice) }))
}

// longestAsked is about how many letters of a definition a panel's title has.
const longestAsked = 60

// asked is what a card of a term asks, so that the answer isn't given away: the
// abbreviation, the definition in short, or the term.
func asked(c study.Card) string {
	switch c.Side {
	case study.Expansion:
		return c.Term.Abbreviation
	case study.TermSide:
		short := []rune(c.Term.Definition)
		if len(short) <= longestAsked {
			return c.Term.Definition
		}
		text := string(short[:longestAsked])
		if i := strings.LastIndexByte(text, ' '); i > 0 {
			text = text[:i]
		}
		return strings.TrimRight(text, ".,;: ") + "…"
	}
	return c.Term.Term
}

func (p *Page) coursePanel() fyne.CanvasObject {
	c := p.course
	about := fmt.Sprintf("%s · %s · %s · %s", c.Title,
		words.N("%d lesson", "%d lessons", len(c.Lessons)),
		words.N("%d process", "%d processes", len(c.Processes)),
		words.N("%d term", "%d terms", len(c.Terms)))
	rows := []fyne.CanvasObject{kit.Row(16, kit.H2(words.T("Your course")), kit.OneLine(kit.Small(about)), kit.Spring()), kit.Gap(1, 3)}
	current := p.session.CurrentLesson()
	for _, l := range c.Lessons {
		id := l.ID
		done := p.session.LessonProgress(id)
		state, name := percent(done.Fraction), theme.Primary
		switch {
		case done.Finished:
			state, name, done.Fraction = words.T("Done"), theme.Stage4, 1
		case !done.Started:
			state = words.T("Not started")
		}
		title := kit.Label(fmt.Sprintf("%d · %s", l.Number, l.Title))
		if l == current {
			title.Runs[0].Face.SemiBold = true
		}
		end := kit.Small(state)
		end.Align = fyne.TextAlignTrailing
		row := kit.Columns(12, 0, []float32{7, 9, 2}, kit.OneLine(title), kit.Meter(done.Fraction, name), kit.OneLine(end))
		press := kit.NewPressable(kit.Inset(8, 5, row), func() {
			p.nav.Go(p.routeIn(id))
		})
		rows = append(rows, kit.InsetSides(-8, 0, -8, 0, press))
	}
	return kit.Panel(kit.Stack(3, rows...))
}

func (p *Page) weeksPanel() fyne.CanvasObject {
	const weeks = 12
	// The last column is this week, Monday first; days still to come are left out.
	days := kit.WholeWeeks(weeks, p.session.Days)
	amounts := make([]int, len(days))
	for i, d := range days {
		amounts[i] = d.Grades + d.Answers + d.Blocks
	}
	text := words.T("Your first day will show here.")
	if slices.ContainsFunc(days, study.Day.Active) {
		text = words.T("Study today, and a new streak begins.")
	} else if slices.Max(amounts) > 0 {
		text = words.T("A day counts once you have read for a little while.")
	}
	if n := p.session.Streak(); n > 0 {
		text = words.N("Days with nothing due never break your streak: %d day.", "Days with nothing due never break your streak: %d days.", n)
	}
	return kit.Panel(kit.Stack(10, kit.H3(words.T("Last 12 weeks")), kit.HeatMap(amounts, weeks), kit.Small(text)))
}

// stagesPanel shows how likely the learner recalls what each stage needs; nil
// when no card has been seen.
func (p *Page) stagesPanel() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, s := range p.session.StageRecall() {
		if s.Cards == 0 {
			continue
		}
		rows = append(rows, kit.Bar(s.Stage.Name, s.Mean, p.stageColor(s.Stage.ID), words.F("%d %%", int(math.Round(s.Mean*100)))))
	}
	if len(rows) == 0 {
		return nil
	}
	title := kit.Stack(0, kit.H3(words.T("Recall by stage")), kit.Small(words.T("How much you would recall now of the cards seen")))
	return kit.Panel(kit.Stack(10, append([]fyne.CanvasObject{title}, rows...)...))
}

// stageColor is the colour of a stage of the journey.
func (p *Page) stageColor(id string) theme.Name {
	_, place, _ := p.course.Stage(id)
	return theme.Stage(place)
}
