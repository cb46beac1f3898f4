// Package truetype makes a TrueType font of just the letters that a document
// uses, out of fonts of any kind. PDF files carry such a font, so that what is
// written in them can be read, searched and copied everywhere. The writer of PDF
// embeds TrueType alone, and neither the CFF outlines of the app's own typeface
// nor the collections in which systems have most of their Chinese, Japanese and
// Korean letters.
package truetype

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
	"golang.org/x/text/unicode/norm"
)

// unitsPerEm is the measure of the fonts made here.
const unitsPerEm = 2048

// mostLetters is how many letters one font holds at most.
const mostLetters = 6000

// firstPrivate to lastPrivate are the private codes under which letters beyond the
// first 65,536 are kept, as a font's table of letters holds no others.
const firstPrivate, lastPrivate rune = 0xE000, 0xF8FF

// ErrNoFont says that not even the common letters were found in any font.
var ErrNoFont = errors.New("no font has the letters of the text")

// Font is a TrueType font of some letters.
type Font struct {
	// Data is the font as a file.
	Data []byte
	// Missing are the letters that no font has. A question mark stands for each.
	Missing []rune

	codes    map[rune]rune // by letter: what stands for it in text
	advances map[rune]int  // by code, in units
}

// New makes a font of a name and a weight (400 is regular, 600 semibold) with
// the letters of a text. find gives a font that has a letter, or nil.
func New(name string, weight int, text string, find func(letter rune) *font.Face) (*Font, error) {
	f := &Font{codes: map[rune]rune{}, advances: map[rune]int{}}
	glyphs := []glyph{{advance: unitsPerEm / 2}} // the first stands for what isn't there
	private := firstPrivate
	var kept []rune
	ascent, descent := unitsPerEm, -unitsPerEm/4
	for i, letter := range lettersOf(text) {
		g, face, ok := draw(letter, find)
		if !ok || len(glyphs) > mostLetters {
			f.Missing = append(f.Missing, letter)
			continue
		}
		if i == 0 { // the space, which is in the font that matters most
			if lines, ok := face.FontHExtents(); ok {
				ascent, descent = toUnits(face, lines.Ascender), toUnits(face, lines.Descender)
			}
		}
		code := letter
		if letter > 0xFFFF || letter >= firstPrivate && letter <= lastPrivate {
			if private > lastPrivate {
				f.Missing = append(f.Missing, letter)
				continue
			}
			code = private
			private++
		}
		f.codes[letter], f.advances[code] = code, g.advance
		glyphs = append(glyphs, g)
		kept = append(kept, code)
	}
	if f.codes[' '] == 0 || f.codes['?'] == 0 {
		return nil, ErrNoFont
	}
	f.Data = file{name: name, weight: weight, ascent: ascent, descent: descent, codes: kept, glyphs: glyphs}.bytes()
	return f, nil
}

// lettersOf gives every letter of a text once, in order. The common ones are
// always among them: the space first, and the question mark.
func lettersOf(text string) []rune {
	letters := []rune(plain(" ?…" + text))
	slices.Sort(letters)
	return slices.Compact(letters)
}

// plain sets letters and their accents as one where that is possible, makes
// every white space a space, and leaves out what isn't drawn.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Variation_Selector):
			return -1
		}
		return r
	}, norm.NFC.String(strings.ToValidUTF8(text, "\uFFFD")))
}

// Encode gives a text as it is written with this font.
func (f *Font) Encode(text string) string {
	return strings.Map(func(r rune) rune {
		if code, ok := f.codes[r]; ok {
			return code
		}
		return '?'
	}, plain(text))
}

// Width gives how wide a text is at a size, in the measure of the size.
func (f *Font) Width(text string, size float64) float64 {
	sum := 0
	for _, code := range f.Encode(text) {
		sum += f.advances[code]
	}
	return float64(sum) * size / unitsPerEm
}

func toUnits(face *font.Face, v float32) int {
	return int(v * unitsPerEm / float32(max(face.Upem(), 1)))
}
