package document

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// The measures of the list of notes at the end, at 100 %.
const (
	footnoteIndent = 30
	footnoteGap    = 8 // beside a number
	footnotesGap   = 8
	inFootnoteGap  = 6
)

func footnoteText() textStyle {
	s := body()
	s.size, s.leading = theme.SmallSize+1, theme.Leading(1.5)
	return s
}

// footnotes makes the list of notes at the end.
func (m *widgetBuilder) footnotes(all []markup.Footnote) fyne.CanvasObject {
	rows, indent := []fyne.CanvasObject{footnotesTitle()}, footnotesIndent(all)
	for _, f := range all {
		number := m.footnoteNumber(f)
		rows = append(rows, container.New(hangingLayout{indent}, number, m.blocks(f.Blocks, inFootnoteGap, footnoteText())))
	}
	return kit.Stack(theme.Size(footnotesGap), rows...)
}

// footnotesIndent is how far the notes are set in: by the widest number, which can be hit.
func footnotesIndent(all []markup.Footnote) float32 {
	s, last := footnoteText(), all[len(all)-1].Number
	wide := theme.Width(strconv.Itoa(last)+".", theme.Size(s.size), s.face)
	return max(theme.Size(footnoteIndent), max(wide+2, kit.LeastTarget)+theme.Size(footnoteGap))
}

func footnotesTitle() fyne.CanvasObject {
	title := kit.Text(words.T("Notes"), theme.SmallSize, theme.Face{SemiBold: true}, theme.Muted)
	return kit.Stack(theme.Size(footnotesGap), kit.Separator(), title)
}

// footnoteNumber makes a note's number, which leads back to where it is called.
func (m *widgetBuilder) footnoteNumber(f markup.Footnote) fyne.CanvasObject {
	s, number := footnoteText(), strconv.Itoa(f.Number)+"."
	var o fyne.CanvasObject = kit.Text(number, s.size, theme.Face{}, theme.Muted)
	if block, ok := m.v.called[f.Number]; ok {
		back := kit.Text(number, s.size, theme.Face{}, theme.Primary)
		back.Leading = s.leading
		o = m.press(back, func() { m.v.layout.showFootnoteMark(f.Number, block) })
	}
	return kit.InsetSides(0, 0, theme.Size(footnoteGap), 0, o)
}

// showFootnoteMark goes to where a footnote is called: in a block drawn in
// chunks, to the chunk.
func (l *layout) showFootnoteMark(number, block int) {
	if i := l.itemWith(block, func(in markup.Block) bool { return callsFootnote(in, number) }); i >= 0 {
		l.Put(i, -theme.Size(40))
	}
}

func callsFootnote(b markup.Block, number int) bool {
	found := false
	markup.WalkInlines(b, func(in markup.Inline) {
		mark, ok := in.(markup.FootnoteMark)
		found = found || ok && mark.Number == number
	})
	return found
}

// footnotes splits the list of notes, when it is too long for one widget.
func (c *chunker) footnotes(all []markup.Footnote) {
	c.add(nil, 0, func(*widgetBuilder) fyne.CanvasObject { return footnotesTitle() }).guess = oneLine
	indent := footnotesIndent(all)
	for _, f := range all {
		c.gap = footnotesGap
		margin := &frame{inset: footnoteIndent, wrap: func(m *widgetBuilder, content fyne.CanvasObject, first, _ bool) fyne.CanvasObject {
			if !first {
				return kit.InsetSides(indent, 0, 0, 0, content)
			}
			return container.New(hangingLayout{indent}, m.footnoteNumber(f), content)
		}}
		c.within(margin, func() {
			if len(f.Blocks) == 0 {
				c.add(nil, 0, func(*widgetBuilder) fyne.CanvasObject { return kit.Gap(1, 1) }).guess = oneLine
			}
			c.blocks(f.Blocks, inFootnoteGap, footnoteText())
		})
	}
}

// footnotesFit tells whether the notes are small enough to be one widget.
func footnotesFit(all []markup.Footnote) bool {
	s := budget{letters: maxLetters, parts: maxParts}
	for _, f := range all {
		for _, b := range f.Blocks {
			s.take(b)
		}
	}
	return s.letters >= 0 && s.parts >= 0
}

// footnoteCalls gives the top-level block that calls each footnote first.
func footnoteCalls(d *markup.Document) map[int]int {
	calls := map[int]int{}
	for i, b := range d.Blocks {
		markup.WalkInlines(b, func(in markup.Inline) {
			if mark, ok := in.(markup.FootnoteMark); ok {
				if _, known := calls[mark.Number]; !known {
					calls[mark.Number] = i
				}
			}
		})
	}
	return calls
}
