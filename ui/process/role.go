package process

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// roleName is what a role is called in a tag.
func roleName(r *content.Role) string {
	if r.Abbreviation != "" {
		return r.Abbreviation
	}
	return r.Name
}

// showRole shows what a role does, in a pop-up near a place on the canvas.
func (p *Page) showRole(r *content.Role, at fyne.Position) {
	name := r.Name
	if r.Abbreviation != "" {
		name += " (" + r.Abbreviation + ")"
	}
	rows := []fyne.CanvasObject{kit.H3(name)}
	for _, part := range []struct{ title, text string }{
		{words.T("Owns"), r.Owns},
		{words.T("Receives"), r.Receives},
		{words.T("Hands over"), r.HandsOver},
		{words.T("Measured by"), r.MeasuredBy},
	} {
		if part.text != "" {
			rows = append(rows, kit.Stack(0, kit.Small(part.title), kit.Label(part.text)))
		}
	}
	c := p.shell.Window().Canvas()
	width := min(theme.Size(380), kit.Room(c).Width-40)
	box := kit.Inset(16, 12, kit.Stack(8, rows...))
	pop := kit.NewPopover("role", box, c)
	pop.Again = func() func(any) {
		return func(page any) {
			if again, ok := page.(*Page); ok {
				again.showRole(r, at)
			}
		}
	}
	height := kit.HeightFor(box, width)
	x := min(max(at.X-24, 12), max(c.Size().Width-width-20, 0))
	y := at.Y + 14
	if y+height > c.Size().Height-12 {
		y = max(c.Size().Height-height-20, 8)
	}
	pop.Fit(fyne.NewSize(width, height))
	pop.ShowAt(fyne.NewPos(x, y))
}
