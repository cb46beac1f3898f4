package practice

import (
	"strings"

	"stagecraft/content"
	"stagecraft/study"
)

// Session is what the page uses of *study.Session.
type Session interface {
	// Answer keeps an answer, synced to disk before it returns.
	Answer(question string, right bool, answer any) error
	// Results tells how a question was answered so far.
	Results(question string) study.Results
	// PracticeQueue gives the questions of a lesson, or all with "", in the
	// order that helps most.
	PracticeQueue(lesson string) []*content.Question
}

// keep records an answer in the learner's own words.
func keep(s Session, q *content.Question, right bool, given string) error {
	return s.Answer(q.ID, right, given)
}

// tally counts the questions that were answered, and those right the last time.
func tally(s Session, questions []*content.Question) (answered, right int) {
	for _, q := range questions {
		r := s.Results(q.ID)
		if r.Asked > 0 {
			answered++
		}
		if r.Asked > 0 && r.LastRight {
			right++
		}
	}
	return answered, right
}

// queue gives a set's questions in the order that helps most.
func (p *Page) queue(s set) []*content.Question {
	lesson, ok := strings.CutPrefix(s.id, lessonPrefix)
	if !ok && s.id != allSet {
		return s.questions
	}
	return p.session.PracticeQueue(lesson)
}
