package document

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
	s := v.sheet
	if s.width == 0 {
		s.goalHeight = height * scale() // for the first layout
		return
	}
	s.put(i, offset*scale()*v.items[i].height/(height*scale()))
}

// sole tells whether an item is the whole of a block.
func (v *View) sole(i int) bool {
	block := v.items[i].block
	return block >= 0 && (i == 0 || v.items[i-1].block != block) &&
		(i+1 == len(v.items) || v.items[i+1].block != block)
}
