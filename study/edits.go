package study

import (
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/content"
)

// edits is all that was ever done to one process of one's own.
type edits struct {
	all   []int32 // places in the log, those undone too
	held  []int32 // those that made the draft what it is, after the making
	draft *draft  // what they make; nil when nothing made the process
	made  int32   // place in the log of what made it
	gone  int32   // and of what removed it last
	stale bool    // draft has to be made anew

	shownAs *content.Process // what the learner sees of shownOf
	shownOf *draft
}

// edited adds a moment, undone or not, to the edits of its process.
func (s *State) edited(i int32) {
	process := s.names[s.log[i].name]
	e := s.own[process]
	if e == nil {
		e = &edits{}
		s.own[process] = e
	}
	e.all = append(e.all, i)
	s.editsChanged(e)
}

func (s *State) editsChanged(e *edits) {
	e.stale, s.ownStale = true, true
}

// settleOwn makes the drafts whose edits have changed.
func (s *State) settleOwn() {
	for _, e := range s.own {
		if e.stale {
			s.settleEdits(e)
		}
	}
	s.ownStale = false
}

// settleEdits makes a draft of the edits that hold. One that makes no sense
// after those before it has no effect.
func (s *State) settleEdits(e *edits) {
	e.draft, e.held, e.stale = nil, nil, false
	for _, i := range e.all {
		m := &s.log[i]
		if m.undone {
			continue
		}
		p := &s.changes[m.sub]
		if e.draft == nil {
			e.draft, e.made = newDraft(p), i
			continue
		}
		c := p.change()
		if e.draft.change(&c) != nil {
			continue
		}
		e.held = append(e.held, i)
		if c.Kind == ChangeRemove {
			e.gone = i
		}
	}
}

// removals gives the operations that removed a process which is removed.
func (s *State) removals(process string) []ulid.ULID {
	e := s.own[process]
	if e == nil || e.draft == nil || !e.draft.removed {
		return nil
	}
	var ops []ulid.ULID
	for _, i := range e.held {
		if s.changes[s.log[i].sub].Change == ChangeRemove {
			ops = append(ops, s.operationOf(s.log[i].id))
		}
	}
	return ops
}

// everStep says whether a step of a process ever had an id.
func (s *State) everStep(process, step string) bool {
	e := s.own[process]
	if e == nil {
		return false
	}
	for _, i := range e.all {
		p := &s.changes[s.log[i].sub]
		if p.Change == ChangeAdd && p.Step == step {
			return true
		}
		if p.Made != nil && slices.ContainsFunc(p.Made.Steps, func(m MadeStep) bool { return m.ID == step }) {
			return true
		}
	}
	return false
}

func init() {
	register(eventKind{
		kind: Changed, every: true,
		read:   keeping(func(s *State) *[]EditedPayload { return &s.changes }, decodeEdited, func(p *EditedPayload) string { return p.Process }),
		view:   (*State).edited,
		turned: func(s *State, i int32) { s.editsChanged(s.own[s.names[s.log[i].name]]) },
		operation: func(s *State, m *moment) (OperationKind, Scope) {
			p := &s.changes[m.sub]
			return p.operation(), ScopeProcess(p.Process)
		},
		effective: func(s *State, i int32) bool {
			_, held := slices.BinarySearch(s.own[s.names[s.log[i].name]].held, i)
			return held
		},
	})
}

// operation names a change. That a process was made isn't undone: it is removed.
func (p *EditedPayload) operation() OperationKind {
	switch p.Change {
	case ChangeSet:
		return OpEdit
	case ChangeAdd:
		return OpAddStep
	case ChangeMove:
		return OpMoveStep
	case ChangeDrop:
		return OpRemoveStep
	case ChangeRemove:
		return OpRemoveProcess
	}
	return OpStudy
}
