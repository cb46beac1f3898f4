package study

import (
	"fmt"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"
)

// Undo takes back the last operation in a scope that isn't undone, whenever it
// was done. Everything is as if it had never been done; a card whose grade is
// taken back comes next. It is false when there is none.
func (s *Session) Undo(in Scope) (Done, bool, error) {
	return s.toggleOperations(OpUndo, in, s.undoable(in))
}

// Redo does again what the last Undo in a scope took back that nothing done in
// the scope since stands in the way of. It is false when there is none.
func (s *Session) Redo(in Scope) (Done, bool, error) {
	return s.toggleOperations(OpRedo, in, s.redoable(in))
}

// NextUndo names what Undo would take back; false when there is none.
func (s *Session) NextUndo(in Scope) (OperationKind, bool) {
	return s.next.of(s, OpUndo, in, s.undoable)
}

// NextRedo names what Redo would do again; false when there is none.
func (s *Session) NextRedo(in Scope) (OperationKind, bool) {
	return s.next.of(s, OpRedo, in, s.redoable)
}

// operationNames keeps what is next to be undone and redone until an event comes: a menu
// asks at every key.
type operationNames struct {
	version int
	kinds   map[nameKey]OperationKind
}

type nameKey struct {
	turn OperationKind
	in   Scope
}

func (n *operationNames) of(s *Session, turn OperationKind, in Scope, ops func(Scope) []ulid.ULID) (OperationKind, bool) {
	if n.kinds == nil || n.version != s.state.version {
		n.version, n.kinds = s.state.version, map[nameKey]OperationKind{}
	}
	key := nameKey{turn, in}
	kind, known := n.kinds[key]
	if !known {
		if found := ops(in); len(found) > 0 {
			kind = s.state.operationKind(s.state.members(found[0]))
		}
		n.kinds[key] = kind
	}
	return kind, kind != ""
}

// undoable gives the operations that Undo takes back. Where two devices removed
// one process, it only comes back when both removals are.
func (s *Session) undoable(in Scope) []ulid.ULID {
	if in.area == areaProcess {
		if ops := s.state.removals(in.id); len(ops) > 0 {
			return ops
		}
	}
	op, ok := s.lastOperation(in)
	if !ok {
		return nil
	}
	ops := []ulid.ULID{op}
	for _, i := range s.state.members(op) {
		if e := s.state.edit(i); e != nil && e.Change == ChangeRemove {
			for _, other := range s.state.removals(e.Process) {
				if !slices.Contains(ops, other) {
					ops = append(ops, other)
				}
			}
		}
	}
	return ops
}

// lastOperation gives the last operation in a scope that isn't undone; false
// when there is none.
func (s *Session) lastOperation(in Scope) (ulid.ULID, bool) {
	i := s.state.undo.lastDone(in, func(i int32) bool {
		r := s.state.at(i)
		k := r.of()
		return k.isPresent(s, r) && k.isEffective(s.state, i)
	})
	if i < 0 {
		return ulid.ULID{}, false
	}
	return s.state.operationOf(s.state.at(i).id), true
}

// redoable gives the operations in a scope that the latest undo took back, and
// that nothing done in the scope since stands in the way of.
func (s *Session) redoable(in Scope) []ulid.ULID {
	last := s.state.undo.last(in)
	if last < 0 {
		return nil
	}
	for _, undid := range slices.Backward(s.state.undids) {
		if undid.Compare(s.state.at(last).id) < 0 {
			break
		}
		if s.isUndoneBy(undid) && s.anyWithin(s.state.marks[undid].target, in) {
			return s.undoneWith(undid)
		}
	}
	return nil
}

// isUndoneBy says whether what an undid event names is undone by it.
func (s *Session) isUndoneBy(undid ulid.ULID) bool {
	by, undone := s.state.lastMark(s.state.marks[undid].target)
	return undone && by == undid
}

// undoneWith gives the operations that were undone in one go with what an undid
// event names.
func (s *Session) undoneWith(undid ulid.ULID) []ulid.ULID {
	group := s.state.operationOf(undid)
	var ops []ulid.ULID
	for _, id := range append([]ulid.ULID{group}, s.state.more[group]...) {
		if m, ok := s.state.marks[id]; ok && m.undoes && s.isUndoneBy(id) && len(s.state.members(m.target)) > 0 {
			ops = append(ops, m.target)
		}
	}
	slices.SortFunc(ops, ulid.ULID.Compare)
	return ops
}

func (s *Session) anyWithin(op ulid.ULID, in Scope) bool {
	return slices.ContainsFunc(s.state.members(op), func(i int32) bool {
		r := s.state.at(i)
		return s.state.undoable(r, in) && r.of().isPresent(s, r)
	})
}

// toggleOperations undoes or redoes operations, all in one.
func (s *Session) toggleOperations(turn OperationKind, in Scope, ops []ulid.ULID) (Done, bool, error) {
	if len(ops) == 0 {
		return Done{}, false, nil
	}
	done := s.describe(ops[len(ops)-1], in)
	entries := make([]Entry, len(ops))
	for i, op := range ops {
		if turn == OpUndo {
			entries[i] = Entry{Undid, UndidPayload{Operation: op.String()}}
		} else {
			entries[i] = Entry{Redid, RedidPayload{Operation: op.String()}}
		}
	}
	front := s.broughtBack
	switch {
	case done.Kind == OpGrade && turn == OpUndo:
		s.broughtBack = done.Card.ID
	case done.Kind == OpGrade && s.broughtBack == done.Card.ID:
		s.broughtBack = ""
	}
	do := s.Do
	if s.state.everywhere(ops) {
		do = s.DoEverywhere
	}
	if err := do(turn, entries...); err != nil {
		s.broughtBack = front
		return Done{}, false, fmt.Errorf("%s: %w", turn, err)
	}
	return done, true, nil
}

// everywhere says whether operations did something that is about no course alone.
func (s *State) everywhere(ops []ulid.ULID) bool {
	return slices.ContainsFunc(ops, func(op ulid.ULID) bool {
		return slices.ContainsFunc(s.members(op), func(i int32) bool { return s.at(i).of().everywhere })
	})
}

// describe tells of an operation, and of what it did in a scope: one that was
// made elsewhere may go beyond that.
func (s *Session) describe(op ulid.ULID, in Scope) Done {
	members := s.state.members(op)
	done := Done{Kind: s.state.operationKind(members)}
	for _, i := range slices.Backward(members) { // the first tells where to look
		r := s.state.at(i)
		if s.state.undoable(r, in) {
			done.At = time.UnixMilli(r.at).In(s.clock.Now().Location())
			r.of().describeIn(s, r, &done)
		}
	}
	return done
}

// undoable says whether a record can be undone, or was, in a scope.
func (s *State) undoable(r *record, in Scope) bool {
	_, scope, ok := r.of().undoable(s, r)
	return ok && in.holds(scope)
}

// operationKind names what the events at some indexes of the log do together.
// What was made counts before what made room for it.
func (s *State) operationKind(members []int32) OperationKind {
	op := OpStudy
	for _, i := range members {
		of, _, ok := s.at(i).of().undoable(s, s.at(i))
		if ok && (op == OpStudy || op == OpUnnote) {
			op = of
		}
	}
	return op
}
