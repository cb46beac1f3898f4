package study

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"

	"stagecraft/content"
)

// MostMeanwhile is how many events a fit is brought up to date by.
const MostMeanwhile = mostMeanwhile

// SnapshotsOften has a snapshot made at each start, in pages of so few records,
// and gives back what undoes it.
func SnapshotsOften(page int) (undo func()) {
	size, most := pageSize, mostAfterSnapshot
	pageSize, mostAfterSnapshot = page, -1
	codeFingerprint = sync.OnceValue(fingerprintCode)
	return func() {
		pageSize, mostAfterSnapshot = size, most
		codeFingerprint = sync.OnceValue(fingerprintCode)
	}
}

// Told writes down all that a state tells: two states that tell the same are
// the same to every page.
func (s *State) Told() string {
	var b strings.Builder
	cards := s.memories().byCard
	for _, id := range slices.Sorted(maps.Keys(cards)) {
		c := cards[id]
		if len(c.grades)+len(c.earlier) == 0 {
			continue
		}
		fmt.Fprintf(&b, "card %s %+v day %d due %d again %v recalled on %d days, sure and wrong on %d %v\n", id, c.card, c.day, c.due, c.reopened(), c.days, c.surelyWrong, c.wrongLast)
	}
	for _, r := range s.each(0) {
		if !r.undone {
			fmt.Fprintf(&b, "%s %s at %d day %d %s\n", r.id, r.of().name, r.at, r.day, s.kept(r))
		}
	}
	fmt.Fprintf(&b, "reading %v\ndone %v\nresults %v\nvisited %v\nflags %v\nnotes %v\nsettings %v\ndevices %v\nskipped %d\nschedule %v\nfits %v\naside %v\nhelps %v\n",
		s.reading().blocks, finishedEvents.in(s).at, s.results(), s.visits(), s.flags(), s.notes(), s.settings(), s.devices(), s.skipped, s.schedulers.schedule, fittedEvents.in(s).all, s.aside(), s.helpTold())
	for _, p := range s.Exams() {
		fmt.Fprintf(&b, "exam %s of %v in %v with %d right %s\n", p.ID, p.Questions, p.Lessons, p.Right(), p.Code(""))
	}
	fmt.Fprintf(&b, "ended %v answered in exams %v before and after lessons %v\n", *examEndedEvents.in(s), answeredEvents.in(s).exams, answeredEvents.in(s).loops)
	fmt.Fprintf(&b, "conversations %v decks %v sure %v %v owed %v\n", *choseEvents.in(s), deckAdjustedEvents.in(s).values, s.memories().calibration, answeredEvents.in(s).calibration, answeredEvents.in(s).owed)
	for _, m := range certifiedEvents.in(s).all {
		fmt.Fprintf(&b, "certificate of %s for %s\n", m.Exam, m.Name)
	}
	for _, id := range slices.Sorted(maps.Keys(s.ownCards().of)) {
		fmt.Fprintf(&b, "own card %s\n", toldCard(s.ownCards().of[id]))
	}
	fmt.Fprintf(&b, "own decks %v pictures %v\n", s.ownDecks().names, *picturedEvents.in(s))
	s.settleOwn()
	for _, process := range slices.Sorted(maps.Keys(s.own().edits)) {
		if d := s.Draft(process); d != "none" {
			fmt.Fprintf(&b, "own %s %s\n", process, d)
		}
	}
	return b.String()
}

// helpTold writes down what was done about cards, which stands at other places of the
// log when what was undone is left out.
func (s *State) helpTold() map[CardID]string {
	told := map[CardID]string{}
	for id, h := range helpedEvents.in(s).of {
		told[id] = fmt.Sprint(h.lapses, h.aid)
	}
	return told
}

// kept writes down what is kept of an event.
func (s *State) kept(r *record) string {
	text := s.symbols.text
	switch registry[r.kind].name {
	case Graded:
		g := gradedEvents.event(s, r)
		return fmt.Sprintf("%s rated %d at %v in %d ms, before %v due %d, at most %d, newer %v", text(g.card), g.rating, g.retention, g.took, g.before, g.due, g.longest, g.newer)
	case Answered:
		a := answeredEvents.event(s, r)
		return fmt.Sprintf("%s right %v %+v in %s %s", text(a.question), a.right, a.steps, text(a.exam), a.given)
	case Chose:
		c := choseEvents.event(s, r)
		return fmt.Sprintf("%s in %s of %s %s to %s, the end %v", text(c.moment), text(c.play), text(c.dialogue), fmt.Sprint(c.reply), text(c.to), c.ended)
	case ExamBegun:
		e := examBegunEvents.event(s, r)
		needs := "nothing"
		if e.Needs != nil {
			needs = fmt.Sprintf("%+v", *e.Needs)
		}
		return fmt.Sprintf("%v by %d of %v in %d minutes, needs %s", e.Questions, e.Seed, e.Lessons, e.Minutes, needs)
	case ExamEnded:
		return text(*examEndedEvents.event(s, r))
	case Certified:
		e := certifiedEvents.event(s, r)
		return e.Exam + " " + e.Name
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
	case DeckAdjusted:
		return s.named(*deckAdjustedEvents.event(s, r)).(string)
	case Updated:
		e := updatedEvents.event(s, r)
		return fmt.Sprintf("%s %+v %+v", e.Edition, e.Brings, e.Changed)
	case Named:
		return fmt.Sprintf("%+v", *namedEvents.event(s, r))
	case Retired:
		return fmt.Sprintf("%+v", *retiredEvents.event(s, r))
	case Fitted:
		return fmt.Sprintf("%+v", *fittedEvents.event(s, r))
	case Planned:
		return fmt.Sprintf("%+v", *plannedEvents.event(s, r))
	case Carded:
		p := *cardedEvents.event(s, r)
		return toldCard(&p)
	case DeckNamed:
		return fmt.Sprintf("%+v", *deckNamedEvents.event(s, r))
	case Pictured:
		return picturedEvents.event(s, r).hash
	case Recalled:
		e := recalledEvents.event(s, r)
		told := fmt.Sprintf("%+v", e.terms)
		for _, of := range s.named(*e).([]any)[1:] {
			told += fmt.Sprint(of)
		}
		return told
	case Asided:
		return fmt.Sprintf("%+v", *asidedEvents.event(s, r))
	case Helped:
		return fmt.Sprintf("%+v", *helpedEvents.event(s, r))
	case Forgotten:
		return fmt.Sprint(s.named(*forgottenEvents.event(s, r)))
	case Clocked, Joined, Rescheduled:
		return ""
	}
	panic("what is kept of " + registry[r.kind].name + " isn't written down here")
}

// toldCard writes a card of one's own down.
func toldCard(p *CardedPayload) string {
	bare := *p
	bare.Picture, bare.From = nil, nil
	told := fmt.Sprintf("%+v from %+v", bare, p.From.origin())
	if p.Picture != nil {
		told += fmt.Sprintf(" %+v", *p.Picture)
	}
	return told
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

// Pack gives a state as a snapshot of a course.
func (s *State) Pack(course *content.Course) []byte {
	return s.pack(course, covered{devices: map[string]int64{"pad": 1}, last: s.lastID})
}

// Unpack gives the state that a snapshot is of.
func Unpack(course *content.Course, b []byte) (*State, error) {
	s, _, err := unpackState(course, b, false)
	return s, err
}

// ReplayIn gives the state of events in an edition of a course.
func ReplayIn(course *content.Course, events iter.Seq2[Event, error]) (*State, error) {
	s := newState(course.ID)
	s.open(course)
	return replay(s, events)
}

// GoOn replays more events onto a state.
func (s *State) GoOn(events iter.Seq2[Event, error]) (*State, error) { return replay(s, events) }

// Packed counts the records that are still packed.
func (s *State) Packed() int { return s.log.inPages }

// ThroughSnapshot gives the session's state as a snapshot of it gives it back.
func (s *Session) ThroughSnapshot() (*State, error) {
	b := s.state.pack(s.base, covered{devices: map[string]int64{"a": 1}, last: s.state.lastID})
	state, _, err := unpackState(s.base, b, false)
	return state, err
}

// BroughtBack is the card that an undo brought back, to come next.
func (s *Session) BroughtBack() CardID { return s.broughtBack }

// LongBlock is a block of a lesson with so many words, the n-th.
func LongBlock(n, words int) content.LessonBlock {
	return content.LessonBlock{Key: fmt.Sprint("long", n), Words: words}
}
