package study

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"stagecraft/content"
)

// Results is how a question was answered so far.
type Results struct {
	Asked, Right int
	LastRight    bool
	Last         time.Time // UTC; zero when it was never asked
}

// OrderPrefix begins the id of the question that practice makes of a process:
// put its steps in order. The rest is the process' id.
const OrderPrefix = "order:"

// asks says whether the course has a question with an id, or makes one.
func (s *Session) asks(question string) bool {
	if id, ok := strings.CutPrefix(question, OrderPrefix); ok && s.course.Process(id) != nil {
		return true
	}
	return s.course.Question(question) != nil
}

// Answer writes down an answer to a question: whether it was right, and the
// answer itself as anything JSON can hold.
func (s *Session) Answer(question string, correct bool, answer any) error {
	if !s.asks(question) {
		return fmt.Errorf("answer %q: %w", question, ErrNoQuestion)
	}
	body, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("answer %q: %w", question, err)
	}
	return s.record(s.now(), Answered, AnsweredPayload{Question: question, Right: correct, Answer: body})
}

// Results says how a question was answered so far.
func (s *Session) Results(question string) Results { return s.state.results[question] }

// PracticeQueue gives the questions of a lesson, or of the course when lesson
// is "", in the order that helps most: those never answered, in course order,
// then those missed last time, then the rest, the longest unseen first.
func (s *Session) PracticeQueue(lesson string) []*content.Question {
	var queue []*content.Question
	for _, q := range s.course.Questions {
		if lesson == "" || q.Lesson == lesson {
			queue = append(queue, q)
		}
	}
	rank := func(r Results) int {
		switch {
		case r.Asked == 0:
			return 0
		case !r.LastRight:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(queue, func(a, b *content.Question) int {
		ra, rb := s.state.results[a.ID], s.state.results[b.ID]
		if d := rank(ra) - rank(rb); d != 0 {
			return d
		}
		return ra.Last.Compare(rb.Last)
	})
	return queue
}
