package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"testing"

	"stagecraft/content/picture/picturetest"
)

// TestShrinkPNG_GivesWhatTheLibraryDoes holds our reading of large PNGs
// against the library's: every colour type, depth and way of being clear.
func TestShrinkPNG_GivesWhatTheLibraryDoes(t *testing.T) {
	box := image.Rect(0, 0, 67, 41)
	pattern := func(to draw.Image) image.Image {
		for y := range box.Max.Y {
			for x := range box.Max.X {
				to.Set(x, y, color.NRGBA{byte(x), byte(y), byte(x * y / 7), byte(255 - x%97)})
			}
		}
		return to
	}
	palette := func(n int) (p color.Palette) {
		for i := range n {
			p = append(p, color.NRGBA{byte(i * 90), byte(i * 40), byte(255 - i*60), byte(255 - i%3*60)})
		}
		return p
	}
	opaque := image.NewRGBA(box)
	draw.Draw(opaque, box, pattern(image.NewNRGBA(box)), image.Point{}, draw.Over)
	for i := 3; i < len(opaque.Pix); i += 4 {
		opaque.Pix[i] = 255
	}
	for name, img := range map[string]image.Image{
		"grey": pattern(image.NewGray(box)), "grey 16": pattern(image.NewGray16(box)),
		"colour": opaque, "colour and alpha": pattern(image.NewNRGBA(box)), "16 and alpha": pattern(image.NewNRGBA64(box)),
		"1 bit": pattern(image.NewPaletted(box, palette(2))), "2 bits": pattern(image.NewPaletted(box, palette(4))),
		"4 bits": pattern(image.NewPaletted(box, palette(16))), "8 bits": pattern(image.NewPaletted(box, palette(200))),
	} {
		data := picturetest.PNGOf(img)
		got, err := shrinkPNG(bytes.NewReader(data), box.Max)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		for y := range box.Max.Y {
			for x := range box.Max.X {
				if far(got.At(x, y), want.At(x, y)) > 1 {
					t.Fatalf("%s: at %d, %d is %v, want %v", name, x, y, got.At(x, y), want.At(x, y))
				}
			}
		}
	}
}

func far(a, b color.Color) int {
	r1, g1, b1, a1 := a.RGBA()
	r2, g2, b2, a2 := b.RGBA()
	d := func(x, y uint32) int { return max(int(x>>8), int(y>>8)) - min(int(x>>8), int(y>>8)) }
	return max(d(r1, r2), d(g1, g2), d(b1, b2), d(a1, a2))
}
