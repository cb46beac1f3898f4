package study

import (
	"math"
	"slices"
	"time"

	"stagecraft/study/day"
	"stagecraft/study/fsrs"
)

// never is a day that doesn't come.
const never = localDay(math.MaxInt32)

// roster numbers the cards: a card's number is its place in Session.cards, and
// its source's is the order in which sources come there. The cards of a source
// stand together, and a deck has all of them or none.
type roster struct {
	memory []*memory // by card; nil of one never graded
	source []int32   // by card
	begins []int32   // by source, its first card; and at the end how many cards there are
	orders []int64   // by source, of its new cards; -1 when not yet known
	seeds  []uint64  // by card, of the day; 0 when not yet known
}

// standing is how the cards stand at an instant: what each source waits for,
// and of each deck what its sources wait for together. It is brought up to a
// later instant by looking again at those cards alone that were graded since,
// or whose time has come.
type standing struct {
	known  bool
	resets int // of the state
	day    localDay
	date   localDay  // that the clock shows
	at     time.Time // what is said of the steps is so at it
	until  time.Time // and after it up to before then; zero is for ever
	skewed bool      // a card in the steps waits from now: it is so at no other instant

	tallies []tally // by source
	version int     // goes up when one of them changes
	met     int     // cards met for the first time today
	decks   []summary
}

// tally is what the cards of one source wait for.
type tally struct {
	learning, due, ahead uint8
	steps                uint8     // cards in the steps
	fresh                int8      // which side may come as a new card, from 1; 0 is none
	unseen               bool      // a side was never graded
	nextDay              localDay  // the first on which a review is due
	next                 time.Time // when the first card in the steps comes; zero when none is
	recalled             float64   // of the reviews due, the sum of their chances; below 0 when not yet known
}

// summary is what the cards of one deck wait for.
type summary struct {
	version              int // of the standing; 0 is none yet
	learning, due, ahead int
	fresh                int // without regard to the day's limit
	unseen               bool
	nextDay              localDay
	next                 time.Time

	recalledOf int // version of recalled
	recalled   float64
}

// enroll numbers the cards from one on, those before being the same as they
// were.
func (s *Session) enroll(from int) {
	r := &s.roster
	n := len(s.cards)
	r.memory = append(r.memory[:min(from, len(r.memory))], make([]*memory, n-from)...)
	r.source = append(r.source[:min(from, len(r.source))], make([]int32, n-from)...)
	if from == 0 {
		r.begins = nil
	} else {
		r.begins = r.begins[:r.source[from-1]+1]
	}
	last := ""
	for i := from; i < n; i++ {
		c := s.cards[i]
		if source := c.Source(); source != last || i == from {
			r.begins, last = append(r.begins, int32(i)), source
		}
		r.source[i] = int32(len(r.begins) - 1)
		s.number[c.ID] = int32(i)
		r.memory[i] = s.state.memories().byCard[string(c.ID)]
	}
	r.begins = append(r.begins, int32(n))
	r.orders, r.seeds = nil, nil
	s.standing.known = false
}

// sourcesOf numbers the sources of cards, which stand as in Session.cards.
func (s *Session) sourcesOf(cards []Card) []int32 {
	var sources []int32
	for _, c := range cards {
		source := s.roster.source[s.number[c.ID]]
		if len(sources) == 0 || sources[len(sources)-1] != source {
			sources = append(sources, source)
		}
	}
	return sources
}

// stand brings the standing up to an instant.
func (s *Session) stand(now instant) *standing {
	st, r := &s.standing, &s.roster
	moved := s.state.memories().takeChanged()
	for _, m := range moved {
		if n, ok := s.number[CardID(m.id)]; ok {
			r.memory[n] = m
		}
	}
	date := day.At(now.shown.At, now.shown.Offset)
	graded := len(moved) > 0 || st.resets != s.state.resets
	if !st.known || graded || st.day != now.day || st.date != date {
		st.met = s.state.introduced(now)
	}
	switch {
	case !st.known || st.resets != s.state.resets || st.day != now.day:
		if st.day != now.day {
			r.seeds = nil
		}
		st.tallies = make([]tally, len(r.begins)-1)
		st.from(now)
		for i := range st.tallies {
			s.tally(int32(i), now)
		}
		st.version++
	case !now.time.Equal(st.at) && (st.skewed || now.time.Before(st.at) || !st.until.IsZero() && !now.time.Before(st.until)):
		st.from(now)
		for i := range st.tallies {
			if st.tallies[i].steps > 0 {
				s.tally(int32(i), now)
			}
		}
		st.version++
	}
	for _, m := range moved {
		if n, ok := s.number[CardID(m.id)]; ok {
			s.tally(r.source[n], now)
			st.version++
		}
	}
	st.known, st.resets, st.day, st.date, st.at = true, s.state.resets, now.day, date, now.time
	if len(st.decks) != len(s.decks) {
		st.decks = make([]summary, len(s.decks))
	}
	return st
}

// from begins a standing at an instant, for as long as no card is in the steps.
func (st *standing) from(now instant) { st.at, st.until, st.skewed = now.time, time.Time{}, false }

// lasts makes the standing end when a card's time comes.
func (st *standing) lasts(until time.Time) {
	if st.until.IsZero() || until.Before(st.until) {
		st.until = until
	}
}

// tally looks at the cards of a source.
func (s *Session) tally(source int32, now instant) {
	st, r := &s.standing, &s.roster
	t := tally{recalled: -1, nextDay: never}
	busy := false
	for i := r.begins[source]; i < r.begins[source+1]; i++ {
		m := r.memory[i]
		if m == nil || len(m.grades) == 0 {
			t.unseen = true
			if t.fresh == 0 {
				t.fresh = int8(i-r.begins[source]) + 1
			}
			continue
		}
		busy = busy || m.day == now.day || m.card.State != fsrs.Review
		if m.card.State == fsrs.Review {
			if m.due <= now.day {
				t.due++
			}
			t.nextDay = min(t.nextDay, m.due)
			continue
		}
		t.steps++
		comes := m.comes(now)
		st.skewed = st.skewed || m.card.Last.After(now.time)
		if t.next.IsZero() || comes.Before(t.next) {
			t.next = comes
		}
		switch soon := comes.Add(-learnAhead); {
		case !comes.After(now.time):
			t.learning++
		case !soon.After(now.time):
			t.ahead++
			st.lasts(comes)
		default:
			st.lasts(soon)
		}
	}
	if busy {
		t.fresh = 0 // one side gives the others away: they wait for another day
	}
	st.tallies[source] = t
}

// each calls f with the number of each source of a deck and what it waits for.
func (s *Session) each(deck int, f func(source int32, t *tally)) {
	st := &s.standing
	if s.decks[deck].ID == AllCards {
		for i := range st.tallies {
			f(int32(i), &st.tallies[i])
		}
		return
	}
	for _, i := range s.deckSources[s.decks[deck].ID] {
		f(i, &st.tallies[i])
	}
}

// holds says whether a deck has the cards of a source.
func (s *Session) holds(deck int, source int32) bool {
	if s.decks[deck].ID == AllCards {
		return true
	}
	_, ok := slices.BinarySearch(s.deckSources[s.decks[deck].ID], source)
	return ok
}

// summary is what a deck waits for, once stand has brought the standing to now.
func (s *Session) summary(deck int) *summary {
	st := &s.standing
	sum := &st.decks[deck]
	if sum.version == st.version {
		return sum
	}
	*sum = summary{version: st.version, nextDay: never}
	s.each(deck, func(_ int32, t *tally) {
		sum.learning += int(t.learning)
		sum.due += int(t.due)
		sum.ahead += int(t.ahead)
		sum.unseen = sum.unseen || t.unseen
		if t.fresh > 0 {
			sum.fresh++
		}
		sum.nextDay = min(sum.nextDay, t.nextDay)
		if !t.next.IsZero() && (sum.next.IsZero() || t.next.Before(sum.next)) {
			sum.next = t.next
		}
	})
	return sum
}

// left is how many new cards may still come today.
func (s *Session) left() int { return max(s.NewPerDay()-s.standing.met, 0) }

// counts is what waits in a deck, of which sum is the summary.
func (s *Session) counts(sum *summary) Counts {
	return Counts{New: min(sum.fresh, s.left()), Learning: sum.learning, Due: sum.due, Ahead: sum.ahead}
}
