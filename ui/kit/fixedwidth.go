package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// FixedWidth keeps an object at its natural width in a row where others give way.
func FixedWidth(o fyne.CanvasObject) fyne.CanvasObject { return container.New(fixedWidthLayout{}, o) }

type fixedWidthLayout struct{}

func (fixedWidthLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := NaturalWidth(objects[0])
	return fyne.NewSize(w, HeightFor(objects[0], w))
}

func (fixedWidthLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
}
