package study

import (
	"bytes"
	"encoding/json"
	"time"
)

// Answered is when a question was answered.
const Answered Kind = "answered"

// AnsweredPayload is what an answered event holds.
type AnsweredPayload struct {
	Question string          `json:"question"`
	Right    bool            `json:"right"`
	Answer   json.RawMessage `json:"answer,omitempty"` // as the page gave it
}

// answer is what is kept of an answered event.
type answer struct {
	steps    []StepChoice // what it says of steps; nil when nothing
	question symbol
	lesson   symbol // within which it was given; that of "" for none
	right    bool
}

// results is what answers come to, by question.
type results map[string]Results

var answeredEvents *kind[answer, results]

func init() {
	answeredEvents = register(kind[answer, results]{
		traits: traits{name: Answered, studied: true, timed: true},
		decode: func(s *State, payload []byte) (answer, bool) {
			p, ok := decode[AnsweredPayload](payload)
			if !ok || p.Question == "" {
				return answer{}, false
			}
			return answer{question: s.symbols.intern(p.Question), right: p.Right, steps: stepChoices(p.Answer), lesson: s.symbols.intern(lessonOf(p.Answer))}, true
		},
		reset: func(p *results) { *p = results{} },
		apply: func(s *State, p *results, i int32, a *answer) {
			question := s.symbols.text(a.question)
			r := (*p)[question]
			r.Asked++
			if a.right {
				r.Right++
			}
			r.LastRight, r.Last = a.right, time.UnixMilli(s.log[i].at).UTC()
			(*p)[question] = r
		},
		operation: func(s *State, a *answer) (OperationKind, Scope) {
			place := ScopePractice
			if lesson := s.symbols.text(a.lesson); lesson != "" {
				place.also, place.id = areaLessons, lesson
			}
			return OpAnswer, place
		},
		describe: func(s *Session, a *answer, done *Done) {
			done.Question = s.state.symbols.text(a.question)
		},
	})
}

func (s *State) results() results { return *answeredEvents.in(s) }

// stepChoices gives what an answer says of steps; nil when nothing. An answer is
// whatever a page made of it, so one that can't be read says nothing.
func stepChoices(answer json.RawMessage) []StepChoice {
	if !bytes.Contains(answer, []byte(`"steps"`)) {
		return nil
	}
	var given struct {
		Steps []StepChoice `json:"steps"`
	}
	if json.Unmarshal(answer, &given) != nil || len(given.Steps) == 0 {
		return nil
	}
	return given.Steps
}

// lessonOf gives the lesson within which an answer was given; "" for none.
func lessonOf(answer json.RawMessage) string {
	if !bytes.Contains(answer, []byte(`"lesson"`)) {
		return ""
	}
	var given struct {
		Lesson string `json:"lesson"`
	}
	if json.Unmarshal(answer, &given) != nil {
		return ""
	}
	return given.Lesson
}
