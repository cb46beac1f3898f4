package practice

import (
	"encoding/json"
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/study/exam"
	"stagecraft/ui/flagging"
	"stagecraft/ui/owncards"
	"stagecraft/ui/undoing"
)

// Session is what the page uses of *study.Session.
type Session interface {
	// AnswerSure keeps an answer with how sure the learner was of it, synced to disk
	// before it returns.
	AnswerSure(question string, right bool, answer any, sure study.Confidence) error
	// Results tells how a question was answered so far.
	Results(question string) study.Results
	// PracticeQueue gives the questions of a lesson, or all with "", in the
	// order that helps most.
	PracticeQueue(lesson string) []*content.Question
	// PracticeOrder puts ids of questions in that order.
	PracticeOrder(ids []string)
	// TodaysMix gives the ids of questions to practise today.
	TodaysMix(n int) []string
	// LessonLoop gives the questions asked before a lesson and after it, and AnswerLoop
	// keeps an answer to one.
	LessonLoop(lesson string) []study.LoopQuestion
	AnswerLoop(lesson string, loop study.Loop, question string, right bool, answer any) error
	// BringForward has the card that matches a question come next.
	BringForward(*content.Question) (study.Card, bool)
	// Conversation tells how far the learner got with a dialogue.
	Conversation(id string) study.Conversation
	// OpenExam gives the exam that goes on, and Exams all.
	OpenExam() (exam.Paper, bool)
	Exams() []exam.Paper
	// Drills makes the questions of processes.
	Drills() *drill.Maker
	flagging.Session
	owncards.Session
	undoing.Session
}

// Answer is an answer as the journal holds it.
type Answer struct {
	Text   string `json:"text"` // in words, as solution says the right one
	Hinted bool   `json:"hinted,omitempty"`
	// Lesson is the one within which it was answered; "" on the page of practice.
	Lesson string `json:"lesson,omitempty"`
	// Steps says which step was asked for and which was chosen, Off by how many places all
	// rows of an order were from theirs.
	Steps []study.StepChoice `json:"steps,omitempty"`
	Off   int                `json:"off,omitempty"`
	// Seed is what the numbers of the question were drawn from; 0 where none were.
	Seed uint64 `json:"seed,omitempty"`
	// Criteria are those that a text meets that was written; nil where none was.
	Criteria *study.Met `json:"criteria,omitempty"`
	// Draft is the answer as its control takes it back, in an exam, where one can
	// come back to it.
	Draft json.RawMessage `json:"draft,omitempty"`
	// Sure is how sure the learner was, which the event says by itself.
	Sure study.Confidence `json:"-"`
}

// tally counts the questions that were answered, and those right the last time.
func tally(s Session, ids []string) (answered, right int) {
	for _, id := range ids {
		r := s.Results(id)
		if r.Asked > 0 {
			answered++
		}
		if r.Asked > 0 && r.LastRight {
			right++
		}
	}
	return answered, right
}

// queue gives the questions of a round: those that help most, the one named
// first among them.
func (p *Page) queue(s set, first string) []string {
	all := slices.Clone(s.ids)
	switch {
	case s.id == mixSet:
		all = p.session.TodaysMix(mostMixed)
	case s.mixed != nil:
		all = s.mixed(p.seed())
		p.session.PracticeOrder(all)
	case s.id == allSet:
		all = idsOf(p.session.PracticeQueue(""))
	case strings.HasPrefix(s.id, lessonPrefix):
		all = idsOf(p.session.PracticeQueue(strings.TrimPrefix(s.id, lessonPrefix)))
	}
	if i := slices.Index(all, first); i > 0 {
		all = slices.Insert(slices.Delete(all, i, i+1), 0, first)
	}
	if s.limit > 0 {
		all = all[:min(len(all), s.limit)]
	}
	return all
}

// newRound begins a round of questions. What is drawn for those made of
// processes follows from the round's seed.
func (p *Page) newRound(ids []string) {
	p.round = newRound(ids, p.seed())
	p.draw()
}

// draw makes the round's questions, the drills among them with its seed, so
// that coming back shows the same ones.
func (p *Page) draw() {
	p.round.ask(func(id string) *content.Question {
		if q := p.course.Question(id); q != nil {
			return q.Draw(p.round.seed(id))
		}
		if d, ok := p.maker.Find(id, p.round.Seed); ok {
			return phrased(p.course, d)
		}
		return nil
	})
}

// drill is what a question of the round is made from; false for one that the
// course asks itself.
func (p *Page) drill(q *content.Question) (drill.Question, bool) {
	if p.course.Question(q.ID) != nil {
		return drill.Question{}, false
	}
	return p.maker.Find(q.ID, p.round.Seed)
}
