package content

import (
	"strings"

	"stagecraft/content/markup"
)

// quizText is the running text of the pieces of questions, by their source: a
// question is looked at twice, to be asked and for its links.
type quizText map[string][]markup.Inline

// inlinesOf gives the running text of paragraphs, a blank line between them.
func (q quizText) inlinesOf(paragraphs []string) []markup.Inline {
	var all []markup.Inline
	for _, p := range paragraphs {
		if len(all) > 0 {
			all = append(all, markup.Break{}, markup.Break{})
		}
		all = append(all, q.parse(p)...)
	}
	return all
}

// parse gives the running text of one paragraph. It is not to be changed.
func (q quizText) parse(source string) []markup.Inline {
	inlines, ok := q[source]
	if !ok {
		inlines = parseInlines(source)
		q[source] = inlines
	}
	return inlines
}

// parseInlines gives the running text of one paragraph. What Markdown makes
// something else of, such as a heading, is kept as plain text.
func parseInlines(source string) []markup.Inline {
	blocks := markup.Parse([]byte(source)).Blocks
	if len(blocks) == 1 {
		switch b := blocks[0].(type) {
		case *markup.Paragraph:
			return b.Inlines
		case *markup.Figure:
			return []markup.Inline{b.Image}
		}
	}
	if source == "" {
		return nil
	}
	return []markup.Inline{markup.Text{Value: source}}
}

// plainAll gives each text without its Markdown.
func (q quizText) plainAll(all []string) []string {
	plain := make([]string, len(all))
	for i, s := range all {
		plain[i] = strings.TrimSpace(markup.PlainText(q.parse(s)))
	}
	return plain
}

// splitBlanks divides the paragraphs of a question into those that ask and
// the text, if any, that has ==blanks== in it.
func (q quizText) splitBlanks(paragraphs []string) ([]markup.Inline, []BlankPart) {
	var parts []BlankPart
	var asking []string
	for _, p := range paragraphs {
		these := blankParts(nil, q.parse(hideBars(p)))
		blank := false
		for _, part := range these {
			blank = blank || part.Blank
		}
		if !blank {
			asking = append(asking, p)
			continue
		}
		if len(parts) > 0 {
			parts = append(parts, BlankPart{Text: "\n"})
		}
		parts = append(parts, these...)
	}
	return q.inlinesOf(asking), joinedParts(parts)
}

// blankParts adds inlines to parts; marked text is a blank.
func blankParts(parts []BlankPart, inlines []markup.Inline) []BlankPart {
	for _, in := range inlines {
		switch in := in.(type) {
		case markup.Styled:
			if in.Style&markup.Marked != 0 {
				if answer := strings.TrimSpace(markup.PlainText(in.Children)); answer != "" {
					parts = append(parts, blankOf(answer))
				}
				continue
			}
			parts = blankParts(parts, in.Children)
		case markup.Link:
			parts = blankParts(parts, in.Children)
		case markup.Break:
			parts = append(parts, BlankPart{Text: "\n"})
		default:
			parts = append(parts, BlankPart{Text: showBars(markup.PlainText([]markup.Inline{in}))})
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

// partsOf gives the running text of every part of a question's fence.
func (q quizText) partsOf(source string) [][]markup.Inline {
	return q.inlinesIn(splitQuiz(source))
}

// inlinesIn gives the running text of every part of a body.
func (q quizText) inlinesIn(b quizBody) [][]markup.Inline {
	all := append([]string(nil), b.prompt...)
	for _, c := range b.choices {
		all = append(all, c.text)
	}
	all = append(all, b.items...)
	for _, row := range b.rows {
		all = append(all, row...)
	}
	all = append(append(all, b.answers...), b.explanation...)
	inlines := make([][]markup.Inline, len(all))
	for i, s := range all {
		inlines[i] = q.parse(s)
	}
	return inlines
}
