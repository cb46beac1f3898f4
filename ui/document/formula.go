package document

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// math makes display math: its source, set apart.
func (m *maker) math(b *markup.MathBlock) fyne.CanvasObject {
	var runs []flow.Run
	for i, line := range strings.Split(strings.TrimSpace(b.Source), "\n") {
		if i > 0 {
			runs = append(runs, flow.Run{Break: true})
		}
		runs = append(runs, flow.Run{Text: line, Face: look.Face{Italic: true}})
	}
	p := flow.NewParagraph(look.Size(look.BodySize+1), look.Ink, runs...)
	p.Align = fyne.TextAlignCenter
	return behind(kit.Ground(look.CodeSoft, look.Clear, look.ButtonRadius), kit.Inset(look.Size(16), look.Size(12), p))
}

// diagram makes a panel of a diagram's source, named by its language.
func (m *maker) diagram(b *markup.Diagram) fyne.CanvasObject {
	label := words.F("Diagram, as it is written (%s)", b.Language)
	return m.source(label, &markup.CodeBlock{Text: b.Source}, colourCode("", untabbed(b.Source)))
}
