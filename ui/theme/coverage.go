package theme

import (
	"sync"

	"golang.org/x/image/font/sfnt"

	"stagecraft/assets"
)

// firstUnsure is where the signs begin that have to be looked up: below it are
// the Latin letters and common signs, all of which Inter has.
const firstUnsure = 0x0250

// source is where the outline of a sign comes from.
type source int

// The sources, in the order in which they are tried.
const (
	fromTypeface source = iota
	fromInter
	fromTheme // the toolkit's fonts and the system's
)

// coverage is which signs a font has.
type coverage struct {
	data   func() []byte
	unsure rune // below it, it has all of them

	read  sync.Once
	font  *sfnt.Font // nil where it can't be read: it then has none
	lock  sync.Mutex
	known map[rune]bool
}

var (
	ofInter = coverage{data: func() []byte { return assets.InterRegular }, unsure: firstUnsure, known: map[rune]bool{}}
	// Of OpenDyslexic's Latin letters the first that is missing is the Ĉ of Esperanto.
	ofDyslexic = coverage{data: assets.DyslexicRegular, unsure: 0x0108, known: map[rune]bool{}}
)

// has tells whether the font has a glyph for a sign.
func (c *coverage) has(r rune) bool {
	if r < c.unsure {
		return true
	}
	c.read.Do(func() { c.font, _ = sfnt.Parse(c.data()) })
	c.lock.Lock()
	defer c.lock.Unlock()
	has, ok := c.known[r]
	if !ok {
		if c.font != nil {
			glyph, err := c.font.GlyphIndex(nil, r)
			has = err == nil && glyph != 0
		}
		c.known[r] = has
	}
	return has
}

// sourceOf gives where the outline of a sign comes from in the typeface in use.
func sourceOf(r rune) source {
	switch {
	case TypefaceInUse() == OpenDyslexic && ofDyslexic.has(r):
		return fromTypeface
	case !ofInter.has(r):
		return fromTheme
	case TypefaceInUse() == OpenDyslexic:
		return fromInter
	}
	return fromTypeface
}

// sourceOfAll gives where the outlines of a text come from, all from the same.
func sourceOfAll(s string) (of source) {
	for _, r := range s {
		of = max(of, sourceOf(r))
	}
	return of
}

// Stretch gives how many bytes of a text, from its start, are drawn in one font: that of the typeface, or those
// that have the signs it lacks. Drawn as one, the words beside such a sign would not stand on the line.
func Stretch(s string) int {
	begun, of := false, fromTypeface
	for i, r := range s {
		if r == ' ' || r == 0x200D || r == 0xFE0F { // goes with what is before it
			continue
		}
		if from := sourceOf(r); !begun {
			begun, of = true, from
		} else if from != of {
			return i
		}
	}
	return len(s)
}
