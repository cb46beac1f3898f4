package markup

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
)

// divide gives the blocks of a paragraph's inlines: embeds and formulas that
// stand alone, figures, spacers, and the text between them.
func (b *builder) divide(at Pos, spans []Inline) []Block {
	var out []Block
	var text []Inline
	flush := func() {
		out = append(out, b.textBlocks(at, text)...)
		text = nil
	}
	for _, span := range spans {
		if mark, ok := span.(*embedMark); ok {
			flush()
			mark.embed.Pos = b.positionAt(mark.offset)
			out = append(out, mark.embed)
			if mark.end > 0 {
				at = b.positionAt(mark.end)
			}
			continue
		}
		text = append(text, span)
	}
	flush()
	return out
}

// textBlocks gives the blocks of inlines without embeds.
func (b *builder) textBlocks(at Pos, spans []Inline) []Block {
	lines := splitLines(spans)
	first, last := 0, len(lines)
	for first < last && isBlankLine(lines[first]) {
		first++
	}
	for first < last && isBlankLine(lines[last-1]) {
		last--
	}
	var out []Block
	out = append(out, b.spacers(at, lines[:first])...)
	body := lines[first:last]
	switch {
	case len(body) == 0:
		return out
	case allPictures(body):
		for _, line := range body {
			p := line.only().(picture)
			out = append(out, &Figure{Pos: b.positionAt(p.offset), Image: p.Image})
		}
	default:
		var inlines []Inline
		from := at
		from.Line += linesTyped(lines[:first])
		flush := func() {
			if inlines = trimBreaks(inlines); len(inlines) > 0 {
				out = append(out, &Paragraph{Pos: from, Inlines: b.finish(inlines)})
			}
			inlines = nil
		}
		for i, line := range body {
			if f, ok := line.only().(*formula); ok && f.display {
				flush()
				out = append(out, &MathBlock{Pos: b.positionAt(f.offset), Source: f.source})
				rest := b.src[min(f.end, len(b.src)):]
				from = b.positionAt(f.end + len(rest) - len(bytes.TrimLeft(rest, " \t\n")))
				continue
			}
			inlines = append(inlines, trimSpace(line.spans)...)
			if i+1 < len(body) {
				inlines = append(inlines, line.end)
			}
		}
		flush()
	}
	at.Line += linesTyped(lines[:last])
	return append(out, b.spacers(at, lines[last:])...)
}

// isWideSpace tells a space that is typed to be seen, such as &nbsp; or &emsp;.
func isWideSpace(r rune) bool { return r > unicode.MaxASCII && unicode.IsSpace(r) }

// spacers gives a Spacer for the lines that hold such a space.
func (b *builder) spacers(at Pos, lines []spanLine) []Block {
	var out []Block
	for i, line := range lines {
		if strings.ContainsFunc(PlainText(line.spans), isWideSpace) {
			out = append(out, &Spacer{Pos: Pos{Line: at.Line + linesTyped(lines[:i]), Column: at.Column}})
		}
	}
	return out
}

// spanLine is one line of a paragraph and what ends it.
type spanLine struct {
	spans []Inline
	end   Inline // Break or newline
}

// linesTyped counts the lines that end where a line of the source does.
func linesTyped(lines []spanLine) int {
	n := 0
	for _, line := range lines {
		if _, typed := line.end.(newline); typed {
			n++
		}
	}
	return n
}

func splitLines(spans []Inline) []spanLine {
	var lines []spanLine
	var line []Inline
	for _, span := range spans {
		switch span.(type) {
		case Break, newline:
			lines = append(lines, spanLine{line, span})
			line = nil
		default:
			line = append(line, span)
		}
	}
	return append(lines, spanLine{line, Break{}})
}

// isBlankLine tells whether a line holds nothing but spaces.
func isBlankLine(line spanLine) bool {
	for _, span := range line.spans {
		text, ok := span.(Text)
		if !ok || strings.TrimSpace(text.Value) != "" {
			return false
		}
	}
	return true
}

// only gives the one inline that stands on the line, nil when there are others.
func (l spanLine) only() Inline {
	var found Inline
	for _, span := range l.spans {
		if text, ok := span.(Text); ok && strings.TrimSpace(text.Value) == "" {
			continue
		}
		if found != nil {
			return nil
		}
		found = span
	}
	return found
}

func allPictures(lines []spanLine) bool {
	return !slices.ContainsFunc(lines, func(line spanLine) bool {
		_, ok := line.only().(picture)
		return !ok
	})
}

// trimSpace takes the spaces off both ends of a line.
func trimSpace(spans []Inline) []Inline {
	spans = trimBreaks(spans)
	if len(spans) == 0 {
		return nil
	}
	spans = slices.Clone(spans)
	if first, ok := spans[0].(Text); ok {
		spans[0] = Text{Value: strings.TrimLeft(first.Value, " \t")}
	}
	if last, ok := spans[len(spans)-1].(Text); ok {
		spans[len(spans)-1] = Text{Value: strings.TrimRight(last.Value, " \t")}
	}
	return spans
}

// trimBreaks takes the line ends off both ends.
func trimBreaks(spans []Inline) []Inline {
	isEnd := func(span Inline) bool {
		switch s := span.(type) {
		case Break, newline:
			return true
		case Text:
			return strings.Trim(s.Value, " \t") == ""
		}
		return false
	}
	for len(spans) > 0 && isEnd(spans[0]) {
		spans = spans[1:]
	}
	for len(spans) > 0 && isEnd(spans[len(spans)-1]) {
		spans = spans[:len(spans)-1]
	}
	return spans
}

// finish turns what is on its way into a Document into what stands in one:
// typed line ends into breaks or spaces, marks of embeds into links, words that
// are abbreviations into those, and texts that touch into one.
func (b *builder) finish(spans []Inline) []Inline {
	var out []Inline
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			out = append(out, b.glossary.mark(text.String())...)
			text.Reset()
		}
	}
	space := func(s string) { // one space where several are typed
		for _, r := range s {
			if r == ' ' || r == '\t' {
				if n := text.Len(); n > 0 && text.String()[n-1] == ' ' {
					continue
				}
				r = ' '
			}
			text.WriteRune(r)
		}
	}
	for _, span := range spans {
		if s, ok := span.(Text); ok {
			space(s.Value)
			continue
		}
		if end, ok := span.(newline); ok && !end.hard && !b.meta.Breaks {
			space(" ")
			continue
		}
		flush()
		switch s := span.(type) {
		case newline:
			out = append(out, Break{})
		case picture:
			out = append(out, s.Image)
		case *embedMark:
			out = append(out, s.asLink())
		case *formula:
			out = append(out, Math{Source: s.source})
		case Styled:
			s.Children = b.finish(s.Children)
			out = append(out, s)
		case Link:
			s.Children = b.finish(s.Children)
			out = append(out, s)
		default:
			out = append(out, s)
		}
	}
	flush()
	return out
}
