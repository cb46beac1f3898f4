package html

import (
	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

func init() {
	for kind, says := range map[content.QuestionKind]func(*catalogue.Words) string{
		content.Single:   func(words *catalogue.Words) string { return words.T("Choose one") },
		content.Multiple: func(words *catalogue.Words) string { return words.T("Choose all that are right") },
	} {
		registerQuestion(kind, questionKind{
			says: says,
			ask: func(w *writer, q *content.Question, _ *markup.Document) {
				w.Element("ol", func() {
					for _, c := range q.Choices {
						w.Element("li", func() { w.choice(c) })
					}
				}, "class", "choices")
			},
			answer: func(w *writer, q *content.Question) {
				w.Element("ul", func() {
					for _, c := range q.Choices {
						if c.Right {
							w.Element("li", func() { w.choice(c) })
						}
					}
				})
			},
			texts: func(q *content.Question, _ *markup.Document) (all []string) {
				for _, c := range q.Choices {
					all = append(all, markup.PlainText(c.Inlines))
				}
				return all
			},
		})
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
