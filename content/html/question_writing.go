package html

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

func init() {
	registerQuestion(content.Written, questionKind{
		says: func(words *catalogue.Words) string { return words.T("Write it yourself") },
		ask: func(w *writer, q *content.Question, _ *markup.Document) {
			if q.Writing.Most > 0 {
				w.Line("p", w.words.F("Write %d to %d words, then compare.", q.Writing.Least, q.Writing.Most))
			}
		},
		answer: func(w *writer, q *content.Question) {
			w.Line("p", w.words.T("A model answer"), "class", "kind")
			w.Element("blockquote", func() {
				if q.Writing.ModelBlocks != nil {
					w.blocks(q.Writing.ModelBlocks)
				} else {
					w.Element("p", func() { w.inlines(q.Writing.Model) })
				}
			})
			w.Line("p", w.words.T("What of this is in yours?"), "class", "kind")
			w.Element("ul", func() {
				for _, c := range q.Writing.Criteria {
					w.Element("li", func() {
						w.Line("span", "☐ ", "role", "img", "aria-label", w.words.T("To do"))
						w.inlines(c.Inlines)
					})
				}
			}, "class", "tasks")
		},
		texts: func(q *content.Question, _ *markup.Document) []string {
			all := strings.Split(q.Writing.ModelText(), "\n")
			for _, c := range q.Writing.Criteria {
				all = append(all, markup.PlainText(c.Inlines))
			}
			return all
		},
		more: true,
	})
}
