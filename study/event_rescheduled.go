package study

import (
	"github.com/oklog/ulid/v2"

	"stagecraft/study/fsrs"
)

// Rescheduled is when the learner asked for a newer scheduler.
const Rescheduled Kind = "rescheduled"

// RescheduledPayload is what a rescheduled event holds.
type RescheduledPayload struct {
	Scheduler string `json:"scheduler"` // [fsrs.Name7]
}

// OpReschedule is going over to a newer scheduler, with all that was graded
// before.
const OpReschedule OperationKind = "reschedule"

// reschedulings counts how often the newer scheduler was asked for.
type reschedulings int

var rescheduledEvents *kind[struct{}, reschedulings]

func init() {
	rescheduledEvents = register(kind[struct{}, reschedulings]{
		traits: traits{name: Rescheduled},
		decode: func(_ *State, payload []byte) (struct{}, bool) {
			p, ok := decode[RescheduledPayload](payload)
			return struct{}{}, ok && p.Scheduler == fsrs.Name7
		},
		reset: func(p *reschedulings) { *p = 0 },
		apply: func(_ *State, p *reschedulings, _ int32, _ *record, _ *struct{}) { *p++ },
		pack:  func(*codec, ulid.ULID, *struct{}) {},
		packAll: func(c *codec, p *reschedulings) {
			integer(c, p)
		},
		operation: func(*State, *struct{}) (OperationKind, Scope) { return OpReschedule, ScopeSettings },
	})
}
