package html

import (
	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

func init() {
	registerQuestion(content.Order, questionKind{
		says:   func(words *catalogue.Words) string { return words.T("Put in order") },
		ask:    func(w *writer, q *content.Question, _ *markup.Document) { w.plainList("ul", mixed(q.Items)) },
		answer: func(w *writer, q *content.Question) { w.plainList("ol", q.Items) },
		texts:  func(q *content.Question, _ *markup.Document) []string { return q.Items },
	})
}
