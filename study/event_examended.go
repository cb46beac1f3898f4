package study

import "github.com/oklog/ulid/v2"

// ExamEnded is when an exam was handed in, or its time was up.
const ExamEnded Kind = "exam-ended"

// ExamEndedPayload is what an exam-ended event holds.
type ExamEndedPayload struct {
	Exam string `json:"exam"` // id of the event with which it began
}

// endedExams is when each exam ended first, by what the clock showed, in UTC ms.
type endedExams map[string]int64

var examEndedEvents *kind[symbol, endedExams]

func init() {
	examEndedEvents = register(kind[symbol, endedExams]{
		traits: traits{name: ExamEnded, timed: true},
		decode: func(s *State, payload []byte) (symbol, bool) {
			p, ok := decode[ExamEndedPayload](payload)
			if !ok || p.Exam == "" {
				return 0, false
			}
			return s.symbols.intern(p.Exam), true
		},
		reset: func(p *endedExams) { *p = endedExams{} },
		apply: func(s *State, p *endedExams, _ int32, r *record, e *symbol) {
			id := s.symbols.text(*e)
			if _, ok := (*p)[id]; !ok {
				(*p)[id] = r.shown.At
			}
		},
		pack:    func(c *codec, _ ulid.ULID, e *symbol) { c.symbol(e) },
		packAll: func(c *codec, p *endedExams) { dictionary(c, (*map[string]int64)(p), text, integer) },
	})
}
