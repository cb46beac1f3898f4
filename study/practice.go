package study

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"stagecraft/content"
	"stagecraft/study/drill"
)

// Results is how a question was answered so far.
type Results struct {
	Asked, Right int
	LastRight    bool
	RightDays    int       // on how many days it was answered right
	Changed      bool      // it asks something else now than when it was last answered
	Last         time.Time // UTC; zero when it was never asked
}

// asks says whether the course has a question with an id, or its processes
// make one.
func (s *Session) asks(question string) bool {
	if s.course.Question(question) != nil {
		return true
	}
	_, ok := s.Drills().Find(question, 0)
	return ok
}

// Drills makes the questions of the course's processes, the learner's own
// among them. It is the same until a process of theirs changes.
func (s *Session) Drills() *drill.Maker {
	if s.drills == nil || s.drilled != s.course {
		s.drills, s.drilled = drill.New(s.course), s.course
	}
	return s.drills
}

// Answer writes down an answer to a question, one of the course or of package
// drill: whether it was right, and the answer itself as anything JSON can hold.
// Where that is an object, its field "steps" may say which steps were told
// from which, as a list of [StepChoice]. What was written for a task in a lesson, as a
// [WrittenAnswer] says it, is kept as a note on it too, in the same operation.
func (s *Session) Answer(question string, correct bool, answer any) error {
	return s.AnswerSure(question, correct, answer, NotAsked)
}

// AnswerSure is Answer with how sure the learner was before the answer was checked.
func (s *Session) AnswerSure(question string, correct bool, answer any, confidence Confidence) error {
	if !s.asks(question) {
		return fmt.Errorf("answer %q: %w", question, ErrNoQuestion)
	}
	body, err := json.Marshal(answer)
	if err != nil {
		return fmt.Errorf("answer %q: %w", question, err)
	}
	answered := Entry{Answered, AnsweredPayload{Question: question, Right: correct, Answer: body, Confidence: confidence}}
	return s.Do(OpAnswer, append([]Entry{answered}, s.writtenNote(question, body)...)...)
}

// DrillResults adds up how the questions made of processes were answered so far.
func (s *Session) DrillResults() Results {
	var all Results
	for id, r := range s.state.results() {
		if !s.isDrill(id) {
			continue
		}
		all.Asked += r.Asked
		all.Right += r.Right
		if r.Last.After(all.Last) {
			all.Last, all.LastRight = r.Last, r.LastRight
		}
	}
	return all
}

// Results says how a question was answered so far.
func (s *Session) Results(question string) Results { return s.state.results()[question] }

// PracticeQueue gives the questions of a lesson, or of the course when lesson
// is "", in the order that helps most: those that were answered wrong although the learner
// was sure, the same day and after a week, then those never answered, in course order,
// then those missed last time, then the rest, the longest unseen first.
func (s *Session) PracticeQueue(lesson string) []*content.Question {
	var queue []*content.Question
	for _, q := range s.course.Questions {
		if lesson == "" || q.Lesson == lesson {
			queue = append(queue, q)
		}
	}
	slices.SortStableFunc(queue, func(a, b *content.Question) int { return s.comparePractice(a.ID, b.ID) })
	return queue
}

// PracticeOrder puts ids of questions in the order that helps most, as
// PracticeQueue does; those alike stay as they are.
func (s *Session) PracticeOrder(ids []string) { slices.SortStableFunc(ids, s.comparePractice) }

// comparePractice orders two questions: those that are owed, as they were answered
// wrong although the learner was sure, come first, then those never answered come first, then those
// missed last time, then the rest, the longest unseen first.
func (s *Session) comparePractice(a, b string) int {
	today := s.now().day
	rank := func(id string, r Results) int {
		switch {
		case s.owes(id, today):
			return -1
		case r.Asked == 0 || r.Changed:
			return 0
		case !r.LastRight:
			return 1
		}
		return 2
	}
	ra, rb := s.state.results()[a], s.state.results()[b]
	if d := rank(a, ra) - rank(b, rb); d != 0 {
		return d
	}
	return ra.Last.Compare(rb.Last)
}
