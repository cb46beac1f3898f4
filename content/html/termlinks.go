package html

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// marked writes running text in which each term that the section hasn't named
// yet leads to where it is explained.
func (w *writer) marked(inlines []markup.Inline) {
	if w.site == nil || w.site.Course == nil || w.inLink || w.quoted {
		w.inlines(inlines)
		return
	}
	var text strings.Builder
	running(&text, inlines)
	w.spans, w.read = w.site.Course.TermMatcher().Find(text.String()), 0
	w.marking = true
	w.inlines(inlines)
	w.marking = false
}

// running gives the characters of a text that stand in one line, as they are
// counted by readOn.
func running(text *strings.Builder, inlines []markup.Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case markup.Text:
			text.WriteString(in.Value)
		case markup.Abbreviation:
			text.WriteString(in.Short)
		case markup.Break:
			text.WriteByte(' ')
		case markup.Styled:
			running(text, in.Children)
		case markup.Link:
			running(text, in.Children)
		}
	}
}

// readOn writes a piece of the text with the terms that are whole in it.
func (w *writer) readOn(piece string) {
	from, written := w.read, 0
	w.read += len(piece)
	for len(w.spans) > 0 && w.spans[0].Start < w.read {
		span := w.spans[0]
		w.spans = w.spans[1:]
		start, end := span.Start-from, span.End-from
		if start < written || end > len(piece) || w.inLink || w.named[span.Term] {
			continue
		}
		address := w.site.Address(content.Ref{Kind: "term", ID: span.Term.ID})
		if address == "" {
			continue
		}
		w.named[span.Term] = true
		w.Text(piece[written:start])
		w.Line("a", piece[start:end], "href", w.from(address), "class", "term")
		written = end
	}
	w.Text(piece[written:])
}
