package export

import (
	"bytes"
	"io"
	"log"
	"slices"
	"sync"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"

	"stagecraft/assets"
	"stagecraft/content/formula"
	"stagecraft/ui/theme"
	"stagecraft/ui/truetype"
)

// fonts are those of one handout.
type fonts struct {
	regular, semiBold *pdfFont
}

func (f *fonts) of(face theme.Face) (font *pdfFont, style string) {
	if face.SemiBold || face.Bold {
		return f.semiBold, "B"
	}
	return f.regular, ""
}

// pdfFont is a font that remembers how wide words are.
type pdfFont struct {
	*truetype.Font
	formulas *formulas          // for which signs stand in a text; nil for none
	widths   map[string]float64 // at a size of 1
}

// width gives how wide a word or a line is at a size in points.
func (f *pdfFont) width(text string, size float32) float32 {
	w, ok := f.widths[text]
	if !ok {
		w = f.whole(text)
		f.widths[text] = w
	}
	return float32(w) * size
}

// whole gives the width of a text with its formulas at a size of 1.
func (f *pdfFont) whole(text string) (w float64) {
	if !f.formulas.any(text) {
		return f.Width(text, 1)
	}
	f.formulas.pieces(text, func(letters string, d *formula.Drawing) {
		if d == nil {
			w += f.Width(letters, 1)
		} else {
			w += float64(d.Width / 1000 * emOf(d))
		}
	})
	return w
}

// fontsWith makes the fonts for a text in which signs stand for formulas.
func fontsWith(s *formulas, text string) (*fonts, error) {
	f, err := fontsFor(s.letters(text))
	if err == nil {
		f.regular.formulas, f.semiBold.formulas = s, s
	}
	return f, err
}

// fontsFor makes the fonts for a text: our own letters, and those that it
// lacks from where windows take them, Fyne's fonts and then the system's.
func fontsFor(text string) (*fonts, error) {
	regular, err := truetype.New("Inter", 400, text, inTurn(font.WeightNormal, assets.InterRegular, fynetheme.DefaultTextFont(), fynetheme.DefaultEmojiFont()))
	if err != nil {
		return nil, err
	}
	semiBold, err := truetype.New("Inter", 600, text, inTurn(font.WeightBold, assets.InterSemiBold, fynetheme.DefaultTextBoldFont(), fynetheme.DefaultEmojiFont()))
	if err != nil {
		return nil, err
	}
	return &fonts{
		regular:  &pdfFont{Font: regular, widths: map[string]float64{}},
		semiBold: &pdfFont{Font: semiBold, widths: map[string]float64{}},
	}, nil
}

// missing tells which letters couldn't be written.
func (f *fonts) missing() []rune {
	all := slices.Concat(f.regular.Missing, f.semiBold.Missing)
	slices.Sort(all)
	return slices.Compact(all)
}

// inTurn looks for a letter in one font after the other, and in those of the
// system last. Each is read when it is first asked.
func inTurn(weight font.Weight, first []byte, others ...fyne.Resource) func(rune) *font.Face {
	sources := []func() *font.Face{sync.OnceValue(func() *font.Face { return parse(first) })}
	for _, r := range others {
		if r != nil {
			sources = append(sources, sync.OnceValue(func() *font.Face { return parse(r.Content()) }))
		}
	}
	return func(letter rune) *font.Face {
		for _, source := range sources {
			if face := source(); has(face, letter) {
				return face
			}
		}
		return systemFont(letter, weight)
	}
}

func parse(data []byte) *font.Face {
	face, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil // the next font is asked
	}
	return face
}

// has tells whether a font draws a letter, and not as a picture.
func has(face *font.Face, letter rune) bool {
	if face == nil {
		return false
	}
	id, ok := face.NominalGlyph(letter)
	if !ok || id == 0 {
		return false
	}
	_, drawn := face.GlyphData(id).(font.GlyphOutline)
	return drawn
}

var (
	systemLock sync.Mutex
	system     *fontscan.FontMap
)

// systemFont gives the font of the system that has a letter, or nil. The first
// call looks through the system's fonts, which Fyne has mostly done already.
func systemFont(letter rune, weight font.Weight) *font.Face {
	systemLock.Lock()
	defer systemLock.Unlock()
	if system == nil {
		system = fontscan.NewFontMap(log.New(io.Discard, "", 0))
		// Without the system's fonts the letter is missing, which the page tells.
		_ = system.UseSystemFonts("")
	}
	system.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}, Aspect: font.Aspect{Weight: weight}})
	if face := system.ResolveFace(letter); has(face, letter) {
		return face
	}
	return nil
}
