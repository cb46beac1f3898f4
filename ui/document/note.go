package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// showNote shows something small by a place of the canvas, until a tap outside. Again
// shows it by the view of a page made since.
func (v *View) showNote(title string, content fyne.CanvasObject, at fyne.Position, again func(*View)) {
	c := kit.CanvasOf(v) // also of a page that was just drawn anew
	if c == nil {
		return
	}
	v.CloseNote()
	body := content
	if title != "" {
		body = kit.Stack(4, kit.H3(title), content)
	}
	wide := min(theme.Size(360), kit.Room(c).Width-40)
	box := kit.Inset(12, 8, body)
	size := fyne.NewSize(wide, kit.HeightFor(box, wide))
	at = fyne.NewPos(min(at.X, c.Size().Width-wide-20), at.Y)
	if at.Y+size.Height > c.Size().Height-20 {
		at.Y = max(at.Y-size.Height-theme.Size(40), 10)
	}
	v.note = kit.NewPopover("footnote", box, c)
	v.note.Again = func() func(any) {
		return func(page any) {
			if p, ok := page.(interface{ Document() *View }); ok && p.Document() != nil {
				again(p.Document())
			}
		}
	}
	v.note.Fit(size)
	v.note.ShowAt(at)
}

// CloseNote closes the pop-up of a footnote, and tells whether one was open.
func (v *View) CloseNote() bool {
	if v.note == nil || !v.note.Visible() {
		v.note = nil
		return false
	}
	v.note.Hide()
	v.note = nil
	return true
}

// showShort shows what an abbreviation stands for.
func (v *View) showShort(in markup.Abbreviation, at fyne.Position) {
	v.showNote(in.Short, kit.Label(in.Long), at, func(v *View) { v.showShort(in, at) })
}
