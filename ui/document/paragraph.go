package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.Paragraph]{
		widget: func(m *widgetBuilder, b *markup.Paragraph, s textStyle) fyne.CanvasObject {
			if d, link := m.v.conversation(b); d != nil {
				return m.conversation(d, link, b, s)
			}
			return m.text(b.Inlines, s)
		},
		split: (*chunker).paragraph,
		say: func(r *sentenceBuilder, b *markup.Paragraph) {
			r.text(b.Inlines)
			if d, _ := r.v.conversation(b); d != nil {
				r.say(words.T("A conversation to play") + ".")
			}
		},
	})
}

// paragraph splits running text, at the end of a line or of a sentence if it can.
func (c *chunker) paragraph(b *markup.Paragraph, s textStyle) {
	c.text(b.Inlines, func(part []markup.Inline) (markup.Block, func(m *widgetBuilder) fyne.CanvasObject) {
		return &markup.Paragraph{Pos: b.Pos, Inlines: part}, func(m *widgetBuilder) fyne.CanvasObject { return m.text(part, s) }
	})
}
