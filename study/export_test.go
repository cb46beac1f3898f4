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
	cards := s.memories().byCard
	for _, id := range slices.Sorted(maps.Keys(cards)) {
		c := cards[id]
		if len(c.grades) == 0 {
			continue
		}
		fmt.Fprintf(&b, "card %s %+v day %d due %d\n", id, c.card, c.day, c.due)
	}
	for i := range s.log {
		r := &s.log[i]
		if !r.undone {
			fmt.Fprintf(&b, "%s %s at %d day %d %s\n", r.id, r.of().name, r.at, r.day, s.kept(r))
		}
	}
	fmt.Fprintf(&b, "reading %v\ndone %v\nresults %v\nvisited %v\nflags %v\nnotes %v\nsettings %v\nskipped %d\n",
		s.reading().blocks, finishedEvents.in(s).at, s.results(), s.visits(), s.flags(), s.notes(), s.settings(), s.skipped)
	s.settleOwn()
	for _, process := range slices.Sorted(maps.Keys(s.own().edits)) {
		if d := s.Draft(process); d != "none" {
			fmt.Fprintf(&b, "own %s %s\n", process, d)
		}
	}
	return b.String()
}

// kept writes down what is kept of an event.
func (s *State) kept(r *record) string {
	text := s.symbols.text
	switch registry[r.kind].name {
	case Graded:
		g := gradedEvents.event(s, r)
		return fmt.Sprintf("%s rated %d at %v in %d ms, before %v due %d", text(g.card), g.rating, g.retention, g.took, g.before, g.due)
	case Answered:
		a := answeredEvents.event(s, r)
		return fmt.Sprintf("%s right %v %+v", text(a.question), a.right, a.steps)
	case Read:
		e := readEvents.event(s, r)
		return text(e.lesson) + "/" + text(e.block)
	case Finished:
		return text(*finishedEvents.event(s, r))
	case Stepped:
		return text(*steppedEvents.event(s, r))
	case Flagged:
		return fmt.Sprintf("%+v", *flaggedEvents.event(s, r))
	case Noted:
		return fmt.Sprintf("%+v", *notedEvents.event(s, r))
	case Changed:
		p := *editedEvents.event(s, r)
		made := ""
		if p.Made != nil {
			made = fmt.Sprintf("%+v", *p.Made)
			p.Made = nil
		}
		return made + fmt.Sprintf("%+v", p)
	case Adjusted:
		return fmt.Sprintf("%+v", *adjustedEvents.event(s, r))
	case Clocked, Joined:
		return ""
	}
	panic("what is kept of " + registry[r.kind].name + " isn't written down here")
}

// Draft tells what the edits of a process of one's own make of it.
func (s *State) Draft(process string) string {
	e := s.own().edits[process]
	if e == nil || e.draft == nil {
		return "none"
	}
	return fmt.Sprintf("removed %v %+v", e.draft.removed, madeOf(e.draft.process))
}

// Grades counts the grades that were not undone.
func (s *State) Grades() int {
	n := 0
	for _, c := range s.memories().all {
		n += len(c.grades)
	}
	return n
}

// DecodeGraded reads a grade's payload.
func DecodeGraded(payload []byte) (GradedPayload, bool) { return decode[GradedPayload](payload) }

// Kinds gives the kinds of event that are registered, with what is said of each.
func Kinds() map[Kind]struct{ Studied, Timed, Undoable, Mark bool } {
	all := map[Kind]struct{ Studied, Timed, Undoable, Mark bool }{}
	for _, k := range registry {
		undoable, ok := k.loggedKind.(interface{ hasOperation() bool })
		all[k.name] = struct{ Studied, Timed, Undoable, Mark bool }{k.studied, k.timed, ok && undoable.hasOperation(), k.meta != nil}
	}
	return all
}

func (k *kind[E, P]) hasOperation() bool { return k.operation != nil }

// Listeners counts who is told of changes.
func (s *Session) Listeners() int { return len(s.listeners) }
