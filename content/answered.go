package content

import (
	"strings"
	"unicode"

	"stagecraft/content/fold"
	"stagecraft/content/markup"
)

// AnsweredIn gives the block of a lesson's document that answers a question best:
// the paragraph, list or table that shares most of the words of its right answer and
// its explanation, those that stand in few blocks counting most. Headings, pictures
// and the question itself answer nothing. It is false when none shares a word.
func (l *Lesson) AnsweredIn(q *Question) (block int, ok bool) {
	if l.Document == nil {
		return 0, false
	}
	wanted := map[string]bool{}
	for _, inlines := range append(rightInlines(q), q.Explanation, q.Prompt) {
		for _, w := range longWords(markup.PlainText(inlines)) {
			wanted[w] = true
		}
	}
	has := make([]map[string]bool, len(l.Document.Blocks))
	in := map[string]int{}
	for i, b := range l.Document.Blocks {
		switch b.(type) {
		case *markup.Heading, *markup.Quiz:
			continue
		}
		has[i] = map[string]bool{}
		for _, w := range longWords(blockText(b)) {
			if wanted[w] && !has[i][w] {
				has[i][w] = true
				in[w]++
			}
		}
	}
	most := 0.0
	for i := range has {
		score := 0.0
		for w := range has[i] {
			score += 1 / float64(in[w])
		}
		if score > most+1e-9 {
			block, ok, most = i, true, score
		}
	}
	return block, ok
}

// rightInlines are the right answers of a question.
func rightInlines(q *Question) [][]markup.Inline {
	var all [][]markup.Inline
	for _, c := range q.Choices {
		if c.Right {
			all = append(all, c.Inlines)
		}
	}
	texts := append(append([]string{}, q.Answers...), q.Items...)
	for _, part := range q.Text {
		texts = append(texts, part.Text)
	}
	for _, pair := range q.Pairs {
		texts = append(texts, pair[0], pair[1])
	}
	for _, t := range texts {
		all = append(all, []markup.Inline{markup.Text{Value: t}})
	}
	return all
}

// longWords are the words of a text that say something by themselves.
func longWords(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if w = fold.Key(w); len([]rune(w)) > 3 {
			words = append(words, w)
		}
	}
	return words
}

func blockText(b markup.Block) string {
	var text strings.Builder
	markup.WalkInlines(b, func(in markup.Inline) {
		if t, ok := in.(markup.Text); ok {
			text.WriteString(t.Value + " ")
		}
	})
	return text.String()
}

// TermsOf gives the terms that the right answers of a question name, then those of
// its explanation, then those of what it asks.
func (c *Course) TermsOf(q *Question) []*Term {
	var blocks []markup.Block
	for _, inlines := range append(rightInlines(q), q.Explanation, q.Prompt) {
		blocks = append(blocks, &markup.Paragraph{Inlines: inlines})
	}
	return c.TermMatcher().Mentions(Everything, blocks...)
}
