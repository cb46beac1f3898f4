package practice

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/document"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
)

// prose sets a question's text; links open through the navigator.
type prose struct {
	course *content.Course // for pictures; nil shows their text
	open   func(ref string)
}

// blocks sets text that is more than paragraphs; paragraph sets those in it.
func (p prose) blocks(all []markup.Block, paragraph func([]markup.Inline) *flow.Paragraph) fyne.CanvasObject {
	course := p.course
	if course == nil {
		course = &content.Course{}
	}
	objects := make([]fyne.CanvasObject, 0, len(all))
	for _, b := range all {
		if text, ok := b.(*markup.Paragraph); ok {
			objects = append(objects, paragraph(text.Inlines))
			continue
		}
		objects = append(objects, document.Blocks([]markup.Block{b}, document.Options{Course: course, Open: p.open}))
	}
	return kit.Stack(look.Size(8), objects...)
}

// choice sets what there is to choose.
func (p prose) choice(c content.Choice) fyne.CanvasObject {
	paragraph := func(inlines []markup.Inline) *flow.Paragraph {
		set := p.paragraph(look.LabelSize, look.Ink, inlines)
		set.Leading = 1.45
		return set
	}
	if len(c.Blocks) > 0 {
		return p.blocks(c.Blocks, paragraph)
	}
	return paragraph(c.Inlines)
}

func (p prose) paragraph(size float32, name look.Name, inlines []markup.Inline) *flow.Paragraph {
	var runs []flow.Run
	for _, r := range markup.Runs(inlines) {
		runs = append(runs, p.run(r))
	}
	return flow.NewParagraph(look.Size(size), name, runs...)
}

func (p prose) run(r markup.Run) flow.Run {
	if r.Break {
		return flow.Run{Break: true}
	}
	has := func(s markup.Style) bool { return r.Style&s != 0 }
	out := flow.Run{Text: r.Text, Struck: has(markup.Struck)}
	out.Face = look.Face{SemiBold: has(markup.Bold), Italic: has(markup.Italic) || r.Math, Mono: has(markup.Monospace | markup.Keyboard)}
	switch {
	case out.Face.Mono, r.Math:
		out.Ground = look.CodeSoft
	case has(markup.Marked):
		out.Ground = look.MarkSoft
	}
	switch {
	case has(markup.Subscript):
		out.Raise = -0.2
	case has(markup.Superscript):
		out.Raise = 0.35
	}
	if has(markup.Inserted | markup.Underlined) {
		out.Underline = flow.Solid
	}
	if r.Ruby != "" {
		out.Text += " (" + r.Ruby + ")"
	}
	if r.Link != "" {
		out.Color, out.Underline = look.Primary, flow.Solid
		if p.open != nil {
			out.Tap = func(fyne.Position) { p.open(r.Link) }
		}
	}
	return out
}
