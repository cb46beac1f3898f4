package html

import (
	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// pageSeed draws the numbers that a calculation has on a page, which are the same
// each time that it is written.
const pageSeed = 1

func init() {
	registerQuestion(content.Calculated, questionKind{
		says:   func(words *catalogue.Words) string { return words.T("Work it out") },
		ask:    func(*writer, *content.Question, *markup.Document) {},
		answer: func(w *writer, q *content.Question) { w.plainList("ol", working(q)) },
		texts:  func(q *content.Question, _ *markup.Document) []string { return working(q.Draw(pageSeed)) },
		more:   true,
	})
}

// working gives the steps of a calculation that was drawn, in lines.
func working(q *content.Question) []string {
	var lines []string
	if q.Drawn != nil {
		for _, step := range q.Drawn.Working {
			lines = append(lines, step.String())
		}
	}
	return lines
}
