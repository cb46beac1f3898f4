package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// fixedLayout is the layout of objects that were set where they belong.
type fixedLayout struct{ size fyne.Size }

func (l fixedLayout) MinSize([]fyne.CanvasObject) fyne.Size          { return l.size }
func (l fixedLayout) Layout([]fyne.CanvasObject, fyne.Size)          {}
func (l fixedLayout) NaturalWidth([]fyne.CanvasObject) float32       { return l.size.Width }
func (l fixedLayout) HeightFor([]fyne.CanvasObject, float32) float32 { return l.size.Height }

// fixed holds objects that have their place and size.
func fixed(size fyne.Size, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(fixedLayout{size}, objects...)
}
