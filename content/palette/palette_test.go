package palette

import (
	"strings"
	"testing"
)

func TestContrast_IsThatOfTheGuidelines(t *testing.T) {
	for _, c := range []struct {
		a, b uint32
		want float64
	}{{0x000000, 0xFFFFFF, 21}, {0xFFFFFF, 0xFFFFFF, 1}, {0x777777, 0xFFFFFF, 4.48}} {
		if got := Contrast(c.a, c.b); got < c.want-0.01 || got > c.want+0.01 {
			t.Errorf("%06X on %06X has %.2f; want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestAccent_CanBeReadWhateverWasChosen(t *testing.T) {
	for _, chosen := range []uint32{0x000000, 0xFFFFFF, 0xFFFF00, 0x00FF00, 0x0B7F74, 0xE8EEFC, 0x808080, 0xFF00FF, 0x2457D6} {
		primary, soft, on := Accent(chosen)
		for _, s := range Schemes() {
			for name, pair := range map[string][2]Colour{
				"on surface": {primary, Surface}, "on background": {primary, Background}, "on soft": {primary, soft}, "under its text": {on, primary},
			} {
				if c := Contrast(pair[0].In(s), pair[1].In(s)); c < s.LeastText() {
					t.Errorf("%06X %s in scheme %d: %.2f", chosen, name, s, c)
				}
			}
		}
	}
	if primary, _, _ := Accent(Primary.Light); primary.Light != Primary.Light {
		t.Errorf("a colour that can be read becomes %06X", primary.Light)
	}
}

func TestReadable_OnEveryGround(t *testing.T) {
	for _, chosen := range []uint32{0x000000, 0xFFFFFF, 0x0000FF, 0x008000, 0x808080, 0xFF0000, 0xFFFF00} {
		for _, s := range Schemes() {
			c := Readable(chosen, s)
			for _, ground := range Grounds() {
				if got := Contrast(c, ground.In(s)); got < s.LeastText() {
					t.Errorf("%06X becomes %06X in scheme %d: %.2f on %06X", chosen, c, s, got, ground.In(s))
				}
			}
		}
	}
	if c := Readable(0x0000FF, Light); c != 0x0000FF {
		t.Errorf("a blue that can be read becomes %06X", c)
	}
}

func TestParse_ReadsColoursAndSaysHowTheyAreWritten(t *testing.T) {
	for s, want := range map[string]uint32{"#2457D6": 0x2457D6, " #0b7f74": 0x0B7F74, "#fff": 0xFFFFFF, "#123": 0x112233} {
		if got, err := Parse(s); err != nil || got != want {
			t.Errorf("%q gives %06X, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "2457D6", "#2457D", "#2457D6FF", "#GGGGGG", "red", "#+12345"} {
		if got, err := Parse(s); err == nil || !strings.Contains(err.Error(), "#2457D6") {
			t.Errorf("%q gives %06X, %v", s, got, err)
		}
	}
}
