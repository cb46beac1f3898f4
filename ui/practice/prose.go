package practice

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/ui/document"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// questionText sets a question's text; links open through the navigator.
type questionText struct {
	course *content.Course // for pictures; nil shows their text
	open   func(link, text string)
}

// blocks sets text that is more than paragraphs; paragraph sets those in it.
func (p questionText) blocks(all []markup.Block, paragraph func([]markup.Inline) *text.Paragraph) fyne.CanvasObject {
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
	return kit.Stack(theme.Size(8), objects...)
}

// choice sets what there is to choose.
func (p questionText) choice(c content.Choice) fyne.CanvasObject {
	paragraph := func(inlines []markup.Inline) *text.Paragraph {
		set := p.paragraph(theme.LabelSize, theme.Ink, inlines)
		set.Leading = 1.45
		return set
	}
	if len(c.Blocks) > 0 {
		return p.blocks(c.Blocks, paragraph)
	}
	return paragraph(c.Inlines)
}

func (p questionText) paragraph(size float32, name theme.Name, inlines []markup.Inline) *text.Paragraph {
	var runs []text.Run
	for _, r := range markup.Runs(inlines) {
		runs = append(runs, p.run(r))
	}
	return kit.Formulas(p.language(), text.NewParagraph(theme.Size(size), name, runs...))
}

// language is what the question is read in.
func (p questionText) language() string {
	if p.course == nil {
		return ""
	}
	return p.course.Language
}

// plain sets a text of a question that has no markup but formulas.
func (p questionText) plain(set *text.Paragraph) *text.Paragraph {
	return kit.WithFormulas(p.language(), set)
}

func (p questionText) run(r markup.Run) text.Run {
	if r.Break {
		return text.Run{Break: true}
	}
	has := func(s markup.Style) bool { return r.Style&s != 0 }
	out := text.Run{Text: r.Text, Struck: has(markup.Struck), Formula: r.Math}
	out.Face = theme.Face{SemiBold: has(markup.Bold), Italic: has(markup.Italic), Mono: has(markup.Monospace | markup.Keyboard)}
	switch {
	case out.Face.Mono, r.Math:
		out.Background = theme.CodeSoft
	case has(markup.Marked):
		out.Background = theme.MarkSoft
	}
	switch {
	case has(markup.Subscript):
		out.Raise = -0.2
	case has(markup.Superscript):
		out.Raise = 0.35
	}
	if has(markup.Inserted | markup.Underlined) {
		out.Underline = text.Solid
	}
	if r.Ruby != "" {
		out.Text += " (" + r.Ruby + ")"
	}
	if r.Link != "" {
		out.Color, out.Underline = theme.Primary, text.Solid
		if p.open != nil {
			out.Tap = func(fyne.Position) { p.open(r.Link, r.Text) }
		}
	}
	return out
}
