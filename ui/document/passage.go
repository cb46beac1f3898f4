package document

import (
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/flow"
)

// passage is a paragraph of the view, and where its text stands in the text of
// its block, as markup.BlockText gives that.
type passage struct {
	paragraph *flow.Paragraph
	// from has for each run the character of the block's text that it begins
	// with; -1 for what that text doesn't have, such as a footnote's number.
	from  []int
	folds []*markup.Spoiler // that it is in
}

// add makes a paragraph one of the item's: its text can be selected, marked
// and found.
func (m *maker) add(p *flow.Paragraph, from []int) {
	p.Selectable, p.Grip = true, &grip{v: m.v, item: m.item}
	p.OnHover = func(run int, at fyne.Position) { m.v.hover(p, run, at) }
	m.item.passages = append(m.item.passages, &passage{paragraph: p, from: from, folds: m.folds})
}

// startOf gives the character of the block's text at which inlines begin.
func (m *maker) startOf(inlines []markup.Inline) int {
	if len(inlines) == 0 {
		return -1
	}
	if at, ok := m.item.startsOf().inlines[&inlines[0]]; ok {
		return at
	}
	return -1
}

// startOfCode does so for what has no inlines.
func (m *maker) startOfCode(b markup.Block) int {
	if at, ok := m.item.startsOf().blocks[b]; ok {
		return at
	}
	return -1
}

// starts is where the texts of an item begin.
type starts struct {
	inlines map[*markup.Inline]int // by the first of them
	blocks  map[markup.Block]int
}

func (it *item) startsOf() *starts {
	if it.starts != nil {
		return it.starts
	}
	s := &starts{inlines: map[*markup.Inline]int{}, blocks: map[markup.Block]int{}}
	at := it.from
	for _, b := range it.shows {
		for _, t := range markup.Stretches(b) {
			if len(t.Inlines) > 0 {
				s.inlines[&t.Inlines[0]] = at + t.Start
			} else if _, ok := s.blocks[t.Block]; !ok {
				s.blocks[t.Block] = at + t.Start
			}
		}
		if n := lengthOf(b); n > 0 {
			at += n + 1
		}
	}
	it.starts = s
	return s
}

// blocksOf gives the blocks of a unit: a block of the document, or all of the
// footnotes, which come after the last.
func (v *View) blocksOf(unit int) []markup.Block {
	switch {
	case unit >= 0 && unit < len(v.doc.Blocks):
		return v.doc.Blocks[unit : unit+1]
	case unit == len(v.doc.Blocks):
		var all []markup.Block
		for _, f := range v.doc.Footnotes {
			all = append(all, f.Blocks...)
		}
		return all
	}
	return nil
}

// runs calls do with each run that the block's text has: its first character
// in the paragraph, that in the block, and how many.
func (p *passage) runs(do func(here, there, n int)) {
	here := 0
	for i, r := range p.paragraph.Runs {
		if r.Break {
			here++
		}
		n := utf8.RuneCountInString(r.Text)
		if i < len(p.from) && p.from[i] >= 0 && n > 0 {
			do(here, p.from[i], n)
		}
		here += n
	}
}

// within gives the part of the paragraph that characters of the block make up.
func (p *passage) within(start, end int) (from, to int, ok bool) {
	p.runs(func(here, there, n int) {
		a, b := max(start, there), min(end, there+n)
		if a >= b {
			return
		}
		if !ok {
			from = here + a - there
		}
		to, ok = here+b-there, true
	})
	return from, to, ok
}

// of gives the characters of the block that a part of the paragraph shows.
func (p *passage) of(from, to int) (start, end int, ok bool) {
	p.runs(func(here, there, n int) {
		a, b := max(from, here), min(to, here+n)
		if a >= b {
			return
		}
		if !ok {
			start = there + a - here
		}
		end, ok = there+b-here, true
	})
	return start, end, ok
}

// dropFold forgets the paragraphs inside a fold, which are made anew.
func (m *maker) dropFold(b *markup.Spoiler) {
	m.item.passages = slices.DeleteFunc(m.item.passages, func(p *passage) bool { return slices.Contains(p.folds, b) })
}
