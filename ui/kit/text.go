package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/ui/flow"
	"stagecraft/ui/look"
)

// Text is wrapped text of one look. It begins a line at each newline.
func Text(s string, size float32, face look.Face, name look.Name) *flow.Paragraph {
	var runs []flow.Run
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			runs = append(runs, flow.Run{Break: true})
		}
		runs = append(runs, flow.Run{Text: line, Face: face})
	}
	return flow.NewParagraph(look.Size(size), name, runs...)
}

// H1 is a page's title.
func H1(s string) *flow.Paragraph {
	return tight(Text(s, look.H1Size, look.Face{Bold: true}, look.Ink))
}

// H2 is a panel's title.
func H2(s string) *flow.Paragraph {
	return tight(Text(s, look.H2Size, look.Face{SemiBold: true}, look.Ink))
}

// H3 is a part's title.
func H3(s string) *flow.Paragraph { return Text(s, look.H3Size, look.Face{SemiBold: true}, look.Ink) }

// Body is text to read.
func Body(s string) *flow.Paragraph { return Text(s, look.BodySize, look.Face{}, look.Ink) }

// Label is text in panels and lists.
func Label(s string) *flow.Paragraph {
	p := Text(s, look.LabelSize, look.Face{}, look.Ink)
	p.Leading = 1.5
	return p
}

// MutedLabel is Label in the muted colour.
func MutedLabel(s string) *flow.Paragraph {
	p := Label(s)
	p.Color = look.Muted
	return p
}

// Small is small muted text.
func Small(s string) *flow.Paragraph { return Text(s, look.SmallSize, look.Face{}, look.Muted) }

// Middle centres a paragraph's lines.
func Middle(p *flow.Paragraph) *flow.Paragraph {
	p.Align = fyne.TextAlignCenter
	return p
}

// OneLine keeps a paragraph to one line with an ellipsis.
func OneLine(p *flow.Paragraph) *flow.Paragraph {
	p.MaxLines = 1
	return p
}

func tight(p *flow.Paragraph) *flow.Paragraph {
	p.Leading = 1.3
	return p
}
