package content

import (
	"strings"

	"stagecraft/content/markup"
)

// Extent says how much of a block is looked at for the terms it mentions.
type Extent int

// The extents.
const (
	// Everything is all that a block says, what a fold hides included.
	Everything Extent = iota
	// Body is the running text that is read without opening anything: not
	// headings and titles, the heads of tables, or the terms of a list of
	// definitions, which name what the text is about before it is explained.
	Body
)

// Mentions gives the terms that blocks name, or link to as term:id, each once
// and in the order of the text. A name may be split by its styling. Code,
// formulas and questions mention nothing.
func (m *TermMatcher) Mentions(extent Extent, blocks ...markup.Block) []*Term {
	s := mentions{matcher: m, known: map[*Term]bool{}}
	markup.Walk(blocks, func(b markup.Block) bool {
		if _, fold := b.(*markup.Spoiler); fold && extent == Body {
			return false
		}
		if extent == Body {
			s.readBody(b)
			return true
		}
		for _, child := range markup.Children(b) {
			s.read(child.Inlines)
		}
		return true
	})
	return s.found
}

// readBody reads the running text of a block that isn't a title of any kind.
func (s *mentions) readBody(b markup.Block) {
	switch b := b.(type) {
	case *markup.Paragraph:
		s.read(b.Inlines)
	case *markup.Table:
		for _, row := range b.Rows {
			for _, c := range row {
				s.read(c.Inlines)
			}
		}
	}
}

// mentions collects the terms of running texts.
type mentions struct {
	matcher *TermMatcher
	found   []*Term
	known   map[*Term]bool
}

func (s *mentions) add(t *Term) {
	if t != nil && !s.known[t] {
		s.known[t] = true
		s.found = append(s.found, t)
	}
}

// read looks for names in the whole of a running text, and for links in it.
func (s *mentions) read(inlines []markup.Inline) {
	var text strings.Builder
	s.write(&text, inlines)
	for _, span := range s.matcher.Find(text.String()) {
		s.add(span.Term)
	}
}

func (s *mentions) write(text *strings.Builder, inlines []markup.Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case markup.Text:
			text.WriteString(in.Value)
		case markup.Abbreviation:
			text.WriteString(in.Short)
		case markup.Break:
			text.WriteByte(' ')
		case markup.Styled:
			s.write(text, in.Children)
		case markup.Link:
			if ref, ok := ParseRef(in.Destination); ok && ref.Kind == "term" {
				s.add(s.matcher.terms[ref.ID])
			}
			s.write(text, in.Children)
		}
	}
}
