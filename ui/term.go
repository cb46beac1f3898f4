package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/cards"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// ShowTerm shows a term's definition in a pop-up near a place on the canvas.
func (s *App) ShowTerm(id string, at fyne.Position) {
	if s.opened == nil {
		return
	}
	t := s.course().Term(id)
	if t == nil {
		s.Tell(words.F("The course has no term named %s.", id))
		return
	}
	name := t.WithFormulas()
	if t.Abbreviation != "" {
		name += " (" + t.Abbreviation + ")"
	}
	name = capital(name)
	var pop *kit.PopUp
	rows := []fyne.CanvasObject{kit.WithFormulas(s.course().Language, kit.H3(name)), kit.WithFormulas(s.course().Language, kit.Label(t.Definition))}
	if t.Example != "" {
		rows = append(rows, kit.WithFormulas(s.course().Language, kit.Small(words.F("For example: %s", t.Example))))
	}
	if t.Not != "" {
		rows = append(rows, kit.WithFormulas(s.course().Language, kit.Small(t.Not)))
	}
	links := []fyne.CanvasObject{kit.LinkButton(words.T("See its card"), func() {
		pop.Hide()
		s.Go(cards.CardRoute(study.CardID("term:" + id)))
	})}
	if t.Lesson != "" {
		links = append(links, kit.LinkButton(words.T("Open in lesson ›"), func() {
			pop.Hide()
			s.Open("lesson:" + t.Lesson)
		}))
	}
	rows = append(rows, kit.Wrap(6, links...))
	c := s.window.Canvas()
	width := min(theme.Size(360), kit.Room(c).Width-40)
	content := kit.Inset(16, 12, kit.Stack(6, rows...))
	pop = kit.NewPopover("term", content, c)
	pop.Again = func() func(any) { return func(any) { s.ShowTerm(id, at) } }
	height := kit.HeightFor(content, width)
	x := min(max(at.X-24, 12), c.Size().Width-width-20)
	y := at.Y + 14
	if y+height > c.Size().Height-12 {
		y = max(at.Y-height-theme.Size(30), 12) // over its line
	}
	pop.Fit(fyne.NewSize(width, height))
	pop.ShowAt(fyne.NewPos(x, y))
}
