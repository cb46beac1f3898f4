package study

import (
	"fmt"
	"slices"

	"github.com/oklog/ulid/v2"
)

// Joined is the kind of event that says that another journal was joined with
// this one, and which events that brought.
const Joined Kind = "joined"

// JoinedPayload is what a joined event holds. A join that brought many events has
// several, of one operation.
type JoinedPayload struct {
	File   string   `json:"file"`   // the SHA-256 of what was joined, in hex
	Events []string `json:"events"` // the ids of what counts by this join
}

// OpJoin is bringing in what was done elsewhere. Undone, what it brought is as if
// it weren't there.
const OpJoin OperationKind = "join"

// ScopeJoins is what was brought in from elsewhere.
var ScopeJoins = Scope{area: areaJoins}

// maxJoined is how many events one joined event names.
const maxJoined = 4000

var joinedEvents *kind[[]ulid.ULID, struct{}]

func init() {
	joinedEvents = register(kind[[]ulid.ULID, struct{}]{
		traits: traits{name: Joined, everywhere: true},
		decode: func(_ *State, payload []byte) ([]ulid.ULID, bool) {
			p, ok := decode[JoinedPayload](payload)
			if !ok {
				return nil, false
			}
			ids := make([]ulid.ULID, len(p.Events))
			for i, id := range p.Events {
				var err error
				if ids[i], err = ulid.ParseStrict(id); err != nil {
					return nil, false
				}
			}
			return ids, true
		},
		arrived: func(s *State, id ulid.ULID, ids *[]ulid.ULID) { s.join(id, *ids) },
		// The joins have what each brought.
		pack: func(c *codec, id ulid.ULID, ids *[]ulid.ULID) {
			if c.reading {
				if j := c.state.joins.of[id]; j != nil {
					*ids = j.ids
				} else {
					c.fail()
				}
			}
		},
		operation: func(*State, *[]ulid.ULID) (OperationKind, Scope) { return OpJoin, ScopeJoins },
	})
}

// JoinEvents gives the events that say that a file was joined, by its SHA-256 in
// hex, and that it brought events of these ids. The store is to keep them in one
// transaction with those events, and the session to take all of them by TakeJoined.
func (s *Session) JoinEvents(file string, brought []ulid.ULID) ([]Event, error) {
	var entries []Entry
	for ids := range slices.Chunk(brought, maxJoined) {
		p := JoinedPayload{File: file, Events: make([]string, len(ids))}
		for i, id := range ids {
			p.Events[i] = id.String()
		}
		entries = append(entries, Entry{Joined, p})
	}
	events, err := s.eventsOf(Event{Course: everyCourse}, s.now().shown, entries)
	if err != nil {
		return nil, fmt.Errorf("write down what was joined: %w", err)
	}
	return events, nil
}

// join is what one joined event brought.
type join struct {
	event  ulid.ULID
	ids    []ulid.ULID // in order
	undone bool        // marks say so
}

func (j *join) brought(id ulid.ULID) bool {
	_, found := slices.BinarySearchFunc(j.ids, id, ulid.ULID.Compare)
	return found
}

// joins are all of them. Almost always none is undone, and then none matters.
type joins struct {
	all      []*join
	of       map[ulid.ULID]*join
	undone   []*join
	toggling map[ulid.ULID]bool // those whose events are being settled
}

// join takes a joined event into account.
func (s *State) join(event ulid.ULID, ids []ulid.ULID) {
	if s.joins.of[event] != nil {
		return
	}
	if s.joins.of == nil {
		s.joins.of, s.joins.toggling = map[ulid.ULID]*join{}, map[ulid.ULID]bool{}
	}
	slices.SortFunc(ids, ulid.ULID.Compare)
	j := &join{event: event, ids: ids}
	s.joins.all = append(s.joins.all, j)
	s.joins.of[event] = j
	s.toggleJoin(event)
}

// toggleJoin brings what a join brought up to whether that is undone.
func (s *State) toggleJoin(event ulid.ULID) {
	j := s.joins.of[event]
	if j == nil || s.joins.toggling[event] {
		return
	}
	s.joins.toggling[event] = true
	defer delete(s.joins.toggling, event)
	was := len(s.joins.undone)
	op := s.operationOf(event)
	j.undone = s.undone(event) || op != event && s.undone(op)
	s.joins.undone = slices.DeleteFunc(s.joins.undone, func(o *join) bool { return o == j })
	if j.undone {
		s.joins.undone = append(s.joins.undone, j)
	}
	if was == 0 && len(s.joins.undone) == 0 {
		return
	}
	for _, id := range j.ids {
		if m, ok := s.marks[id]; ok {
			s.applyMark(m.target)
		}
		if i, ok := s.find(id); ok {
			s.settleUndone(int32(i))
		}
	}
}

// leftOut says whether an event is only there because of joins that were all
// undone. A join that is itself left out neither brought it nor didn't.
func (s *State) leftOut(event ulid.ULID) bool {
	return len(s.joins.undone) > 0 && s.leftOutBy(event, nil)
}

func (s *State) leftOutBy(event ulid.ULID, asked []ulid.ULID) bool {
	if slices.Contains(asked, event) {
		return false // two joins that name each other
	}
	asked = append(asked, event)
	counts := func(j *join) bool { return j.brought(event) && !s.leftOutBy(j.event, asked) }
	return slices.ContainsFunc(s.joins.undone, counts) &&
		!slices.ContainsFunc(s.joins.all, func(j *join) bool { return !j.undone && counts(j) })
}
