package document

import (
	"maps"
	"slices"
	"strings"

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

// termsIn gives the terms that a block underlines or links to.
func (v *View) termsIn(block int) []string {
	if ids, ok := v.found[block]; ok {
		return ids
	}
	ids := map[string]bool{}
	v.collectBlock(v.doc.Blocks[block], ids)
	v.found[block] = slices.Collect(maps.Keys(ids))
	return v.found[block]
}

func (v *View) collectBlock(b markup.Block, ids map[string]bool) {
	switch b := b.(type) {
	case *markup.Paragraph:
		v.collect(b.Inlines, ids)
	case *markup.List:
		for _, item := range b.Items {
			v.collectBlocks(item.Blocks, ids)
		}
	case *markup.Table:
		for _, row := range b.Rows {
			for _, c := range row {
				v.collect(c.Inlines, ids)
			}
		}
	case *markup.Callout:
		v.collectBlocks(b.Blocks, ids)
	case *markup.Quote:
		v.collectBlocks(b.Blocks, ids)
	case *markup.DefinitionList:
		for _, d := range b.Items {
			for _, blocks := range d.Definitions {
				v.collectBlocks(blocks, ids)
			}
		}
	}
	// A spoiler's terms are its own: it may stay shut.
}

func (v *View) collectBlocks(blocks []markup.Block, ids map[string]bool) {
	for _, b := range blocks {
		v.collectBlock(b, ids)
	}
}

func (v *View) collect(inlines []markup.Inline, ids map[string]bool) {
	var text strings.Builder
	find := func() {
		for _, span := range v.opt.Terms.Find(text.String()) {
			ids[span.Term.ID] = true
		}
		text.Reset()
	}
	for _, in := range inlines {
		if t, ok := in.(markup.Text); ok {
			text.WriteString(t.Value)
			continue
		}
		find()
		switch in := in.(type) {
		case markup.Styled:
			v.collect(in.Children, ids)
		case markup.Link:
			if ref, ok := content.ParseRef(in.Destination); ok && ref.Kind == "term" {
				ids[ref.ID] = true
			}
		}
	}
	find()
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
	for _, t := range markup.Stretches(v.doc.Blocks[block]) {
		if t.Block == markup.Block(h) {
			v.unfold(block, t.Start)
			return
		}
	}
}

func holdsHeading(b markup.Block, id string) bool {
	at, _ := markup.FindHeading([]markup.Block{b}, id)
	return at >= 0
}
