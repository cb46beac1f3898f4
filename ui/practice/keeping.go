package practice

import (
	"slices"
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

// Given is an answer as the journal keeps it.
type Given struct {
	Text   string `json:"text"` // in words, as solution says the right one
	Hinted bool   `json:"hinted,omitempty"`
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

// mostAtOnce is how many questions a round has.
const mostAtOnce = 20

// queued tells whether a set's questions come in the order that helps most,
// some at a time.
func (p *Page) queued(s set) bool {
	return s.id == allSet || strings.HasPrefix(s.id, lessonPrefix)
}

// queue gives the questions of a round: those that help most, the one named
// first among them.
func (p *Page) queue(s set, first string) []*content.Question {
	if !p.queued(s) {
		return s.questions
	}
	lesson := strings.TrimPrefix(s.id, lessonPrefix)
	if s.id == allSet {
		lesson = ""
	}
	all := slices.Clone(p.session.PracticeQueue(lesson))
	if i := slices.IndexFunc(all, func(q *content.Question) bool { return q.ID == first }); i > 0 {
		q := all[i]
		all = slices.Insert(slices.Delete(all, i, i+1), 0, q)
	}
	return all[:min(len(all), mostAtOnce)]
}
