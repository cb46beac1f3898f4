package figure

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"stagecraft/ui/figure/drawing"
)

// outline is the shape of one step within its box.
type outline struct {
	size  fyne.Size
	point float32 // how deep the point is, and the notch
	notch bool    // whether the near side is notched, rather than flat
	down  bool    // points down rather than to the right
}

// corners gives the outline clockwise, from the near side's start.
func (o outline) corners() []fyne.Position {
	long, high := o.size.Width, o.size.Height
	if o.down {
		long, high = high, long
	}
	cs := []fyne.Position{
		{X: 0, Y: 0},
		{X: long - o.point, Y: 0},
		{X: long, Y: high / 2},
		{X: long - o.point, Y: high},
		{X: 0, Y: high},
	}
	if o.notch {
		cs = append(cs, fyne.Position{X: o.point, Y: high / 2})
	}
	if o.down {
		for i, c := range cs {
			cs[i] = fyne.Position{X: c.Y, Y: c.X}
		}
	}
	return cs
}

// around gives the corners of the outline's edge moved out by d.
func (o outline) around(d float32) []fyne.Position {
	long, high := o.size.Width, o.size.Height
	if o.down {
		long, high = high, long
	}
	lean := 2 * o.point / high // of the slanted edges
	ahead := d * float32(math.Sqrt(float64(1+lean*lean)))
	behind := d
	if o.notch {
		behind = ahead + d*lean
	}
	wider := outline{size: fyne.NewSize(long+ahead+behind, high+2*d), point: o.point + d*lean, notch: o.notch, down: o.down}
	if o.down {
		wider.size = fyne.NewSize(high+2*d, long+ahead+behind)
	}
	corners := wider.corners()
	for i := range corners {
		if o.down {
			corners[i] = corners[i].SubtractXY(d, behind)
		} else {
			corners[i] = corners[i].SubtractXY(behind, d)
		}
	}
	return corners
}

// holds tells whether a point of the box is on the shape.
func (o outline) holds(p fyne.Position) bool { return drawing.Enclose(o.corners(), p) }

// draw fills the outline at the size in the screen's pixels, so that its edges
// are crisp at any scale.
func (o outline) draw(w, h int, c color.Color) image.Image {
	return drawing.FillPolygon(o.corners(), o.size, w, h, c)
}
