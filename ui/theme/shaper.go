package theme

import (
	"bytes"
	"strings"
	"sync"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"fyne.io/fyne/v2"
)

// textShaper shapes words as Fyne does, with the same shaper on the same fonts. Fyne makes a shaper anew
// for each text and shapes a space with it first, which takes ten times as long as a word.
type textShaper struct {
	lock      sync.Mutex
	shaper    shaping.HarfbuzzShaper
	segmenter shaping.Segmenter
	faces     map[fyne.Resource]*font.Face // nil for a font that can't be read
}

var measurer = textShaper{faces: map[fyne.Resource]*font.Face{}}

// word is a text as it is set: its width, how far its glyphs reach above and below the line that they
// stand on, and for each how far right of the start and above the line it stands; all in pixels at
// 100 %.
type word struct {
	width        float32
	above, below float32
	glyphs       []placedGlyph // none where a sign of it is missing
}

type placedGlyph struct {
	glyph font.GID
	x, y  float32
}

// oneFace is a font that has all signs of a text.
type oneFace struct{ *font.Face }

func (f oneFace) ResolveFace(rune) *font.Face { return f.Face }

// face gives a font as it was read; nil where it can't be. The lock is held.
func (r *textShaper) face(from fyne.Resource) *font.Face {
	face, known := r.faces[from]
	if !known {
		if face, _ = font.ParseTTF(bytes.NewReader(from.Content())); face != nil {
			r.shaper.SetFontCacheSize(8)
		}
		r.faces[from] = face
	}
	return face
}

// shape sets one line of text; not ok for what Fyne has to set: text that isn't set in Inter, and
// control characters.
func (r *textShaper) shape(s string, size float32, from fyne.Resource) (w word, ok bool) {
	if from == nil || strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || sourceOf(c) == fromTheme }) {
		return word{}, false
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	face := r.face(from)
	if face == nil {
		return word{}, false
	}
	text := []rune(s)
	w.glyphs = make([]placedGlyph, 0, len(text))
	missing := false
	for _, part := range r.segmenter.Split(shaping.Input{
		Text: text, RunEnd: len(text), Direction: di.DirectionLTR, Face: face, Size: fixed.Int26_6(float64(size) * 64),
	}, oneFace{face}) {
		set := r.shaper.Shape(part)
		x := w.width
		for _, g := range set.Glyphs {
			missing = missing || g.GlyphID == 0
			w.glyphs = append(w.glyphs, placedGlyph{g.GlyphID, x + pixels(g.XOffset), pixels(g.YOffset)})
			x += pixels(g.Advance)
			top := pixels(g.YOffset + g.YBearing)
			w.above, w.below = max(w.above, top), max(w.below, -top-pixels(g.Height)) // Height is negative
		}
		w.width += pixels(set.Advance)
	}
	if missing {
		w.glyphs = nil
	}
	return w, true
}

// line measures a line of a font, as Fyne does by a space.
func (r *textShaper) line(size float32, from fyne.Resource) (l lineMetrics, ok bool) {
	if from == nil {
		return lineMetrics{}, false
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	face := r.face(from)
	if face == nil {
		return lineMetrics{}, false
	}
	bounds := r.shaper.Shape(shaping.Input{
		Text: []rune{' '}, RunEnd: 1, Direction: di.DirectionLTR, Face: face, Size: fixed.Int26_6(float64(size) * 64),
	}).LineBounds
	return lineMetrics{height: pixels(bounds.LineThickness()), baseline: pixels(bounds.Ascent)}, true
}

func pixels(i fixed.Int26_6) float32 { return float32(float64(i) / 64) }
