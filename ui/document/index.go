package document

import (
	"strings"
	"unicode/utf8"

	"stagecraft/content/markup"
)

// textIndex relates the blocks of a document to the characters of its text. It
// is the only place that counts them: finding, selecting, highlighting and
// reading aloud all give a place as a unit and characters of the unit's text.
//
// A unit is a block of the document; all of the footnotes are one more unit,
// after the last block. Its text is what markup.BlockText gives of its blocks,
// one under the other.
type textIndex struct {
	doc   *markup.Document
	texts map[int]string // of units, once asked for
}

func newTextIndex(doc *markup.Document) *textIndex {
	return &textIndex{doc: doc, texts: map[int]string{}}
}

// units tells how many units there are, the one of the footnotes included.
func (x *textIndex) units() int { return len(x.doc.Blocks) + 1 }

// footnotes is the unit that all footnotes are.
func (x *textIndex) footnotes() int { return len(x.doc.Blocks) }

// blocks gives the blocks of a unit; nil when there is no such unit.
func (x *textIndex) blocks(unit int) []markup.Block {
	switch {
	case unit >= 0 && unit < len(x.doc.Blocks):
		return x.doc.Blocks[unit : unit+1]
	case unit == x.footnotes():
		var all []markup.Block
		for _, f := range x.doc.Footnotes {
			all = append(all, f.Blocks...)
		}
		return all
	}
	return nil
}

// text gives the text of a unit.
func (x *textIndex) text(unit int) string {
	if text, ok := x.texts[unit]; ok {
		return text
	}
	var lines []string
	for _, b := range x.blocks(unit) {
		if text := markup.BlockText(b); text != "" {
			lines = append(lines, text)
		}
	}
	x.texts[unit] = strings.Join(lines, "\n")
	return x.texts[unit]
}

// slice gives some characters of a unit's text.
func (x *textIndex) slice(unit, start, end int) string { return substring(x.text(unit), start, end) }

// starts gives where each text within a unit begins.
func (x *textIndex) starts(unit int) *starts { return startsOf(x.blocks(unit), 0) }

// blockAt gives the innermost block of a unit that has a character of its text;
// nil when none has.
func (x *textIndex) blockAt(unit, char int) markup.Block {
	var in markup.Block
	eachText(x.blocks(unit), 0, func(start int, t markup.Segment) {
		if start <= char {
			in = t.Block
		}
	})
	return in
}

// foldsAt gives the folds that a character of a unit is in, the outermost first.
func (x *textIndex) foldsAt(unit, char int) []*markup.Spoiler {
	in := x.blockAt(unit, char)
	if in == nil {
		return nil
	}
	var all []*markup.Spoiler
	markup.Walk(x.blocks(unit), func(b markup.Block) bool {
		if s, ok := b.(*markup.Spoiler); ok && b != in && holds(s, in) {
			all = append(all, s)
		}
		return true
	})
	return all
}

// holds tells whether a block is another, or has it within.
func holds(b, in markup.Block) bool {
	found := false
	markup.Walk([]markup.Block{b}, func(b markup.Block) bool {
		found = found || b == in
		return !found
	})
	return found
}

// starts is where the texts within some blocks begin, in characters of the
// unit's text.
type starts struct {
	inlines map[*markup.Inline]int // of running text, by the first of its inlines
	blocks  map[markup.Block]int   // of a block's first text of its own
}

// startsOf counts through blocks that stand one under the other, the first of
// which begins with a character of its unit. They may be parts of the blocks of
// the document.
func startsOf(blocks []markup.Block, from int) *starts {
	s := &starts{inlines: map[*markup.Inline]int{}, blocks: map[markup.Block]int{}}
	eachText(blocks, from, func(start int, t markup.Segment) {
		if len(t.Inlines) > 0 {
			s.inlines[&t.Inlines[0]] = start
		}
		if _, ok := s.blocks[t.Block]; !ok {
			s.blocks[t.Block] = start
		}
	})
	return s
}

// ofText gives the character at which running text begins; -1 when it isn't known.
func (s *starts) ofText(inlines []markup.Inline) int {
	if len(inlines) > 0 {
		if at, ok := s.inlines[&inlines[0]]; ok {
			return at
		}
	}
	return -1
}

// ofBlock gives the character at which a block's own text begins; -1 when it
// has none.
func (s *starts) ofBlock(b markup.Block) int {
	if at, ok := s.blocks[b]; ok {
		return at
	}
	return -1
}

// eachBlock calls do with each of the blocks that stand one under the other,
// and the character of the unit's text that it begins with.
func eachBlock(blocks []markup.Block, from int, do func(start int, b markup.Block)) {
	for _, b := range blocks {
		do(from, b)
		if n := textLength(b); n > 0 {
			from += n + 1 // and the newline after it
		}
	}
}

// eachText calls do with every text within blocks.
func eachText(blocks []markup.Block, from int, do func(start int, t markup.Segment)) {
	eachBlock(blocks, from, func(start int, b markup.Block) {
		for _, t := range markup.Segments(b) {
			do(start+t.Start, t)
		}
	})
}

// textLength gives how many characters a block has in the text.
func textLength(b markup.Block) int { return utf8.RuneCountInString(markup.BlockText(b)) }

// inlineLength gives how many characters running text has.
func inlineLength(inlines []markup.Inline) int {
	return utf8.RuneCountInString(markup.PlainText(inlines))
}

// substring gives some characters of a text, as far as there are so many.
func substring(text string, start, end int) string {
	letters := []rune(text)
	start, end = min(max(start, 0), len(letters)), min(max(end, 0), len(letters))
	return string(letters[start:max(start, end)])
}
