package study

import (
	"cmp"
	"math"
	"slices"
	"time"

	"stagecraft/content"
	"stagecraft/study/fsrs"
)

// Answers is what a session says of a deck.
type Answers struct {
	Counts   Counts
	Next     CardID
	NextDue  time.Time
	Comes    bool
	Recalled float64 // to nine decimals
	Due      int
}

// Answers asks the session.
func (s *Session) Answers(deck string) Answers {
	var a Answers
	a.Counts = s.Counts(deck)
	c, _ := s.Next(deck)
	a.Next = c.ID
	a.NextDue, a.Comes = s.NextDue(deck)
	a.Recalled, a.Due = s.ExpectedRecall(deck)
	a.Recalled = math.Round(a.Recalled*1e9) / 1e9
	return a
}

// Afresh answers the same from every card of the deck and all that happened,
// with nothing kept from an earlier answer.
func (s *Session) Afresh(deck string) Answers {
	d, _ := s.Deck(deck)
	now := s.now()
	hour := now
	hour.time = now.time.Truncate(time.Hour)
	var learning, due, fresh, ahead []Card
	introduced, reviewed := s.state.gradedToday(now)
	left, reviews := max(s.NewPerDay()-introduced, 0), 1<<30
	if most, ok := s.ReviewsPerDay(); ok {
		reviews = max(most-reviewed, 0)
	}
	of := func(c Card) *memory {
		if m := s.state.memories().byCard[string(c.ID)]; !m.unseen() {
			return m
		}
		return nil
	}
	var a Answers
	offer := func(t time.Time) {
		if !a.Comes || t.Before(a.NextDue) {
			a.NextDue, a.Comes = t, true
		}
	}
	taken := map[string]bool{}
	aside := s.state.aside()
	for _, c := range d.Cards {
		m := of(c)
		switch {
		case aside[c.ID]: // it doesn't come
		case m == nil:
			busy := slices.ContainsFunc(s.sides[c.Source()], func(side Card) bool {
				m := of(side)
				return m != nil && (m.day == now.day || !aside[side.ID] && m.card.State != fsrs.Review)
			})
			if !busy && !taken[c.Source()] {
				taken[c.Source()] = true
				fresh = append(fresh, c)
			}
			if s.NewPerDay() > 0 {
				offer((now.day + 1).Begins(now.time.Location()))
			}
		case m.card.State == fsrs.Review:
			if m.due <= now.day {
				due = append(due, c)
				a.Recalled += s.state.recall(m, hour)
				a.Due++
			}
			comes := m.due
			if reviews == 0 {
				comes = max(comes, now.day+1)
			}
			offer(comes.Begins(now.time.Location()))
		default:
			switch comes := m.dueAt(now); {
			case !comes.After(now.time):
				learning = append(learning, c)
			case !comes.After(now.time.Add(learnAhead)):
				ahead = append(ahead, c)
			}
			offer(m.dueAt(now).In(now.time.Location()))
		}
	}
	a.Recalled = math.Round(a.Recalled*1e9) / 1e9
	soonest := func(x, y Card) int { return of(x).card.Due.Compare(of(y).card.Due) }
	slices.SortStableFunc(learning, soonest)
	slices.SortStableFunc(ahead, soonest)
	slices.SortStableFunc(due, func(x, y Card) int {
		return cmp.Compare(fsrs.Seed(string(x.ID), int(now.day)), fsrs.Seed(string(y.ID), int(now.day)))
	})
	due = due[:min(reviews, len(due)):len(due)]
	orders := map[CardID]int64{}
	being := -1
	if l := s.CurrentLesson(); l != nil && s.LessonProgress(l.ID).Started {
		being = l.Number - 1
	}
	for _, c := range fresh {
		orders[c.ID] = unreadOrder
		for _, p := range s.locationsOf(c) {
			l := s.base.Lessons[p.lesson]
			at := int64(p.lesson)<<32 + int64(p.block)
			if s.state.finished(l.ID) || s.state.reading().blocks[l.ID][l.Blocks[p.block].Key] {
				orders[c.ID] = min(orders[c.ID], at)
			} else if p.lesson == being {
				orders[c.ID] = min(orders[c.ID], 1<<60+at)
			}
		}
		if c.Own != nil && orders[c.ID] == unreadOrder {
			orders[c.ID] = ownOrder // after what was read, and before the rest
		}
	}
	slices.SortStableFunc(fresh, func(x, y Card) int { return cmp.Compare(orders[x.ID], orders[y.ID]) })
	fresh = fresh[:min(left, len(fresh))]
	a.Counts = Counts{New: len(fresh), Learning: len(learning), Due: len(due), Ahead: len(ahead)}
	if a.Counts.Total() > 0 {
		a.NextDue, a.Comes = now.time, true
	}
	last, step := "", (*content.Step)(nil)
	if c, ok := s.CardByID(s.state.lastGraded()); ok {
		last, step = c.Source(), c.Step
	}
	due = due[:cap(due)] // the limit says how many come, not which
	if reviews == 0 {
		due = nil
	}
	switch {
	case slices.ContainsFunc(d.Cards, func(c Card) bool { return c.ID == s.broughtBack }):
		a.Next = s.broughtBack
	case len(learning) > 0:
		a.Next = learning[0].ID
	case len(due) > 0:
		a.Next = due[0].ID
		if i := slices.IndexFunc(due, func(c Card) bool { return c.Source() != last && !nextTo(step, c.Step) }); i >= 0 {
			a.Next = due[i].ID
		} else if i := slices.IndexFunc(due, func(c Card) bool { return c.Source() != last }); i >= 0 {
			a.Next = due[i].ID
		}
	case len(fresh) > 0:
		a.Next = fresh[0].ID
	case len(ahead) > 0:
		a.Next = ahead[0].ID
	}
	return a
}
