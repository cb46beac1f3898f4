package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
)

// What a block may have to be one widget. More takes too long to make and to
// draw at once.
const (
	mostLetters = 6000
	mostParts   = 150 // cells, lines, entries and blocks
)

// size is what is left of what one widget may have. Nothing is counted any
// more once there is nothing left.
type size struct{ letters, parts int }

func (s *size) lines(text string) {
	s.letters -= len(text)
	s.parts -= strings.Count(text, "\n")
}

func (s *size) row(cells []markup.Cell) {
	s.parts -= len(cells)
	for _, c := range cells {
		s.inlines(c.Inlines)
	}
}

func (s *size) inlines(all []markup.Inline) {
	for _, in := range all {
		if s.letters < 0 {
			return
		}
		s.letters--
		switch in := in.(type) {
		case markup.Text:
			s.letters -= len(in.Value)
		case markup.Code:
			s.letters -= len(in.Value)
		case markup.Math:
			s.letters -= len(in.Source)
		case markup.Styled:
			s.inlines(in.Children)
		case markup.Link:
			s.inlines(in.Children)
		}
	}
}

// cutter cuts a block into pieces.
type cutter struct {
	v      *View
	frames []*frame
	scope  *scope
	folds  []*markup.Spoiler
	at     int     // the character of the unit's text that comes next
	gap    float32 // above the next piece
	out    []*piece
	most   size // what may be one widget
}

func newCutter(v *View) *cutter {
	return &cutter{v: v, scope: &scope{outer: true}, most: size{mostLetters, mostParts}}
}

// finish tells each piece which of its frames it shares with its neighbours.
func (c *cutter) finish() []*piece {
	shared := func(a, b *piece) int {
		n := 0
		for n < len(a.frames) && n < len(b.frames) && a.frames[n] == b.frames[n] {
			n++
		}
		return n
	}
	for i, p := range c.out {
		if i > 0 {
			p.top = shared(c.out[i-1], p)
			c.out[i-1].end = p.top
		}
	}
	return c.out
}

// within cuts what do cuts as what stands in a frame.
func (c *cutter) within(f *frame, do func()) {
	c.frames = append(c.frames, f)
	do()
	c.frames = c.frames[:len(c.frames)-1]
}

// put adds a piece that shows a block, or what of one is given, and goes past
// its text.
func (c *cutter) put(b markup.Block, make func(m *maker) fyne.CanvasObject) *piece {
	p := c.add(b, textLength(b), make)
	if p.length > 0 {
		c.at += p.length + 1
	}
	letters, lines := -1, 0
	p.guess = func(width float32) float32 {
		if letters < 0 {
			letters, lines = p.length, roughLines(b)
		}
		return guess(letters, lines, width)
	}
	return p
}

// add adds a piece of so many characters and stays before them. Its guess is
// to be set.
func (c *cutter) add(b markup.Block, length int, make func(m *maker) fyne.CanvasObject) *piece {
	p := &piece{
		block: b, from: c.at, length: length, make: make, gap: c.gap,
		frames: slices.Clone(c.frames), folds: slices.Clone(c.folds),
		scope: c.scope, place: len(c.scope.pieces),
	}
	c.scope.pieces = append(c.scope.pieces, p)
	c.out, c.gap = append(c.out, p), 0
	return p
}

// fits tells whether a block is small enough to be one widget.
func (c *cutter) fits(b markup.Block) bool {
	left := c.most
	left.take(b)
	return left.letters >= 0 && left.parts >= 0
}

// blocks cuts blocks that stand one under the other.
func (c *cutter) blocks(all []markup.Block, gap float32, s setting) {
	for i, b := range all {
		if i > 0 {
			c.gap = gap
		}
		c.block(b, s)
	}
}

// pass goes past text that no piece shows.
func (c *cutter) pass(text string) {
	if text != "" {
		c.at += utf8.RuneCountInString(text) + 1
	}
}
