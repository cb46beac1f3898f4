package study

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study/fsrs"
)

// Recalled is when it was brought in how cards of one's own had been graded in another
// program. It is of when they were brought in, and no study of that day: what the
// events of this journal say of its clock has nothing to do with other times.
const Recalled Kind = "recalled"

// RecalledPayload is what a recalled event holds. A large one has several, of one
// operation.
type RecalledPayload struct {
	Retention float64        `json:"retention"`         // that is asked for from then on
	Longest   int            `json:"longest,omitempty"` // interval, in days; 0 is the scheduler's own
	Cards     []RecalledCard `json:"cards"`
}

// RecalledCard is how one card was graded.
type RecalledCard struct {
	Card   string     `json:"card"`
	Grades [][3]int64 `json:"grades"` // UTC milliseconds, the [fsrs.Rating], and the milliseconds that it took
}

// maxRecalled is how many grades one recalled event holds, and MaxRecalledOfCard of
// how many of a card the last are taken.
const (
	maxRecalled       = 4000
	MaxRecalledOfCard = 500
)

// recalled is what is kept of a recalled event.
type recalled struct {
	terms terms
	cards []recalledCard // in order of their symbols
}

type recalledCard struct {
	card   symbol
	grades []recalledGrade // in order of time
}

type recalledGrade struct {
	at     int64 // UTC ms
	took   int32 // ms, at most a day
	rating fsrs.Rating
}

var recalledEvents *kind[recalled, struct{}]

func init() {
	recalledEvents = register(kind[recalled, struct{}]{
		traits: traits{name: Recalled},
		decode: decodeRecalled,
		apply: func(s *State, _ *struct{}, i int32, r *record, e *recalled) {
			for _, of := range e.cards {
				m := s.memories().of(s, of.card)
				m.past = append(m.past, i)
				m.base = nil
				m.forget(0)
				s.memories().change(m)
			}
		},
		toggle: func(s *State, _ *struct{}, i int32, e *recalled) {
			for _, of := range e.cards {
				m := s.memories().of(s, of.card)
				at, there := slices.BinarySearch(m.past, i)
				switch undone := s.at(i).undone; {
				case undone && there:
					m.past = slices.Delete(m.past, at, at+1)
				case !undone && !there:
					m.past = slices.Insert(m.past, at, i)
				}
				m.base = nil
				m.forget(0)
				s.memories().change(m)
			}
		},
		pack:      func(c *codec, _ ulid.ULID, e *recalled) { packRecalled(c, e) },
		operation: func(*State, *recalled) (OperationKind, Scope) { return OpImportCards, ScopeCards },
	})
}

// decodeRecalled reads grades from elsewhere.
func decodeRecalled(s *State, payload []byte) (recalled, bool) {
	p, ok := decode[RecalledPayload](payload)
	if !ok || !(p.Retention > 0 && p.Retention < 1) || len(p.Cards) == 0 || len(p.Cards) > maxRecalled {
		return recalled{}, false
	}
	e := recalled{terms: terms{retention: p.Retention, longest: min(max(p.Longest, 0), mostLongest)}}
	n := 0
	for _, of := range p.Cards {
		if n += len(of.Grades); n > maxRecalled || len(of.Grades) == 0 || !strings.HasPrefix(of.Card, ownPrefix) || len(of.Card) > maxReference {
			return recalled{}, false
		}
		grades := make([]recalledGrade, len(of.Grades))
		for i, g := range of.Grades {
			rating := fsrs.Rating(min(max(g[1], 0), 5))
			if g[0] < 0 || g[0] > mostTime || !rating.Valid() {
				return recalled{}, false
			}
			grades[i] = recalledGrade{at: g[0], rating: rating, took: int32(min(max(g[2], 0), int64(24*time.Hour/time.Millisecond)))}
		}
		slices.SortStableFunc(grades, func(a, b recalledGrade) int { return cmp.Compare(a.at, b.at) })
		e.cards = append(e.cards, recalledCard{s.symbols.intern(of.Card), grades})
	}
	slices.SortFunc(e.cards, func(a, b recalledCard) int { return int(a.card - b.card) })
	for i := 1; i < len(e.cards); i++ {
		if e.cards[i].card == e.cards[i-1].card {
			return recalled{}, false
		}
	}
	return e, true
}

// mostTime is the last time that may be, in UTC milliseconds: as year 9999 begins.
const mostTime = 253_370_764_800_000

func packRecalled(c *codec, e *recalled) {
	c.shared(&e.terms.retention)
	integer(c, &e.terms.longest)
	list(c, &e.cards, func(c *codec, of *recalledCard) {
		c.symbol(&of.card)
		last := int64(0)
		list(c, &of.grades, func(c *codec, g *recalledGrade) {
			g.at = last + c.varint(g.at-last)
			last = g.at
			natural(c, &g.took)
			integer(c, &g.rating)
		})
	})
}

// pastOf gives how a card was graded elsewhere, in order of time, before it was
// graded here: what was brought in twice counts once.
func (s *State) pastOf(m *memory) []gradeGiven {
	if len(m.past) == 0 {
		return nil
	}
	end := int64(mostTime)
	first := m.grades
	if m.restarted == 0 {
		first = slices.Concat(m.earlier, m.grades)
	}
	if len(first) > 0 {
		end = s.at(slices.Min(first)).at
	}
	card := s.symbols.numberOf[m.id]
	var all []gradeGiven
	for _, i := range m.past {
		if i < m.restarted {
			continue // the card has begun anew since
		}
		r := s.at(i)
		e := recalledEvents.event(s, r)
		at, found := slices.BinarySearchFunc(e.cards, card, func(c recalledCard, card symbol) int { return int(c.card - card) })
		if !found {
			continue
		}
		for _, g := range e.cards[at].grades {
			if g.at < end && g.at <= r.at {
				all = append(all, gradeGiven{at: g.at, day: r.shown.Turn.At(g.at, r.shown.Offset), rating: g.rating, terms: e.terms})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b gradeGiven) int { return cmp.Compare(a.at, b.at) })
	all = slices.CompactFunc(all, func(a, b gradeGiven) bool { return a.at == b.at })
	return all[max(len(all)-MaxRecalledOfCard, 0):]
}

// settlePast makes of a card what its grades elsewhere make of it.
func (s *State) settlePast(c *memory) {
	c.card, c.days, c.latest, c.begun = fsrs.Card{}, 0, 0, len(c.past) > 0
	given := s.pastOf(c)
	c.recalled = len(given)
	for i, g := range given {
		if i == 0 {
			c.day, c.met, c.metDate = g.day, g.day, g.day
		}
		c.card = s.schedulers.next(c.id, c.card, time.UnixMilli(g.at).UTC(), int(g.day-c.day), g.rating, g.terms)
		c.day = g.day
		c.due = g.day + localDay(c.card.Days)
		if g.rating != fsrs.Again && (c.days == 0 || c.latest != g.day) {
			c.days, c.latest = c.days+1, g.day
		}
	}
}
