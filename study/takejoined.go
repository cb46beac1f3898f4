package study

import (
	"slices"

	"github.com/oklog/ulid/v2"
)

// mostJoinedLive is how many events that don't come last TakeJoined takes, times
// how many there are: making room for one moves all that follow it.
const mostJoinedLive = 100_000_000

// TakeJoined takes events into account that were made elsewhere and that the
// store keeps by now, or some that are known already: the session goes on as if it
// were started anew. It is false, and nothing has changed, when starting anew takes
// less time, as they are very many, or the session is closed.
func (s *Session) TakeJoined(events []Event) bool {
	if s.closed {
		return false
	}
	events = slices.Clone(events)
	slices.SortFunc(events, func(a, b Event) int { return a.ID.Compare(b.ID) })
	var last ulid.ULID
	if r := s.state.last(); r != nil {
		last = r.id
	}
	before, _ := slices.BinarySearchFunc(events, last, func(e Event, id ulid.ULID) int { return e.ID.Compare(id) })
	if before*s.state.size() > mostJoinedLive || s.state.size() > mostRebuiltLive {
		return false
	}
	if len(events) > 0 {
		s.applyEvents(events...)
	}
	return true
}

// mostRebuiltLive is how many events there may be when all that follows from them
// is to be computed anew while the learner waits.
const mostRebuiltLive = 200_000
