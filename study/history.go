package study

import (
	"context"
	"slices"
	"time"

	"stagecraft/study/fsrs"
)

// history is a copy of how every card was graded, to look at while the session
// goes on.
type history struct {
	cards    []cardHistory
	schedule schedule // in force
	today    localDay
}

type cardHistory struct {
	id     string
	here   bool // this edition of the course has it
	review bool // it is out of the steps
	due    localDay
	grades []gradeGiven
}

type gradeGiven struct {
	at     int64 // UTC ms
	day    localDay
	rating fsrs.Rating
	terms  terms
}

// history copies how the cards were graded.
func (s *Session) history() history { return s.state.history(s.gradedHere(), s.now().day) }

// gradedHere gives the cards that were graded and that this edition has.
func (s *Session) gradedHere() map[string]bool {
	here := map[string]bool{}
	for _, m := range s.state.memories().all {
		if _, ok := s.number[CardID(m.id)]; ok {
			here[m.id] = true
		}
	}
	return here
}

// history copies how the cards were graded, of which those here are of the edition.
func (s *State) history(here map[string]bool, today localDay) history {
	p := s.memories()
	h := history{schedule: s.schedulers.schedule, today: today, cards: make([]cardHistory, 0, len(p.all))}
	of := make([]int, len(p.bySymbol))
	for i, m := range p.bySymbol {
		if m.unseen() {
			continue
		}
		of[i] = len(h.cards)
		h.cards = append(h.cards, cardHistory{
			id: m.id, here: here[m.id], review: m.card.State == fsrs.Review, due: m.due,
			grades: append(make([]gradeGiven, 0, m.recalled+len(m.grades)), s.pastOf(m)...),
		})
	}
	for i, r := range s.each(0) {
		if g := gradedEvents.event(s, r); g != nil && !r.undone {
			card := s.renames.card(s, g.card)
			if _, counts := slices.BinarySearch(p.bySymbol[card].grades, i); !counts {
				continue
			}
			c := &h.cards[of[card]]
			c.grades = append(c.grades, gradeGiven{at: r.at, day: r.day, rating: g.rating, terms: g.terms()})
		}
	}
	return h
}

// moved says what another schedule would do to the days of the cards.
func (h *history) moved(ctx context.Context, to schedule) (Moves, error) {
	p := newSchedulers(to)
	var m Moves
	for i := range h.cards {
		if i%64 == 0 && ctx.Err() != nil {
			return m, ctx.Err()
		}
		c := &h.cards[i]
		if !c.here || !c.review {
			if c.here {
				m.Same++
			}
			continue
		}
		due := p.due(c)
		switch {
		case due < c.due:
			m.Earlier++
		case due > c.due:
			m.Later++
		default:
			m.Same++
		}
		if c.due <= h.today {
			m.DueBefore++
		}
		if due <= h.today {
			m.DueAfter++
		}
	}
	return m, nil
}

// due is from which day on a card out of the steps is due, by all its grades.
func (p *schedulers) due(c *cardHistory) localDay {
	var card fsrs.Card
	var last localDay
	for _, g := range c.grades {
		card = p.next(c.id, card, time.UnixMilli(g.at).UTC(), int(g.day-last), g.rating, g.terms)
		last = g.day
	}
	return last + localDay(card.Days)
}
