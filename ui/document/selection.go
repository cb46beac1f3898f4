package document

import (
	"strings"
	"unicode/utf8"

	"stagecraft/ui/text"
)

// Selection is the text that is selected: by the pointer, over as many
// paragraphs as it is dragged over, or block by block with the keys.
type Selection struct {
	v    *View
	all  int // the block that was selected as one, or -1
	last int // the one that was last so, or -1

	pressed      *text.Paragraph   // where the pointer went down
	pressedAt    int               // before which of its characters
	paragraphs   []placedParagraph // of the paragraphs, while the pointer is dragged
	paragraphsAt float32           // how far the view was scrolled when they were taken
}

func newSelection(v *View) *Selection { return &Selection{v: v, all: -1, last: -1} }

// Selected is what of one block is selected.
type Selected struct {
	Block      int
	Start, End int // characters of markup.BlockText; both 0 for all of it
	Text       string
}

// Blocks gives what is selected, block by block. Footnotes and words that
// are not the document's can be copied, but are no part of it.
func (s *Selection) Blocks() []Selected {
	v := s.v
	if s.all >= 0 {
		return []Selected{{Block: s.all, Text: v.index.text(s.all)}}
	}
	var all []Selected
	for _, it := range v.layout.Items() {
		if it.unit < 0 || it.unit >= len(v.doc.Blocks) {
			continue
		}
		for _, p := range it.passages {
			from, to := p.paragraph.Selection()
			if from == to {
				continue
			}
			start, end, ok := p.of(from, to)
			if !ok {
				continue
			}
			n := len(all)
			if n == 0 || all[n-1].Block != it.unit {
				all = append(all, Selected{Block: it.unit, Start: start, End: end})
				continue
			}
			all[n-1].Start, all[n-1].End = min(all[n-1].Start, start), max(all[n-1].End, end)
		}
	}
	for i := range all {
		all[i].Text = v.index.slice(all[i].Block, all[i].Start, all[i].End)
	}
	return all
}

// Text gives the text selected as it is shown, "" when none is.
func (s *Selection) Text() string {
	v := s.v
	if s.all >= 0 && v.layout.isChunked(s.all) { // of which not all are made
		return v.index.text(s.all)
	}
	var b strings.Builder
	last := (*item)(nil)
	for _, it := range v.layout.Items() {
		for _, p := range it.passages {
			text := p.paragraph.SelectedText()
			if text == "" {
				continue
			}
			switch {
			case last == nil:
			case last.block == it.block:
				b.WriteByte('\n')
			default:
				b.WriteString("\n\n")
			}
			last = it
			b.WriteString(text)
		}
	}
	return b.String()
}

// Clear selects nothing, and tells whether something was selected.
func (s *Selection) Clear() bool {
	s.all = -1
	return s.clearBut(nil)
}

// clearBut ends the selection of every paragraph but one.
func (s *Selection) clearBut(keep *text.Paragraph) (cleared bool) {
	for _, it := range s.v.layout.Items() {
		for _, p := range it.passages {
			if from, to := p.paragraph.Selection(); p.paragraph != keep && from < to {
				p.paragraph.ClearSelection()
				cleared = true
			}
		}
	}
	return cleared
}

// Any tells whether text is selected.
func (s *Selection) Any() bool {
	if s.all >= 0 {
		return true
	}
	for _, it := range s.v.layout.Items() {
		for _, p := range it.passages {
			if from, to := p.paragraph.Selection(); from < to {
				return true
			}
		}
	}
	return false
}

// SelectBlock selects all of a block, and tells whether it has text.
func (s *Selection) SelectBlock(block int) bool {
	s.Clear()
	some := false
	for _, it := range s.v.layout.Items() {
		if it.unit != block {
			continue
		}
		if it.chunk == nil {
			s.v.layout.Measure(it)
		} else { // too many to be made at once
			some = some || it.chunk.selectable()
		}
		for _, p := range it.passages {
			p.paragraph.Select(0, utf8.RuneCountInString(p.paragraph.PlainText()))
			some = true
		}
	}
	if some {
		s.all, s.last = block, block
	}
	return some
}

// SelectNext selects the next block that has text, by 1 down or by -1 up, and
// brings it into view. It tells whether there is one.
func (s *Selection) SelectNext(by int) bool {
	v := s.v
	from, selected := v.Current()
	if !selected {
		from -= by
		// Go on from where the keys were, if that is still in view.
		top, bottom := v.Extent(s.last)
		if high, _ := v.Height(); s.last >= 0 && bottom > 0 && top < high {
			from = s.last
		}
	}
	for block := from + by; block >= 0 && block < len(v.doc.Blocks); block += by {
		if v.layout.itemOf(block) < 0 || !s.SelectBlock(block) {
			continue
		}
		v.Reveal(block)
		return true
	}
	return false
}

// Select selects characters of a block, as markup.BlockText gives them; all of
// it when end is 0.
func (s *Selection) Select(block, start, end int) {
	if end <= 0 {
		s.SelectBlock(block)
		return
	}
	s.Clear()
	for _, it := range s.v.layout.Items() {
		for _, p := range it.passages {
			if from, to, ok := p.within(start, end); ok && it.unit == block {
				p.paragraph.Select(from, to)
			}
		}
	}
}
