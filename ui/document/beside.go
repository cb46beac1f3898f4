package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
)

// besideLayout sets text and, at its right, an object that keeps its width; below
// the text where it would take half the room or more.
type besideLayout struct{}

const besideGap = 12

func newBeside(text, right fyne.CanvasObject) *fyne.Container {
	return container.New(besideLayout{}, text, right)
}

func (besideLayout) split(objects []fyne.CanvasObject, width float32) (text, right float32, below bool) {
	right = min(kit.NaturalWidth(objects[1])+1, width)
	if text = width - right - besideGap; text < right && text < kit.NaturalWidth(objects[0]) {
		return width, right, true
	}
	return text, right, false
}

func (l besideLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	text, right, below := l.split(objects, width)
	a, b := kit.HeightFor(objects[0], text), kit.HeightFor(objects[1], right)
	if below {
		return a + b
	}
	return max(a, b)
}

func (besideLayout) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return kit.NaturalWidth(objects[0]) + besideGap + kit.NaturalWidth(objects[1])
}

func (l besideLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[1].MinSize().Width, l.HeightFor(objects, l.NaturalWidth(objects)))
}

func (l besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	text, right, below := l.split(objects, size.Width)
	a, b := kit.HeightFor(objects[0], text), kit.HeightFor(objects[1], right)
	objects[0].Resize(fyne.NewSize(text, a))
	objects[1].Resize(fyne.NewSize(right, b))
	if below {
		objects[0].Move(fyne.NewPos(0, 0))
		objects[1].Move(fyne.NewPos(0, a))
		return
	}
	objects[0].Move(fyne.NewPos(0, (size.Height-a)/2))
	objects[1].Move(fyne.NewPos(size.Width-right, (size.Height-b)/2))
}
