package study

import (
	"fmt"
	"time"

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
// [Session.ImportEvents] lets another goroutine wait for the disk.
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

// ImportEvents gives the events that bring cards in, and what comes of them; none
// where everything is there already. The store is to keep them by one Append, on any
// goroutine, and the session to take them by [Session.TakeJoined] on its own. It says
// which card can't be, having changed nothing.
func (s *Session) ImportEvents(in Import) ([]Event, Imported, error) {
	var done Imported
	fail := func(err error) ([]Event, Imported, error) {
		return nil, Imported{}, fmt.Errorf("bring cards in: %w", err)
	}
	size := 0
	for _, data := range in.Pictures {
		size += len(data)
	}
	if size > MaxImportedPictures {
		return fail(fmt.Errorf("%w: pictures of %d bytes; %d are the most", ErrTooLong, size, MaxImportedPictures))
	}
	shown, err := s.pictureEntries(in.Pictures)
	if err != nil {
		return fail(err)
	}
	decks, made, err := s.importDecks(in.Cards)
	if err != nil {
		return fail(err)
	}
	done.Pictures, done.Decks = len(shown), len(made)
	along := map[string]bool{}
	for _, e := range shown {
		along[e.Payload.(PicturedPayload).Hash] = true
	}
	var entries []Entry
	past := recalledEntries{retention: s.Retention(), longest: s.Longest(), now: s.now().ms}
	for i := range in.Cards {
		c := in.Cards[i].OwnCard
		if name := in.Cards[i].DeckName; name != "" {
			c.Deck = decks[name]
		} else if !s.hasOwnDeck(c.Deck) {
			return fail(fmt.Errorf("card %d: %w: %q", i+1, ErrNoDeck, c.Deck))
		}
		was, there := s.ownCard[c.ID]
		if c.ID != "" && !there {
			return fail(fmt.Errorf("card %d: %w: %q", i+1, ErrNoOwnCard, c.ID))
		}
		if !there {
			drawn, err := s.draw()
			if err != nil {
				return fail(err)
			}
			c.ID = drawn.String()
		}
		if err := c.clean(); err != nil {
			return fail(fmt.Errorf("card %d: %w", i+1, err))
		}
		if c.Picture != nil && !along[c.Picture.Hash] && !s.HasPicture(c.Picture.Hash) {
			return fail(fmt.Errorf("card %d: %w", i+1, ErrNoPicture))
		}
		switch {
		case !there:
			done.Made++
			entries = append(entries, Entry{Carded, carded(c, CardBrought)})
		case sameOwnCard(&c, was):
			done.Same++
		default:
			done.Changed++
			entries = append(entries, Entry{Carded, carded(c, CardBrought)})
		}
		for _, side := range c.Sides() {
			n, err := past.add(c.CardIDOf(side), in.Cards[i].Grades[side])
			if err != nil {
				return fail(fmt.Errorf("card %d: %w", i+1, err))
			}
			done.Grades += n
		}
	}
	if n := len(s.ownCards) + done.Made; n > MaxOwnCards {
		return fail(fmt.Errorf("%w: %d cards; %d are the most", ErrTooMany, n, MaxOwnCards))
	}
	entries = append(append(append(entries, past.all()...), made...), shown...)
	if len(entries) == 0 {
		return nil, done, nil
	}
	events, err := s.eventsOf(Event{Course: s.course.ID, Version: s.course.Version}, s.now().shown, entries)
	if err != nil {
		return fail(err)
	}
	return events, done, nil
}

// importDecks gives the decks of some cards by the names that these have for them, and
// what makes those that aren't there.
func (s *Session) importDecks(cards []ImportedCard) (ids map[string]string, made []Entry, err error) {
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
		id, entry, err := s.deckEntry(clean)
		if err != nil {
			return nil, nil, err
		}
		if entry != nil {
			made = append(made, *entry)
		}
		ids[c.DeckName], byName[clean] = id, id
	}
	if n := len(s.ownDecks) + len(made); n > MaxOwnDecks {
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
