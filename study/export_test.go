package study

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Told writes down all that a state tells: two states that tell the same are
// the same to every page.
func (s *State) Told() string {
	var b strings.Builder
	for _, id := range slices.Sorted(maps.Keys(s.cardOf)) {
		c := s.cardOf[id]
		if len(c.grades) == 0 {
			continue
		}
		fmt.Fprintf(&b, "card %s %+v day %d due %d\n", id, c.card, c.day, c.due)
	}
	for i := range s.log {
		m := s.log[i]
		if m.undone {
			continue
		}
		sub := ""
		switch {
		case m.is(Flagged):
			sub = fmt.Sprintf("%+v", s.flagged[m.sub])
		case m.is(Noted):
			sub = fmt.Sprintf("%+v", s.noted[m.sub])
		case m.is(Changed):
			p := s.changes[m.sub]
			if p.Made != nil {
				sub = fmt.Sprintf("%+v", *p.Made)
				p.Made = nil
			}
			sub += fmt.Sprintf("%+v", p)
		case m.is(Answered) && m.sub > 0:
			sub = fmt.Sprintf("%+v", s.chosen[m.sub-1])
		case m.is(Answered):
		default:
			sub = s.names[m.sub]
		}
		fmt.Fprintf(&b, "%s %s %d %s/%s at %d day %d due %d before %v took %d %v %v\n",
			m.id, m.of().kind, m.rating, s.names[m.name], sub, m.at, m.day, m.due, m.before, m.took, m.retention, m.yes)
	}
	fmt.Fprintf(&b, "reading %v\ndone %v\nresults %v\nvisited %v\nflags %v\nnotes %v\nsettings %v\nskipped %d\n",
		s.reading, s.done, s.results, s.visited, s.flags, s.notes, s.settings, s.skipped)
	s.settleOwn()
	for _, process := range slices.Sorted(maps.Keys(s.own)) {
		if d := s.Draft(process); d != "none" {
			fmt.Fprintf(&b, "own %s %s\n", process, d)
		}
	}
	return b.String()
}

// Draft tells what the edits of a process of one's own make of it.
func (s *State) Draft(process string) string {
	e := s.own[process]
	if e == nil || e.draft == nil {
		return "none"
	}
	return fmt.Sprintf("removed %v %+v", e.draft.removed, madeOf(e.draft.process))
}

// Grades counts the grades that were not undone.
func (s *State) Grades() int {
	n := 0
	for _, c := range s.cards {
		n += len(c.grades)
	}
	return n
}

// DecodeGraded reads a grade's payload.
func DecodeGraded(payload []byte) (GradedPayload, bool) { return decode(payload, setGraded) }

// Kinds gives the kinds of event that are registered, with what is said of each.
func Kinds() map[Kind]struct{ Studied, Timed, Undoable, Mark bool } {
	all := map[Kind]struct{ Studied, Timed, Undoable, Mark bool }{}
	for _, k := range registry {
		all[k.kind] = struct{ Studied, Timed, Undoable, Mark bool }{k.studied, k.timed, k.operation != nil, k.apply != nil}
	}
	return all
}

// Listeners counts who is told of changes.
func (s *Session) Listeners() int { return len(s.listeners) }
