package html

import (
	"slices"
	"strings"
	"unicode"

	"stagecraft/content"
	"stagecraft/content/markup"
)

// kinds says how each kind of question is answered.
var kinds = map[content.QuestionKind]string{
	content.Single:   "Choose one",
	content.Multiple: "Choose all that are right",
	content.Order:    "Put in order",
	content.Match:    "Match",
	content.Blanks:   "Fill in the blanks",
	content.Typed:    "Answer in your own words",
}

// quiz writes a question with its answer folded away. A fence that can't be
// asked is shown as it was typed.
func (w *writer) quiz(b *markup.Quiz) {
	q, _ := content.ReadQuestion(b) // what is wrong with it is told by who checks the note
	if q == nil {
		w.source("Question", "code", &markup.CodeBlock{Text: b.Source, Wrap: true})
		return
	}
	body := markup.Parse([]byte(b.Source))
	body.Meta.AsTyped = b.AsTyped
	body = body.Typeset()
	w.quoted = true
	w.element("section", func() {
		w.line("p", kinds[q.Kind], "class", "kind")
		switch {
		case len(q.PromptBlocks) > 0:
			w.element("div", func() { w.blocks(q.PromptBlocks) }, "class", "prompt")
		case len(q.Prompt) > 0:
			w.element("p", func() { w.inlines(q.Prompt) }, "class", "prompt")
		}
		w.ask(q, headOf(body))
		w.element("details", func() {
			w.line("summary", "Answer")
			w.answer(q)
			switch {
			case len(q.ExplanationBlocks) > 0:
				w.blocks(q.ExplanationBlocks)
			case len(q.Explanation) > 0:
				w.element("p", func() { w.inlines(q.Explanation) })
			}
			if !holds(q, body) {
				w.lines(&markup.CodeBlock{Text: b.Source, Wrap: true})
			}
		})
	}, "class", "question", "aria-label", "Question")
	w.quoted = false
}

// ask writes what there is to answer with.
func (w *writer) ask(q *content.Question, head []string) {
	switch q.Kind {
	case content.Single, content.Multiple:
		w.element("ol", func() {
			for _, c := range q.Choices {
				w.element("li", func() { w.choice(c) })
			}
		}, "class", "choices")
	case content.Order:
		w.plainList("ul", mixed(q.Items))
	case content.Match:
		var left, right []string
		for _, p := range q.Pairs {
			left, right = append(left, p[0]), append(right, p[1])
		}
		w.element("div", func() {
			for i, side := range [][]string{left, mixed(right)} {
				w.element("div", func() {
					if i < len(head) {
						w.line("p", head[i], "class", "title")
					}
					w.plainList("ul", side)
				})
			}
		}, "class", "pairs")
	case content.Blanks:
		w.element("p", func() {
			for _, part := range q.Text {
				if part.Blank {
					w.line("span", "______", "class", "blank", "role", "img", "aria-label", "blank")
				} else {
					w.broken(part.Text)
				}
			}
		})
	}
}

// answer writes the right answer.
func (w *writer) answer(q *content.Question) {
	switch q.Kind {
	case content.Single, content.Multiple:
		w.element("ul", func() {
			for _, c := range q.Choices {
				if c.Right {
					w.element("li", func() { w.choice(c) })
				}
			}
		})
	case content.Order:
		w.plainList("ol", q.Items)
	case content.Match:
		w.element("dl", func() {
			for _, p := range q.Pairs {
				w.line("dt", p[0])
				w.line("dd", p[1])
			}
		})
	case content.Blanks:
		w.element("p", func() {
			for _, part := range q.Text {
				if part.Blank {
					w.line("mark", part.Text)
					for i, other := range part.Others {
						w.text(map[bool]string{true: " (or ", false: ", "}[i == 0])
						w.line("mark", other)
					}
					if len(part.Others) > 0 {
						w.text(")")
					}
				} else {
					w.broken(part.Text)
				}
			}
		})
	case content.Typed:
		w.plainList("ul", q.Answers)
	}
}

// choice writes what a choice says.
func (w *writer) choice(c content.Choice) {
	if len(c.Blocks) > 0 {
		w.blocks(c.Blocks)
		return
	}
	w.inlines(c.Inlines)
}

func (w *writer) plainList(name string, items []string) {
	w.element(name, func() {
		for _, item := range items {
			w.line("li", item)
		}
	})
}

// broken writes text whose newlines are line breaks.
func (w *writer) broken(text string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			w.leaf("br")
		}
		w.text(line)
	}
}

// mixed gives items in an order that gives nothing away: that of the alphabet,
// or backwards where that is the right one.
func mixed(items []string) []string {
	out := slices.Sorted(slices.Values(items))
	if slices.Equal(out, items) {
		slices.Reverse(out)
	}
	return out
}

// headOf gives the head of the table to match, which a question has no use for
// but its author wrote.
func headOf(d *markup.Document) []string {
	var head []string
	for _, b := range d.Blocks {
		if t, ok := b.(*markup.Table); ok && head == nil {
			for _, c := range t.Head {
				head = append(head, markup.PlainText(c.Inlines))
			}
		}
	}
	return head
}

// holds tells whether every letter of the fence, read as Markdown, is in the
// question as it is written here: what a question has no place for is not to
// be lost.
func holds(q *content.Question, d *markup.Document) bool {
	have := map[rune]int{}
	count := func(texts ...string) {
		for _, s := range texts {
			for _, r := range s {
				have[r]++
			}
		}
	}
	count(markup.PlainText(q.Prompt), markup.PlainText(q.Explanation))
	for _, c := range q.Choices {
		count(markup.PlainText(c.Inlines))
	}
	count(q.Items...)
	count(q.Answers...)
	for _, p := range q.Pairs {
		count(p[0], p[1])
	}
	if q.Kind == content.Match {
		head := headOf(d)
		count(head[:min(len(head), 2)]...)
	}
	for _, part := range q.Text {
		count(part.Text)
		count(part.Others...)
	}
	for _, r := range d.Text() {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			if have[r]--; have[r] < 0 {
				return false
			}
		}
	}
	return true
}
