package study

import (
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/content"
)

// edits is all that was ever done to one process of one's own.
type edits struct {
	all   []int32 // indexes in the log, those undone too
	held  []int32 // those that made the draft what it is, after the making
	draft *draft  // what they make; nil when nothing made the process
	made  int32   // index in the log of what made it
	gone  int32   // and of what removed it last
	stale bool    // draft has to be made anew

	shownAs *content.Process // what the learner sees of shownOf
	shownOf *draft
}

// ownProcesses is what edits come to: the processes of one's own.
type ownProcesses struct {
	edits map[string]*edits // by process
	stale bool              // an edit came or went since settleOwn
}

// of gives the edits of a process, none yet when it is new.
func (p *ownProcesses) of(process string) *edits {
	e := p.edits[process]
	if e == nil {
		e = &edits{}
		p.edits[process] = e
	}
	return e
}

// change notes that the edits of a process are others than they were.
func (p *ownProcesses) change(e *edits) { e.stale, p.stale = true, true }

// settleOwn makes the drafts whose edits have changed.
func (s *State) settleOwn() {
	own := s.own()
	for _, e := range own.edits {
		if e.stale {
			s.settleEdits(e)
		}
	}
	own.stale = false
}

// settleEdits makes a draft of the edits that hold. One that makes no sense
// after those before it has no effect.
func (s *State) settleEdits(e *edits) {
	e.draft, e.held, e.stale = nil, nil, false
	for _, i := range e.all {
		if s.at(i).undone {
			continue
		}
		p := s.edit(i)
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
	e := s.own().edits[process]
	if e == nil || e.draft == nil || !e.draft.removed {
		return nil
	}
	var ops []ulid.ULID
	for _, i := range e.held {
		if s.edit(i).Change == ChangeRemove {
			ops = append(ops, s.operationOf(s.at(i).id))
		}
	}
	return ops
}

// everStep says whether a step of a process ever had an id.
func (s *State) everStep(process, step string) bool {
	e := s.own().edits[process]
	if e == nil {
		return false
	}
	for _, i := range e.all {
		p := s.edit(i)
		if p.Change == ChangeAdd && p.Step == step {
			return true
		}
		if p.Made != nil && slices.ContainsFunc(p.Made.Steps, func(m MadeStep) bool { return m.ID == step }) {
			return true
		}
	}
	return false
}
