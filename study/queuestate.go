package study

import (
	"math"
	"slices"
	"time"

	"stagecraft/study/fsrs"
)

// never is a day that doesn't come.
const never = localDay(math.MaxInt32)

// cardIndex numbers the cards: a card's number is its place in Session.cards, and
// its source's is the order in which sources come there. The cards of a source
// stand together, and a deck has all of them or none.
type cardIndex struct {
	memory    []*memory // by card; nil of one never graded
	source    []int32   // by card
	firstCard []int32   // by source, its first card; and at the end how many cards there are
	newOrders []int64   // by source, of its new cards; -1 when not yet known
	seeds     []uint64  // by card, of the day; 0 when not yet known
	aside     []bool    // by card, whether it is put aside; nil when none is
}

// away says whether a card is put aside.
func (r *cardIndex) away(i int32) bool { return r.aside != nil && r.aside[i] }

// refreshAside brings up which cards are put aside.
func (s *Session) refreshAside() {
	if s.queues.known && s.queues.resets == s.state.resets {
		return
	}
	s.index.aside = nil
	for id := range s.state.aside() {
		if n, ok := s.number[id]; ok {
			if s.index.aside == nil {
				s.index.aside = make([]bool, len(s.cards))
			}
			s.index.aside[n] = true
		}
	}
}

// queueState is how the cards stand at an instant: what each source waits for,
// and of each deck what its sources wait for together. It is brought up to a
// later instant by looking again at those cards alone that were graded since,
// or whose time has come.
type queueState struct {
	known  bool
	resets int // of the state
	day    localDay
	date   localDay  // that the clock shows
	at     time.Time // what is said of the steps is so at it
	until  time.Time // and after it up to before then; zero is for ever
	skewed bool      // a card in the steps waits from now: it is so at no other instant

	hour       time.Time     // as whose beginning the chances of recall are known
	sources    []sourceQueue // by source
	version    int           // goes up when one of them changes
	introduced int           // cards met for the first time today
	reviewed   int           // reviews of cards out of the steps today
	decks      []deckQueue
}

// sourceQueue is what the cards of one source wait for.
type sourceQueue struct {
	learning, due, ahead uint8
	steps                uint8     // cards in the steps
	newSide              int8      // which side may come as a new card, from 1; 0 is none
	unseen               bool      // a side was never graded
	nextDay              localDay  // the first on which a review is due
	next                 time.Time // when the first card in the steps comes; zero when none is
	recalled             float64   // of the reviews due, the sum of their chances; below 0 when not yet known
}

// deckQueue is what the cards of one deck wait for.
type deckQueue struct {
	version              int // of the queueState; 0 is none yet
	learning, due, ahead int
	newSides             int // without regard to the day's limit
	heldNew              int // of them, those that wait for another day by the limits of their decks
	unseen               bool
	nextDay              localDay
	next                 time.Time

	recalledOf int // version of recalled
	recalled   float64
}

// indexCards numbers the cards from one on, those before being the same as they
// were.
func (s *Session) indexCards(from int) {
	r := &s.index
	n := len(s.cards)
	r.memory = append(r.memory[:min(from, len(r.memory))], make([]*memory, n-from)...)
	r.source = append(r.source[:min(from, len(r.source))], make([]int32, n-from)...)
	if from == 0 {
		r.firstCard = nil
	} else {
		r.firstCard = r.firstCard[:r.source[from-1]+1]
	}
	last := ""
	for i := from; i < n; i++ {
		c := s.cards[i]
		if source := c.Source(); source != last || i == from {
			r.firstCard, last = append(r.firstCard, int32(i)), source
		}
		r.source[i] = int32(len(r.firstCard) - 1)
		s.number[c.ID] = int32(i)
		r.memory[i] = s.state.memories().byCard[string(c.ID)]
	}
	r.firstCard = append(r.firstCard, int32(n))
	r.newOrders, r.seeds = nil, nil
	s.queues.known, s.listed, s.limits.known = false, nil, false
}

// sourcesOf numbers the sources of cards, which stand as in Session.cards.
func (s *Session) sourcesOf(cards []Card) []int32 {
	var sources []int32
	for _, c := range cards {
		source := s.index.source[s.number[c.ID]]
		if len(sources) == 0 || sources[len(sources)-1] != source {
			sources = append(sources, source)
		}
	}
	return sources
}

// refreshQueues brings the queues up to an instant.
func (s *Session) refreshQueues(now instant) *queueState {
	st, r := &s.queues, &s.index
	moved := s.state.memories().takeChanged()
	for _, m := range moved {
		if n, ok := s.number[CardID(m.id)]; ok {
			r.memory[n] = m
		}
	}
	s.refreshAside()
	if s.refreshLimits() {
		st.known = false
	}
	s.refreshForecast(now)
	date := now.shown.Day()
	graded := len(moved) > 0 || st.resets != s.state.resets
	if !st.known || graded || st.day != now.day || st.date != date {
		st.introduced, st.reviewed = s.state.gradedToday(now)
		s.countLimited(now)
		st.version++
	}
	switch {
	case !st.known || st.resets != s.state.resets || st.day != now.day:
		if st.day != now.day {
			r.seeds = nil
		}
		st.sources = make([]sourceQueue, len(r.firstCard)-1)
		st.begin(now)
		for i := range st.sources {
			s.countSource(int32(i), now)
		}
		st.version++
	case !now.time.Equal(st.at) && (st.skewed || now.time.Before(st.at) || !st.until.IsZero() && !now.time.Before(st.until)):
		st.begin(now)
		for i := range st.sources {
			if st.sources[i].steps > 0 {
				s.countSource(int32(i), now)
			}
		}
		st.version++
	}
	for _, m := range moved {
		if n, ok := s.number[CardID(m.id)]; ok {
			s.countSource(r.source[n], now)
			st.version++
		}
	}
	st.known, st.resets, st.day, st.date, st.at = true, s.state.resets, now.day, date, now.time
	if len(st.decks) != len(s.decks) {
		st.decks = make([]deckQueue, len(s.decks))
	}
	s.holdBack(now)
	return st
}

// begin makes the state one of an instant, for as long as no card is in the steps.
func (st *queueState) begin(now instant) { st.at, st.until, st.skewed = now.time, time.Time{}, false }

// expireAt makes the state end when a card's time comes.
func (st *queueState) expireAt(until time.Time) {
	if st.until.IsZero() || until.Before(st.until) {
		st.until = until
	}
}

// countSource looks at the cards of a source.
func (s *Session) countSource(source int32, now instant) {
	st, r := &s.queues, &s.index
	t := sourceQueue{recalled: -1, nextDay: never}
	busy := false
	for i := r.firstCard[source]; i < r.firstCard[source+1]; i++ {
		m := r.memory[i]
		if r.away(i) {
			busy = busy || !m.unseen() && m.day == now.day
			continue
		}
		if m.reopened() {
			t.due++
			t.nextDay, busy = min(t.nextDay, now.day), true
			continue
		}
		if m.unseen() {
			t.unseen = true
			if t.newSide == 0 {
				t.newSide = int8(i-r.firstCard[source]) + 1
			}
			continue
		}
		busy = busy || m.day == now.day || m.card.State != fsrs.Review
		if m.card.State == fsrs.Review {
			comes := s.comesOn(i, m, now)
			if comes <= now.day {
				t.due++
			}
			t.nextDay = min(t.nextDay, comes)
			continue
		}
		t.steps++
		comes := m.dueAt(now)
		st.skewed = st.skewed || m.card.Last.After(now.time)
		if t.next.IsZero() || comes.Before(t.next) {
			t.next = comes
		}
		switch soon := comes.Add(-learnAhead); {
		case !comes.After(now.time):
			t.learning++
		case !soon.After(now.time):
			t.ahead++
			st.expireAt(comes)
		default:
			st.expireAt(soon)
		}
	}
	if busy {
		t.newSide = 0 // one side gives the others away: they wait for another day
	}
	st.sources[source] = t
}

// eachSource calls f with the number of each source of a deck and what it waits for.
func (s *Session) eachSource(deck int, f func(source int32, t *sourceQueue)) {
	st := &s.queues
	if s.decks[deck].ID == AllCards {
		for i := range st.sources {
			f(int32(i), &st.sources[i])
		}
		return
	}
	for _, i := range s.deckSources[s.decks[deck].ID] {
		f(i, &st.sources[i])
	}
}

// deckHas says whether a deck has the cards of a source.
func (s *Session) deckHas(deck int, source int32) bool {
	if s.decks[deck].ID == AllCards {
		return true
	}
	_, ok := slices.BinarySearch(s.deckSources[s.decks[deck].ID], source)
	return ok
}

// queueOf is what a deck waits for, once refreshQueues has brought the state to now.
func (s *Session) queueOf(deck int) *deckQueue {
	st := &s.queues
	sum := &st.decks[deck]
	if sum.version == st.version {
		return sum
	}
	*sum = deckQueue{version: st.version, nextDay: never}
	s.eachSource(deck, func(source int32, t *sourceQueue) {
		held := s.limits.heldDue[source]
		sum.learning += int(t.learning)
		sum.due += int(t.due) - held
		sum.ahead += int(t.ahead)
		sum.unseen = sum.unseen || t.unseen && !s.limits.neverNew[source]
		if t.newSide > 0 {
			sum.newSides++
			if s.limits.heldNew[source] {
				sum.heldNew++
			}
		}
		if comes := t.nextDay; held > 0 && held == int(t.due) {
			sum.nextDay = min(sum.nextDay, max(comes, st.day+1))
		} else {
			sum.nextDay = min(sum.nextDay, comes)
		}
		if !t.next.IsZero() && (sum.next.IsZero() || t.next.Before(sum.next)) {
			sum.next = t.next
		}
	})
	return sum
}

// newLeft is how many new cards may still come today.
func (s *Session) newLeft() int {
	limit := s.NewPerDay()
	if s.ahead.inForce {
		limit = s.ahead.fresh
	}
	return max(limit+s.moreToday()-s.queues.introduced, 0)
}

// comesOn is the day on which a card out of the steps comes: that on which it is due,
// unless the plan deals it today, or leaves it for another day.
func (s *Session) comesOn(i int32, m *memory, now instant) localDay {
	switch {
	case !s.ahead.inForce:
		return m.dueOn()
	case s.ahead.cards[i] && m.day < now.day:
		return now.day
	}
	if m.dueOn() < m.due {
		return m.dueOn() // it is owed, whatever the plan deals
	}
	return max(m.due, now.day+1)
}

// reviewsLeft is how many reviews may still come today.
func (s *Session) reviewsLeft() int {
	if most, ok := s.ReviewsPerDay(); ok {
		return max(most-s.queues.reviewed, 0)
	}
	return math.MaxInt
}

// counts is what waits in a deck, of which sum is the queue.
func (s *Session) counts(sum *deckQueue) Counts {
	return Counts{New: min(sum.newSides-sum.heldNew, s.newLeft()), Learning: sum.learning, Due: min(sum.due, s.reviewsLeft()), Ahead: sum.ahead}
}
