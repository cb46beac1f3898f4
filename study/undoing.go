package study

import (
	"slices"

	"github.com/oklog/ulid/v2"
)

// undid takes an undid event into account. It can name an undid event, which
// brings back what that had undone; several can name one event, which then
// stays undone until each of them is. An event can only be undone by a later
// one, so that no two undo each other.
func (s *State) undid(e *Event) {
	p, ok := decode(e.Payload, setUndid)
	target, err := ulid.ParseStrict(p.Event)
	if !ok || err != nil || target.Compare(e.ID) >= 0 {
		s.skipped++
		return
	}
	if _, again := s.undids[e.ID]; again {
		return
	}
	s.undids[e.ID] = target
	if s.struck[e.ID] == 0 {
		s.strike(target)
	}
}

// strike makes an event not to have happened. The event may be met later, when
// journals are joined.
func (s *State) strike(id ulid.ULID) {
	s.struck[id]++
	if s.struck[id] > 1 {
		return
	}
	if target, ok := s.undids[id]; ok {
		s.restore(target)
	} else if i, ok := s.find(id); ok {
		s.setUndone(int32(i), true)
	}
}

// restore takes one strike back.
func (s *State) restore(id ulid.ULID) {
	s.struck[id]--
	if s.struck[id] > 0 {
		return
	}
	delete(s.struck, id)
	if target, ok := s.undids[id]; ok {
		s.strike(target)
	} else if i, ok := s.find(id); ok {
		s.setUndone(int32(i), false)
	}
}

func (s *State) setUndone(i int32, undone bool) {
	m := &s.log[i]
	m.undone = undone
	// Without one moment, or with it, others may have another time.
	s.timesStale = s.timesStale || s.uneven || !undone
	if s.viewsStale {
		return
	}
	if m.kind == momentEdited {
		s.editsChanged(s.own[s.names[m.name]])
		return
	}
	if m.kind != momentGraded {
		s.viewsStale = true
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
	s.move(c)
}
