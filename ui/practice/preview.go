package practice

import "stagecraft/content"

// Preview makes a question to be tried by whoever writes it: nothing is kept of what is
// answered. Follow opens the links in it.
func Preview(course *content.Course, q *content.Question, follow func(link, text string)) *Quiz {
	z := newQuiz(q, nil, 1, false, questionText{course, follow})
	z.record = func(bool, Answer) error { return nil }
	z.fail = func(string, error) {}
	z.blank = z.draft()
	z.build()
	return z
}
