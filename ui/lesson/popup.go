package lesson

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// popUp lists the headings over the page, to choose one by key or tap.
func (s *side) popUp() {
	c := kit.CanvasOf(s.r.view)
	if c == nil || len(s.rows) == 0 {
		return
	}
	s.closePop()
	var rows []fyne.CanvasObject
	var chosen *kit.Pressable
	for i, e := range s.r.outline.entries {
		name, face := theme.Ink, theme.Face{}
		if e.parent >= 0 {
			name = theme.Muted
		}
		if i == s.current {
			name, face.SemiBold = theme.Primary, true
		}
		left := theme.Size(10)
		if e.parent >= 0 {
			left += theme.Size(16)
		}
		row := kit.NewPressable(kit.InsetSides(left, theme.Size(5), 10, theme.Size(5), kit.WithFormulas(s.r.language(), kit.Text(e.title, theme.LabelSize, face, name))), func() { s.choose(i) })
		row.Keys = func(e *fyne.KeyEvent) bool { return s.popKey(c, e.Name) }
		if i == s.current || chosen == nil {
			chosen = row
		}
		rows = append(rows, row)
	}
	p := s.r.tracker.progress()
	done := words.F("%d %%", percent(p.Fraction)) + " · " + words.F("%d min left", p.MinutesLeft)
	if p.Finished {
		done, p.Fraction = words.T("You have read this lesson"), 1
	}
	content := kit.Inset(8, 10, kit.Stack(theme.Size(8),
		kit.Stack(0, rows...),
		kit.Inset(10, 4, kit.Stack(theme.Size(6), kit.Meter(p.Fraction, theme.Primary), kit.Small(done)))))
	wide := min(theme.Size(380), kit.Room(c).Width-40)
	scroller := kit.NewScroller(content)
	s.pop = kit.NewPopover("contents", scroller, c)
	s.pop.Again = func() func(any) {
		return func(page any) {
			if p, ok := page.(*Page); ok && p.reader != nil {
				p.reader.side.popUp()
			}
		}
	}
	s.pop.Fit(fyne.NewSize(wide, min(kit.HeightFor(content, wide), c.Size().Height-80)))
	s.pop.ShowInPage()
	c.Focus(chosen)
	scroller.ShowObject(chosen)
}

// popKey goes up and down the pop-up's headings.
func (s *side) popKey(c fyne.Canvas, name fyne.KeyName) bool {
	top, ok := s.pop.Content.(*kit.Scroller)
	if !ok {
		return false
	}
	switch name {
	case fyne.KeyDown:
		fyne.CurrentApp().Driver().CanvasForObject(top).FocusNext()
	case fyne.KeyUp:
		fyne.CurrentApp().Driver().CanvasForObject(top).FocusPrevious()
	case fyne.KeyEscape, fyne.KeyO:
		s.closePop()
		return true
	default:
		return false
	}
	if o, ok := c.Focused().(fyne.CanvasObject); ok {
		top.ShowObject(o)
	}
	return true
}

func (s *side) closePop() {
	if s.pop != nil {
		s.pop.Hide()
		s.pop = nil
	}
}
