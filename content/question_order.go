package content

import "stagecraft/content/catalogue"

// Order is answered by putting things in order.
const Order QuestionKind = "order"

func init() {
	registerQuestion(questionKind{
		kinds:   []QuestionKind{Order},
		listed:  2,
		written: catalogue.Say("a numbered list to put in order"),
		is:      func(b *quizBody, _ []BlankPart) bool { return len(b.items) > 0 },
		fill:    fillOrder,
		rights:  func(q *Question) ([]string, bool, bool) { return q.Items, false, true },
		alike:   func(q *Question) []string { return []string{keys(q.Items)} },
	})
}

func fillOrder(r *loader, q *Question, b *quizBody, _ []BlankPart, at filePosition) {
	q.Kind, q.Items = Order, r.quizText.plainAll(b.items)
	if len(b.items) < 2 {
		r.report(at, Error, "too-few", "there is one thing to put in order; give at least two")
	}
	r.checkDifferent("things to put in order", q.Items, at)
}
