package study

import (
	"slices"
	"time"

	"stagecraft/study/fsrs"
)

// pause is how long without a grade ends a sitting.
const pause = 30 * time.Minute

// SittingStats is what was done with a deck without a longer pause.
type SittingStats struct {
	Done                    int // grades not taken back
	Again, Hard, Good, Easy int
	Started, Last           time.Time // of the first and the last grade, in the learner's zone; zero when Done is 0
	Minutes                 float64   // from first to last, and what the first took
}

// Sitting is the present sitting with a deck: today's grades of its cards, back
// to a pause of 30 minutes. It is empty when the last was longer ago than that.
func (s *Session) Sitting(deck string) SittingStats {
	var stats SittingStats
	took, zone := int64(0), s.now().time.Location()
	s.sitting(deck, func(r *record, g *grade, _ int32) {
		at := time.UnixMilli(r.at).In(zone)
		if stats.Done == 0 {
			stats.Last = at
		}
		stats.Started, took = at, int64(g.took)
		stats.Done++
		switch g.rating {
		case fsrs.Again:
			stats.Again++
		case fsrs.Hard:
			stats.Hard++
		case fsrs.Good:
			stats.Good++
		case fsrs.Easy:
			stats.Easy++
		}
	})
	if stats.Done > 0 {
		took = min(took, pause.Milliseconds())
		stats.Minutes = (stats.Last.Sub(stats.Started) + time.Duration(took)*time.Millisecond).Minutes()
	}
	return stats
}

// sitting calls f with the grades of the present sitting with a deck, the last
// first, and the number of each one's card.
func (s *Session) sitting(deck string, f func(r *record, g *grade, card int32)) {
	d, ok := s.deckOf[deck]
	if !ok {
		return
	}
	now := s.now()
	later := now.ms
	for _, r := range s.state.backward() {
		if r.undone {
			continue // it may be of another day
		}
		if r.day != now.day || later-r.at > pause.Milliseconds() {
			break
		}
		g := gradedEvents.event(s.state, r)
		if g == nil {
			continue
		}
		if n, ok := s.number[CardID(s.state.symbols.text(g.card))]; ok && s.deckHas(d, s.index.source[n]) {
			later = r.at
			f(r, g, n)
		}
	}
}

// SittingCard is what became of a card in a sitting.
type SittingCard struct {
	Card     Card
	Recalled bool // when it was first asked for
	// Lasting says that it now waits three weeks or more, and did not before.
	Lasting bool
	// Learnt says that with it the card was recalled on three separate days, for the first time.
	Learnt bool
}

// SittingCards gives the cards of the present sitting with a deck, each once, in
// the order in which they were first asked for.
func (s *Session) SittingCards(deck string) []SittingCard {
	cards := map[int32]*SittingCard{}
	var order []int32 // by the first grade, the last first
	started := int64(0)
	s.sitting(deck, func(r *record, g *grade, n int32) {
		c := cards[n]
		if c == nil {
			c = &SittingCard{Card: s.cards[n]}
			cards[n] = c
		} else {
			order = slices.DeleteFunc(order, func(o int32) bool { return o == n })
		}
		order = append(order, n)
		c.Recalled = g.rating != fsrs.Again
		started = r.at
	})
	slices.Reverse(order)
	list := make([]SittingCard, len(order))
	for i, n := range order {
		c := cards[n]
		c.Lasting = s.becameLasting(c.Card, started)
		c.Learnt = s.becameLearnt(c.Card, started)
		list[i] = *c
	}
	return list
}

// becameLasting says whether a card waits three weeks or more, and waited less by
// the last grade before a time.
func (s *Session) becameLasting(c Card, since int64) bool {
	m := s.state.memories().byCard[string(c.ID)]
	if m == nil || m.card.State != fsrs.Review || m.card.Days < matureDays {
		return false
	}
	for _, i := range slices.Backward(m.grades) {
		if r := s.state.at(i); r.at < since {
			return gradedEvents.event(s.state, r).due-r.day < matureDays
		}
	}
	return true
}

// becameLearnt says whether a card was recalled on three separate days, the last of which
// is today, and on that not before a time.
func (s *Session) becameLearnt(c Card, since int64) bool {
	m := s.state.memories().byCard[string(c.ID)]
	if m == nil || m.days != learntDays || m.latest != m.day {
		return false
	}
	for _, i := range slices.Backward(m.grades) {
		r := s.state.at(i)
		if r.day < m.day {
			break
		}
		if r.at < since && gradedEvents.event(s.state, r).rating != fsrs.Again {
			return false
		}
	}
	return true
}
