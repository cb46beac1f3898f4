package content

import (
	"strings"
	"unicode/utf8"

	"stagecraft/content/markup"
)

// quizText is the text of the pieces of questions, by their source: a question
// is looked at twice, to be asked and for its links.
type quizText map[string]quizFragment

// quizFragment is what the Markdown of a piece of a question says.
type quizFragment struct {
	inlines []markup.Inline // all of it as running text
	blocks  []markup.Block  // where it is more than paragraphs; else nil
}

// fragment reads a piece. What it gives is not to be changed.
func (q quizText) fragment(source string) quizFragment {
	p, ok := q[source]
	if !ok {
		p = parsePiece(source)
		q[source] = p
	}
	return p
}

// parsePiece reads the Markdown of a piece. In one line there is only running
// text, a picture or a formula: "# 1" is no heading there, and "1. FC" no list.
func parsePiece(source string) quizFragment {
	if source == "" {
		return quizFragment{}
	}
	doc := markup.Parse([]byte(source))
	asTyped := quizFragment{inlines: []markup.Inline{markup.Text{Value: source}}}
	blocks := doc.Blocks
	for _, f := range doc.Footnotes {
		blocks = append(blocks, f.Blocks...)
	}
	line := !strings.Contains(source, "\n") && indentOf(source) < 4
	plain := true
	for _, b := range blocks {
		switch b.(type) {
		case *markup.Paragraph:
		case *markup.Figure, *markup.MathBlock:
			plain = false
		default:
			if plain = false; line {
				return asTyped
			}
		}
	}
	if len(blocks) == 0 || doc.Meta.Lines > 0 || holdsQuiz(blocks) {
		return asTyped
	}
	p := quizFragment{inlines: running(blocks)}
	if !plain {
		p.blocks = blocks
	}
	return p
}

// holdsQuiz tells whether there is a question among blocks, which can't stand
// within another.
func holdsQuiz(blocks []markup.Block) bool {
	found := false
	markup.Walk(blocks, func(b markup.Block) bool {
		_, quiz := b.(*markup.Quiz)
		found = found || quiz
		return !found
	})
	return found
}

// running gives blocks as running text, an empty line between two.
func running(blocks []markup.Block) []markup.Inline {
	var all []markup.Inline
	for _, b := range blocks {
		var these []markup.Inline
		switch b := b.(type) {
		case *markup.Paragraph:
			these = b.Inlines
		case *markup.Figure:
			these = []markup.Inline{b.Image}
		default:
			for i, line := range strings.Split(markup.BlockText(b), "\n") {
				if i > 0 {
					these = append(these, markup.Break{})
				}
				if _, code := b.(*markup.CodeBlock); code {
					these = append(these, markup.Code{Value: line})
				} else {
					these = append(these, markup.Text{Value: line})
				}
			}
		}
		if len(all) > 0 && len(these) > 0 {
			all = append(all, markup.Break{}, markup.Break{})
		}
		all = append(all, these...)
	}
	return all
}

// plainAll gives each text without its Markdown, but for the dollars around its formulas.
func (q quizText) plainAll(all []string) []string {
	plain := make([]string, len(all))
	for i, s := range all {
		plain[i] = strings.TrimSpace(markup.WithDollars(q.fragment(s).inlines))
	}
	return plain
}

// each calls visit for each inline of every part of a body, in its order.
// Answers to type have none.
func (q quizText) each(b quizBody, visit func(markup.Inline)) {
	all := []string{b.prompt}
	for _, c := range b.choices {
		all = append(all, c.text)
	}
	all = append(all, b.items...)
	for _, row := range b.rows {
		all = append(all, row...)
	}
	if b.writing != nil {
		all = append(append(all, b.writing.model), b.writing.criteria...)
	}
	for _, s := range append(all, b.explanation) {
		p := q.fragment(s)
		if p.blocks == nil {
			markup.EachInline(p.inlines, visit)
		}
		for _, block := range p.blocks {
			markup.WalkInlines(block, visit)
		}
	}
}

// splitBlanks divides a question into what asks and the text, if any, that has
// ==blanks== in it: its last paragraphs from the first with a blank on. What
// stands in a blank is kept as typed.
func (q quizText) splitBlanks(source string) (quizFragment, []BlankPart) {
	marked, answers := takeBlanks(source)
	if len(answers) == 0 {
		return q.fragment(source), nil
	}
	var asking []markup.Block
	var parts []BlankPart
	blocks := markup.Parse([]byte(marked)).Blocks
	for _, b := range blocks {
		p, paragraph := b.(*markup.Paragraph)
		var these []BlankPart
		if paragraph {
			these = blankParts(nil, p.Inlines, answers)
		} else {
			these = blankParts(nil, running([]markup.Block{b}), answers)
		}
		blank := false
		for _, part := range these {
			blank = blank || part.Blank
		}
		if !blank {
			asking = append(asking, b)
			continue
		}
		if len(parts) > 0 {
			parts = append(parts, BlankPart{Text: "\n"})
		}
		parts = append(parts, these...)
	}
	asked := quizFragment{inlines: running(asking)}
	for _, b := range asking {
		if _, paragraph := b.(*markup.Paragraph); !paragraph && !holdsQuiz(asking) {
			asked.blocks = asking
		}
	}
	return asked, joinedParts(parts)
}

// firstBlank is the first of the characters, of those that no text uses, that
// stand for the blanks of a question while its Markdown is read.
const (
	firstBlank = '\U000F0000'
	lastBlank  = '\U000FFFFD'
)

// takeBlanks gives source with a character for each ==blank==, and what stands
// in the blanks. Code is left as it is.
func takeBlanks(source string) (marked string, answers []string) {
	var out strings.Builder
	lines := strings.Split(source, "\n")
	for at := 0; at < len(lines); at++ {
		if at > 0 {
			out.WriteByte('\n')
		}
		if last, ok := fenceFrom(lines, at); ok {
			out.WriteString(strings.Join(lines[at:last+1], "\n"))
			at = last
			continue
		}
		for rest := lines[at]; rest != ""; {
			switch {
			case rest[0] == '\\' && len(rest) > 1:
				out.WriteString(rest[:2])
				rest = rest[2:]
				continue
			case rest[0] == '`':
				ticks := rest[:len(rest)-len(strings.TrimLeft(rest, "`"))]
				length := len(ticks)
				if end := strings.Index(rest[length:], ticks); end >= 0 {
					length += end + len(ticks)
				}
				out.WriteString(rest[:length])
				rest = rest[length:]
				continue
			case strings.HasPrefix(rest, "=="):
				inner, after, found := strings.Cut(rest[2:], "==")
				if found && inner != "" && inner == strings.TrimSpace(inner) && len(answers) < lastBlank-firstBlank {
					out.WriteRune(firstBlank + rune(len(answers)))
					answers = append(answers, inner)
					rest = after
					continue
				}
			}
			r, n := utf8.DecodeRuneInString(rest)
			if r >= firstBlank && r <= lastBlank {
				r = utf8.RuneError
			}
			out.WriteRune(r)
			rest = rest[n:]
		}
	}
	return out.String(), answers
}

// blankParts adds inlines to parts, with what stands in their blanks.
func blankParts(parts []BlankPart, inlines []markup.Inline, answers []string) []BlankPart {
	for _, in := range inlines {
		switch in := in.(type) {
		case markup.Styled:
			parts = blankParts(parts, in.Children, answers)
		case markup.Link:
			parts = blankParts(parts, in.Children, answers)
		case markup.Break:
			parts = append(parts, BlankPart{Text: "\n"})
		default:
			given := 0
			text := markup.WithDollars([]markup.Inline{in})
			for i, r := range text {
				if r < firstBlank || int(r-firstBlank) >= len(answers) {
					continue
				}
				if i > given {
					parts = append(parts, BlankPart{Text: text[given:i]})
				}
				parts = append(parts, blankOf(answers[r-firstBlank]))
				given = i + utf8.RuneLen(r)
			}
			if given < len(text) || text == "" {
				parts = append(parts, BlankPart{Text: text[given:]})
			}
		}
	}
	return parts
}

// joinedParts joins neighbouring pieces of given text.
func joinedParts(parts []BlankPart) []BlankPart {
	var joined []BlankPart
	for _, p := range parts {
		if n := len(joined); n > 0 && !p.Blank && !joined[n-1].Blank {
			joined[n-1].Text += p.Text
			continue
		}
		joined = append(joined, p)
	}
	return joined
}
