package study

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
		apply: func(s *State, p *visits, i int32, step *symbol) {
			name := s.symbols.text(*step)
			(*p)[name] = max((*p)[name], s.log[i].day)
		},
	})
}

func (s *State) visits() visits { return *steppedEvents.in(s) }
