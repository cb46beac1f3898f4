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
	maxLetters = 6000
	maxParts   = 150 // cells, lines, entries and blocks
)

// budget is what is left of what one widget may have. Nothing is counted any
// more once there is nothing left.
type budget struct{ letters, parts int }

func (s *budget) lines(text string) {
	s.letters -= len(text)
	s.parts -= strings.Count(text, "\n")
}

func (s *budget) row(cells []markup.Cell) {
	s.parts -= len(cells)
	for _, c := range cells {
		s.inlines(c.Inlines)
	}
}

func (s *budget) inlines(all []markup.Inline) {
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

// chunker splits a block into chunks.
type chunker struct {
	v      *View
	frames []*frame
	scope  *scope
	folds  []*markup.Spoiler
	at     int     // the character of the unit's text that comes next
	gap    float32 // above the next chunk
	out    []*chunk
	limit  budget // what may be one widget
}

func newChunker(v *View) *chunker {
	return &chunker{v: v, scope: &scope{outer: true}, limit: budget{maxLetters, maxParts}}
}

// finish tells each chunk which of its frames it shares with its neighbours.
func (c *chunker) finish() []*chunk {
	shared := func(a, b *chunk) int {
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
func (c *chunker) within(f *frame, do func()) {
	c.frames = append(c.frames, f)
	do()
	c.frames = c.frames[:len(c.frames)-1]
}

// put adds a chunk that shows a block, or what of one is given, and goes past
// its text.
func (c *chunker) put(b markup.Block, make func(m *widgetBuilder) fyne.CanvasObject) *chunk {
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

// add adds a chunk of so many characters and stays before them. Its guess is
// to be set.
func (c *chunker) add(b markup.Block, length int, make func(m *widgetBuilder) fyne.CanvasObject) *chunk {
	p := &chunk{
		block: b, from: c.at, length: length, make: make, gap: c.gap,
		frames: slices.Clone(c.frames), folds: slices.Clone(c.folds),
		scope: c.scope, place: len(c.scope.chunks),
	}
	c.scope.chunks = append(c.scope.chunks, p)
	c.out, c.gap = append(c.out, p), 0
	return p
}

// fits tells whether a block is small enough to be one widget.
func (c *chunker) fits(b markup.Block) bool {
	left := c.limit
	left.take(b)
	return left.letters >= 0 && left.parts >= 0
}

// blocks cuts blocks that stand one under the other.
func (c *chunker) blocks(all []markup.Block, gap float32, s textStyle) {
	for i, b := range all {
		if i > 0 {
			c.gap = gap
		}
		c.block(b, s)
	}
}

// pass goes past text that no chunk shows.
func (c *chunker) pass(text string) {
	if text != "" {
		c.at += utf8.RuneCountInString(text) + 1
	}
}
