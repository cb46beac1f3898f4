package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/board"
	"stagecraft/content/markup"
	"stagecraft/ui/dealboard"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.Deals]{
		widget: func(m *widgetBuilder, b *markup.Deals, _ textStyle) fyne.CanvasObject { return m.deals(b) },
		split:  func(c *chunker, b *markup.Deals, _ textStyle) { c.source("deals", dealsSource(b)) },
		cost:   func(left *budget, b *markup.Deals) { left.lines(b.Source) },
		// A board that can be drawn is one widget.
		fits:  func(c *chunker, b *markup.Deals) bool { return c.v.board(b) != nil || c.fits(b) },
		lines: func(*markup.Deals) int { return 12 },
		say: func(r *sentenceBuilder, b *markup.Deals) {
			r.moveTo(b)
			of := r.v.board(b)
			if of == nil {
				r.say(words.T("A board that can’t be read."))
				return
			}
			for _, line := range dealboard.Said(of) {
				r.say(line)
			}
		},
		described: func(v *View, b *markup.Deals) []string {
			if of := v.board(b); of != nil {
				return of.Names()
			}
			return nil
		},
	})
}

// board gives the board of a block; nil when the course has none.
func (v *View) board(b *markup.Deals) *board.Board {
	if of := v.opt.Course.Board(b.ID); of != nil && len(of.Deals) > 0 {
		return of
	}
	return nil
}

// deals draws a board, whose columns scroll sideways where there is too little room.
func (m *widgetBuilder) deals(b *markup.Deals) fyne.CanvasObject {
	of := m.v.board(b)
	if of == nil {
		return m.source("deals", dealsSource(b), b)
	}
	columns := dealboard.Columns(of, nil, func(deal int) fyne.CanvasObject { return dealboard.Card(of, deal) })
	need := func() float32 { return dealboard.Need(of) }
	return kit.PanelInset(12, 12, kit.Stack(theme.Size(8), kit.Small(dealboard.Title(of)), m.sideways(columns, need, &scrollOffset{}, true)))
}

func dealsSource(b *markup.Deals) *markup.CodeBlock {
	return &markup.CodeBlock{Text: b.Source, Wrap: true}
}
