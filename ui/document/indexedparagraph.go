package document

import (
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/text"
)

// indexedParagraph is a paragraph of the view, and where its text stands in the text of
// its block, as markup.BlockText gives that.
type indexedParagraph struct {
	paragraph *text.Paragraph
	// from has for each run the character of the block's text that it begins
	// with; -1 for what that text doesn't have, such as a footnote's number.
	from          []int
	substitutions [][]substitution  // of each run, or nil; a nil one shows what was typed
	folds         []*markup.Spoiler // that it is in
}

// substitution is characters of a run and how many were typed for them: the same, or a
// sign that stands for others.
type substitution struct{ shown, typed int }

// splitSubstitutions divides parts after so many characters of what is shown.
func splitSubstitutions(parts []substitution, shown int) (first, rest []substitution) {
	for i, p := range parts {
		switch {
		case shown == 0:
			return first, parts[i:]
		case p.shown <= shown:
			first, shown = append(first, p), shown-p.shown
		case p.shown == p.typed:
			first = append(first, substitution{shown, shown})
			return first, append([]substitution{{p.shown - shown, p.typed - shown}}, parts[i+1:]...)
		default: // all that was typed goes with the first of the sign
			first = append(first, substitution{shown, p.typed})
			return first, append([]substitution{{p.shown - shown, 0}}, parts[i+1:]...)
		}
	}
	return first, nil
}

// add makes a paragraph one of the item's: its text can be selected, marked
// and found.
func (m *widgetBuilder) add(p *text.Paragraph, from []int) *indexedParagraph {
	p.Selectable, p.PointerHandler = true, &pointerHandler{selection: m.v.Selection, item: m.item}
	p.OnHover = func(run int, at fyne.Position) { m.v.tip.hover(p, run, at) }
	added := &indexedParagraph{paragraph: p, from: from, folds: m.folds}
	m.item.passages = append(m.item.passages, added)
	return added
}

// startOf gives the character of the unit's text at which inlines begin.
func (m *widgetBuilder) startOf(inlines []markup.Inline) int {
	return m.item.textStarts().ofText(inlines)
}

// startOfCode does so for what has no inlines.
func (m *widgetBuilder) startOfCode(b markup.Block) int { return m.item.textStarts().ofBlock(b) }

// textStarts gives where the texts of the item begin.
func (it *item) textStarts() *starts {
	if it.starts == nil {
		it.starts = startsOf(it.shows, it.from)
	}
	return it.starts
}

// runs calls do with each part that the block's text has: its first
// character in the paragraph and how many they are, and the same in the block.
// The two numbers differ where a sign stands for what was typed.
func (p *indexedParagraph) runs(do func(here, shown, there, typed int)) {
	here := 0
	for i, r := range p.paragraph.Runs {
		if r.Break {
			here++
		}
		n := utf8.RuneCountInString(r.Text)
		if i < len(p.from) && p.from[i] >= 0 && n > 0 {
			if i >= len(p.substitutions) || p.substitutions[i] == nil {
				do(here, n, p.from[i], n)
			} else {
				from, there := here, p.from[i]
				for _, part := range p.substitutions[i] {
					do(from, part.shown, there, part.typed)
					from, there = from+part.shown, there+part.typed
				}
			}
		}
		here += n
	}
}

// within gives the part of the paragraph that characters of the block make up.
func (p *indexedParagraph) within(start, end int) (from, to int, ok bool) {
	return mapped(start, end, func(pair func(here, shown, there, typed int)) {
		p.runs(func(here, shown, there, typed int) { pair(there, typed, here, shown) })
	})
}

// of gives the characters of the block that a part of the paragraph shows.
func (p *indexedParagraph) of(from, to int) (start, end int, ok bool) {
	return mapped(from, to, p.runs)
}

// mapped gives where characters from start to end of one text stand in another, by
// the runs that both have, each with its start and length in the one and in the
// other. Of runs of one length it is the same part, of others the whole run.
func mapped(start, end int, runs func(pair func(from, length, to, long int))) (first, last int, ok bool) {
	runs(func(from, length, to, long int) {
		a, b := max(start, from), min(end, from+length)
		if a >= b {
			return
		}
		begin, stop := to, to+long
		if length == long {
			begin, stop = to+a-from, to+b-from
		}
		if !ok {
			first = begin
		}
		last, ok = stop, true
	})
	return first, last, ok
}

// passageWith gives the paragraph of an item that shows characters of its unit;
// nil when none does.
func (it *item) passageWith(start, end int) *indexedParagraph {
	for _, p := range it.passages {
		if _, _, ok := p.within(start, end); ok {
			return p
		}
	}
	return nil
}

// dropFold forgets the paragraphs inside a fold, which are made anew.
func (m *widgetBuilder) dropFold(b *markup.Spoiler) {
	m.item.passages = slices.DeleteFunc(m.item.passages, func(p *indexedParagraph) bool { return slices.Contains(p.folds, b) })
}
