package study

import (
	"iter"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/content"
	"stagecraft/study/day"
)

// State is all that follows from the events of one course. Only events change
// it, and the same events always give the same State. It holds what is common to
// all kinds of event; what each kind keeps is in its part.
type State struct {
	course string
	lastID ulid.ULID // of any event, of other courses too

	log     eventLog
	parts   []any // by kindNumber, each kind's *part
	symbols symbols
	moves   *moves
	renames *renames
	undo    undoIndex
	early   *dayTotals // of the records that came from a snapshot; nil when not known

	marks   map[ulid.ULID]mark        // undid and redid events, by id
	marksOn map[ulid.ULID][]ulid.ULID // those, in order, by what they name
	undids  []ulid.ULID               // of the marks, the undid events, in order
	partOf  map[ulid.ULID]ulid.ULID   // the operations of events that aren't the first of theirs
	more    map[ulid.ULID][]ulid.ULID // those events, by operation
	joins   joins

	schedulers schedulers // that the cards were settled by

	version int // goes up with every event
	resets  int // goes up when any card may stand otherwise than before

	lived      bool         // a clock showed a time that may be right
	uneven     bool         // something is taken to have happened at another time than its clock showed
	timesStale bool         // settleTimes is to be done
	backs      []int64      // how far clocks went back, where it was a day or more, ms
	stale      bool         // the projections are to be computed anew
	staleKinds []kindNumber // those whose projections are, if not all

	meanings  meanings
	editions  []string // versions, by editionNumber; the first is none
	editionOf map[string]editionNumber
	arriving  editionNumber // of the event being taken

	skipped int // events of known kinds that could not be understood
}

// record is an event in the log, in the little room that thousands allow: what
// is common to all kinds.
type record struct {
	id     ulid.ULID
	shown  day.Reading // what the clock showed
	at     int64       // UTC ms at which it is taken to have happened
	index  int32       // in the events of its kind
	day    localDay
	kind   kindNumber
	undone bool
}

func newState(course string) *State {
	s := &State{
		course: course, symbols: newSymbols(), moves: newMoves(), renames: newRenames(),
		editions: []string{""}, editionOf: map[string]editionNumber{"": 0},
		marks: map[ulid.ULID]mark{}, marksOn: map[ulid.ULID][]ulid.ULID{},
		partOf: map[ulid.ULID]ulid.ULID{}, more: map[ulid.ULID][]ulid.ULID{},
		parts: make([]any, len(registry)),
	}
	for i, k := range registry {
		if k.meta == nil {
			s.parts[i] = k.newPart()
		}
	}
	s.reset()
	s.schedulers = newSchedulers(s.scheduleInForce())
	return s
}

// open makes it the state of an edition of the course.
func (s *State) open(course *content.Course) {
	s.moves.open(course)
	s.renames.open(course)
	s.meanings.version = course.Version
}

// Replay gives the state that events, in order of their ids, leave for a
// course. Events of other courses and unknown kinds are passed over. It fails
// only when the events do.
func Replay(course string, events iter.Seq2[Event, error]) (*State, error) {
	return replay(newState(course), events)
}

func replay(s *State, events iter.Seq2[Event, error]) (*State, error) {
	var event Event // one for all, as each would be an allocation
	for e, err := range events {
		if err != nil {
			return nil, err
		}
		event = e
		s.apply(&event)
	}
	s.settle()
	return s, nil
}

// Skipped counts events of known kinds whose payload made no sense. They are
// kept in the journal and have no effect.
func (s *State) Skipped() int { return s.skipped }

// apply takes one more event into account, except that cards it touches are
// left to be settled.
func (s *State) apply(e *Event) {
	if e.ID.Compare(s.lastID) > 0 {
		s.lastID = e.ID
	}
	s.version++
	number, known := kindOf[e.Kind]
	if !known || e.Course != s.course && e.Course != everyCourse {
		return
	}
	k := &registry[number]
	if e.Course == everyCourse {
		s.arriving = 0 // of no edition, whatever came before
	} else {
		s.arriving = s.numberEdition(e.Version)
	}
	s.joinOperation(e)
	if k.meta != nil {
		if !k.meta(s, e) {
			s.skipped++
		}
		return
	}
	at := s.size()
	if last := s.last(); last != nil && e.ID.Compare(last.id) <= 0 {
		var twice bool
		if at, twice = s.find(e.ID); twice {
			return
		}
	}
	if !sane(e) {
		s.skipped++
		return
	}
	index, ok := k.keep(s, e.ID, e.Payload)
	if !ok {
		s.skipped++
		return
	}
	shown := day.Reading{At: e.At, Offset: e.Offset, Turn: s.turn()}
	s.insert(at, record{
		id: e.ID, kind: number, index: index, undone: s.isUndone(e.ID),
		shown: shown, at: e.At, day: shown.Day(),
	})
}

// everyCourse is the course of an event that is about no course alone.
const everyCourse = ""

// sane says whether an event's time is one that a clock may show, if only one
// whose battery is dead: from 1970 to 9999, within a day of UTC.
func sane(e *Event) bool {
	const end, day = 253_402_300_800_000, 24 * 60
	return e.At >= 0 && e.At < end && e.Offset > -day && e.Offset < day
}

// insert adds a record to the log at an index, which is almost always its end.
func (s *State) insert(at int, r record) {
	if at < s.size() {
		s.unpack()
		s.log.recent = slices.Insert(s.log.recent, at, r)
		s.timesStale, s.stale = true, true
		return
	}
	if !r.undone && !s.follows(&r) {
		s.timesStale = true
	}
	s.lived = s.lived || !r.undone && r.shown.At >= day.Earliest
	s.timesStale = s.timesStale || s.stale && s.turnsAt(&r) != nil
	s.log.recent = append(s.log.recent, r)
	if !s.stale {
		s.project(int32(at))
	}
}

// project adds a record to the projection of its kind, unless it was undone, and
// to the index of what can be undone.
func (s *State) project(i int32) {
	r := s.at(i)
	k := r.of()
	if !r.undone || k.undone {
		k.applyIn(s, i, r)
	}
	if _, scope, ok := k.undoable(s, r); ok {
		s.undo.add(scope, i, r.undone)
	}
}

// reset makes all that is computed from the log what it is of no events.
func (s *State) reset() {
	s.undo = undoIndex{}
	for _, k := range registry {
		if k.meta == nil {
			k.resetIn(s)
		}
	}
}

// rebuild computes the projections from the log again that are stale.
func (s *State) rebuild() {
	kinds := s.staleKinds
	s.staleKinds = nil
	if !s.stale {
		s.rebuildKinds(kinds)
		return
	}
	s.stale = false
	s.unpack()
	s.resets++
	s.reset()
	s.collectMeanings(s.loggedUpdates())
	s.meanings.collected = true
	for i := range s.log.recent {
		s.project(int32(i))
	}
	s.meanings.collected = false
}

// rebuildKinds computes the projections of some kinds from the log again.
func (s *State) rebuildKinds(kinds []kindNumber) {
	if len(kinds) == 0 {
		return
	}
	for _, n := range kinds {
		registry[n].resetIn(s)
	}
	for i, r := range s.each(0) {
		if k := r.of(); slices.Contains(kinds, r.kind) && (!r.undone || k.undone) {
			k.applyIn(s, i, r)
		}
	}
}
