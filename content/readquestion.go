package content

import "stagecraft/content/markup"

// ReadQuestion makes a question of one fence, wherever it stands. It gives nil
// when the fence can't be asked, and every problem; their File is empty. That
// a fence has no id keeps it out of a course, and is no problem here.
func ReadQuestion(quiz *markup.Quiz) (*Question, Problems) {
	r := newLoader(noFiles{})
	q := &Question{ID: quiz.ID, Pos: quiz.Pos}
	if !r.fillQuestion(q, splitQuiz(quiz.Source), filePosition{line: quiz.Line, column: quiz.Column}) {
		return nil, r.sorted()
	}
	q.settle(quiz)
	return q, r.sorted()
}
