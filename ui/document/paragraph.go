package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
)

func init() {
	register(kind[*markup.Paragraph]{
		widget: func(m *maker, b *markup.Paragraph, s setting) fyne.CanvasObject { return m.text(b.Inlines, s) },
		split:  (*cutter).paragraph,
		say:    func(r *reciter, b *markup.Paragraph) { r.text(b.Inlines) },
	})
}

// paragraph cuts running text, at the end of a line or of a sentence if it can.
func (c *cutter) paragraph(b *markup.Paragraph, s setting) {
	c.text(b.Inlines, func(part []markup.Inline) (markup.Block, func(m *maker) fyne.CanvasObject) {
		return &markup.Paragraph{Pos: b.Pos, Inlines: part}, func(m *maker) fyne.CanvasObject { return m.text(part, s) }
	})
}
