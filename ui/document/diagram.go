package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/words"
)

func init() {
	register(kind[*markup.Diagram]{
		widget: func(m *widgetBuilder, b *markup.Diagram, _ textStyle) fyne.CanvasObject { return m.diagram(b) },
		split:  func(c *chunker, b *markup.Diagram, _ textStyle) { c.diagram(b) },
		cost:   func(left *budget, b *markup.Diagram) { left.lines(b.Source) },
		say: func(r *sentenceBuilder, b *markup.Diagram) {
			r.moveTo(b)
			r.say(words.T("A diagram as it is written, which isn't read."))
		},
	})
}

// diagram makes a panel of a diagram's source, named by its language.
func (m *widgetBuilder) diagram(b *markup.Diagram) fyne.CanvasObject {
	return m.source(diagramLabel(b), &markup.CodeBlock{Text: b.Source}, b)
}

func (c *chunker) diagram(b *markup.Diagram) {
	c.source(diagramLabel(b), &markup.CodeBlock{Text: b.Source})
}

func diagramLabel(b *markup.Diagram) string {
	return words.F("Diagram, as it is written (%s)", b.Language)
}
