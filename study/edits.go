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

// undoableEdits gives the places in the log of what UndoEdit is to take back,
// the last first: every removal of a process that is removed, else its last
// edit that has an effect. Making the process isn't an edit.
func (s *State) undoableEdits(process string) []int32 {
	e := s.own[process]
	if e == nil || e.draft == nil || len(e.held) == 0 {
		return nil
	}
	if !e.draft.removed {
		return e.held[len(e.held)-1:]
	}
	var removals []int32
	for _, i := range slices.Backward(e.held) {
		if s.changes[s.log[i].sub].Change == ChangeRemove {
			removals = append(removals, i)
		}
	}
	return removals
}

// redoableEdits gives the undid events that RedoEdit is to undo, and the place
// in the log of the edit that comes back: that of the latest undo that holds.
// An edit made after it stands in its way, as it was made of what the undo left.
func (s *State) redoableEdits(process string) (undids []ulid.ULID, edit int32) {
	e := s.own[process]
	if e == nil || len(e.all) == 0 {
		return nil, 0
	}
	last := s.log[e.all[len(e.all)-1]].id
	places := map[ulid.ULID]int32{}
	for _, i := range e.all {
		if m := &s.log[i]; m.undone {
			places[m.id] = i
		}
	}
	if len(places) == 0 {
		return nil, 0
	}
	var latest ulid.ULID
	for undid, target := range s.undids {
		if i, ok := places[target]; ok && s.struck[undid] == 0 && undid.Compare(last) > 0 && undid.Compare(latest) > 0 {
			latest, edit = undid, i
		}
	}
	if latest == (ulid.ULID{}) {
		return nil, 0
	}
	for undid, target := range s.undids { // two devices may have undone it
		if target == s.log[edit].id && s.struck[undid] == 0 {
			undids = append(undids, undid)
		}
	}
	slices.SortFunc(undids, ulid.ULID.Compare)
	return undids, edit
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
