package editor

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
)

// staying keeps its one object in view while what is beside it scrolls: as far
// down as the view is, within the height it has.
type staying struct{ down, width float32 }

// follow tells how far the top is above the view, and what room the view has
// left; it tells whether that changes anything. Without room it doesn't follow,
// as its end could then never be seen.
func (l *staying) follow(above, room float32) bool {
	const gap = 12
	down := float32(0)
	if room >= 2*gap {
		down = max(above+gap, 0)
	}
	changed := down != l.down
	l.down = down
	return changed
}

// HeightFor gives the height of the object at a width.
func (l *staying) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[0], width)
}

func (l *staying) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := objects[0].MinSize().Width
	return fyne.NewSize(w, l.HeightFor(objects, max(l.width, w)))
}

func (l *staying) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	h := l.HeightFor(objects, size.Width)
	objects[0].Move(fyne.NewPos(0, min(l.down, max(size.Height-h, 0))))
	objects[0].Resize(fyne.NewSize(size.Width, h))
}
