package kit

import (
	"image"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/theme"
)

// wholeShadow draws all of a shadow, what lies under the paper included.
func wholeShadow(size fyne.Size, scale float32) *image.RGBA {
	s := &Shadow{look: testLook, whole: size, colour: color.NRGBA{A: 60}}
	return s.draw(shadowPart{size: size}, int(size.Width*scale), int(size.Height*scale))
}

var testLook = ShadowLook{Begins: 10, Ends: 28, Drop: 8, Radius: theme.CardRadius, Share: 1}

// TestShadow_FadesOutward walks from the middle of each side of the paper and over its corners.
func TestShadow_FadesOutward(t *testing.T) {
	for _, scale := range []float32{1.0 / shadowCoarse, 1, 1.5, 2} {
		s := wholeShadow(fyne.NewSize(400, 300), scale)
		width, height := s.Rect.Dx(), s.Rect.Dy()
		for _, way := range [][4]int{{width / 2, height / 2, 1, 0}, {width / 2, height / 2, -1, 0}, {width / 2, height / 2, 0, 1}, {width / 2, height / 2, 0, -1}, {width - height/2, height / 2, 1, 1}, {height / 2, height / 2, -1, -1}} {
			x, y, before := way[0], way[1], uint8(60)
			if got := s.RGBAAt(x, y).A; got != 60 {
				t.Errorf("at %v the shadow is %d in the middle, want 60", scale, got)
			}
			for ; x >= 0 && x < width && y >= 0 && y < height; x, y = x+way[2], y+way[3] {
				now := s.RGBAAt(x, y).A
				if now > before || float32(before-now) > 10/min(scale, 0.6) {
					t.Fatalf("at %v, going %v: from %d to %d at %d, %d", scale, way[2:], before, now, x, y)
				}
				before = now
			}
			if before > 1 {
				t.Errorf("at %v, going %v: it ends at %d", scale, way[2:], before)
			}
		}
	}
}

// TestShadow_OfATurningCard is as narrow as the card gets.
func TestShadow_OfATurningCard(t *testing.T) {
	for width := range 60 {
		s := wholeShadow(fyne.NewSize(float32(width), 40), 1)
		if width > 0 && (s.RGBAAt(0, 20).A > 1 || s.RGBAAt(width-1, 20).A > 1) {
			t.Errorf("%d pixels wide, it begins with %d", width, s.RGBAAt(0, 20).A)
		}
	}
}

// TestShadow_ItsPartsCoverAllThatThePaperDoesNot lays the parts beside each other, and finds each pixel that isn't
// under the paper in one of them, as dark as in the whole.
func TestShadow_ItsPartsCoverAllThatThePaperDoesNot(t *testing.T) {
	test.NewTempApp(t)
	for _, paper := range []fyne.Size{{Width: 300, Height: 200}, {Width: 40, Height: 120}, {Width: 2, Height: 120}} {
		s := NewShadow(testLook)
		s.colour = color.NRGBA{A: 60}
		at := fyne.NewPos(100, 100)
		s.Place(at, paper)
		whole := wholeShadow(s.whole, 1)
		from := at.SubtractXY(testLook.Ends, testLook.Ends-testLook.Drop)
		covered := image.NewGray(whole.Rect)
		for i, r := range s.sides {
			part := s.draw(s.parts[i], int(r.Size().Width), int(r.Size().Height))
			for y := range part.Rect.Dy() {
				for x := range part.Rect.Dx() {
					px, py := x+int(r.Position().X-from.X), y+int(r.Position().Y-from.Y)
					covered.SetGray(px, py, color.Gray{Y: covered.GrayAt(px, py).Y + 1})
					if got, want := part.RGBAAt(x, y).A, whole.RGBAAt(px, py).A; got != want {
						t.Fatalf("paper of %v, part %d: %d at %d, %d, want %d", paper, i, got, px, py, want)
					}
				}
			}
		}
		r := min(theme.CardRadius, paper.Width/2, paper.Height/2)
		for y := range whole.Rect.Dy() {
			for x := range whole.Rect.Dx() {
				// From the middles of the paper's corners.
				px, py := float32(x)+from.X-at.X+0.5, float32(y)+from.Y-at.Y+0.5
				dx, dy := max(r-px, px-paper.Width+r, 0), max(r-py, py-paper.Height+r, 0)
				if seen := dx*dx+dy*dy > (r-1)*(r-1); seen && covered.GrayAt(x, y).Y != 1 {
					t.Fatalf("paper of %v: %d parts are at %d, %d, which the paper leaves free", paper, covered.GrayAt(x, y).Y, x, y)
				}
			}
		}
	}
}

func BenchmarkShadow(b *testing.B) {
	test.NewTempApp(b)
	s := NewShadow(testLook)
	s.Place(fyne.Position{}, fyne.NewSize(680, 360))
	for b.Loop() {
		for _, p := range s.parts {
			s.draw(p, coarse(int(p.size.Width)), coarse(int(p.size.Height)))
		}
	}
}
