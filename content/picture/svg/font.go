package svg

import (
	"bytes"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"

	"stagecraft/assets"
)

// cuts are the faces of Inter, read when they are first asked for.
var cuts = map[string]func() *font.Font{
	"regular":    reading(assets.InterRegular),
	"bold":       reading(assets.InterBold),
	"italic":     reading(assets.InterItalic),
	"boldItalic": reading(assets.InterBoldItalic),
	"semiBold":   reading(assets.InterSemiBold),
}

func reading(data []byte) func() *font.Font {
	return sync.OnceValue(func() *font.Font {
		face, err := font.ParseTTF(bytes.NewReader(data))
		if err != nil {
			panic(err) // it is in the program
		}
		return face.Font
	})
}

// More gives a font that has a letter which Inter lacks, or nil.
type More func(r rune, bold, italic bool) *font.Font

var more atomic.Pointer[More]

// SetMore has letters that Inter lacks drawn from other fonts. It is set once, before
// anything is drawn.
func SetMore(f More) { more.Store(&f) }

// face gives the face for a style.
func (r *renderer) face(f fontStyle) *font.Face {
	name := "regular"
	switch {
	case f.bold >= 600 && f.italic:
		name = "boldItalic"
	case f.bold >= 700:
		name = "bold"
	case f.italic:
		name = "italic"
	case f.bold >= 600:
		name = "semiBold"
	}
	if r.faces == nil {
		r.faces = map[string]*font.Face{}
	}
	if r.faces[name] == nil {
		r.faces[name] = font.NewFace(cuts[name]())
	}
	return r.faces[name]
}

// fallback gives a face that has a letter, or nil.
func (r *renderer) fallback(c rune, f fontStyle) *font.Face {
	get := more.Load()
	if get == nil {
		return nil
	}
	found := (*get)(c, f.bold >= 600, f.italic)
	if found == nil {
		return nil
	}
	face := font.NewFace(found)
	if _, ok := face.NominalGlyph(c); !ok {
		return nil
	}
	return face
}

// widths are how wide the letters of well-known families are beside Inter's of the same
// size. Drawings are made to the measure of the family that they name; so what is set in
// Inter instead is as much smaller, and fits where it stood.
var widths = []struct {
	family string
	width  float64
}{
	{"times", 0.80},
	{"georgia", 0.90},
	{"garamond", 0.78},
	{"cambria", 0.86},
	{"dejavu serif", 1},
	{"computer modern", 0.84},
	{"serif", 0.84},
	{"arial narrow", 0.77},
	{"helvetica", 0.92},
	{"arial", 0.92},
	{"liberation sans", 0.92},
	{"segoe ui", 0.92},
	{"trebuchet", 0.91},
	{"calibri", 0.86},
	{"roboto", 0.93},
	{"open sans", 0.97},
	{"virgil", 0.95},
	{"comic", 0.97},
	{"excalifont", 0.95},
}

// family tells how wide a family is, and whether all its letters are of one width.
func family(name string) (width float64, mono bool) {
	first, _, _ := strings.Cut(strings.ToLower(name), ",")
	first = strings.Trim(strings.TrimSpace(first), `"'`)
	for _, m := range []string{"mono", "courier", "consolas", "menlo", "code", "cascadia", "fixed"} {
		if strings.Contains(first, m) {
			return 1, true
		}
	}
	if strings.Contains(first, "sans") && !strings.Contains(first, "liberation") && !strings.Contains(first, "open") {
		return 0.97, false
	}
	for _, w := range widths {
		if strings.Contains(first, w.family) {
			return w.width, false
		}
	}
	if first == "" {
		return widths[0].width, false // browsers take Times
	}
	return 0.97, false
}

// glyph is a sign in its place from where its letter begins, in pixels.
type glyph struct {
	face *font.Face
	id   font.GID
	x, y float64
}

// shapeRun gives the signs of letters of one style, by the letter that each begins with, and
// how far each goes on.
func (r *renderer) shapeRun(text []rune, face *font.Face, size float64) (glyphs map[int][]glyph, advances []float64) {
	const em = 1024 // precise enough at every size
	out := r.shaper.Shape(shaping.Input{
		Text: text, RunEnd: len(text), Direction: di.DirectionLTR, Face: face, Size: fixed.I(em),
		Script: language.LookupScript(text[0]), Language: language.NewLanguage("en"),
	})
	glyphs, advances = map[int][]glyph{}, make([]float64, len(text))
	scale := size / em / 64
	for _, g := range out.Glyphs {
		i := min(max(g.TextIndex(), 0), len(text)-1)
		glyphs[i] = append(glyphs[i], glyph{face, g.GlyphID, advances[i] + float64(g.XOffset)*scale, -float64(g.YOffset) * scale})
		advances[i] += float64(g.Advance) * scale
	}
	return glyphs, advances
}

// outlines keeps the paths of signs, in ems, with the line they stand on at zero.
var outlines = struct {
	lock sync.Mutex
	of   map[outlineKey]path
}{of: map[outlineKey]path{}}

type outlineKey struct {
	font *font.Font
	id   font.GID
}

// maxOutlines is how many signs are kept.
const maxOutlines = 3000

// outline gives the path of a sign.
func (g glyph) outline() path {
	key := outlineKey{g.face.Font, g.id}
	outlines.lock.Lock()
	p, known := outlines.of[key]
	outlines.lock.Unlock()
	if known {
		return p
	}
	if data, ok := g.face.GlyphData(g.id).(font.GlyphOutline); ok {
		unit := 1 / float64(g.face.Upem())
		at := func(q opentype.SegmentPoint) point { return point{float64(q.X) * unit, -float64(q.Y) * unit} }
		var from point
		for _, s := range data.Segments {
			switch s.Op {
			case opentype.SegmentOpMoveTo:
				if len(p) > 0 {
					p.close()
				}
				from = at(s.Args[0])
				p.move(from)
			case opentype.SegmentOpLineTo:
				from = at(s.Args[0])
				p.line(from)
			case opentype.SegmentOpQuadTo:
				to := at(s.Args[1])
				p.bend(from, at(s.Args[0]), to)
				from = to
			case opentype.SegmentOpCubeTo:
				from = at(s.Args[2])
				p.curve(at(s.Args[0]), at(s.Args[1]), from)
			}
		}
		if len(p) > 0 {
			p.close()
		}
	}
	outlines.lock.Lock()
	defer outlines.lock.Unlock()
	if len(outlines.of) >= maxOutlines {
		clear(outlines.of)
	}
	outlines.of[key] = p
	return p
}
