package document

import (
	"slices"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/text"
)

// passage is a paragraph of the view, and where its text stands in the text of
// its block, as markup.BlockText gives that.
type passage struct {
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
func (m *maker) add(p *text.Paragraph, from []int) *passage {
	p.Selectable, p.PointerHandler = true, &pointerHandler{selection: m.v.Selection, item: m.item}
	p.OnHover = func(run int, at fyne.Position) { m.v.tip.hover(p, run, at) }
	added := &passage{paragraph: p, from: from, folds: m.folds}
	m.item.passages = append(m.item.passages, added)
	return added
}

// startOf gives the character of the unit's text at which inlines begin.
func (m *maker) startOf(inlines []markup.Inline) int { return m.item.textStarts().ofText(inlines) }

// startOfCode does so for what has no inlines.
func (m *maker) startOfCode(b markup.Block) int { return m.item.textStarts().ofBlock(b) }

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
func (p *passage) runs(do func(here, shown, there, typed int)) {
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
func (p *passage) within(start, end int) (from, to int, ok bool) {
	p.runs(func(here, shown, there, typed int) {
		a, b := max(start, there), min(end, there+typed)
		if a >= b {
			return
		}
		first, last := here, here+shown
		if shown == typed {
			first, last = here+a-there, here+b-there
		}
		if !ok {
			from = first
		}
		to, ok = last, true
	})
	return from, to, ok
}

// of gives the characters of the block that a part of the paragraph shows.
func (p *passage) of(from, to int) (start, end int, ok bool) {
	p.runs(func(here, shown, there, typed int) {
		a, b := max(from, here), min(to, here+shown)
		if a >= b {
			return
		}
		first, last := there, there+typed
		if shown == typed {
			first, last = there+a-here, there+b-here
		}
		if !ok {
			start = first
		}
		end, ok = last, true
	})
	return start, end, ok
}

// passageWith gives the paragraph of an item that shows characters of its unit;
// nil when none does.
func (it *item) passageWith(start, end int) *passage {
	for _, p := range it.passages {
		if _, _, ok := p.within(start, end); ok {
			return p
		}
	}
	return nil
}

// dropFold forgets the paragraphs inside a fold, which are made anew.
func (m *maker) dropFold(b *markup.Spoiler) {
	m.item.passages = slices.DeleteFunc(m.item.passages, func(p *passage) bool { return slices.Contains(p.folds, b) })
}
