package document

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// Highlight is a ground behind some characters of a block, as markup.BlockText
// gives them; behind all of it when End is 0. With a Note or a Flag
// a sign stands beside the block.
type Highlight struct {
	Block, Start, End int
	Color             theme.Name // "" draws none
	Note, Flag        bool
}

// SetHighlights replaces the highlights.
func (v *View) SetHighlights(all []Highlight) {
	v.highlights = map[int][]Highlight{}
	for _, h := range all {
		v.highlights[h.Block] = append(v.highlights[h.Block], h)
	}
	for _, it := range v.items {
		v.dress(it)
	}
	if v.sheet.width > 0 {
		v.sheet.show()
		v.sheet.box.Refresh()
	}
}

// dress draws what is highlighted and found in an item, once it is made.
func (v *View) dress(it *item) {
	first, hits := v.hitsIn(it)
	for _, p := range it.passages {
		if v.whole == it.unit && v.whole >= 0 { // made after its block was selected
			p.paragraph.Select(0, utf8.RuneCountInString(p.paragraph.PlainText()))
		}
		var marks []text.Mark
		for _, h := range v.highlights[it.unit] {
			if h.Color == "" {
				continue
			}
			from, to, ok := 0, utf8.RuneCountInString(p.paragraph.PlainText()), true
			if h.End > 0 {
				from, to, ok = p.within(h.Start, h.End)
			}
			if ok {
				marks = append(marks, text.Mark{Start: from, End: to, Color: h.Color})
			}
		}
		for i, hit := range hits {
			if from, to, ok := p.within(hit.start, hit.end); ok {
				mark := text.Mark{Start: from, End: to, Color: theme.FoundSoft}
				if first+i == v.hit {
					mark.Color, mark.Ring = theme.FoundNowSoft, true
				}
				marks = append(marks, mark)
			}
		}
		if s := v.spoken; s != nil && s.Block == it.unit {
			if from, to, ok := p.within(s.Start, s.End); ok {
				marks = append(marks, text.Mark{Start: from, End: to, Color: theme.SpokenSoft, Under: true})
			}
		}
		if len(marks) > 0 || len(p.paragraph.Marks) > 0 {
			p.paragraph.SetMarks(marks...)
		}
	}
}

// noteSign gives the signs beside a block that has a note or a flag, which open
// it; nil where there is none. They stand beside the block's first item.
func (v *View) noteSign(index int) fyne.CanvasObject {
	it := v.items[index]
	if it.block < 0 || it.unit != it.block || index > 0 && v.items[index-1].block == it.block {
		return nil
	}
	note, flag := false, false
	for _, h := range v.highlights[it.block] {
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
			signs = append(signs, v.sign(theme.IconNote, theme.Note, v.opt.OpenNote, it.block))
		}
		if flag {
			signs = append(signs, v.sign(theme.IconFlag, theme.Warning, v.opt.OpenFlag, it.block))
		}
		it.sign = kit.Stack(0, signs...)
	}
	return it.sign
}

func (v *View) sign(icon theme.Icon, color theme.Name, open func(block int), block int) fyne.CanvasObject {
	s := kit.NewPressable(kit.Inset(3, 3, theme.NewIcon(icon, theme.Size(16), color)), func() {
		if open != nil {
			open(block)
		}
	})
	s.Radius = 6
	return s
}
