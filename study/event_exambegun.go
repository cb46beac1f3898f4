package study

import (
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/study/exam"
)

// ExamBegun is when an exam was begun. The event's id names the exam.
const ExamBegun Kind = "exam-begun"

// ExamBegunPayload is what an exam-begun event holds.
type ExamBegunPayload struct {
	// Questions are those drawn, in the order in which they are asked. The seed
	// draws them again from the same edition of the course; from another it may
	// draw others, and these are the exam.
	Questions []string        `json:"questions"`
	Seed      uint32          `json:"seed"`
	Lessons   []string        `json:"lessons,omitempty"` // drawn from; none is the whole course
	Minutes   int             `json:"minutes,omitempty"` // that there are; 0 is as long as one likes
	Needs     *exam.Condition `json:"needs,omitempty"`   // of the course for a certificate, as it was
}

// mostExam is how many questions an exam may have, and mostExamMinutes how long
// it may be.
const (
	mostExam        = 1000
	mostExamMinutes = 24 * 60
)

// begunExam is what is kept of an exam-begun event.
type begunExam struct {
	ExamBegunPayload
	edition editionNumber
}

// begunExams are those that were begun, in order.
type begunExams struct{ all []namedExam }

// namedExam is one of them with its name, and what the clock showed, in UTC ms.
type namedExam struct {
	begunExam
	id string
	at int64
}

// paper is the exam before anything was answered.
func (e *namedExam) paper(s *State) exam.Paper {
	return exam.Paper{
		ID: e.id, Course: s.course, Version: s.editions[e.edition], Begun: e.at,
		Seed: e.Seed, Minutes: e.Minutes, Lessons: e.Lessons, Questions: e.Questions, Needs: e.Needs,
	}
}

var examBegunEvents *kind[begunExam, begunExams]

func init() {
	examBegunEvents = register(kind[begunExam, begunExams]{
		traits: traits{name: ExamBegun, timed: true},
		decode: func(s *State, payload []byte) (begunExam, bool) {
			p, ok := decode[ExamBegunPayload](payload)
			if !ok || len(p.Questions) == 0 || len(p.Questions) > mostExam || p.Minutes < 0 || p.Minutes > mostExamMinutes || slices.Contains(p.Questions, "") {
				return begunExam{}, false
			}
			return begunExam{p, s.arriving}, true
		},
		reset: func(p *begunExams) { p.all = nil },
		apply: func(_ *State, p *begunExams, _ int32, r *record, e *begunExam) {
			p.all = append(p.all, namedExam{*e, r.id.String(), r.shown.At})
		},
		pack: func(c *codec, _ ulid.ULID, e *begunExam) { packExam(c, e) },
		packAll: func(c *codec, p *begunExams) {
			list(c, &p.all, func(c *codec, e *namedExam) {
				packExam(c, &e.begunExam)
				text(c, &e.id)
				integer(c, &e.at)
			})
		},
	})
}

func packExam(c *codec, e *begunExam) {
	list(c, &e.Questions, text)
	packSeed(c, &e.Seed)
	list(c, &e.Lessons, text)
	integer(c, &e.Minutes)
	packCondition(c, &e.Needs)
	c.edition(&e.edition)
}

func packSeed(c *codec, v *uint32) {
	n := int64(*v)
	integer(c, &n)
	if *v = uint32(n); int64(*v) != n {
		c.fail()
	}
}

func packCondition(c *codec, v **exam.Condition) {
	has := *v != nil
	if c.flag(&has); !has {
		*v = nil
		return
	}
	if *v == nil {
		*v = &exam.Condition{}
	}
	integer(c, &(*v).Questions)
	integer(c, &(*v).Right)
	integer(c, &(*v).Minutes)
}
