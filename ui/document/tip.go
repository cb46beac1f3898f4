package document

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// tip says in words what the pointer is over.
type tip struct {
	v   *View
	box *fyne.Container // mostly empty
}

// hover shows what an abbreviation is short for, or where a link leads, while
// the pointer is over it. At is on the canvas.
func (t *tip) hover(p *text.Paragraph, run int, at fyne.Position) {
	text := ""
	if run >= 0 && run < len(p.Runs) {
		text = tipOf(p.Runs[run])
	}
	if text == "" {
		t.end()
		return
	}
	words := kit.Text(text, theme.SmallSize, theme.Face{}, theme.Ink)
	words.Leading, words.MaxLines = 1.35, 8
	note := kit.PanelInset(10, 6, words)
	view := t.v.Size()
	w := min(kit.NaturalWidth(note)+1, view.Width, theme.Size(360))
	h := kit.HeightFor(note, w)
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t.v))
	y := at.Y + theme.Size(20) // clear of the pointer
	if y+h > view.Height {
		y = at.Y - theme.Size(14) - h
	}
	note.Resize(fyne.NewSize(w, h))
	note.Move(fyne.NewPos(min(max(at.X-w/3, 0), view.Width-w), max(y, 0)))
	t.box.Objects = []fyne.CanvasObject{note}
	t.box.Refresh()
}

// end takes the tip away.
func (t *tip) end() {
	if len(t.box.Objects) > 0 {
		t.box.Objects = nil
		t.box.Refresh()
	}
}

// tipOf gives what is told of a run. A term or a place in the course opens at a
// click, and its id tells nothing.
func tipOf(r text.Run) string {
	if _, inCourse := content.ParseRef(r.Tip); inCourse || strings.HasPrefix(r.Tip, "#") {
		return ""
	}
	return r.Tip
}
