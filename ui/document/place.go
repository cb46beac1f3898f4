package document

import "slices"

// TopHeight gives how high the block at the top of the view is, in pixels at a
// text size of 100 %; 0 above the first block, and for one drawn in pieces.
func (v *View) TopHeight() float32 {
	s := v.sheet
	if s.width == 0 { // not laid out: as it was told
		return s.goalHeight / scale()
	}
	if i, _ := s.anchor(); i >= 0 && v.sole(i) {
		return v.items[i].height / scale()
	}
	return 0
}

// ScrollToWithin is ScrollTo for an offset taken when the block was height
// pixels high at a text size of 100 %. If it is higher or lower now, as lines
// are longer or further apart, the same words come to the top.
func (v *View) ScrollToWithin(block int, offset, height float32) {
	v.ScrollTo(block, offset)
	i := v.itemOf(block)
	if i < 0 || offset <= 0 || height <= 0 || !v.sole(i) {
		return
	}
	v.putScaled(i, offset, height)
}

// Part is a place within a block that is drawn in pieces: a piece, and how much
// of it is above the view. The zero Part is none.
type Part struct {
	Block  int     `json:"block,omitempty"`  // as Fold has it
	Char   int     `json:"char,omitempty"`   // of the block's text, that the piece begins with
	Above  float32 `json:"above,omitempty"`  // pixels at a text size of 100 %
	Height float32 `json:"height,omitempty"` // of the piece, likewise; 0 when not known
}

// TopPart tells which piece of a block is at the top of the view; ok is false
// when the block there is drawn whole.
func (v *View) TopPart() (p Part, ok bool) {
	s := v.sheet
	i, above, height := s.goal, s.goalAbove, s.goalHeight
	if s.width > 0 {
		i, above = s.anchor()
	}
	if i < 0 || i >= len(v.items) || v.items[i].piece == nil {
		return Part{}, false
	}
	it := v.items[i]
	if s.width > 0 {
		height = it.height
	}
	return Part{it.unit, it.from, above / scale(), height / scale()}, true
}

// ScrollToPart goes to where TopPart was, so that the same words come to the
// top, and tells whether there is such a piece.
func (v *View) ScrollToPart(p Part) bool {
	i := slices.IndexFunc(v.items, func(it *item) bool {
		return it.piece != nil && it.unit == p.Block && it.from == p.Char
	})
	if i < 0 {
		return false
	}
	v.putScaled(i, p.Above, p.Height)
	return true
}

// putScaled puts an item that was so high at the top of the view, with as much
// of it above as was then; both in pixels at a text size of 100 %.
func (v *View) putScaled(i int, above, height float32) {
	s := v.sheet
	s.put(i, above*scale())
	switch {
	case above <= 0 || height <= 0:
	case s.width == 0: // for the first layout
		s.goalHeight = height * scale()
	default:
		s.put(i, above*scale()*v.items[i].height/(height*scale()))
	}
}

// sole tells whether an item is the whole of a block.
func (v *View) sole(i int) bool {
	block := v.items[i].block
	return block >= 0 && (i == 0 || v.items[i-1].block != block) &&
		(i+1 == len(v.items) || v.items[i+1].block != block)
}
