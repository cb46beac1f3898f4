package truetype

import (
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// glyph is one letter as TrueType draws it: closed contours of points.
type glyph struct {
	advance  int // in units
	contours [][]point
}

// point is on a contour, or bends the way between two that are.
type point struct {
	x, y int
	on   bool
}

// draw gives a letter from the font that has it as an outline.
func draw(letter rune, find func(rune) *font.Face) (glyph, *font.Face, bool) {
	face := find(letter)
	if face == nil {
		return glyph{}, nil, false
	}
	id, ok := face.NominalGlyph(letter)
	if !ok || id == 0 {
		return glyph{}, nil, false
	}
	g := glyph{advance: toUnits(face, face.HorizontalAdvance(id))}
	outline, ok := face.GlyphData(id).(font.GlyphOutline)
	if !ok {
		return glyph{}, nil, false // a picture, such as a coloured emoji
	}
	p := pen{scale: unitsPerEm / float64(max(face.Upem(), 1))}
	for _, s := range outline.Segments {
		p.add(s)
	}
	g.contours = p.done()
	if len(g.contours) == 0 && letter != ' ' {
		return glyph{}, nil, false // a letter that can't be seen
	}
	return g, face, true
}

// pen draws contours out of segments.
type pen struct {
	scale    float64
	x, y     float64 // where it is
	contour  []point
	contours [][]point
}

func (p *pen) add(s font.Segment) {
	at := func(i int) (x, y float64) {
		return float64(s.Args[i].X) * p.scale, float64(s.Args[i].Y) * p.scale
	}
	switch s.Op {
	case opentype.SegmentOpMoveTo:
		p.close()
		p.to(at(0))
	case opentype.SegmentOpLineTo:
		p.to(at(0))
	case opentype.SegmentOpQuadTo:
		x, y := at(0)
		p.contour = append(p.contour, on(x, y, false))
		p.to(at(1))
	case opentype.SegmentOpCubeTo:
		x1, y1 := at(0)
		x2, y2 := at(1)
		x3, y3 := at(2)
		p.cube(x1, y1, x2, y2, x3, y3)
	}
}

func (p *pen) to(x, y float64) {
	p.x, p.y = x, y
	p.contour = append(p.contour, on(x, y, true))
}

// farthest is how far in units a curve may be off what it stands for.
const farthest = 0.8

// cube draws a cubic curve as quadratic ones. A cubic that is cut into n equal
// parts is off its quadratic ones by at most √3/36 · |p3 − 3p2 + 3p1 − p0| / n³.
func (p *pen) cube(x1, y1, x2, y2, x3, y3 float64) {
	x0, y0 := p.x, p.y
	off := math.Sqrt(3) / 36 * math.Hypot(x3-3*x2+3*x1-x0, y3-3*y2+3*y1-y0)
	n := min(max(int(math.Ceil(math.Cbrt(off/farthest))), 1), 12)
	at := func(a, b, c, d, t float64) float64 {
		u := 1 - t
		return u*u*u*a + 3*u*u*t*b + 3*u*t*t*c + t*t*t*d
	}
	slope := func(a, b, c, d, t float64) float64 {
		u := 1 - t
		return 3 * (u*u*(b-a) + 2*u*t*(c-b) + t*t*(d-c))
	}
	// A part's bending point is in the middle of those its two ends ask for.
	bend := func(a, b, c, d, t, next float64) float64 {
		half := (next - t) / 2
		return (at(a, b, c, d, t) + half*slope(a, b, c, d, t) + at(a, b, c, d, next) - half*slope(a, b, c, d, next)) / 2
	}
	for i := range n {
		t, next := float64(i)/float64(n), float64(i+1)/float64(n)
		p.contour = append(p.contour, on(bend(x0, x1, x2, x3, t, next), bend(y0, y1, y2, y3, t, next), false))
		p.to(at(x0, x1, x2, x3, next), at(y0, y1, y2, y3, next))
	}
}

// close ends a contour. Its last point leads back to the first by itself.
func (p *pen) close() {
	c := p.contour
	if n := len(c); n > 1 && c[n-1] == c[0] {
		c = c[:n-1]
	}
	if len(c) > 2 {
		p.contours = append(p.contours, c)
	}
	p.contour = nil
}

func (p *pen) done() [][]point {
	p.close()
	return p.contours
}

func on(x, y float64, on bool) point {
	keep := func(v float64) int { return int(math.Round(min(max(v, -16000), 16000))) }
	return point{x: keep(x), y: keep(y), on: on}
}
