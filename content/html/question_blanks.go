package html

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

func init() {
	registerQuestion(content.Blanks, questionKind{
		says: func(words *catalogue.Words) string { return words.T("Fill in the blanks") },
		ask: func(w *writer, q *content.Question, _ *markup.Document) {
			w.Element("p", func() {
				for _, part := range q.Text {
					if part.Blank {
						w.Line("span", "______", "class", "blank", "role", "img", "aria-label", w.words.T("blank"))
					} else {
						w.broken(part.Text)
					}
				}
			})
		},
		answer: func(w *writer, q *content.Question) {
			w.Element("p", func() {
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
	w.Line("mark", part.Text)
	if len(part.Others) == 0 {
		return
	}
	before, after, _ := strings.Cut(w.words.T("(or %s)"), "%s")
	w.Text(" " + before)
	for i, other := range part.Others {
		if i > 0 {
			w.Text(", ")
		}
		w.Line("mark", other)
	}
	w.Text(after)
}

// broken writes text whose newlines are line breaks.
func (w *writer) broken(text string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			w.Empty("br")
		}
		w.plain(line)
	}
}
