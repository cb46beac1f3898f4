package practice

import (
	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/flow"
	"stagecraft/ui/look"
)

// prose sets a question's running text; links open through the navigator.
type prose struct{ open func(ref string) }

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
