package look

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

// ruler measures words as Fyne does, with the same shaper on the same fonts. Fyne makes a shaper anew
// for each text and shapes a space with it first, which takes ten times as long as a word.
type ruler struct {
	lock      sync.Mutex
	shaper    shaping.HarfbuzzShaper
	segmenter shaping.Segmenter
	faces     map[fyne.Resource]*font.Face // nil for a font that can't be read
}

var measurer = ruler{faces: map[fyne.Resource]*font.Face{}}

// oneFace is a font that has all signs of a text.
type oneFace struct{ *font.Face }

func (f oneFace) ResolveFace(rune) *font.Face { return f.Face }

// width gives the width of one line of text; not ok for what Fyne has to measure: text that isn't set
// in Inter, and control characters.
func (r *ruler) width(s string, size float32, from fyne.Resource) (width float32, ok bool) {
	if from == nil || strings.ContainsFunc(s, func(c rune) bool { return c < ' ' || beyondInter(c) }) {
		return 0, false
	}
	r.lock.Lock()
	defer r.lock.Unlock()
	face, known := r.faces[from]
	if !known {
		if face, _ = font.ParseTTF(bytes.NewReader(from.Content())); face != nil {
			r.shaper.SetFontCacheSize(8)
		}
		r.faces[from] = face
	}
	if face == nil {
		return 0, false
	}
	text := []rune(s)
	for _, part := range r.segmenter.Split(shaping.Input{
		Text: text, RunEnd: len(text), Direction: di.DirectionLTR, Face: face, Size: fixed.Int26_6(float64(size) * 64),
	}, oneFace{face}) {
		width += float32(float64(r.shaper.Shape(part).Advance) / 64)
	}
	return width, true
}
