package practice

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// focusTop is where a question begins, as a part of the page's height, where there is
// room for all of it below.
const focusTop = 0.1

// focusLayout sets a question in the middle of the page's width, with nothing beside it.
type focusLayout struct{}

// focusColumn gives where the question stands in a width, and how wide it is.
func focusColumn(width float32) (left, wide float32) {
	room := max(width-2*barSide, 0)
	wide = min(room, theme.Size(widest))
	return barSide + float32(int((room-wide)/2)), wide
}

// HeightFor gives the height at a width.
func (focusLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	_, wide := focusColumn(width)
	return kit.HeightFor(objects[0], wide) + 2*theme.PageMargin
}

func (l focusLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(240, l.HeightFor(objects, 240))
}

func (l focusLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, wide := focusColumn(size.Width)
	high := kit.HeightFor(objects[0], wide)
	top := max(min(float32(int(size.Height*focusTop)), size.Height-high-theme.PageMargin), theme.PageMargin)
	objects[0].Move(fyne.NewPos(left, top))
	objects[0].Resize(fyne.NewSize(wide, high))
}
