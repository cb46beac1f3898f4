package study

import (
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study/fsrs"
)

// OperationKind is what the learner did, in one go: what Undo and Redo name.
// It follows from the events of the operation.
type OperationKind string

// The kinds of operation. The last two are what Undo and Redo themselves do;
// OpStudy is what can't be undone.
const (
	OpGrade         OperationKind = "grade"
	OpAnswer        OperationKind = "answer"
	OpFlag          OperationKind = "flag"
	OpFlagDone      OperationKind = "flag-done" // a flag was marked as put right
	OpUnflag        OperationKind = "unflag"
	OpHighlight     OperationKind = "highlight"
	OpNote          OperationKind = "note"
	OpUnnote        OperationKind = "unnote" // a highlight or a note was removed
	OpEdit          OperationKind = "edit"   // of a process of one's own
	OpAddStep       OperationKind = "add-step"
	OpMoveStep      OperationKind = "move-step"
	OpRemoveStep    OperationKind = "remove-step"
	OpRemoveProcess OperationKind = "remove-process"
	OpRetention     OperationKind = "retention"
	OpNewPerDay     OperationKind = "new-per-day"
	OpStudy         OperationKind = "study"
	OpUndo, OpRedo  OperationKind = "undo", "redo"
)

// OperationKinds gives those that can be undone.
func OperationKinds() []OperationKind {
	return []OperationKind{
		OpGrade, OpAnswer, OpFlag, OpFlagDone, OpUnflag, OpHighlight, OpNote, OpUnnote,
		OpEdit, OpAddStep, OpMoveStep, OpRemoveStep, OpRemoveProcess, OpRetention, OpNewPerDay, OpJoin,
	}
}

// Scope is the part of what the learner did that an undo looks at: on each page
// what is done there. The zero Scope is everything.
type Scope struct {
	area area
	id   string // of the lesson or the process
	also area   // where it can be undone too: a flag where it was put
}

type area string

const (
	anywhere     area = ""
	areaCards    area = "cards"
	areaPractice area = "practice"
	areaFlags    area = "flags"
	areaLessons  area = "lessons"
	areaProcess  area = "process"
	areaSettings area = "settings"
)

// The scopes.
var (
	ScopeAll      = Scope{}
	ScopeCards    = Scope{area: areaCards}    // grades, and flags on cards
	ScopePractice = Scope{area: areaPractice} // answers, and flags on questions
	ScopeFlags    = Scope{area: areaFlags}    // every flag
	ScopeSettings = Scope{area: areaSettings}
)

// ScopeLesson is a lesson's highlights and notes, and the flags on its text.
func ScopeLesson(id string) Scope { return Scope{area: areaLessons, id: id} }

// ScopeProcess is the changes to a process of one's own.
func ScopeProcess(id string) Scope { return Scope{area: areaProcess, id: id} }

// holds says whether what was done in a place is within a scope.
func (s Scope) holds(place Scope) bool {
	return s.area == anywhere || (s.area == place.area || s.area == place.also) && (s.id == "" || s.id == place.id)
}

// Done is an operation that was undone, or redone: what it was, and where the
// learner is to look. But for Kind and At only what is of its kind is set.
type Done struct {
	Kind OperationKind
	At   time.Time // when it was done, in the learner's zone

	Card     Card // OpGrade
	Rating   fsrs.Rating
	Question string     // OpAnswer
	Flag     FlagTarget // OpFlag, OpFlagDone, OpUnflag
	Passages []Passage  // OpHighlight, OpNote, OpUnnote
	Edit     Edited     // OpEdit to OpRemoveProcess
}

// mark is an event that undoes another, or all of an operation, or brings it back.
type mark struct {
	target ulid.ULID
	undoes bool
}

// marked takes a mark into account. A mark can name another, which is then as
// if it were not there: so Undid, before there was Redid, brought things back.
// A mark can only name what came before it, so that no two undo each other.
func (s *State) marked(id, target ulid.ULID, undoes bool) bool {
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
	s.turn(target)
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

// turn brings what a mark on something changes up to date. The events may be
// met later, when journals are joined.
func (s *State) turn(target ulid.ULID) {
	if m, ok := s.marks[target]; ok {
		s.turn(m.target)
	}
	for _, i := range s.members(target) {
		s.settleUndone(i)
	}
}

// settleUndone makes a moment undone, or not, as the marks have it.
func (s *State) settleUndone(i int32) {
	m := &s.log[i]
	undone := s.isUndone(m.id)
	turned := m.undone != undone
	m.undone = undone
	if m.is(Joined) {
		s.joinTurned(m.id)
	}
	if !turned {
		return
	}
	// Without one moment, or with it, others may have another time.
	s.timesStale = s.timesStale || s.uneven || !undone
	if s.viewsStale {
		return
	}
	if turned := m.of().turned; turned != nil {
		turned(s, i)
	} else if m.of().view != nil {
		s.viewsStale = true
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

// belongs notes that an event is a further one of an operation.
func (s *State) belongs(e *Event) {
	if e.Operation == e.ID || e.Operation.IsZero() {
		return
	}
	if _, again := s.partOf[e.ID]; !again {
		s.partOf[e.ID] = e.Operation
		s.more[e.Operation] = append(s.more[e.Operation], e.ID)
	}
}

// members gives the places in the log of an operation, or of one event, in order.
func (s *State) members(op ulid.ULID) []int32 {
	var places []int32
	if i, ok := s.find(op); ok {
		places = append(places, int32(i))
	}
	for _, id := range s.more[op] {
		if i, ok := s.find(id); ok {
			places = append(places, int32(i))
		}
	}
	slices.Sort(places)
	return places
}

// undoable says whether a moment can be undone, or was, in a scope.
func (s *State) undoable(m *moment, in Scope) bool {
	k := m.of()
	if k.operation == nil {
		return false
	}
	kind, place := k.operation(s, m)
	return kind != OpStudy && in.holds(place)
}

// kindOfOperation names what the moments at some places do together. What was
// made counts before what made room for it.
func (s *State) kindOfOperation(places []int32) OperationKind {
	kind := OpStudy
	for _, i := range places {
		m := &s.log[i]
		if m.of().operation == nil {
			continue
		}
		k, _ := m.of().operation(s, m)
		if kind == OpStudy || kind == OpUnnote && k != OpStudy {
			kind = k
		}
	}
	return kind
}

// lastOperation gives the last operation in a scope that isn't undone; false
// when there is none. Those that counts says no to are passed over.
func (s *State) lastOperation(in Scope, counts func(*moment) bool) (ulid.ULID, bool) {
	for i := len(s.log) - 1; i >= 0; i-- {
		m := &s.log[i]
		if m.undone || !s.undoable(m, in) || !counts(m) {
			continue
		}
		if effective := m.of().effective; effective != nil && !effective(s, int32(i)) {
			continue
		}
		return s.operationOf(m.id), true
	}
	return ulid.ULID{}, false
}

// lastUndone gives the operations in a scope that the latest undo took back,
// and that nothing done in the scope since stands in the way of.
func (s *State) lastUndone(in Scope, counts func(*moment) bool) []ulid.ULID {
	var latest, last ulid.ULID
	for target := range s.marksOn {
		if by, undone := s.lastMark(target); undone && by.Compare(latest) > 0 && s.anyWithin(target, in, counts) {
			latest = by
		}
	}
	if latest.IsZero() {
		return nil
	}
	for i := len(s.log) - 1; i >= 0 && last.IsZero(); i-- {
		if s.undoable(&s.log[i], in) {
			last = s.log[i].id
		}
	}
	if last.Compare(latest) > 0 {
		return nil
	}
	group := s.operationOf(latest)
	var ops []ulid.ULID
	for target := range s.marksOn {
		if by, undone := s.lastMark(target); undone && s.operationOf(by) == group && len(s.members(target)) > 0 {
			ops = append(ops, target)
		}
	}
	slices.SortFunc(ops, ulid.ULID.Compare)
	return ops
}

func (s *State) anyWithin(op ulid.ULID, in Scope, counts func(*moment) bool) bool {
	return slices.ContainsFunc(s.members(op), func(i int32) bool {
		return s.undoable(&s.log[i], in) && counts(&s.log[i])
	})
}
