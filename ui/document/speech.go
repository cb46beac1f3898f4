package document

import (
	"stagecraft/ui/theme"
)

// Speech is what of the document is read aloud: its sentences, and the one that
// is being said, which is marked and kept in view.
type Speech struct {
	v      *View
	spoken *Sentence // the one being said, or nil
}

// Sentence is what is read aloud in one breath.
type Sentence struct {
	// Block is the place of the block in the document; the footnotes, as one,
	// come after the last.
	Block int
	// Start and End are the characters of the block's text that are said. They
	// are the same for what shows no words of its own, such as a picture.
	Start, End int
	// Text is what to say.
	Text string
}

// Blocks tells how many blocks Sentences can be asked for.
func (s *Speech) Blocks() int {
	if len(s.v.doc.Footnotes) > 0 {
		return s.v.index.units()
	}
	return len(s.v.doc.Blocks)
}

// Follow marks the sentence that is read aloud. It brings it into view where
// it isn't, clear of what lies over the lowest pixels.
func (s *Speech) Follow(now Sentence, lowest float32) {
	l := s.v.layout
	old := s.spoken
	s.spoken = &now
	s.redraw(old)
	index := l.itemAt(now.Block, now.Start)
	if index < 0 || !l.LaidOut() {
		return
	}
	view := l.Scroll().Size().Height
	if !l.InTreeAt(index) {
		l.Put(index, -view/4)
	}
	s.redraw(nil)
	high := view - lowest
	top, bottom, ok := s.extent(now)
	if margin := theme.Size(20); ok && (top < margin || bottom > high-margin) {
		s.v.ScrollBy(top - max(min(high/4, high-margin-(bottom-top)), margin))
	}
	s.v.marks.placeBar()
}

// End takes the mark away.
func (s *Speech) End() {
	old := s.spoken
	s.spoken = nil
	s.redraw(old)
	s.v.marks.placeBar()
}

// redraw draws the items anew that show the sentence marked before, and the one
// marked now.
func (s *Speech) redraw(before *Sentence) {
	for _, it := range s.v.layout.Items() {
		if before != nil && it.unit == before.Block || s.spoken != nil && it.unit == s.spoken.Block {
			s.v.marks.draw(it)
		}
	}
}

// First gives the sentence that reading begins with: the one selected, or the
// first that begins in view. Index counts those that Sentences gives.
func (s *Speech) First() (block, index int) {
	if all := s.v.Selection.Blocks(); len(all) > 0 {
		for i, sentence := range s.Sentences(all[0].Block) {
			if sentence.End > all[0].Start {
				return all[0].Block, i
			}
		}
		return all[0].Block, 0
	}
	at, _ := s.v.layout.Anchor()
	before := -1
	for _, it := range s.v.layout.Items()[max(at, 0):] {
		if it.unit < 0 || it.unit == before {
			continue
		}
		before = it.unit
		for i, sentence := range s.Sentences(it.unit) {
			if sentence.End < it.from || sentence.Start < it.from && sentence.End == it.from {
				continue
			}
			// One that began above is read on from its beginning, if the next is below.
			if _, bottom, ok := s.extent(sentence); ok && bottom > theme.Size(14) {
				return it.unit, i
			}
		}
	}
	return 0, 0
}

// extent gives how far below the top of the view a sentence begins and ends. It
// is known of what is near the view.
func (s *Speech) extent(of Sentence) (top, bottom float32, ok bool) {
	l := s.v.layout
	for _, it := range l.InTree() {
		if it.unit != of.Block {
			continue
		}
		for _, p := range it.passages {
			from, to, in := p.within(of.Start, of.End)
			if !in {
				continue
			}
			at, _ := l.positionIn(it, p.paragraph)
			first, _ := p.paragraph.Caret(from)
			last, high := p.paragraph.Caret(to - 1)
			if low := at.Y + first.Y; !ok || low < top {
				top = low
			}
			bottom, ok = max(bottom, at.Y+last.Y+high), true
		}
	}
	if ok {
		return top, bottom, true
	}
	at := l.itemAt(of.Block, of.Start)
	if !l.InTreeAt(at) {
		return 0, 0, false
	}
	it := l.Items()[at]
	return it.Top() - l.Offset(), it.Bottom() - l.Offset(), true
}

// marksWords tells whether words of a sentence are shown, which can be marked.
func (s *Speech) marksWords(of Sentence) bool {
	for _, it := range s.v.layout.InTree() {
		if it.unit == of.Block && it.passageWith(of.Start, of.End) != nil {
			return true
		}
	}
	return false
}
