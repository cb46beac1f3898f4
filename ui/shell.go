package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// toastGap is the room over and under a message.
const toastGap = 12

// shellLayout sets the background, the rail, the page, and the message under it,
// for which the page makes room, as it does for a tip. Above the page is the room of a
// notice that stands.
// In a window too narrow for both, the rail keeps its icons alone. In full screen
// there is none.
type shellLayout struct{ rail *rail }

func (l *shellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 480) }

func (l *shellLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := max(theme.RailWidth, l.rail.naturalWidth())
	if size.Width-wide < 700 || l.rail.app.beside.wantsRoom(size.Width-wide, size.Width-narrowRail()) {
		wide = narrowRail()
	}
	l.rail.setNarrow(wide == narrowRail())
	if leave := objects[6]; leave.Visible() { // in full screen, in place of the rail
		wide = gutter()
		leave.Move(fyne.NewPos(4, 10))
		leave.Resize(fyne.NewSquareSize(theme.Size(18) + 18))
	}
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(0, 0))
	objects[1].Resize(fyne.NewSize(wide, size.Height))
	notice, top := objects[4], float32(0)
	if notice.Visible() {
		top = min(kit.HeightFor(notice, size.Width-wide), size.Height/2)
		notice.Move(fyne.NewPos(wide, 0))
		notice.Resize(fyne.NewSize(size.Width-wide, top))
	}
	toast := objects[3]
	w := min(size.Width-wide-48, theme.Size(560))
	h, taken := kit.HeightFor(toast, w), float32(0)
	if toast.Visible() {
		taken = h + 2*toastGap
	}
	if tip := objects[5]; tip.Visible() {
		w := min(size.Width-wide-48, theme.Size(tipWidth))
		high := kit.HeightFor(tip, w)
		tip.Move(fyne.NewPos(wide+(size.Width-wide-w)/2, size.Height-taken-high-toastGap))
		tip.Resize(fyne.NewSize(w, high))
		taken += high + 2*toastGap
	}
	objects[2].Move(fyne.NewPos(wide, top))
	objects[2].Resize(fyne.NewSize(size.Width-wide, size.Height-top-taken))
	toast.Move(fyne.NewPos(wide+(size.Width-wide-w)/2, size.Height-h-toastGap))
	toast.Resize(fyne.NewSize(w, h))
}
