package study

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/content"
	"stagecraft/study/day"
	"stagecraft/study/drill"
)

// Store keeps events and settings. An error from it means that nothing was
// kept. One that keeps in memory what the disk won't take has a method Unsaved,
// which counts the events that are in memory alone.
type Store interface {
	// Device is this device's id, made once and kept.
	Device() string
	// Events gives every event, in order of id.
	Events() iter.Seq2[Event, error]
	// Append keeps events, all of them or none, and returns when they are safe
	// on the disk. Those without a device and a number are of this device, and
	// are numbered as they are kept.
	Append(...Event) error
	// Setting gives what SetSetting last kept under a key, "" when nothing.
	Setting(key string) (string, error)
	// SetSetting keeps a value under a key and returns when it is on the disk.
	SetSetting(key, value string) error
	// SetSettingLater does so soon, and at once returns. Of several values for
	// one key only the last is sure to be kept.
	SetSettingLater(key, value string)
}

// The errors that callers choose by.
var (
	ErrNoCard     = errors.New("the course has no such card")
	ErrNoDeck     = errors.New("the course has no such deck")
	ErrNoLesson   = errors.New("the course has no such lesson")
	ErrNoStep     = errors.New("the course has no such step")
	ErrNoQuestion = errors.New("the course has no such question")
	ErrClosed     = errors.New("the course is closed")
	ErrNoKind     = errors.New("no such kind of event is registered")
)

// Session is one run of the app on one course: what pages ask, and where they
// tell what the learner did. Its methods are called from one goroutine.
type Session struct {
	base   *content.Course // what was opened
	course *content.Course // with the learner's own processes
	own    []*content.Process
	scope  scope
	store  Store
	clock  Clock
	random io.Reader
	state  *State

	entropy *ulid.MonotonicEntropy
	made    uint64 // time of the last id made here, ms; 0 when none was

	decks     []Deck
	deckOf    map[string]int
	sides     map[string][]Card // by source
	cards     []Card            // all, in course order
	number    map[CardID]int32  // places in cards
	baseCards []Card            // those of base, which stay the same
	baseDecks []Deck

	ownCards []*OwnCard          // in the order in which they were made
	ownCard  map[string]*OwnCard // by id
	ownSides map[string][]Card   // by source
	ownDecks []OwnDeck

	index       cardIndex
	listed      []ListedCard       // see CardList; nil when it is to be set up
	deckSources map[string][]int32 // by deck but that of all cards, in order
	queues      queueState
	limits      deckLimits

	choices choices  // as they are now
	met     []string // what the learner was introduced to; nil until it is read
	before  choices  // as they were before the first event adjusted one

	drills  *drill.Maker // of the course drilled
	drilled *content.Course

	termLocations map[string][]location     // by term
	termOrder     map[*content.Term]int     // places in base.Terms
	blockWords    map[string]map[string]int // by lesson and block
	locations     map[string]foundLocation  // by reference to a lesson
	ordersOf      int                       // State.readingVersion that index.newOrders, reading and read are of
	reading       int                       // the lesson being read, from 0; -1 is none
	read          [][]bool                  // by lesson and block

	pace    float64 // words a minute; 0 is not known yet
	pacedAt int     // State.readingVersion that pace is of
	stages  stageIndex

	byLesson []content.LessonQuestions // nil is not known yet

	more  moreNew
	ahead forecast // of the plan

	broughtBack CardID      // brought back by Undo, to come next
	clockNotice ClockNotice // and not yet told; its Kind is 0 when there is none
	next        operationNames
	older       string // the newer version seen last; "" when none is newer
	listeners   []*func()
	closed      bool
	starting    starting

	since   *meanwhile // the copy that a fit is made of
	planned *State     // by a fit that is being adopted
}

// Option changes how a session starts.
type Option func(*Session)

// WithRandom gives the source that ids of events are drawn from; without it
// they come from the system's.
func WithRandom(r io.Reader) Option { return func(s *Session) { s.random = r } }

// Start gives a session on a course, by what its events come to: a replay of them
// all, or of those since the store's last snapshot. Events of cards
// and lessons that this edition of the course does not have are kept and
// ignored.
func Start(course *content.Course, store Store, clock Clock, options ...Option) (*Session, error) {
	s := &Session{base: course, scope: scope{course: course}, store: store, clock: clock, random: rand.Reader}
	for _, o := range options {
		o(s)
	}
	s.entropy = ulid.Monotonic(s.random, 0)
	found := make(chan []mentions, 1)
	go func() { found <- mentionsIn(course) }()
	var err error
	if s.state, err = s.load(); err != nil {
		return nil, fmt.Errorf("replay what was studied: %w", err)
	}
	if err := s.readSettings(); err != nil {
		return nil, err
	}
	s.makeCards()
	s.makeDecks(<-found)
	s.refreshOwn()
	if !s.starting.written {
		_ = s.checkClock() // where it can't be written down, CheckClock says so
		_ = s.meetUpdate() // where it can't, the next start does
	}
	return s, nil
}

// Course is the course being studied, with the learner's own processes: after
// each change to one another course, which shares the rest.
func (s *Session) Course() *content.Course { return s.course }

// State is what the events so far have led to.
func (s *Session) State() *State { return s.state }

// OnChange has f called after each thing that changes what the session
// answers, on the goroutine that changed it, until it is stopped or the session
// is closed.
func (s *Session) OnChange(f func()) (stop func()) {
	listener := &f
	s.listeners = append(slices.Clip(s.listeners), listener)
	return func() {
		s.listeners = slices.DeleteFunc(slices.Clone(s.listeners), func(l *func()) bool { return l == listener })
	}
}

// Saved says whether all that was done is safe on the disk. While it is not, it
// is kept in memory.
func (s *Session) Saved() bool {
	k, ok := s.store.(interface{ Unsaved() int })
	return !ok || k.Unsaved() == 0
}

func (s *Session) notify() {
	for _, f := range s.listeners {
		(*f)()
	}
}

// Entry is what an event says: its kind and its payload, which is that of the
// kind, such as a [GradedPayload] for Graded.
type Entry struct {
	Kind    Kind
	Payload any
}

// Do writes down one thing that the learner does, of one event or of several,
// all or none of them, and returns when it is safe on the disk. It is the only
// way in which anything is written down. When it fails, nothing has changed.
func (s *Session) Do(operation OperationKind, events ...Entry) error {
	return s.do(operation, s.now().shown, events)
}

// DoEverywhere is Do of what is about no course alone.
func (s *Session) DoEverywhere(operation OperationKind, events ...Entry) error {
	return s.doLike(Event{Course: everyCourse}, operation, s.now().shown, events)
}

func (s *Session) do(operation OperationKind, shown day.Reading, entries []Entry) error {
	return s.doLike(Event{Course: s.course.ID, Version: s.course.Version}, operation, shown, entries)
}

// doLike makes the events of an operation like one that names their course, and
// keeps them. Shown is what the clock shows.
func (s *Session) doLike(like Event, operation OperationKind, shown day.Reading, entries []Entry) error {
	if s.closed {
		return fmt.Errorf("keep what you did (%s): %w", operation, ErrClosed)
	}
	if len(entries) == 0 {
		return nil
	}
	events, err := s.eventsOf(like, shown, entries)
	if err != nil {
		return err
	}
	if err := s.store.Append(events...); err != nil {
		return fmt.Errorf("keep what you did (%s): %w", operation, err)
	}
	s.applyEvents(events...)
	return nil
}

// eventsOf makes the events of an operation. Those of a kind that is about no course
// alone name none.
func (s *Session) eventsOf(like Event, shown day.Reading, entries []Entry) ([]Event, error) {
	return eventsOf(context.Background(), like, shown, entries, s.newID)
}

// eventsOf does so with ids that newID gives, until ctx is done.
func eventsOf(ctx context.Context, like Event, shown day.Reading, entries []Entry, newID func(ms uint64) (ulid.ULID, error)) ([]Event, error) {
	events := make([]Event, len(entries))
	for i, entry := range entries {
		number, known := kindOf[entry.Kind]
		if !known {
			return nil, fmt.Errorf("write down %q: %w", entry.Kind, ErrNoKind)
		}
		e := like
		if registry[number].everywhere {
			e.Course, e.Version = everyCourse, ""
		}
		var err error
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if e.ID, err = newID(uint64(shown.At)); err != nil {
			return nil, fmt.Errorf("name the event: %w", err)
		}
		if e.Payload, err = json.Marshal(entry.Payload); err != nil {
			return nil, fmt.Errorf("write down %q: %w", entry.Kind, err)
		}
		e.At, e.Offset, e.Kind = shown.At, shown.Offset, entry.Kind
		events[i] = e
		events[i].Operation = events[0].ID
	}
	return events, nil
}

// Close ends the session: from now on it writes nothing, and gives [ErrClosed]
// where it is asked to. Nobody is told of changes any more. The store stays open.
func (s *Session) Close() {
	s.closed, s.listeners = true, nil
}

// applyEvents takes events that are kept into account.
func (s *Session) applyEvents(events ...Event) {
	another := s.planned != nil
	if another {
		s.takePlanned()
	} else if s.since != nil {
		s.since.add(events)
	}
	for i := range events {
		s.state.apply(&events[i])
	}
	s.state.settle()
	s.applyChoices()
	if another || s.state.own().stale || s.state.ownCards().stale || s.state.ownDecks().stale {
		s.refreshOwn()
	}
	if another {
		s.indexCards(0) // by the memories of this state
	}
	s.notify()
}

// draw gives an id that no event has, with a random end.
func (s *Session) draw() (ulid.ULID, error) {
	id, err := s.newID(uint64(s.now().shown.At))
	if err != nil {
		return id, fmt.Errorf("draw an id: %w", err)
	}
	return id, nil
}

// newID makes an id after every one there is, even when the clock has been
// put back.
func (s *Session) newID(ms uint64) (ulid.ULID, error) {
	if last := s.state.lastID.Time(); last >= ms {
		ms = last
		if last != s.made {
			ms++ // made by another run, whose entropy isn't known here
		}
	}
	id, err := ulid.New(ms, s.entropy)
	if errors.Is(err, ulid.ErrMonotonicOverflow) {
		ms++
		id, err = ulid.New(ms, s.entropy)
	}
	if err == nil {
		s.made = ms
	}
	return id, err
}
