package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Beside sets an object that keeps its size beside one that takes the rest of the
// width, both from the top.
func Beside(gap float32, fixed, rest fyne.CanvasObject) *fyne.Container {
	return container.New(&beside{gap: gap}, fixed, rest)
}

type beside struct{ gap float32 }

// left is where the second object begins.
func (l *beside) left(objects []fyne.CanvasObject) float32 {
	return objects[0].MinSize().Width + l.gap
}

func (l *beside) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(objects[0].MinSize().Height, HeightFor(objects[1], max(width-l.left(objects), 1)))
}

func (l *beside) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return l.left(objects) + NaturalWidth(objects[1])
}

func (l *beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := objects[1].MinSize()
	return fyne.NewSize(l.left(objects)+least.Width, max(objects[0].MinSize().Height, least.Height))
}

func (l *beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := l.left(objects)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(objects[0].MinSize())
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(max(size.Width-left, 0), size.Height))
}
