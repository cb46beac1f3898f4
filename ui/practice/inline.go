package practice

import (
	"stagecraft/content"
)

// Inline makes a question to stand in a lesson. It is answered by mouse, or
// with Tab and the keys of the row in focus. Set OnResize to learn when its
// height changed.
func Inline(q *content.Question, s Session, navigator Navigator) *Quiz {
	z := newQuiz(q, nil, 0, false, navigator.Open)
	z.record = func(right bool, given Given) error { return s.Answer(q.ID, right, given) }
	z.fail = navigator.Fail
	z.build()
	return z
}
