package theme

import (
	"io"
	"log"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"
)

// systemFonts are the fonts of the computer, which the toolkit takes for letters that
// the typefaces of the app lack. They are looked for when one is first wanted.
var systemFonts struct {
	sync.Mutex
	looked bool
	fonts  *fontscan.FontMap // nil when there are none
}

// SystemFont gives the font of the computer that the window sets a letter in which
// Inter lacks; nil for none. It can be called from any goroutine, and the first call
// takes a moment.
func SystemFont(r rune, bold, italic bool) *font.Font {
	s := &systemFonts
	s.Lock()
	defer s.Unlock()
	if !s.looked {
		s.looked = true
		fonts := fontscan.NewFontMap(log.New(io.Discard, "", 0))
		if fonts.UseSystemFonts("") == nil { // where the toolkit keeps its list of them
			s.fonts = fonts
		}
	}
	if s.fonts == nil {
		return nil
	}
	aspect := font.Aspect{Weight: font.WeightNormal, Style: font.StyleNormal}
	if bold {
		aspect.Weight = font.WeightBold
	}
	if italic {
		aspect.Style = font.StyleItalic
	}
	s.fonts.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}, Aspect: aspect})
	s.fonts.SetScript(language.LookupScript(r))
	if face := s.fonts.ResolveFace(r); face != nil {
		return face.Font
	}
	return nil
}
