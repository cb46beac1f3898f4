package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// seam is how far the ground of a piece goes on under the next one, so that no
// line of what is beneath shows between them.
const seam = 1

// groundPart is the part of a rounded ground behind one piece: round and
// closed at the ends alone.
func groundPart(fill, line theme.Name, radius float32, first, last bool) fyne.CanvasObject {
	ground := kit.Ground(fill, line, radius)
	if first && last {
		return ground
	}
	if line == theme.Clear {
		return partly(ground, radius, first, last)
	}
	// The line at an end that is open lies outside of what is shown.
	clip := container.NewClip(container.New(beyond{top: !first, bottom: !last}, ground))
	clip.ExtendBaseWidget(clip) // or its first size is lost: Fyne leaves this out
	return container.New(over{below: under(last)}, clip)
}

// partly rounds a rectangle at the ends alone, and has it go on under the next
// piece.
func partly(r *canvas.Rectangle, radius float32, first, last bool) fyne.CanvasObject {
	r.CornerRadius = 0
	if first {
		r.TopLeftCornerRadius, r.TopRightCornerRadius = radius, radius
	}
	if last {
		r.BottomLeftCornerRadius, r.BottomRightCornerRadius = radius, radius
	}
	return container.New(over{below: under(last)}, r)
}

func under(last bool) float32 {
	if last {
		return 0
	}
	return seam
}

// beyond sets an object so that its open ends lie outside.
type beyond struct{ top, bottom bool }

const beyondBy = 20 // more than any radius

func (beyond) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l beyond) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y, h := float32(0), size.Height
	if l.top {
		y, h = -beyondBy, h+beyondBy
	}
	if l.bottom {
		h += beyondBy
	}
	objects[0].Move(fyne.NewPos(0, y))
	objects[0].Resize(fyne.NewSize(size.Width, h))
}

// behind lays an object over a ground of its size.
func behind(ground, o fyne.CanvasObject) *fyne.Container {
	return container.New(over{}, ground, o)
}

// over sets objects one over the other, each as large as there is room, and
// goes on below by some pixels.
type over struct{ below float32 }

func (over) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[len(objects)-1], width)
}

func (over) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return kit.NaturalWidth(objects[len(objects)-1])
}

func (over) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[len(objects)-1].MinSize()
}

func (l over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size.AddWidthHeight(0, l.below))
	}
}
