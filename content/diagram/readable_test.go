package diagram

import (
	"testing"

	"stagecraft/content/palette"
)

// checkReadable checks that what stands on a colour of the author's can be read, and a line of it seen.
func checkReadable(t *testing.T, rgb uint32) {
	t.Helper()
	for _, s := range palette.Schemes() {
		fill, on := (&Own{RGB: rgb}).In(s), (&Own{RGB: rgb, On: rgb, Use: OnFill}).In(s)
		if c := palette.Contrast(fill, on); c < 4.5 {
			t.Errorf("text on %06X has a contrast of %.1f in scheme %d", rgb, c, s)
		}
		if c := palette.Contrast((&Own{RGB: rgb, Use: ForLine}).In(s), palette.Surface.In(s)); c < 1.9 {
			t.Errorf("a line of %06X has a contrast of %.1f in scheme %d", rgb, c, s)
		}
		if c := palette.Contrast((&Own{RGB: rgb, On: rgb, Use: ForText}).In(s), fill); c < 4.5 {
			t.Errorf("a text of %06X on it has a contrast of %.1f in scheme %d", rgb, c, s)
		}
	}
}
