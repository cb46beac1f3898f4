package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/theme"
)

func init() {
	register(kind[*markup.Heading]{
		widget: func(m *widgetBuilder, b *markup.Heading, _ textStyle) fyne.CanvasObject { return m.heading(b) },
		split:  func(c *chunker, b *markup.Heading, _ textStyle) { c.heading(b) },
		say:    func(r *sentenceBuilder, b *markup.Heading) { r.text(b.Inlines) },
	})
}

// heading makes a title. Terms in it are left alone.
func (m *widgetBuilder) heading(h *markup.Heading) fyne.CanvasObject {
	s := textStyle{leading: 1.3, color: theme.Ink, plain: true}
	switch h.Level {
	case 1:
		s.size, s.face = theme.H1Size, theme.Face{Bold: true}
	case 2:
		s.size, s.face = theme.H2Size, theme.Face{Bold: true}
	case 3:
		s.size, s.face = theme.BodySize, theme.Face{SemiBold: true}
	case 4:
		s.size, s.face = theme.H3Size, theme.Face{SemiBold: true}
	case 5:
		s.size, s.face, s.color = theme.SmallSize, theme.Face{SemiBold: true}, theme.Muted
	default:
		s.size, s.face, s.color = theme.SmallSize, theme.Face{Italic: true}, theme.Muted
	}
	return m.text(h.Inlines, s)
}

// heading splits a title that is too long for one widget.
func (c *chunker) heading(b *markup.Heading) {
	id := b.ID
	c.text(b.Inlines, func(part []markup.Inline) (markup.Block, func(m *widgetBuilder) fyne.CanvasObject) {
		h := &markup.Heading{Pos: b.Pos, Level: b.Level, ID: id, Inlines: part}
		id = "" // a link leads to the first part
		return h, func(m *widgetBuilder) fyne.CanvasObject { return m.heading(h) }
	})
}

// heading gives the place of the block that is a heading with an id, or that
// it stands in; -1 when there is none.
func (x *textIndex) heading(id string) int {
	at, _ := markup.FindHeading(x.doc.Blocks, id)
	return at
}

// unfoldHeading opens the folds of a block that a heading is in.
func (l *layout) unfoldHeading(block int, id string) {
	_, h := markup.FindHeading(l.v.doc.Blocks[block:block+1], id)
	if at := l.v.index.starts(block).ofBlock(h); at >= 0 {
		l.unfold(block, at)
	}
}

func holdsHeading(b markup.Block, id string) bool {
	at, _ := markup.FindHeading([]markup.Block{b}, id)
	return at >= 0
}
