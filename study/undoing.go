package study

import (
	"slices"

	"github.com/oklog/ulid/v2"
)

// undid takes an undid event into account. An undid event can be undone in
// its turn, which brings back what it had undone.
func (s *State) undid(e *Event) {
	p, ok := decode(e.Payload, setUndid)
	target, err := ulid.ParseStrict(p.Event)
	if !ok || err != nil {
		s.skipped++
		return
	}
	if _, again := s.undids[e.ID]; again {
		return
	}
	s.undids[e.ID] = target
	if s.pending[e.ID] {
		delete(s.pending, e.ID)
		return
	}
	s.strike(target)
}

// strike makes an event not to have happened. Joined journals may bring the
// undoing before the event.
func (s *State) strike(id ulid.ULID) {
	if i, ok := s.find(id); ok {
		s.setUndone(int32(i), true)
	} else if target, ok := s.undids[id]; ok {
		s.restore(target)
	} else {
		s.pending[id] = true
	}
}

// restore makes an event that was struck to have happened after all.
func (s *State) restore(id ulid.ULID) {
	if i, ok := s.find(id); ok {
		s.setUndone(int32(i), false)
	} else if target, ok := s.undids[id]; ok {
		s.strike(target)
	} else {
		delete(s.pending, id)
	}
}

func (s *State) setUndone(i int32, undone bool) {
	m := &s.log[i]
	if m.undone == undone {
		return
	}
	m.undone = undone
	if m.kind != momentGraded {
		s.rebuild()
		return
	}
	// The card's grades are applied again without this one, or with it.
	c := s.memory(s.names[m.name])
	at, _ := slices.BinarySearch(c.grades, i)
	if undone {
		c.grades = slices.Delete(c.grades, at, at+1)
	} else {
		c.grades = slices.Insert(c.grades, at, i)
	}
	c.forget()
}
