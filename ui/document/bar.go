package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/theme"
)

func newBar() *canvas.Rectangle {
	bar := canvas.NewRectangle(theme.Color(theme.Primary))
	bar.CornerRadius = 1.5
	bar.Hide()
	return bar
}

// placeBar sets the bar beside the item that is read aloud or was found, where
// none of its words are marked.
func (m *marks) placeBar() {
	l := m.v.layout
	bar, at := m.v.backdrop.bar, m.barItem()
	show := l.InTreeAt(at)
	if show {
		it := l.Items()[at]
		left, _ := l.Column()
		bar.Move(fyne.NewPos(left-theme.Size(8), it.Top()))
		bar.Resize(fyne.NewSize(theme.Size(3), it.Height()))
	}
	if show != bar.Visible() {
		bar.Hidden = !show
		canvas.Refresh(m.v.backdrop)
	}
}

// barItem gives the item that the bar belongs to; -1 when there is none.
func (m *marks) barItem() int {
	l := m.v.layout
	if s := m.v.Speech.spoken; s != nil && !m.v.Speech.marksWords(*s) {
		return l.itemAt(s.Block, s.Start)
	}
	if h, ok := m.v.Find.currentHit(); ok {
		if at := l.itemAt(h.unit, h.start); at >= 0 && l.Items()[at].passageWith(h.start, h.end) == nil {
			return at
		}
	}
	return -1
}
