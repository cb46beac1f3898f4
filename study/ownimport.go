package study

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study/day"
	"stagecraft/study/fsrs"
)

// Import is what is brought in from another program for cards.
type Import struct {
	Cards    []ImportedCard
	Pictures [][]byte // that the cards show; those that are there already are passed over
}

// ImportedCard is a card that is brought in. With the ID of a card of one's own it takes
// that one's place; else it is made.
type ImportedCard struct {
	OwnCard
	DeckName string // its deck, which is made unless there is one of the name; "" for the OwnCard's Deck
	Grades   map[Side][]PastGrade
}

// PastGrade is a grade that was given elsewhere.
type PastGrade struct {
	At     time.Time
	Rating fsrs.Rating
	Took   time.Duration
}

// Imported counts what came of an import.
type Imported struct {
	Made, Changed, Same     int // cards of one's own
	Decks, Pictures, Grades int // that are new; grades that are there already count too
}

// MaxImportedPictures is how many bytes the pictures of one import may have together.
const MaxImportedPictures = 512 << 20

// Import brings cards in, with how they were graded before, all in one operation,
// and returns when they are safe on the disk. Of many cards that takes seconds:
// [Session.Importer] lets another goroutine do it.
func (s *Session) Import(in Import) (Imported, error) {
	events, done, err := s.ImportEvents(in)
	if err != nil || len(events) == 0 {
		return done, err
	}
	if s.closed {
		return Imported{}, fmt.Errorf("bring cards in: %w", ErrClosed)
	}
	if err := s.store.Append(events...); err != nil {
		return Imported{}, fmt.Errorf("bring cards in: %w", err)
	}
	s.applyEvents(events...)
	return done, nil
}

// ImportEvents gives the events that bring cards in, as [Importer.Events] does.
func (s *Session) ImportEvents(in Import) ([]Event, Imported, error) {
	return s.Importer().Events(context.Background(), in, nil)
}

// Importer is what an import goes by, as a session had it when it was asked for: it is for
// any goroutine, so that of many cards the session's own needn't wait.
type Importer struct {
	cards     map[string]*OwnCard
	decks     []OwnDeck
	pictures  map[string]bool // those kept, by hash
	like      Event
	shown     day.Reading
	now       int64 // UTC ms
	retention float64
	longest   int

	entropy *ulid.MonotonicEntropy
	ms      uint64 // of the last id made; after every one that the session knows
}

// Importer gives what an import goes by now.
func (s *Session) Importer() *Importer {
	now := s.now()
	m := &Importer{
		cards: maps.Clone(s.ownCard), decks: s.ownDecks, pictures: map[string]bool{},
		like: Event{Course: s.course.ID, Version: s.course.Version}, shown: now.shown, now: now.ms,
		retention: s.Retention(), longest: s.Longest(),
		entropy: ulid.Monotonic(s.random, 0), ms: max(uint64(now.shown.At), s.state.lastID.Time()+1),
	}
	for hash, kept := range *picturedEvents.in(s.state) {
		if len(kept) > 0 {
			m.pictures[hash] = true
		}
	}
	return m
}

// newID makes an id after every one that the session had.
func (m *Importer) newID(uint64) (ulid.ULID, error) {
	id, err := ulid.New(m.ms, m.entropy)
	if errors.Is(err, ulid.ErrMonotonicOverflow) {
		m.ms++
		id, err = ulid.New(m.ms, m.entropy)
	}
	return id, err
}

func (m *Importer) draw() (ulid.ULID, error) { return m.newID(0) }

func (m *Importer) hasDeck(id string) bool {
	return slices.ContainsFunc(m.decks, func(d OwnDeck) bool { return d.ID == id })
}

// Events gives the events that bring cards in, and what comes of them; none where
// everything is there already. The store is to keep them by one Append, on any goroutine,
// and the session to take them by [Session.TakeJoined] on its own. It says which card can't
// be, and gives the error of ctx once that is done, having changed nothing. Progress is told
// how many of the cards are done; nil is nobody.
func (m *Importer) Events(ctx context.Context, in Import, progress func(done, all int64)) ([]Event, Imported, error) {
	events, done, err := m.events(ctx, in, progress)
	if err != nil {
		return nil, Imported{}, fmt.Errorf("bring cards in: %w", err)
	}
	return events, done, nil
}

func (m *Importer) events(ctx context.Context, in Import, progress func(done, all int64)) ([]Event, Imported, error) {
	var done Imported
	size := 0
	for _, data := range in.Pictures {
		size += len(data)
	}
	if size > MaxImportedPictures {
		return nil, done, fmt.Errorf("%w: pictures of %d bytes; %d are the most", ErrTooLong, size, MaxImportedPictures)
	}
	shown, err := pictureEntries(in.Pictures, len(m.pictures), func(hash string) bool { return m.pictures[hash] })
	if err != nil {
		return nil, done, err
	}
	decks, made, err := m.importDecks(in.Cards)
	if err != nil {
		return nil, done, err
	}
	done.Pictures, done.Decks = len(shown), len(made)
	along := map[string]bool{}
	for _, e := range shown {
		along[e.Payload.(PicturedPayload).Hash] = true
	}
	var entries []Entry
	past := recalledEntries{retention: m.retention, longest: m.longest, now: m.now}
	for i := range in.Cards {
		if err := ctx.Err(); err != nil {
			return nil, done, err
		}
		if progress != nil {
			progress(int64(i), int64(len(in.Cards)))
		}
		c := in.Cards[i].OwnCard
		if name := in.Cards[i].DeckName; name != "" {
			c.Deck = decks[name]
		} else if !m.hasDeck(c.Deck) {
			return nil, done, fmt.Errorf("card %d: %w: %q", i+1, ErrNoDeck, c.Deck)
		}
		change, err := m.prepare(&c, along)
		if err != nil {
			return nil, done, fmt.Errorf("card %d: %w", i+1, err)
		}
		switch change {
		case importMade:
			done.Made++
		case importSame:
			done.Same++
		case importChanged:
			done.Changed++
		}
		if change != importSame {
			entries = append(entries, Entry{Carded, carded(c, CardBrought)})
		}
		for _, side := range c.Sides() {
			n, err := past.add(c.CardIDOf(side), in.Cards[i].Grades[side])
			if err != nil {
				return nil, done, fmt.Errorf("card %d: %w", i+1, err)
			}
			done.Grades += n
		}
	}
	if n := len(m.cards) + done.Made; n > MaxOwnCards {
		return nil, done, fmt.Errorf("%w: %d cards; %d are the most", ErrTooMany, n, MaxOwnCards)
	}
	entries = append(append(append(entries, past.all()...), made...), shown...)
	if len(entries) == 0 {
		return nil, done, nil
	}
	events, err := eventsOf(ctx, m.like, m.shown, entries, m.newID)
	return events, done, err
}

// importChange is what an import does with a card.
type importChange int

const (
	importMade importChange = iota
	importSame
	importChanged
)

// prepare gives a card its ID, and says what is wrong with it.
func (m *Importer) prepare(c *OwnCard, along map[string]bool) (importChange, error) {
	was, there := m.cards[c.ID]
	if c.ID != "" && !there {
		return 0, fmt.Errorf("%w: %q", ErrNoOwnCard, c.ID)
	}
	if !there {
		drawn, err := m.draw()
		if err != nil {
			return 0, err
		}
		c.ID = drawn.String()
	}
	if err := c.clean(); err != nil {
		return 0, err
	}
	if c.Picture != nil && !along[c.Picture.Hash] && !m.pictures[c.Picture.Hash] {
		return 0, ErrNoPicture
	}
	switch {
	case !there:
		return importMade, nil
	case sameOwnCard(c, was):
		return importSame, nil
	}
	return importChanged, nil
}

// importDecks gives the decks of some cards by the names that these have for them, and
// what makes those that aren't there.
func (m *Importer) importDecks(cards []ImportedCard) (ids map[string]string, made []Entry, err error) {
	ids = map[string]string{}
	byName := map[string]string{} // by the names as they are kept
	for _, c := range cards {
		if _, known := ids[c.DeckName]; known || c.DeckName == "" {
			continue
		}
		clean := CleanDeckName(c.DeckName)
		if id, known := byName[clean]; known {
			ids[c.DeckName] = id
			continue
		}
		id, entry, err := deckEntry(m.decks, clean, m.draw)
		if err != nil {
			return nil, nil, err
		}
		if entry != nil {
			made = append(made, *entry)
		}
		ids[c.DeckName], byName[clean] = id, id
	}
	if n := len(m.decks) + len(made); n > MaxOwnDecks {
		return nil, nil, fmt.Errorf("%w: %d decks; %d are the most", ErrTooMany, n, MaxOwnDecks)
	}
	return ids, made, nil
}

// recalledEntries gathers grades into events that aren't too large.
type recalledEntries struct {
	retention float64
	longest   int
	now       int64 // UTC ms: what comes after it was never given

	full []Entry
	last RecalledPayload
	n    int // of the grades in last
}

// add takes up how a card was graded and counts what of that can be.
func (r *recalledEntries) add(card CardID, grades []PastGrade) (int, error) {
	of := RecalledCard{Card: string(card)}
	for _, g := range grades {
		if !g.Rating.Valid() {
			return 0, fmt.Errorf("grade %q: %d is not a rating, 1 to 4", card, g.Rating)
		}
		if at := g.At.UnixMilli(); at >= 0 && at <= r.now {
			of.Grades = append(of.Grades, [3]int64{at, int64(g.Rating), max(g.Took, 0).Milliseconds()})
		}
	}
	of.Grades = of.Grades[max(len(of.Grades)-MaxRecalledOfCard, 0):]
	if len(of.Grades) == 0 {
		return 0, nil
	}
	if r.n+len(of.Grades) > maxRecalled {
		r.flush()
	}
	r.last.Cards = append(r.last.Cards, of)
	r.n += len(of.Grades)
	return len(of.Grades), nil
}

func (r *recalledEntries) flush() {
	if r.n == 0 {
		return
	}
	r.last.Retention, r.last.Longest = r.retention, r.longest
	r.full = append(r.full, Entry{Recalled, r.last})
	r.last, r.n = RecalledPayload{}, 0
}

func (r *recalledEntries) all() []Entry {
	r.flush()
	return r.full
}
