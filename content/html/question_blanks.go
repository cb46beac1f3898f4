package html

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
)

func init() {
	registerQuestion(content.Blanks, questionKind{
		says: "Fill in the blanks",
		ask: func(w *writer, q *content.Question, _ *markup.Document) {
			w.element("p", func() {
				for _, part := range q.Text {
					if part.Blank {
						w.line("span", "______", "class", "blank", "role", "img", "aria-label", "blank")
					} else {
						w.broken(part.Text)
					}
				}
			})
		},
		answer: func(w *writer, q *content.Question) {
			w.element("p", func() {
				for _, part := range q.Text {
					if part.Blank {
						w.filled(part)
					} else {
						w.broken(part.Text)
					}
				}
			})
		},
		texts: func(q *content.Question, _ *markup.Document) (all []string) {
			for _, part := range q.Text {
				all = append(append(all, part.Text), part.Others...)
			}
			return all
		},
	})
}

// filled writes a blank with its answers.
func (w *writer) filled(part content.BlankPart) {
	w.line("mark", part.Text)
	for i, other := range part.Others {
		if i == 0 {
			w.text(" (or ")
		} else {
			w.text(", ")
		}
		w.line("mark", other)
	}
	if len(part.Others) > 0 {
		w.text(")")
	}
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
