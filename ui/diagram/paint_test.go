package diagram

import (
	"testing"

	"stagecraft/content/diagram"
)

// TestPaint_GoesOverNoMoreThanEachShape draws hundreds of small ones into a large picture, which would
// take seconds if each went over all of it.
func TestPaint_GoesOverNoMoreThanEachShape(t *testing.T) {
	s := &diagram.Scene{Width: 2000, Height: 2000}
	for i := range 400 {
		s.Shapes = append(s.Shapes, diagram.Shape{
			Path: diagram.Rounded(diagram.Box{X: float64(i%20)*100 + 10, Y: float64(i/20)*100 + 10, W: 60, H: 40}, 8),
			Fill: diagram.Paint{Name: "success-soft"}, Stroke: diagram.Paint{Name: "success"}, Width: 1,
		})
	}
	area := 0
	for _, shape := range s.Shapes {
		part := partOf(shape, 1.5)
		area += part.Dx() * part.Dy()
	}
	if area > 3000*3000 {
		t.Errorf("all together they go over %d pixels", area)
	}
	out := paint(s, 3000, 3000)
	for i := range 400 {
		x, y := int((float64(i%20)*100+40)*1.5), int((float64(i/20)*100+30)*1.5)
		if out.RGBAAt(x, y).A != 255 || out.RGBAAt(x+75, y).A != 0 {
			t.Fatalf("shape %d isn't drawn where it belongs", i)
		}
	}
}

// TestPaint_CutsWhatReachesOver draws a shape that begins before the picture and ends behind it.
func TestPaint_CutsWhatReachesOver(t *testing.T) {
	s := &diagram.Scene{Width: 100, Height: 100, Shapes: []diagram.Shape{{
		Path: diagram.Rounded(diagram.Box{X: -50, Y: 20, W: 300, H: 20}, 0), Fill: diagram.Paint{Name: "success"},
	}}}
	out := paint(s, 100, 100)
	for _, x := range []int{0, 50, 99} {
		if out.RGBAAt(x, 30).A != 255 || out.RGBAAt(x, 60).A != 0 {
			t.Errorf("at %d the shape isn't drawn where it belongs", x)
		}
	}
}
