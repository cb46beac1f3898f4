package study

import (
	"fmt"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"
)

func init() {
	register(eventKind{kind: Undid, apply: func(s *State, e *Event) bool {
		p, ok := decode(e.Payload, setUndid)
		target, err := ulid.ParseStrict(p.Operation + p.Event) // one of them
		return ok && err == nil && s.marked(e.ID, target, true)
	}})
	register(eventKind{kind: Redid, apply: func(s *State, e *Event) bool {
		p, ok := decode(e.Payload, setRedid)
		target, err := ulid.ParseStrict(p.Operation)
		return ok && err == nil && s.marked(e.ID, target, false)
	}})
}

// Undo takes back the last operation in a scope that isn't undone, whenever it
// was done. Everything is as if it had never been done; a card whose grade is
// taken back comes next. It is false when there is none.
func (s *Session) Undo(in Scope) (Done, bool, error) {
	return s.turnBack(OpUndo, in, s.undoes(in))
}

// Redo does again what the last Undo in a scope took back that nothing done in
// the scope since stands in the way of. It is false when there is none.
func (s *Session) Redo(in Scope) (Done, bool, error) {
	return s.turnBack(OpRedo, in, s.state.lastUndone(in, s.knows))
}

// NextUndo names what Undo would take back; false when there is none.
func (s *Session) NextUndo(in Scope) (OperationKind, bool) {
	return s.next.of(s, OpUndo, in, func() []ulid.ULID { return s.undoes(in) })
}

// NextRedo names what Redo would do again; false when there is none.
func (s *Session) NextRedo(in Scope) (OperationKind, bool) {
	return s.next.of(s, OpRedo, in, func() []ulid.ULID { return s.state.lastUndone(in, s.knows) })
}

// named keeps what is next to be undone and redone until an event comes: a menu
// asks at every key.
type named struct {
	version int
	kinds   map[nameKey]OperationKind
}

type nameKey struct {
	turn OperationKind
	in   Scope
}

func (n *named) of(s *Session, turn OperationKind, in Scope, ops func() []ulid.ULID) (OperationKind, bool) {
	if n.kinds == nil || n.version != s.state.version {
		n.version, n.kinds = s.state.version, map[nameKey]OperationKind{}
	}
	key := nameKey{turn, in}
	kind, known := n.kinds[key]
	if !known {
		if found := ops(); len(found) > 0 {
			kind = s.state.kindOfOperation(s.state.members(found[0]))
		}
		n.kinds[key] = kind
	}
	return kind, kind != ""
}

// knows says whether a moment is about something that the course still has, as
// far as the learner would miss it: nobody is shown a card that is gone.
func (s *Session) knows(m *moment) bool {
	if !m.is(Graded) {
		return true
	}
	_, ok := s.number[CardID(s.state.names[m.name])]
	return ok
}

// undoes gives the operations that Undo takes back. Where two devices removed
// one process, it only comes back when both removals are.
func (s *Session) undoes(in Scope) []ulid.ULID {
	if in.area == areaProcess {
		if ops := s.state.removals(in.id); len(ops) > 0 {
			return ops
		}
	}
	op, ok := s.state.lastOperation(in, s.knows)
	if !ok {
		return nil
	}
	ops := []ulid.ULID{op}
	for _, i := range s.state.members(op) {
		if m := &s.state.log[i]; m.is(Changed) && s.state.changes[m.sub].Change == ChangeRemove {
			for _, other := range s.state.removals(s.state.names[m.name]) {
				if !slices.Contains(ops, other) {
					ops = append(ops, other)
				}
			}
		}
	}
	return ops
}

// turnBack undoes or redoes operations, all in one.
func (s *Session) turnBack(turn OperationKind, in Scope, ops []ulid.ULID) (Done, bool, error) {
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
	front := s.front
	switch {
	case done.Kind == OpGrade && turn == OpUndo:
		s.front = done.Card.ID
	case done.Kind == OpGrade && s.front == done.Card.ID:
		s.front = ""
	}
	do := s.Do
	if done.Kind == OpRetention || done.Kind == OpNewPerDay || done.Kind == OpJoin {
		do = s.DoEverywhere
	}
	if err := do(turn, entries...); err != nil {
		s.front = front
		return Done{}, false, fmt.Errorf("%s: %w", turn, err)
	}
	return done, true, nil
}

// describe tells of an operation, and of what it did in a scope: one that was
// made elsewhere may go beyond that.
func (s *Session) describe(op ulid.ULID, in Scope) Done {
	places := s.state.members(op)
	done := Done{Kind: s.state.kindOfOperation(places)}
	for _, i := range slices.Backward(places) { // the first tells where to look
		m := &s.state.log[i]
		if !s.state.undoable(m, in) {
			continue
		}
		done.At = time.UnixMilli(m.at).In(s.clock.Now().Location())
		switch {
		case m.is(Graded):
			done.Card, _ = s.CardByID(CardID(s.state.names[m.name]))
			done.Rating = m.rating
		case m.is(Answered):
			done.Question = s.state.names[m.name]
		case m.is(Flagged):
			done.Flag = s.state.flagged[m.sub].on()
			if done.Flag.Lesson != "" {
				at, _ := s.state.places.block(done.Flag.Lesson, done.Flag.Block)
				done.Flag.Lesson, done.Flag.Block = at.Lesson, at.Block
			}
		case m.is(Noted):
			at, _ := s.state.places.now(s.state.noted[m.sub].passage())
			done.Passages = slices.Insert(done.Passages, 0, at)
		case m.is(Changed):
			p := &s.state.changes[m.sub]
			done.Edit = Edited{Process: p.Process, Change: p.change()}
		}
	}
	return done
}
