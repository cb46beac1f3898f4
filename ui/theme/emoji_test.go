package theme

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestEmoji_TellsWhatIsOneAndWhereItEnds(t *testing.T) {
	for _, c := range []struct {
		text  string
		bytes int
	}{
		{"a", 0},
		{"1", 0},
		{"→ there", 0},
		{"✓", 0},
		{"⚠ as text", 0},
		{"⚠\ufe0f as a picture", len("⚠\ufe0f")},
		{"⚠\ufe0e", 0},
		{"💡 idea", len("💡")},
		{"✅ done", len("✅")},
		{"👍🏽!", len("👍🏽")},
		{"🇬🇧🇫🇷", len("🇬🇧")},
		{"😀😀", len("😀")},
		{"", 0},
		{"\U0001ffff", 0}, // in the range, and in no font
	} {
		picture, n := Emoji(c.text)
		if n != c.bytes || (picture != nil) != (n > 0) {
			t.Errorf("%q: an emoji of %d bytes (picture: %v), want %d", c.text, n, picture != nil, c.bytes)
		}
	}
}

func TestEmoji_AJoinedOneTheFontLacksIsDrawnSignBySign(t *testing.T) {
	text := "👩\u200d🦼 goes"
	whole := strings.Index(text, " ")
	_, n := Emoji(text)
	if n != len("👩") && n != whole {
		t.Errorf("the emoji has %d bytes, want those of the first sign or all %d", n, whole)
	}
}

func TestEmoji_ANarrowOneFillsItsSquare(t *testing.T) {
	test.NewTempApp(t)
	picture, _ := Emoji("💡")
	i := canvas.NewImageFromResource(picture)
	c := test.NewTempWindow(t, i)
	c.SetPadded(false)
	c.Resize(i.Size().Max(i.MinSize()).AddWidthHeight(64, 64))
	shot := c.Canvas().Capture()
	top, bottom := -1, -1
	for y := shot.Bounds().Min.Y; y < shot.Bounds().Max.Y; y++ {
		for x := shot.Bounds().Min.X; x < shot.Bounds().Max.X; x++ {
			if shot.At(x, y) != shot.At(0, 0) {
				if top < 0 {
					top = y
				}
				bottom = y
			}
		}
	}
	if high := shot.Bounds().Dy(); bottom-top < high*8/10 {
		t.Errorf("the bulb is drawn from %d to %d of %d", top, bottom, high)
	}
}
