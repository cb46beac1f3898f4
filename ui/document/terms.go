package document

import (
	"stagecraft/content"
	"stagecraft/content/markup"
)

// seenBefore gives the terms that the section has said before a block; those
// are underlined already. A section runs from heading to heading.
func (v *View) seenBefore(block int) map[string]bool {
	seen := map[string]bool{}
	if v.opt.Terms == nil {
		return seen
	}
	for i := block - 1; i >= 0; i-- {
		if _, ok := v.doc.Blocks[i].(*markup.Heading); ok {
			break
		}
		for _, id := range v.termsIn(i) {
			seen[id] = true
		}
	}
	return seen
}

// termsIn gives the terms that a block underlines or links to. A spoiler's are
// its own: it may stay shut.
func (v *View) termsIn(block int) []string {
	if ids, ok := v.found[block]; ok {
		return ids
	}
	v.found[block] = v.mentionedIn(v.doc.Blocks[block])
	return v.found[block]
}

func (v *View) mentionedIn(b markup.Block) []string {
	var ids []string
	for _, t := range v.opt.Terms.Mentions(content.Body, b) {
		ids = append(ids, t.ID)
	}
	return ids
}

// headingBlock gives the place of the block that is a heading with an id, or that
// it stands in; -1 when there is none.
func (v *View) headingBlock(id string) int {
	at, _ := markup.FindHeading(v.doc.Blocks, id)
	return at
}

// unfoldHeading opens the folds of a block that a heading is in.
func (v *View) unfoldHeading(block int, id string) {
	_, h := markup.FindHeading(v.doc.Blocks[block:block+1], id)
	if at := v.index.starts(block).ofBlock(h); at >= 0 {
		v.unfold(block, at)
	}
}

func holdsHeading(b markup.Block, id string) bool {
	at, _ := markup.FindHeading([]markup.Block{b}, id)
	return at >= 0
}
