package document

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
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
			if drawn := r.v.opt.Course.Drawn(b); drawn != nil {
				r.say(r.picture(drawn))
				return
			}
			r.say(words.T("A diagram as it is written, which isn't read."))
		},
	})
}

// diagram makes a panel of a diagram's source, named by its language.
func (m *widgetBuilder) diagram(b *markup.Diagram) fyne.CanvasObject {
	if drawn := m.v.opt.Course.Drawn(b); drawn != nil {
		return m.picture(drawn, "")
	}
	return m.source(diagramLabel(b), &markup.CodeBlock{Text: b.Source}, b)
}

func (c *chunker) diagram(b *markup.Diagram) {
	if c.v.opt.Course.Drawn(b) != nil {
		c.put(b, func(m *widgetBuilder) fyne.CanvasObject { return m.diagram(b) })
		return
	}
	c.source(diagramLabel(b), &markup.CodeBlock{Text: b.Source})
}

func diagramLabel(b *markup.Diagram) string {
	label := words.F("Diagram, as it is written (%s)", b.Language)
	if program, ok := content.DiagramPrograms[b.Language]; ok {
		label += ". " + words.F("Whoever makes the course has it drawn with coursekit vendor, where %s is installed.", program.Name)
	}
	return label
}
