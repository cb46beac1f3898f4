package cards

import (
	"image/color"
	"testing"
)

// TestShadow_FadesOutward walks from the middle of each side of the paper and over its corners.
func TestShadow_FadesOutward(t *testing.T) {
	for _, scale := range []float32{1.0 / shadowCoarse, 1, 1.5, 2} {
		width, height := int(400*scale), int(300*scale)
		s := drawShadow(width, height, scale, color.NRGBA{A: 60})
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
		s := drawShadow(width, 40, 1, color.NRGBA{A: 60})
		if width > 0 && (s.RGBAAt(0, 20).A > 1 || s.RGBAAt(width-1, 20).A > 1) {
			t.Errorf("%d pixels wide, it begins with %d", width, s.RGBAAt(0, 20).A)
		}
	}
}

func BenchmarkShadow(b *testing.B) {
	for b.Loop() {
		drawShadow(740/shadowCoarse, 460/shadowCoarse, 1.0/shadowCoarse, color.NRGBA{A: 18})
	}
}
