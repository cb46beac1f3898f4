package html

import (
	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

func init() {
	registerQuestion(content.Picked, questionKind{
		says:   func(words *catalogue.Words) string { return words.T("Find the deals on the board") },
		ask:    func(*writer, *content.Question, *markup.Document) {},
		answer: func(w *writer, q *content.Question) { w.plainList("ul", q.Items) },
		texts:  func(q *content.Question, _ *markup.Document) []string { return q.Items },
		more:   true,
	})
	registerQuestion(content.Moved, questionKind{
		says:   func(words *catalogue.Words) string { return words.T("Move deals on the board") },
		ask:    func(*writer, *content.Question, *markup.Document) {},
		answer: func(w *writer, q *content.Question) { w.plainList("ul", moved(q)) },
		texts:  func(q *content.Question, _ *markup.Document) []string { return moved(q) },
		more:   true,
	})
}

// moved gives what is to be moved, and where to.
func moved(q *content.Question) []string {
	var all []string
	for _, m := range q.Moves {
		all = append(all, m.Deal+" → "+m.Column)
	}
	return all
}
