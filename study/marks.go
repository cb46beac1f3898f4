package study

import (
	"slices"

	"github.com/oklog/ulid/v2"
)

// mark is an event that undoes another, or all of an operation, or brings it back.
type mark struct {
	target ulid.ULID
	undoes bool
}

// addMark takes a mark into account. A mark can name another, which is then as
// if it were not there: so Undid, before there was Redid, brought things back.
// A mark can only name what came before it, so that no two undo each other.
func (s *State) addMark(id, target ulid.ULID, undoes bool) bool {
	if target.Compare(id) >= 0 {
		return false
	}
	if _, again := s.marks[id]; again {
		return true
	}
	s.marks[id] = mark{target, undoes}
	on := s.marksOn[target]
	at, _ := slices.BinarySearchFunc(on, id, ulid.ULID.Compare)
	s.marksOn[target] = slices.Insert(on, at, id)
	if undoes {
		at, _ := slices.BinarySearchFunc(s.undids, id, ulid.ULID.Compare)
		s.undids = slices.Insert(s.undids, at, id)
	}
	s.applyMark(target)
	return true
}

// undone says whether an event or an operation is undone: the last mark on it
// that isn't itself undone says so.
func (s *State) undone(id ulid.ULID) bool {
	_, undone := s.lastMark(id)
	return undone
}

// lastMark gives the last mark on something that isn't itself undone.
func (s *State) lastMark(id ulid.ULID) (by ulid.ULID, undone bool) {
	for _, by := range slices.Backward(s.marksOn[id]) {
		if !s.undone(by) && !s.leftOut(by) {
			return by, s.marks[by].undoes
		}
	}
	return ulid.ULID{}, false
}

// applyMark brings what a mark on something changes up to date. The events may be
// met later, when journals are joined.
func (s *State) applyMark(target ulid.ULID) {
	if m, ok := s.marks[target]; ok {
		s.applyMark(m.target)
	}
	for _, i := range s.members(target) {
		s.settleUndone(i)
	}
}

// settleUndone makes a record undone, or not, as the marks have it.
func (s *State) settleUndone(i int32) {
	r := s.at(i)
	undone := s.isUndone(r.id)
	turned := r.undone != undone
	r.undone = undone
	if r.kind == joinedEvents.number {
		s.toggleJoin(r.id)
	}
	if !turned {
		return
	}
	if int(i) < s.log.inPages {
		s.early = nil
	}
	// Without one record, or with it, others may have another time.
	s.timesStale = s.timesStale || s.uneven || !undone && !s.fits(i) || s.turnsAt(r) != nil
	if s.stale {
		return
	}
	k := r.of()
	if !k.toggleIn(s, i) {
		if !slices.Contains(s.staleKinds, r.kind) {
			s.staleKinds = append(s.staleKinds, r.kind)
		}
	}
	if _, scope, ok := k.undoable(s, r); ok {
		s.undo.toggle(scope, i, undone)
	}
}

func (s *State) isUndone(event ulid.ULID) bool {
	op := s.operationOf(event)
	return s.undone(event) || op != event && s.undone(op) || s.leftOut(event)
}

// operationOf is the operation that an event belongs to.
func (s *State) operationOf(event ulid.ULID) ulid.ULID {
	if op, ok := s.partOf[event]; ok {
		return op
	}
	return event // the first of its operation
}

// joinOperation notes that an event is a further one of an operation.
func (s *State) joinOperation(e *Event) {
	if e.Operation == e.ID || e.Operation.IsZero() {
		return
	}
	if _, again := s.partOf[e.ID]; !again {
		s.partOf[e.ID] = e.Operation
		s.more[e.Operation] = append(s.more[e.Operation], e.ID)
	}
}

// members gives the indexes in the log of the events of an operation, or of one
// event, in order.
func (s *State) members(op ulid.ULID) []int32 {
	var all []int32
	if i, ok := s.find(op); ok {
		all = append(all, int32(i))
	}
	for _, id := range s.more[op] {
		if i, ok := s.find(id); ok {
			all = append(all, int32(i))
		}
	}
	slices.Sort(all)
	return all
}

// takeMarks takes up n marks without what they change, which is done.
func (s *State) takeMarks(n int, at func(i int) (ulid.ULID, mark)) {
	ids := make([]ulid.ULID, 0, n)
	for i := range n {
		id, m := at(i)
		s.marks[id] = m
		ids = append(ids, id)
	}
	slices.SortFunc(ids, ulid.ULID.Compare)
	for _, id := range ids {
		m := s.marks[id]
		s.marksOn[m.target] = append(s.marksOn[m.target], id)
		if m.undoes {
			s.undids = append(s.undids, id)
		}
	}
}
