package document

import (
	"slices"

	"stagecraft/ui/theme"
)

// TopHeight gives how high the block at the top of the view is, in pixels at a
// text size of 100 %; 0 above the first block, and for one drawn in chunks.
func (v *View) TopHeight() float32 {
	l := v.layout
	if !l.LaidOut() { // as it was told
		_, _, height := l.Goal()
		return height / scale()
	}
	if i, _ := l.Anchor(); i >= 0 && l.sole(i) {
		return l.Items()[i].Height() / scale()
	}
	return 0
}

// ScrollToWithin is ScrollTo for an offset taken when the block was height
// pixels high at a text size of 100 %. If it is higher or lower now, as lines
// are longer or further apart, the same words come to the top.
func (v *View) ScrollToWithin(block int, offset, height float32) {
	v.ScrollTo(block, offset)
	i := v.layout.itemOf(block)
	if i < 0 || offset <= 0 || height <= 0 || !v.layout.sole(i) {
		return
	}
	v.layout.PutWithin(i, offset*scale(), height*scale())
}

// ChunkPosition is a place within a block that is drawn in chunks: a chunk, and how much
// of it is above the view. The zero Part is none.
type ChunkPosition struct {
	Block  int     `json:"block,omitempty"`  // as Fold has it
	Char   int     `json:"char,omitempty"`   // of the block's text, that the chunk begins with
	Above  float32 `json:"above,omitempty"`  // pixels at a text size of 100 %
	Height float32 `json:"height,omitempty"` // of the chunk, likewise; 0 when not known
}

// TopChunk tells which chunk of a block is at the top of the view; ok is false
// when the block there is drawn whole.
func (v *View) TopChunk() (p ChunkPosition, ok bool) {
	l := v.layout
	i, above, height := l.Goal()
	if l.LaidOut() {
		i, above = l.Anchor()
	}
	if i < 0 || i >= len(l.Items()) || l.Items()[i].chunk == nil {
		return ChunkPosition{}, false
	}
	it := l.Items()[i]
	if l.LaidOut() {
		height = it.Height()
	}
	return ChunkPosition{it.unit, it.from, above / scale(), height / scale()}, true
}

// ScrollToChunk goes to where [View.TopChunk] was, so that the same words come to the
// top, and tells whether there is such a chunk.
func (v *View) ScrollToChunk(p ChunkPosition) bool {
	i := slices.IndexFunc(v.layout.Items(), func(it *item) bool {
		return it.chunk != nil && it.unit == p.Block && it.from == p.Char
	})
	if i < 0 {
		return false
	}
	v.layout.PutWithin(i, p.Above*scale(), p.Height*scale())
	return true
}

// scale is the text size, 1 at 100 %.
func scale() float32 { return float32(theme.TextScale()) / 100 }
