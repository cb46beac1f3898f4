package study

import (
	"math"

	"stagecraft/content/edition"
)

// partsOf gives the parts of a thing that a card of a side is about: with another
// meaning of one of them it is another card.
func partsOf(side Side) []string {
	switch side {
	case Definition, TermSide:
		return []string{"term", "definition"}
	case Expansion:
		return []string{"term", "abbreviation"}
	case NextStep:
		return []string{"name", "next"}
	case Aim, StepSide:
		return []string{"name", "aim"}
	case Lead:
		return []string{"name", "lead"}
	case DoneWhen:
		return []string{"name", "done"}
	}
	return nil
}

// meaning is a change of what a part of a thing means.
type meaning struct {
	from, to string // versions
	index    int32  // in the log, of the event that says so
	change   *ChangedPart
}

// meaningKey is a part in a meaning that it came to have.
type meaningKey struct{ id, part, to, sum string }

// meanings are the changes of meaning that count. They follow from the updated
// events and the edition that is open alone, and are collected before anything is
// computed from the log.
type meanings struct {
	version   string // of the edition that is open; "" is any
	of        map[[2]string][]*meaning
	collected bool // for the computation that goes on
}

// collectMeanings finds the changes that count: those to the edition that is open
// and to those before it, each once however many devices met it.
func (s *State) collectMeanings(updates []update) {
	s.meanings.of = nil
	seen := map[meaningKey]bool{}
	for _, u := range updates {
		e := u.payload
		if u.undone || s.meanings.version != "" && edition.CompareVersions(e.To, s.meanings.version) > 0 {
			continue
		}
		for j := range e.Changed {
			c := &e.Changed[j]
			key := meaningKey{c.ID, c.Part, e.To, c.Sum}
			if seen[key] {
				continue
			}
			seen[key] = true
			if s.meanings.of == nil {
				s.meanings.of = map[[2]string][]*meaning{}
			}
			at := [2]string{c.ID, c.Part}
			s.meanings.of[at] = append(s.meanings.of[at], &meaning{from: c.From, to: e.To, index: u.index, change: c})
		}
	}
}

// loggedUpdates gives the updated events of a log that isn't packed, before anything
// is computed from it.
func (s *State) loggedUpdates() []update {
	if updatedEvents.kept(s) == 0 {
		return nil
	}
	var all []update
	for i := range s.log.recent {
		r := &s.log.recent[i]
		if e := updatedEvents.event(s, r); e != nil {
			payload := *e
			all = append(all, update{payload: &payload, id: r.id, index: int32(i), undone: r.undone})
		}
	}
	return all
}

// meaningsOf gives the changes of what a thing's parts mean.
func (s *State) meaningsOf(id string, parts ...string) []*meaning {
	if len(s.meanings.of) == 0 {
		return nil
	}
	var all []*meaning
	for _, part := range parts {
		all = append(all, s.meanings.of[[2]string{id, part}]...)
	}
	return all
}

// outdated says whether what was done at an index of the log, in an edition, was
// done with what a thing meant before one of some changes.
func (s *State) outdated(changes []*meaning, in editionNumber, i int32) bool {
	for _, m := range changes {
		switch c := edition.CompareVersions(s.editions[in], m.to); {
		case c < 0:
			return true
		case c == 0 && i < m.index && edition.CompareVersions(m.from, m.to) == 0:
			return true // the version wasn't raised: what was done before it was met
		}
	}
	return false
}

// editionNumber is a place in State.editions.
type editionNumber uint16

// numberEdition gives the number of an edition by its version.
func (s *State) numberEdition(version string) editionNumber {
	if s.editions[s.arriving] == version {
		return s.arriving
	}
	n, ok := s.editionOf[version]
	if !ok {
		if len(s.editions) > math.MaxUint16 {
			return 0 // nobody hands out so many
		}
		n = editionNumber(len(s.editions))
		s.editions = append(s.editions, version)
		s.editionOf[version] = n
	}
	return n
}
