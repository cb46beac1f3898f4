package svg

import (
	"math"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/font"
)

// maxLetters is how many letters a text may have.
const maxLetters = 20_000

// letter is one character of a text, where it stands and how it is set.
type letter struct {
	char     rune
	style    *style
	n        *node
	x, y     *float64 // where it is put, nil for after the one before
	dx, dy   float64
	turn     float64 // radians
	along    path    // the path that it stands on, nil for a line
	starts   bool    // the first on its path
	offset   float64 // along the path
	glyphs   []glyph
	advance  float64
	stretch  float64 // of its signs, sideways
	at       point
	baseline float64
}

// setText is a text in its places.
type setText struct{ letters []letter }

// size gives the size in which Inter stands for the family that a style names.
func (st *style) size() float64 {
	width, mono := family(st.font.family)
	if mono {
		return st.font.size * 0.92
	}
	return st.font.size * width
}

// text draws a text.
func (r *renderer) text(n *node, st *style, m matrix) {
	t := r.set(n, st)
	b, has := t.bounds()
	whole := rectangle(b, 0, 0)
	for i := range t.letters {
		l := &t.letters[i]
		if l.style.hidden || l.style.none {
			continue
		}
		size := l.style.size()
		var p path
		for _, g := range l.glyphs {
			p = append(p, placed(g.outline(), identity.translate(g.x*l.stretch, g.y-l.baseline).scale(size*l.stretch, size))...)
		}
		if strings.Contains(l.style.decoration, "underline") {
			p = append(p, rectangle(box{0, size * 0.12, l.advance, size * 0.06}, 0, 0)...)
		}
		if strings.Contains(l.style.decoration, "line-through") {
			p = append(p, rectangle(box{0, -size * 0.3, l.advance, size * 0.06}, 0, 0)...)
		}
		if len(p) == 0 {
			continue
		}
		inner := m.translate(l.at.x, l.at.y)
		if l.turn != 0 {
			inner = inner.rotate(l.turn)
		}
		r.letter(l, p, whole, has, inner, m)
	}
}

// letter paints one letter. m is where it stands, around that of the text.
func (r *renderer) letter(l *letter, p, whole path, has bool, m, around matrix) {
	st := l.style
	lines := p.flatten(m.size(), r.spend)
	device := moved(lines, m)
	if r.cover != nil {
		r.fill(device, false, ink{})
		return
	}
	if !has {
		whole = p
	}
	fill := func() {
		if st.fill.none {
			return
		}
		if k, ok := r.ink(l.n, st.fill, st.fillOpacity, whole, around); ok {
			r.fill(device, false, k)
		}
	}
	line := func() {
		if st.stroke.none || !(st.width > 0) {
			return
		}
		if k, ok := r.ink(l.n, st.stroke, st.lineOpacity, whole, around); ok {
			r.strokeTo(lines, device, st, m, k)
		}
	}
	if st.strokeFirst {
		line()
		fill()
		return
	}
	fill()
	line()
}

// placed gives a path moved.
func placed(p path, m matrix) path {
	out := make(path, len(p))
	for i, s := range p {
		out[i] = step{s.kind, m.apply(s.by), m.apply(s.by2), m.apply(s.to)}
	}
	return out
}

// bounds gives the box around a text.
func (t *setText) bounds() (box, bool) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for i := range t.letters {
		l := &t.letters[i]
		size := l.style.size()
		low = point{min(low.x, l.at.x), min(low.y, l.at.y-size*0.97)}
		high = point{max(high.x, l.at.x+l.advance), max(high.y, l.at.y+size*0.24)}
	}
	return box{low.x, low.y, high.x - low.x, high.y - low.y}, len(t.letters) > 0 && high.x > low.x
}

// set sets a text.
func (r *renderer) set(n *node, st *style) *setText {
	c := &collector{r: r, space: true}
	c.element(n, st, nil)
	if k := len(c.letters); k > 0 && c.letters[k-1].char == ' ' && !c.letters[k-1].style.keep {
		c.letters = c.letters[:k-1]
	}
	t := &setText{c.letters}
	r.measure(t.letters)
	for _, s := range c.spans {
		s.stretch(t.letters)
	}
	r.place(t.letters)
	return t
}

// collector gathers the letters of a text.
type collector struct {
	r       *renderer
	letters []letter
	spans   []span
	space   bool // the last was a space, or there is none yet
	lists   []*placeLists
}

// placeLists are the places that an element gives the letters in it, one after the other.
type placeLists struct {
	x, y, dx, dy, rotate []float64
	next                 int
}

// span is a part of a text that has a length.
type span struct {
	from, to int
	length   float64
	glyphs   bool // the signs are made wider, not the spaces alone
}

func (c *collector) element(n *node, st *style, along path) {
	get := func(name string, whole float64) []float64 {
		text := n.attr(name)
		if text == "" {
			return nil
		}
		if strings.HasSuffix(text, "em") || strings.HasSuffix(text, "%") {
			if v, ok := length(text, whole, st.font.size); ok {
				return []float64{v}
			}
		}
		return numbers(text, maxLetters)
	}
	c.lists = append(c.lists, &placeLists{
		x: get("x", c.r.width), y: get("y", c.r.height), dx: get("dx", c.r.width), dy: get("dy", c.r.height), rotate: get("rotate", 1),
	})
	first := len(c.letters)
	for _, child := range n.children {
		switch child.name {
		case "":
			c.words(child.text, n, st, along)
		case "tspan", "a", "tref", "textPath":
			c.r.spend(100)
			inner := st.of(child)
			if inner.none || len(c.lists) > maxDepth {
				continue
			}
			if inner.decoration == "" {
				inner.decoration = st.decoration
			}
			inner.shift += st.shift
			inner.fillOpacity *= inner.opacity
			on := along
			if child.name == "textPath" {
				if on = c.r.textPath(child, &inner); on == nil {
					continue
				}
			}
			at := len(c.letters)
			c.element(child, &inner, on)
			if child.name == "textPath" && at < len(c.letters) {
				c.letters[at].starts = true
				c.letters[at].offset, _ = length(child.attr("startOffset"), on.long(c.r.spend), inner.font.size)
			}
		}
	}
	if v, ok := length(n.attr("textLength"), c.r.width, st.font.size); ok && v > 0 {
		c.spans = append(c.spans, span{first, len(c.letters), v, n.attr("lengthAdjust") == "spacingAndGlyphs"})
	}
	c.lists = c.lists[:len(c.lists)-1]
}

// words takes up the letters of a text.
func (c *collector) words(text string, n *node, st *style, along path) {
	shared := st
	for _, char := range text {
		if unicode.IsControl(char) && !unicode.IsSpace(char) || len(c.letters) >= maxLetters {
			continue
		}
		if char == '\n' || char == '\t' || char == '\r' {
			char = ' '
		}
		if char == ' ' && !st.keep {
			if c.space {
				continue
			}
			c.space = true
		} else {
			c.space = false
		}
		l := letter{char: char, style: shared, n: n, along: along, stretch: 1}
		c.put(&l)
		c.letters = append(c.letters, l)
	}
}

// put gives a letter its place in the lists of the elements that it is in; the innermost
// counts.
func (c *collector) put(l *letter) {
	for _, p := range c.lists {
		i := p.next
		p.next++
		if i < len(p.x) {
			l.x = &p.x[i]
		}
		if i < len(p.y) {
			l.y = &p.y[i]
		}
		if i < len(p.dx) {
			l.dx = p.dx[i]
		}
		if i < len(p.dy) {
			l.dy = p.dy[i]
		}
		if k := len(p.rotate); k > 0 {
			l.turn = p.rotate[min(i, k-1)] * math.Pi / 180
		}
	}
}

// measure shapes the letters, run by run.
func (r *renderer) measure(letters []letter) {
	for from := 0; from < len(letters); {
		to := from + 1
		face := r.faceFor(&letters[from])
		for to < len(letters) && letters[to].style == letters[from].style && letters[to].x == nil && letters[to].y == nil &&
			letters[to].dx == 0 && to-from < 500 && r.faceFor(&letters[to]) == face {
			to++
		}
		run := letters[from:to]
		st := run[0].style
		size := st.size()
		r.spend(2000 + 500*len(run))
		if face != nil {
			text := make([]rune, len(run))
			for i, l := range run {
				text[i] = l.char
			}
			glyphs, advances := r.shapeRun(text, face, size)
			_, mono := family(st.font.family)
			for i := range run {
				run[i].glyphs, run[i].advance = glyphs[i], advances[i]
				if mono {
					run[i].cell(st.font.size * 0.6)
				}
				run[i].advance += st.spacing
			}
		} else {
			for i := range run {
				run[i].advance = size * 0.6
			}
		}
		for i := range run {
			run[i].baseline = st.shift - lowered(st.baseline, size)
		}
		from = to
	}
}

// faceFor gives the face that has a letter; nil when none has.
func (r *renderer) faceFor(l *letter) *font.Face {
	face := r.face(l.style.font)
	if _, ok := face.NominalGlyph(l.char); ok || unicode.IsSpace(l.char) || unicode.Is(unicode.Cf, l.char) || unicode.Is(unicode.Mn, l.char) {
		return face
	}
	if face := r.fallback(l.char, l.style.font); face != nil {
		return face
	}
	r.omit(l.n, "letters that the typeface lacks, such as %q", l.char)
	return nil
}

// cell puts a letter in the middle of a cell, as typewriters do.
func (l *letter) cell(width float64) {
	if l.advance <= 0 {
		return
	}
	l.stretch = min(width/l.advance, 1)
	move := (width - l.advance*l.stretch) / 2 / l.stretch
	for i := range l.glyphs {
		l.glyphs[i].x += move
	}
	l.advance = width
}

// lowered is how far below its line a text stands by its baseline.
func lowered(baseline string, size float64) float64 {
	switch baseline {
	case "middle":
		return size * 0.27
	case "central":
		return size * 0.36
	case "hanging":
		return size * 0.76
	case "text-before-edge", "before-edge", "text-top", "top":
		return size * 0.97
	case "text-after-edge", "after-edge", "ideographic", "text-bottom", "bottom":
		return -size * 0.24
	}
	return 0
}
