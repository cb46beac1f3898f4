package theme

import (
	"sync"

	"golang.org/x/image/font/sfnt"

	"stagecraft/assets"
)

// firstUnsure is where the signs begin that have to be looked up: below it are
// the Latin letters and common signs, all of which Inter has.
const firstUnsure = 0x0250

var inter = sync.OnceValue(func() *sfnt.Font {
	f, err := sfnt.Parse(assets.InterRegular)
	if err != nil {
		return nil // every sign then comes from the theme's fonts
	}
	return f
})

var (
	knownLock sync.Mutex
	known     = map[rune]bool{}
)

// Stretch gives how many bytes of a text, from its start, are drawn in one font: Inter, or those that
// have the signs it lacks. Drawn as one, the words beside such a sign would not stand on the line.
func Stretch(s string) int {
	begun, beyond := false, false
	for i, r := range s {
		if r == ' ' || r == 0x200D || r == 0xFE0F { // goes with what is before it
			continue
		}
		if b := beyondInter(r); !begun {
			begun, beyond = true, b
		} else if b != beyond {
			return i
		}
	}
	return len(s)
}

// beyondInter tells whether Inter has no glyph for a sign.
func beyondInter(r rune) bool {
	if r < firstUnsure {
		return false
	}
	knownLock.Lock()
	defer knownLock.Unlock()
	beyond, ok := known[r]
	if !ok {
		f := inter()
		beyond = true
		if f != nil {
			glyph, err := f.GlyphIndex(nil, r)
			beyond = err != nil || glyph == 0
		}
		known[r] = beyond
	}
	return beyond
}
