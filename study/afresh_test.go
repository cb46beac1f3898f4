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
				offer(now.begins(now.day + 1))
			}
		case m.card.State == fsrs.Review:
			if m.dueOn() <= now.day {
				due = append(due, c)
				a.Recalled += s.state.recall(m, hour)
				a.Due++
			}
			comes := m.dueOn()
			if reviews == 0 {
				comes = max(comes, now.day+1)
			}
			offer(now.begins(comes))
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
	soonest := func(x, y Card) int { return of(x).dueAt(now).Compare(of(y).dueAt(now)) }
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
	every := fresh
	fresh = fresh[:min(left, len(fresh))]
	a.Counts = Counts{New: len(fresh), Learning: len(learning), Due: len(due), Ahead: len(ahead)}
	if a.Counts.Total() > 0 {
		a.NextDue, a.Comes = now.time, true
	}
	last, step := "", (*content.Step)(nil)
	if c, ok := s.CardByID(s.state.lastGraded(now.day)); ok {
		last, step = c.Source(), c.Step
	}
	due = due[:cap(due)] // the limit says how many come, not which
	if reviews == 0 {
		due = nil
	}
	apart := func(c Card) bool { return c.Source() != last && !nextTo(step, c.Step) }
	nextDue := func() (CardID, bool) {
		if len(due) > lookedThrough { // the order of many is only looked through in part
			if c, ok := s.Next(deck); ok && slices.ContainsFunc(due, func(one Card) bool { return one.ID == c.ID }) {
				return c.ID, apart(c)
			}
		}
		return firstOf(due, apart)
	}
	nextOf := func(of []Card, learning bool) (CardID, bool) {
		for _, c := range of {
			if apart(c) || learning && c.ID == s.state.lastGraded(now.day) {
				return c.ID, true
			}
		}
		return of[0].ID, false
	}
	if slices.ContainsFunc(d.Cards, func(c Card) bool { return c.ID == s.broughtBack }) {
		a.Next = s.broughtBack
		return a
	}
	for _, of := range []struct {
		cards []Card
		take  func() (CardID, bool)
	}{
		{learning, func() (CardID, bool) { return nextOf(learning, true) }},
		{due, nextDue},
		{fresh, func() (CardID, bool) { return nextOf(every, false) }}, // here too
	} {
		if len(of.cards) == 0 {
			continue
		}
		id, found := of.take()
		if found {
			a.Next = id
			return a
		}
		if a.Next == "" {
			a.Next = id
		}
	}
	if a.Next == "" && len(ahead) > 0 {
		a.Next, _ = nextOf(ahead, true)
	}
	return a
}

// firstOf gives the first card with which an order of all begins in which none gives away
// the one after it, by trying every order; else the first that may come, and else the
// first.
func firstOf(due []Card, apart func(Card) bool) (CardID, bool) {
	known := map[string]bool{}
	var ordered func(last Card, rest []Card) bool
	ordered = func(last Card, rest []Card) bool {
		if len(rest) == 0 {
			return true
		}
		key := string(last.ID)
		for _, c := range rest {
			key += " " + string(c.ID)
		}
		if is, ok := known[key]; ok {
			return is
		}
		for i, c := range rest {
			if c.Source() != last.Source() && !nextTo(last.Step, c.Step) && ordered(c, slices.Delete(slices.Clone(rest), i, i+1)) {
				known[key] = true
				return true
			}
		}
		known[key] = false
		return false
	}
	for i, c := range due {
		if apart(c) && ordered(c, slices.Delete(slices.Clone(due), i, i+1)) {
			return c.ID, true
		}
	}
	for _, c := range due {
		if apart(c) {
			return c.ID, true
		}
	}
	return due[0].ID, false
}
