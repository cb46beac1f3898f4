package study

import "github.com/oklog/ulid/v2"

// Stepped is when a step of a process was looked at.
const Stepped Kind = "stepped"

// SteppedPayload is what a stepped event holds.
type SteppedPayload struct {
	Process string `json:"process"`
	Step    string `json:"step"`
}

// visits is the last day on which steps were looked at, by process/step.
type visits map[string]localDay

var steppedEvents *kind[symbol, visits]

func init() {
	steppedEvents = register(kind[symbol, visits]{
		traits: traits{name: Stepped, timed: true},
		decode: func(s *State, payload []byte) (symbol, bool) {
			p, ok := decode[SteppedPayload](payload)
			return s.symbols.intern(p.Process + "/" + p.Step), ok
		},
		reset: func(p *visits) { *p = visits{} },
		apply: func(s *State, p *visits, _ int32, r *record, step *symbol) {
			name := s.renames.step(s.symbols.text(*step))
			(*p)[name] = max((*p)[name], r.day)
		},
		pack:    func(c *codec, _ ulid.ULID, step *symbol) { c.symbol(step) },
		packAll: func(c *codec, p *visits) { dictionary(c, (*map[string]localDay)(p), text, integer) },
	})
}

func (s *State) visits() visits { return *steppedEvents.in(s) }
