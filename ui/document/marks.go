package document

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// marks draws what lies behind the words: highlights, what was found, and the
// sentence that is read aloud; and beside a block that it has a note or a flag.
type marks struct {
	v          *View
	highlights map[int][]Highlight // by block
}

// Highlight is a background behind some characters of a block, as
// markup.BlockText gives them; behind all of it when End is 0. With a Note or a
// Flag a sign stands beside the block.
type Highlight struct {
	Block, Start, End int
	Color             theme.Name // "" draws none
	Note, Flag        bool
}

// set replaces the highlights.
func (m *marks) set(all []Highlight) {
	m.highlights = map[int][]Highlight{}
	for _, h := range all {
		m.highlights[h.Block] = append(m.highlights[h.Block], h)
	}
	for _, it := range m.v.layout.Items() {
		m.draw(it)
	}
	m.v.layout.Redraw()
}

// drawAll draws the marks of all items.
func (m *marks) drawAll() {
	for _, it := range m.v.layout.Items() {
		m.draw(it)
	}
	m.placeBar()
}

// draw draws the marks of an item, once it is made.
func (m *marks) draw(it *item) {
	find := m.v.Find
	first, hits := find.hitsIn(it)
	for _, p := range it.passages {
		if all := m.v.Selection.all; all == it.unit && all >= 0 { // made after its block was selected
			p.paragraph.Select(0, utf8.RuneCountInString(p.paragraph.PlainText()))
		}
		var drawn []text.Mark
		for _, h := range m.highlights[it.unit] {
			if h.Color == "" {
				continue
			}
			from, to, ok := 0, utf8.RuneCountInString(p.paragraph.PlainText()), true
			if h.End > 0 {
				from, to, ok = p.within(h.Start, h.End)
			}
			if ok {
				drawn = append(drawn, text.Mark{Start: from, End: to, Color: h.Color})
			}
		}
		for i, hit := range hits {
			if from, to, ok := p.within(hit.start, hit.end); ok {
				mark := text.Mark{Start: from, End: to, Color: theme.FoundSoft}
				if first+i == find.current {
					mark.Color, mark.Ring = theme.FoundNowSoft, true
				}
				drawn = append(drawn, mark)
			}
		}
		if s := m.v.Speech.spoken; s != nil && s.Block == it.unit {
			if from, to, ok := p.within(s.Start, s.End); ok {
				drawn = append(drawn, text.Mark{Start: from, End: to, Color: theme.SpokenSoft, Under: true})
			}
		}
		if len(drawn) > 0 || len(p.paragraph.Marks) > 0 {
			p.paragraph.SetMarks(drawn...)
		}
	}
}

// signs gives the signs beside a block that has a note or a flag, which open
// it; nil where there is none. They stand beside the block's first item.
func (m *marks) signs(index int) fyne.CanvasObject {
	items := m.v.layout.Items()
	it := items[index]
	if it.block < 0 || it.unit != it.block || index > 0 && items[index-1].block == it.block {
		return nil
	}
	note, flag := false, false
	for _, h := range m.highlights[it.block] {
		note, flag = note || h.Note, flag || h.Flag
	}
	if !note && !flag {
		it.sign = nil
		return nil
	}
	if it.sign == nil || it.signNote != note || it.signFlag != flag {
		it.signNote, it.signFlag = note, flag
		var signs []fyne.CanvasObject
		if note {
			signs = append(signs, newSign(theme.IconNote, words.T("Your note"), theme.Note, m.v.opt.OpenNote, it.block))
		}
		if flag {
			signs = append(signs, newSign(theme.IconFlag, words.T("Flag"), theme.Warning, m.v.opt.OpenFlag, it.block))
		}
		it.sign = kit.Stack(0, signs...)
	}
	return it.sign
}

func newSign(icon theme.Icon, name string, color theme.Name, open func(block int), block int) fyne.CanvasObject {
	s := kit.NewPressable(kit.Inset(3, 3, theme.NewIcon(icon, theme.Size(16), color)), func() {
		if open != nil {
			open(block)
		}
	})
	s.Radius = 6
	s.Says.Name = name
	return s
}
