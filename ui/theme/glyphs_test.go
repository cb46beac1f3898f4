package theme

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
)

// TestPrint_LooksLikeFynesText holds what is printed against Fyne's own drawing of the same word.
func TestPrint_LooksLikeFynesText(t *testing.T) {
	test.NewTempApp(t)
	for _, face := range []Face{{}, {SemiBold: true}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}, {Mono: true}} {
		for _, size := range []float32{11, 14.4, 16, 26} {
			for _, word := range []string{"lead", "AVATAR", "Qualifying,", "naïve", "ÀÇẪ", "Łódź", "Привет", "Ελλάδα", "x²", "“We’ll”", "12:30–14", "e-mail/HTTP://a.b?c=d&e"} {
				for _, scale := range []float32{1, 1.5, 2} {
					theirs, ours := byFyne(word, size, face, scale), image.NewRGBA(image.Rect(0, 0, 400, 80))
					_, _, ok := Prints(word, size, face)
					if !ok {
						if face.Mono && strings.ContainsFunc(word, func(r rune) bool { return r >= firstUnsure }) {
							continue // in the theme's fonts
						}
						t.Fatalf("%q in %+v isn't printed", word, face)
					}
					const margin = 8
					draw.Draw(ours, ours.Rect, image.White, image.Point{}, draw.Src)
					Print(ours, word, size, face, color.Black, margin*scale, int(math.Ceil(float64(Baseline(size, face)*scale)))+int(margin*scale), scale)
					off, most := difference(theirs, ours)
					// The letters stand up to an eighth of a pixel beside Fyne's.
					if off > 0.12 || most < 10 {
						t.Errorf("%q at %v times %v in %+v: %.3f of its %.0f pixels are others than Fyne's", word, size, scale, face, off, most)
					}
				}
			}
		}
	}
}

// byFyne gives a word as Fyne draws it, eight pixels at 100 % from the top and the left.
func byFyne(word string, size float32, face Face, scale float32) image.Image {
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetScale(scale)
	text := canvas.NewText(word, color.Black)
	StyleText(text, size, face)
	text.Move(fyne.NewPos(8, 8))
	text.Resize(text.MinSize())
	ground := canvas.NewRectangle(color.White)
	ground.Resize(fyne.NewSize(400/scale, 80/scale))
	c.SetContent(container.NewWithoutLayout(ground, text))
	c.Resize(fyne.NewSize(400/scale, 80/scale))
	return c.Capture()
}

// difference gives how much of the ink of two pictures is in one of them alone, and how much there is.
func difference(a, b image.Image) (part, ink float64) {
	var off, all float64
	for y := range 80 {
		for x := range 400 {
			p, q := darkness(a.At(x, y)), darkness(b.At(x, y))
			off += math.Abs(p - q)
			all += (p + q) / 2
		}
	}
	return off / 2 / max(all, 1), all
}

func darkness(c color.Color) float64 {
	return 1 - float64(color.GrayModel.Convert(c).(color.Gray).Y)/255
}

func TestPrint_StaysOnThePicture(t *testing.T) {
	test.NewTempApp(t)
	for _, at := range []image.Point{{-30, 10}, {-3, 3}, {35, 10}, {5, -12}, {5, 30}, {500, 500}, {-500, -500}} {
		whole := image.NewRGBA(image.Rect(0, 0, 40, 20))
		Print(whole, "Agreed", 20, Face{}, color.Black, float32(at.X), at.Y, 1)
		ink := 0
		for _, v := range whole.Pix {
			ink += int(v)
		}
		if near := at.X > -60 && at.X < 40 && at.Y > 0 && at.Y < 34; near != (ink > 0) {
			t.Errorf("at %v: ink is %d", at, ink)
		}
	}
}

// TestPrint_LaysColoursOver prints light on dark, and half clear, over what is there.
func TestPrint_LaysColoursOver(t *testing.T) {
	test.NewTempApp(t)
	ground := color.RGBA{R: 20, G: 30, B: 40, A: 255}
	for _, c := range []color.Color{color.White, color.NRGBA{R: 250, A: 128}} {
		on := image.NewRGBA(image.Rect(0, 0, 60, 40))
		draw.Draw(on, on.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
		Print(on, "■", 32, Face{}, c, 8, 32, 1)
		want := image.NewRGBA(image.Rect(0, 0, 1, 1))
		draw.Draw(want, want.Rect, image.NewUniform(ground), image.Point{}, draw.Src)
		draw.Draw(want, want.Rect, image.NewUniform(c), image.Point{}, draw.Over)
		inside, outside := on.RGBAAt(20, 22), on.RGBAAt(1, 1)
		if off := int(inside.R) - int(want.RGBAAt(0, 0).R); outside != ground || off < -2 || off > 2 || inside.A != 255 {
			t.Errorf("%v over %v: %v inside, %v outside; inside should be %v", c, ground, inside, outside, want.RGBAAt(0, 0))
		}
	}
}

func TestPrints_LeavesTheRestToFyne(t *testing.T) {
	test.NewTempApp(t)
	for _, word := range []string{"日本", "🙂", "a\tb", "שלום"} {
		if _, _, ok := Prints(word, 16, Face{}); ok {
			t.Errorf("%q would be printed, though Inter lacks its signs", word)
		}
	}
	above, below, ok := Prints("gap", 16, Face{})
	if !ok || above < 8 || above > 11 || below < 2.5 || below > 5 {
		t.Errorf("“gap” reaches %v above the line and %v below it, ok is %v", above, below, ok)
	}
}

// TestPrint_KeepsABoundedStore prints letters in more sizes than are kept.
func TestPrint_KeepsABoundedStore(t *testing.T) {
	test.NewTempApp(t)
	on := image.NewRGBA(image.Rect(0, 0, 10, 10))
	for size := float32(200); size < 300; size++ {
		Print(on, "ABCDEFGHIJ", size, Face{}, color.Black, 0, 0, 1)
	}
	glyphMasks.lock.Lock()
	defer glyphMasks.lock.Unlock()
	kept := 0
	for _, s := range glyphMasks.masks {
		kept += len(s.cover)
	}
	if kept != glyphMasks.cover || kept > cacheLimit {
		t.Errorf("%d pixels are kept, counted as %d; %d are the most", kept, glyphMasks.cover, cacheLimit)
	}
}

const sentence = "The quick brown fox jumps over the lazy dog, and the seller asks for a purchase order"

func BenchmarkPrint_Line(b *testing.B) {
	test.NewTempApp(b)
	words := strings.Fields(sentence)
	b.ReportAllocs()
	for b.Loop() {
		on := image.NewRGBA(image.Rect(0, 0, 720, 20))
		x := float32(0)
		for _, word := range words {
			Print(on, word, 16, Face{}, color.Black, x, 15, 1)
			x += Width(word, 16, Face{}) + 4
		}
	}
}

func BenchmarkPrint_LineByFyne(b *testing.B) {
	test.NewTempApp(b)
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	text := canvas.NewText(sentence, color.Black)
	StyleText(text, 16, Face{})
	c.SetContent(text)
	c.Resize(fyne.NewSize(720, 20))
	b.ReportAllocs()
	for b.Loop() {
		c.Capture()
	}
}
