package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/look"
)

// shellLayout sets the ground, the rail, the page and the message over them,
// and above the page a notice that stands.
// In a window too narrow for both, the rail keeps its icons alone.
type shellLayout struct{ rail *rail }

func (l *shellLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 480) }

func (l *shellLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	wide := max(look.RailWidth, l.rail.naturalWidth())
	if size.Width-wide < 700 {
		wide = narrowRail()
	}
	l.rail.setNarrow(wide == narrowRail())
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
	objects[2].Move(fyne.NewPos(wide, top))
	objects[2].Resize(fyne.NewSize(size.Width-wide, size.Height-top))
	toast := objects[3]
	w := min(size.Width-wide-48, 560)
	h := kit.HeightFor(toast, w)
	toast.Move(fyne.NewPos(wide+(size.Width-wide-w)/2, size.Height-h-28))
	toast.Resize(fyne.NewSize(w, h))
}
