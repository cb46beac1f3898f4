package html

import (
	"stagecraft/content"
	"stagecraft/content/markup"
)

func init() {
	for kind, says := range map[content.QuestionKind]string{
		content.Single: "Choose one", content.Multiple: "Choose all that are right",
	} {
		registerQuestion(kind, questionKind{
			says: says,
			ask: func(w *writer, q *content.Question, _ *markup.Document) {
				w.element("ol", func() {
					for _, c := range q.Choices {
						w.element("li", func() { w.choice(c) })
					}
				}, "class", "choices")
			},
			answer: func(w *writer, q *content.Question) {
				w.element("ul", func() {
					for _, c := range q.Choices {
						if c.Right {
							w.element("li", func() { w.choice(c) })
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
