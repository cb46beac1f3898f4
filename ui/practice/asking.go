package practice

import (
	"stagecraft/content/markup"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// asking sets a paragraph of what is asked.
func (z *Quiz) asking(inlines []markup.Inline) *text.Paragraph {
	size := theme.BodySize
	if z.standalone {
		size = askedLarge
		if len([]rune(markup.PlainText(inlines))) > mostLarge {
			size = askedLong
		}
	}
	p := z.prose.paragraph(size, theme.Ink, inlines)
	for i := range p.Runs {
		if !p.Runs[i].Face.Mono {
			p.Runs[i].Face.SemiBold = true
		}
	}
	p.Leading = 1.4
	if size >= askedLong {
		p.Leading = 1.3
	}
	return p
}

// The sizes of a question on a page of its own: a short one is looked at, a long one read.
const (
	askedLarge = 28
	askedLong  = 22
	mostLarge  = 70 // characters
)
