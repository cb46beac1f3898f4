package html

import (
	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

func init() {
	registerQuestion(content.Typed, questionKind{
		says:   func(words *catalogue.Words) string { return words.T("Answer in your own words") },
		ask:    func(*writer, *content.Question, *markup.Document) {}, // the page has nothing to type into
		answer: func(w *writer, q *content.Question) { w.plainList("ul", q.Answers) },
		texts:  func(q *content.Question, _ *markup.Document) []string { return q.Answers },
	})
}
