package study

import "github.com/oklog/ulid/v2"

// Finished is when a lesson was finished.
const Finished Kind = "finished"

// FinishedPayload is what a finished event holds.
type FinishedPayload struct {
	Lesson string `json:"lesson"`
}

// finishedLessons is when lessons were finished first, in UTC ms.
type finishedLessons struct {
	at      map[string]int64 // by lesson
	version int              // goes up when one is finished, or no longer is
}

var finishedEvents *kind[symbol, finishedLessons]

func init() {
	finishedEvents = register(kind[symbol, finishedLessons]{
		traits: traits{name: Finished, studied: true, timed: true},
		decode: func(s *State, payload []byte) (symbol, bool) {
			p, ok := decode[FinishedPayload](payload)
			if !ok || p.Lesson == "" {
				return 0, false
			}
			return s.symbols.intern(p.Lesson), true
		},
		reset: func(p *finishedLessons) {
			p.at = map[string]int64{}
			p.version++
		},
		apply: func(s *State, p *finishedLessons, _ int32, r *record, lesson *symbol) {
			id := s.renames.lesson(s.symbols.text(*lesson))
			if _, ok := p.at[id]; !ok {
				p.at[id] = r.at
				p.version++
			}
		},
		pack: func(c *codec, _ ulid.ULID, lesson *symbol) { c.symbol(lesson) },
		packAll: func(c *codec, p *finishedLessons) {
			dictionary(c, &p.at, text, integer)
			integer(c, &p.version)
		},
		operation: func(s *State, lesson *symbol) (OperationKind, Scope) {
			return OpFinish, ScopeLesson(s.symbols.text(*lesson))
		},
	})
}

// finished says whether a lesson was finished.
func (s *State) finished(lesson string) bool {
	_, ok := finishedEvents.in(s).at[lesson]
	return ok
}
