package allcards

import (
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// drawSide tells of the card that the keys stand on.
func (p *Page) drawSide() {
	c := p.current()
	if c == nil {
		p.side.SetContent(kit.MutedLabel(words.T("Choose a card to see how your memory of it went.")))
		return
	}
	p.side.SetContent(p.told(c))
}

// about tells of the card that the keys stand on over the page, where there is no room
// beside the list.
func (p *Page) about() {
	c := p.current()
	if c == nil {
		return
	}
	over := p.nav.Window().Canvas()
	var pop *kit.PopUp
	done := kit.Primary(words.T("Close"), func() { pop.Hide() })
	body := kit.NewScroller(p.told(c))
	pop = kit.NewDialog("about card", kit.Inset(22, 18, kit.StackFilling(12, 0, body, kit.Actions(done))), over)
	room := kit.Room(over)
	pop.Fit(fyne.NewSize(min(theme.Size(520), room.Width-40), room.Height-40))
	pop.Again = func() func(any) {
		return func(page any) {
			if again, ok := page.(*Page); ok {
				again.about()
			}
		}
	}
	pop.Show()
	over.Focus(done)
	p.over = pop
}

// told is what is told of a card.
func (p *Page) told(c *study.ListedCard) fyne.CanvasObject {
	f := faceOf(p.course, c.Of)
	objects := []fyne.CanvasObject{kit.Small(f.kind), kit.Gap(1, 4), kit.WithFormulas(p.course.Language, kit.H2(f.set))}
	if f.answer != "" {
		answer := kit.WithFormulas(p.course.Language, kit.Body(f.answer))
		answer.MaxLines = 12
		objects = append(objects, kit.Gap(1, 8), answer)
	}
	objects = append(objects, kit.Gap(1, 14))
	if !c.New {
		objects = append(objects, kit.Meter(c.Recall, recallColor(c.Recall)), kit.Gap(1, 8))
	}
	objects = append(objects, kit.Small(p.standingText(c)), kit.Gap(1, 14), kit.Wrap(8, p.sideButtons(c, f)...))
	if h, ok := p.session.CardHistory(c.Of.ID); ok && len(h.Grades) > 0 {
		objects = append(objects, kit.Gap(1, 18), kit.H3(words.T("How your memory of it went")), kit.Gap(1, 8))
		if len(h.Memory) > 0 {
			objects = append(objects, newCurve(&h, p.session.Retention()), kit.Gap(1, 8))
		}
		objects = append(objects, kit.Small(historyText(c, &h)), kit.Gap(1, 10))
		for _, line := range p.gradeLines(&h) {
			objects = append(objects, kit.Separator(), kit.Gap(1, 6), line, kit.Gap(1, 6))
		}
	}
	return kit.InsetSides(0, 0, 14, 0, kit.Stack(0, objects...)) // beside the bar
}

// sideButtons are what can be done with the card.
func (p *Page) sideButtons(c *study.ListedCard, f face) []fyne.CanvasObject {
	var buttons []fyne.CanvasObject
	if f.ref != "" {
		buttons = append(buttons, kit.Secondary(words.T("Open lesson"), func() {
			if p.over != nil {
				p.over.Hide()
			}
			p.nav.Open(f.ref)
		}))
	}
	aside, flag := words.T("Put aside"), words.T("Flag")
	if c.Aside {
		aside = words.T("Bring back")
	}
	if c.Flagged {
		flag = words.T("Take flag away")
	}
	only := []study.ListedCard{*c}
	and := func(do func()) func() {
		return func() {
			if p.over != nil {
				p.over.Hide()
			}
			do()
		}
	}
	return append(buttons, kit.Secondary(aside, and(func() { p.putAside(only) })), kit.Secondary(flag, and(func() { p.flag(only) })))
}

// standingText says how a card stands.
func (p *Page) standingText(c *study.ListedCard) string {
	recall, aim := percent(c.Recall), percent(p.session.Retention())
	switch {
	case c.Aside:
		return words.T("You put it aside: it doesn’t come until you bring it back.")
	case c.New:
		return words.T("This card is new to you.")
	case c.Learning:
		return words.F("Recall now %s. You are still learning it.", recall)
	case c.Due:
		return words.F("Recall now %s. Aim %s, so it is due today.", recall, aim)
	}
	return words.F("Recall now %s. Aim %s, so it comes %s.", recall, aim, nextText(c, p.session.Now()))
}

// historyText sums up how a card was graded.
func historyText(c *study.ListedCard, h *study.CardHistory) string {
	s := words.N("%d review", "%d reviews", len(h.Grades))
	if c.Lapses > 0 {
		s += " · " + words.N("forgotten once", "forgotten %d times", c.Lapses)
	}
	var taken []string
	for _, m := range h.Mixed[:min(len(h.Mixed), 3)] {
		taken = append(taken, m.Step.Name)
	}
	if len(taken) > 0 {
		s += " · " + words.F("taken for %s", words.List(taken))
	}
	if h.Took > 0 {
		s += " · " + words.F("about %d s each", int(h.Took.Seconds()+0.5))
	}
	return s
}

// ratingName is what a rating is called, and its colour.
func ratingName(r fsrs.Rating) (string, theme.Name) {
	switch r {
	case fsrs.Again:
		return words.T("Again"), theme.Danger
	case fsrs.Hard:
		return words.T("Hard"), theme.Warning
	case fsrs.Easy:
		return words.T("Easy"), theme.Info
	}
	return words.T("Good"), theme.Success
}

// waitText says how long a card was to wait after a grade.
func waitText(g *study.CardGrade) string {
	if g.Days > 0 {
		return span(float64(g.Days))
	}
	m := int((g.Wait + 30*time.Second) / time.Minute)
	if m < 60 {
		return words.F("%d min", max(m, 1))
	}
	return words.N("%d hour", "%d hours", (m+30)/60)
}

// drawFoot says how many cards are selected.
func (p *Page) drawFoot() {
	n := 0
	p.eachChosen(func(*study.ListedCard) bool {
		n++
		return true
	})
	p.foot.SetRuns(text.Run{Text: words.F("%s selected of %s", words.Number(int64(n)), words.Number(int64(len(p.shown))))})
}
