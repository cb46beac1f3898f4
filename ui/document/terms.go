package document

import (
	"stagecraft/content"
	"stagecraft/content/markup"
)

// termScopes tells which terms are underlined already where a block begins: a
// term is underlined once in a section, which runs from heading to heading.
type termScopes struct {
	v     *View
	found map[int][]string // the ids of the terms in a block, once asked for
}

// before gives the terms that the section has mentioned before a block.
func (t *termScopes) before(block int) map[string]bool {
	seen := map[string]bool{}
	if t.v.opt.Terms == nil {
		return seen
	}
	for i := block - 1; i >= 0; i-- {
		if _, ok := t.v.doc.Blocks[i].(*markup.Heading); ok {
			break
		}
		for _, id := range t.in(i) {
			seen[id] = true
		}
	}
	return seen
}

// in gives the terms that a block underlines or links to. A spoiler's are its
// own: it may stay shut.
func (t *termScopes) in(block int) []string {
	ids, ok := t.found[block]
	if !ok {
		ids = t.mentionedIn(t.v.doc.Blocks[block])
		t.found[block] = ids
	}
	return ids
}

func (t *termScopes) mentionedIn(b markup.Block) []string {
	var ids []string
	for _, term := range t.v.opt.Terms.Mentions(content.Body, b) {
		ids = append(ids, term.ID)
	}
	return ids
}

// inScope gives the terms that are underlined above a chunk.
func (t *termScopes) inScope(unit int, p *chunk) map[string]bool {
	seen := map[string]bool{}
	if t.v.opt.Terms == nil {
		return seen
	}
	s := p.scope
	if s.outer {
		seen = t.before(unit)
	}
	for i := len(s.terms); i < p.place; i++ {
		var ids []string
		if b := s.chunks[i].block; b != nil {
			ids = t.mentionedIn(b)
		}
		s.terms = append(s.terms, ids)
	}
	for _, ids := range s.terms[:p.place] {
		for _, id := range ids {
			seen[id] = true
		}
	}
	return seen
}
