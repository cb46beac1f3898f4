package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// seam is how far the background of a chunk goes on under the next one, so that no
// line of what is beneath shows between them.
const seam = 1

// backgroundPart is the part of a rounded background behind one chunk: round and
// closed at the ends alone.
func backgroundPart(fill, line theme.Name, radius float32, first, last bool) fyne.CanvasObject {
	background := kit.Background(fill, line, radius)
	if first && last {
		return background
	}
	if line == theme.Clear {
		return roundedPart(background, radius, first, last)
	}
	// The line at an end that is open lies outside of what is shown.
	clip := container.NewClip(container.New(openEnds{top: !first, bottom: !last}, background))
	clip.ExtendBaseWidget(clip) // or its first size is lost: Fyne leaves this out
	return container.New(layers{below: seamBelow(last)}, clip)
}

// roundedPart rounds a rectangle at the ends alone, and has it go on under the next
// chunk.
func roundedPart(r *canvas.Rectangle, radius float32, first, last bool) fyne.CanvasObject {
	r.CornerRadius = 0
	if first {
		r.TopLeftCornerRadius, r.TopRightCornerRadius = radius, radius
	}
	if last {
		r.BottomLeftCornerRadius, r.BottomRightCornerRadius = radius, radius
	}
	return container.New(layers{below: seamBelow(last)}, r)
}

func seamBelow(last bool) float32 {
	if last {
		return 0
	}
	return seam
}

// openEnds sets an object so that its open ends lie outside.
type openEnds struct{ top, bottom bool }

const overshoot = 20 // more than any radius

func (openEnds) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l openEnds) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y, h := float32(0), size.Height
	if l.top {
		y, h = -overshoot, h+overshoot
	}
	if l.bottom {
		h += overshoot
	}
	objects[0].Move(fyne.NewPos(0, y))
	objects[0].Resize(fyne.NewSize(size.Width, h))
}

// withBackground lays an object over a background of its size.
func withBackground(background, o fyne.CanvasObject) *fyne.Container {
	return container.New(layers{}, background, o)
}

// layers sets objects one over the other, each as large as there is room, and
// goes on below by some pixels.
type layers struct{ below float32 }

func (layers) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[len(objects)-1], width)
}

func (layers) NaturalWidth(objects []fyne.CanvasObject) float32 {
	return kit.NaturalWidth(objects[len(objects)-1])
}

func (layers) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[len(objects)-1].MinSize()
}

func (l layers) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size.AddWidthHeight(0, l.below))
	}
}
