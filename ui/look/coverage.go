package look

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
