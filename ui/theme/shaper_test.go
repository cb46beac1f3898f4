package theme

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

func TestWidth_IsWhatFyneMeasures(t *testing.T) {
	test.NewTempApp(t)
	text := "Signs of all kinds: AVATAR, To. “We can’t”—fi ffl fj, 12:30 – 14 %; naïve Ærø Łódź, Привет, Ελλάδα; x² → y… e-mail/HTTP://a.b?c=d&e (1,234.50 €) ÀÇ 日本 🙂 \t"
	faces := []Face{{}, {SemiBold: true}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}, {Mono: true}}
	own := 0
	for _, face := range faces {
		for _, size := range []float32{13, 14.4, 16, 19.2, 26} {
			for _, s := range append(strings.SplitAfter(text, " "), text, text[:40], " ", "  ") {
				if s == "" {
					continue
				}
				extent, _ := measure(s, size, face)
				want := extent.Width
				if got := Width(s, size, face); got != want {
					t.Errorf("%q at %v, %+v: %v, Fyne says %v", s, size, face, got, want)
				}
				if _, font := face.sources(s); font != nil {
					if got, ok := measurer.shape(s, size, font); ok {
						own++
						if got.width != want {
							t.Errorf("%q at %v, %+v: the ruler says %v, Fyne %v", s, size, face, got.width, want)
						}
					}
				}
			}
		}
	}
	if own < 300 {
		t.Errorf("only %d of the texts were measured without Fyne", own)
	}
}

func TestHeight_IsWhatFyneMeasures(t *testing.T) {
	test.NewTempApp(t)
	for _, face := range []Face{{}, {SemiBold: true}, {Bold: true}, {Italic: true}, {Bold: true, Italic: true}, {Mono: true}, {Mono: true, Bold: true}} {
		for _, size := range []float32{11, 13, 14.4, 16, 19.2, 26} {
			extent, baseline := measure("x", size, face)
			if h, b := Height(size, face), Baseline(size, face); h != extent.Height || b != baseline {
				t.Errorf("%v in %+v: a line is %v high, its letters stand at %v; Fyne says %v and %v", size, face, h, b, extent.Height, baseline)
			}
		}
	}
}

func BenchmarkWidth_NewWord(b *testing.B) {
	test.NewTempApp(b)
	_, font := Face{}.sources("word")
	for b.Loop() {
		measurer.shape("measured", 16, font)
	}
}

func BenchmarkWidth_NewWordByFyne(b *testing.B) {
	test.NewTempApp(b)
	size := float32(10)
	for b.Loop() {
		size += 0.001
		measure("measured", size, Face{})
	}
}
