package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// Text is wrapped text of one look. It begins a line at each newline.
func Text(s string, size float32, face theme.Face, name theme.Name) *text.Paragraph {
	var runs []text.Run
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			runs = append(runs, text.Run{Break: true})
		}
		runs = append(runs, text.Run{Text: line, Face: face})
	}
	return text.NewParagraph(theme.Size(size), name, runs...)
}

// H1 is a page's title.
func H1(s string) *text.Paragraph {
	return heading(1, tight(Text(s, theme.H1Size, theme.Face{Bold: true}, theme.Ink)))
}

// H2 is a panel's title.
func H2(s string) *text.Paragraph {
	return heading(2, tight(Text(s, theme.H2Size, theme.Face{SemiBold: true}, theme.Ink)))
}

// H3 is a part's title.
func H3(s string) *text.Paragraph {
	return heading(3, Text(s, theme.H3Size, theme.Face{SemiBold: true}, theme.Ink))
}

func heading(level int, p *text.Paragraph) *text.Paragraph {
	p.Heading = level
	return p
}

// Body is text to read.
func Body(s string) *text.Paragraph { return Text(s, theme.BodySize, theme.Face{}, theme.Ink) }

// Label is text in panels and lists.
func Label(s string) *text.Paragraph {
	p := Text(s, theme.LabelSize, theme.Face{}, theme.Ink)
	p.Leading = 1.5
	return p
}

// MutedLabel is Label in the muted colour.
func MutedLabel(s string) *text.Paragraph {
	p := Label(s)
	p.Color = theme.Muted
	return p
}

// Small is small muted text.
func Small(s string) *text.Paragraph { return Text(s, theme.SmallSize, theme.Face{}, theme.Muted) }

// Middle centres a paragraph's lines.
func Middle(p *text.Paragraph) *text.Paragraph {
	p.Align = fyne.TextAlignCenter
	return p
}

// OneLine keeps a paragraph to one line with an ellipsis.
func OneLine(p *text.Paragraph) *text.Paragraph {
	p.MaxLines = 1
	return p
}

func tight(p *text.Paragraph) *text.Paragraph {
	p.Leading = 1.3
	return p
}
