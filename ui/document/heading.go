package document

import (
	"stagecraft/content/markup"
)

// heading gives the place of the block that is a heading with an id, or that
// it stands in; -1 when there is none.
func (x *textIndex) heading(id string) int {
	at, _ := markup.FindHeading(x.doc.Blocks, id)
	return at
}

// unfoldHeading opens the folds of a block that a heading is in.
func (l *layout) unfoldHeading(block int, id string) {
	_, h := markup.FindHeading(l.v.doc.Blocks[block:block+1], id)
	if at := l.v.index.starts(block).ofBlock(h); at >= 0 {
		l.unfold(block, at)
	}
}

func holdsHeading(b markup.Block, id string) bool {
	at, _ := markup.FindHeading([]markup.Block{b}, id)
	return at >= 0
}
