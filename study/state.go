package study

import (
	"iter"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/anchor"
	"stagecraft/study/day"
	"stagecraft/study/fsrs"
)

// State is all that follows from the events of one course. Only events change
// it, and the same events always give the same State.
type State struct {
	course string
	lastID ulid.ULID // of any event, of other courses too

	log     []moment // in order of id
	names   []string // what moments name; the first is ""
	nameOf  map[string]int32
	noted   []NotedPayload   // what noted moments hold
	flagged []FlaggedPayload // what flagged moments hold
	chosen  [][]StepChoice   // what answered moments hold, those that do
	changes []EditedPayload  // what edited moments hold

	cards     []*memory
	cardOf    map[string]*memory
	moved     []*memory                  // see move
	resets    int                        // goes up when any card may stand otherwise than before
	reading   map[string]map[string]bool // blocks read, by lesson
	done      map[string]int64           // when lessons were finished, UTC ms
	lastRead  map[string]lastRead        // by lesson
	readings  int                        // goes up when something is read, or no longer is
	results   map[string]Results         // by question
	visited   map[string]localDay        // last day a step was looked at, by process/step
	flags     map[FlagTarget]flag
	notes     map[Passage]written
	places    *places
	flagHomes map[anchor.Place]Passage // likewise, of flags
	homes     map[Passage]Passage      // by where it stands now, what was written about first there

	own      map[string]*edits // by process
	ownStale bool              // an edit came or went since settleOwn

	settings map[string]float64 // those that were adjusted

	marks   map[ulid.ULID]mark        // undid and redid events, by id
	marksOn map[ulid.ULID][]ulid.ULID // those, in order, by what they name
	partOf  map[ulid.ULID]ulid.ULID   // the operations of events that aren't the first of theirs
	more    map[ulid.ULID][]ulid.ULID // those events, by operation
	joins   joins
	version int    // goes up with every event
	read    moment // the one that is being read

	lived      bool // a clock showed a time that may be right
	uneven     bool // something is taken to have happened at another time than its clock showed
	timesStale bool // settleTimes is to be done
	viewsStale bool // the views are to be made anew

	skipped int // events of known kinds that could not be understood
}

// moment is one event that counts, in the little room that thousands allow.
type moment struct {
	id        ulid.ULID
	shown     day.Reading
	at        int64   // UTC ms at which it is taken to have happened
	retention float64 // of a grade; of a setting its value
	took      int32   // ms, at most a day
	name, sub int32   // in State.names: card, question, lesson or process; block or step. Of a note sub is in State.noted, of a flag in State.flagged, of an edit in State.changes, of an answer in State.chosen and from 1
	day       localDay
	due       localDay // of the card after a grade
	kind      momentKind
	rating    fsrs.Rating
	before    fsrs.State // of the card, before a grade
	yes       bool       // the answer was right
	undone    bool
}

func newState(course string) *State {
	s := &State{
		course: course,
		names:  []string{""}, nameOf: map[string]int32{"": 0}, cardOf: map[string]*memory{},
		marks: map[ulid.ULID]mark{}, marksOn: map[ulid.ULID][]ulid.ULID{},
		partOf: map[ulid.ULID]ulid.ULID{}, more: map[ulid.ULID][]ulid.ULID{},
		places: newPlaces(),
	}
	s.clearViews()
	return s
}

// Replay gives the state that events, in order of their ids, leave for a
// course. Events of other courses and unknown kinds are passed over. It fails
// only when the events do.
func Replay(course string, events iter.Seq2[Event, error]) (*State, error) {
	return replay(newState(course), events)
}

func replay(s *State, events iter.Seq2[Event, error]) (*State, error) {
	var event Event // one for all, as each would be an allocation
	for e, err := range events {
		if err != nil {
			return nil, err
		}
		event = e
		s.apply(&event)
	}
	s.settle()
	return s, nil
}

// Skipped counts events of known kinds whose payload made no sense. They are
// kept in the journal and have no effect.
func (s *State) Skipped() int { return s.skipped }

// apply takes one more event into account, except that cards it touches are
// left to be settled.
func (s *State) apply(e *Event) {
	if e.ID.Compare(s.lastID) > 0 {
		s.lastID = e.ID
	}
	s.version++
	kind, known := kindOf[e.Kind]
	if !known || e.Course != s.course && e.Course != everyCourse {
		return
	}
	k := registry[kind]
	s.belongs(e)
	if k.apply != nil {
		if !k.apply(s, e) {
			s.skipped++
		}
		return
	}
	m := &s.read // one for all, as each would be an allocation
	*m = moment{id: e.ID, kind: kind, shown: day.Reading{At: e.At, Offset: e.Offset}, at: e.At, day: day.At(e.At, e.Offset)}
	if !k.read(s, m, e.Payload) || m.name == 0 || !sane(e) {
		s.skipped++
		return
	}
	s.add(*m)
}

// everyCourse is the course of an event that is about no course alone.
const everyCourse = ""

// sane says whether an event's time is one that a clock may show, if only one
// whose battery is dead: from 1970 to 9999, within a day of UTC.
func sane(e *Event) bool {
	const end, day = 253_402_300_800_000, 24 * 60
	return e.At >= 0 && e.At < end && e.Offset > -day && e.Offset < day
}

// name keeps a text once, however many moments name it.
func (s *State) name(text string) int32 {
	if n, ok := s.nameOf[text]; ok {
		return n
	}
	n := int32(len(s.names))
	s.names = append(s.names, text)
	s.nameOf[text] = n
	return n
}

// add puts a moment in its place, which is almost always the end.
func (s *State) add(m moment) {
	m.undone = s.isUndone(m.id)
	if n := len(s.log); n > 0 && m.id.Compare(s.log[n-1].id) <= 0 {
		at, found := s.find(m.id)
		if found {
			return // the same event twice
		}
		s.log = slices.Insert(s.log, at, m)
		s.timesStale, s.viewsStale = true, true
		return
	}
	if !m.undone && !s.follows(&m) {
		s.timesStale = true
	}
	s.lived = s.lived || !m.undone && m.shown.At >= day.Earliest
	s.log = append(s.log, m)
	if !s.viewsStale {
		s.view(int32(len(s.log) - 1))
	}
}

// find gives the place in the log of an event.
func (s *State) find(id ulid.ULID) (int, bool) {
	return slices.BinarySearchFunc(s.log, id, func(m moment, id ulid.ULID) int { return m.id.Compare(id) })
}

// view adds one moment to the views, unless it was undone.
func (s *State) view(i int32) {
	m := &s.log[i]
	if k := m.of(); k.view != nil && (!m.undone || k.every) {
		k.view(s, i)
	}
}

// memory gives the memory of a card, a new one when it has none.
func (s *State) memory(card string) *memory {
	if c := s.cardOf[card]; c != nil {
		return c
	}
	c := &memory{id: card}
	s.cardOf[card] = c
	s.cards = append(s.cards, c)
	return c
}

// clearViews forgets what was computed from the log.
func (s *State) clearViews() {
	s.reading = map[string]map[string]bool{}
	s.done = map[string]int64{}
	s.lastRead = map[string]lastRead{}
	s.readings++
	s.results = map[string]Results{}
	s.visited = map[string]localDay{}
	s.flags = map[FlagTarget]flag{}
	s.notes = map[Passage]written{}
	s.settings = map[string]float64{}
	s.homes = map[Passage]Passage{}
	s.flagHomes = map[anchor.Place]Passage{}
	s.own, s.ownStale = map[string]*edits{}, true
}

// rebuild computes the views from the log again, if they are stale.
func (s *State) rebuild() {
	if !s.viewsStale {
		return
	}
	s.viewsStale = false
	s.resets++
	s.clearViews()
	s.moved = nil
	for _, c := range s.cards {
		*c = memory{id: c.id}
	}
	for i := range s.log {
		s.view(int32(i))
	}
}
