package study

import (
	"cmp"
	"slices"
	"time"

	"stagecraft/study/fsrs"
)

// learnAhead is how long before its time a card in the steps may come when
// nothing else is left.
const learnAhead = 20 * time.Minute

// Counts is what waits in a deck.
type Counts struct {
	New      int // not yet seen, within today's limit
	Learning int // in the steps and due
	Due      int // reviews
	Ahead    int // in the steps and due within 20 minutes; they don't wait yet
}

// Total is how many cards wait: what comes back only in a while doesn't.
func (c Counts) Total() int { return c.New + c.Learning + c.Due }

// waiting sorts the cards of a deck by what they wait for.
type waiting struct {
	learning []Card // due, longest first
	due      []Card // in the order of the day
	fresh    []Card // in the order in which they come, within the limit
	ahead    []Card // in the steps, due within learnAhead, soonest first
}

// Counts says what waits in a deck. New cards count as far as today's limit
// and the other sides of each term and step allow.
func (s *Session) Counts(deck string) Counts {
	d, ok := s.Deck(deck)
	if !ok {
		return Counts{}
	}
	w := s.waiting(d.Cards, s.now())
	return Counts{New: len(w.fresh), Learning: len(w.learning), Due: len(w.due), Ahead: len(w.ahead)}
}

// Next is the card to show now: one that Undo brought back, then a card in the
// steps whose time has come, then a due review, then a new card, then a card
// in the steps up to 20 minutes before its time. It is false when nothing is
// left for now.
//
// Reviews come in an order that stays the same through a day. A new side of a
// term or a step of a process waits for the next day when another side was
// graded today or still is being learnt, so that one never gives the other
// away; and of two due reviews, one of another source than the last graded
// comes first.
func (s *Session) Next(deck string) (Card, bool) {
	d, ok := s.Deck(deck)
	if !ok {
		return Card{}, false
	}
	if c, ok := s.cardByID[s.front]; ok && slices.ContainsFunc(d.Cards, func(o Card) bool { return o.ID == c.ID }) {
		return c, true
	}
	w := s.waiting(d.Cards, s.now())
	switch {
	case len(w.learning) > 0:
		return w.learning[0], true
	case len(w.due) > 0:
		last := s.lastSource()
		for _, c := range w.due {
			if c.Source() != last {
				return c, true
			}
		}
		return w.due[0], true
	case len(w.fresh) > 0:
		return w.fresh[0], true
	case len(w.ahead) > 0:
		return w.ahead[0], true
	}
	return Card{}, false
}

// lastSource is what the card graded last was made from, or "".
func (s *Session) lastSource() string {
	if i, ok := s.state.lastGrade(); ok {
		if c, ok := s.cardByID[CardID(s.state.names[s.state.log[i].name])]; ok {
			return c.Source()
		}
	}
	return ""
}

func (s *Session) waiting(cards []Card, now instant) waiting {
	var w waiting
	left := max(s.newPerDay-s.state.introduced(now), 0)
	buried := ""
	var fresh []Card
	for i, c := range cards {
		source := c.Source()
		if i == 0 || cards[i-1].Source() != source {
			buried = ""
			if s.sidesBusy(source, now.day) {
				buried = source
			}
		}
		m := s.state.cardOf[string(c.ID)]
		switch {
		case m == nil || len(m.grades) == 0:
			if left > 0 && buried != source {
				fresh = append(fresh, c)
				buried = source // its other sides wait for another day
			}
		case m.card.State == fsrs.Review:
			if m.due <= now.day {
				w.due = append(w.due, c)
			}
		case !m.comes(now).After(now.time):
			w.learning = append(w.learning, c)
		case !m.comes(now).After(now.time.Add(learnAhead)):
			w.ahead = append(w.ahead, c)
		}
	}
	w.fresh = s.firstFresh(fresh, left)
	soonest := func(a, b Card) int {
		return s.state.cardOf[string(a.ID)].card.Due.Compare(s.state.cardOf[string(b.ID)].card.Due)
	}
	slices.SortStableFunc(w.learning, soonest)
	slices.SortStableFunc(w.ahead, soonest)
	slices.SortStableFunc(w.due, func(a, b Card) int {
		return cmp.Compare(fsrs.Seed(string(a.ID), int(now.day)), fsrs.Seed(string(b.ID), int(now.day)))
	})
	return w
}

// sidesBusy says whether a side of a term or a step was graded today or still
// is being learnt.
func (s *Session) sidesBusy(source string, today localDay) bool {
	for _, side := range s.sides[source] {
		m := s.state.cardOf[string(side.ID)]
		if m == nil || len(m.grades) == 0 {
			continue
		}
		if m.day == today || m.card.State != fsrs.Review {
			return true
		}
	}
	return false
}

// NextDue is when a card of the deck comes next: now when one waits, else the
// first time in the future. It is false when the deck is empty, and
// when only new cards remain and the limit lets none come.
func (s *Session) NextDue(deck string) (time.Time, bool) {
	d, ok := s.Deck(deck)
	if !ok {
		return time.Time{}, false
	}
	now := s.now()
	if w := s.waiting(d.Cards, now); len(w.learning)+len(w.due)+len(w.fresh) > 0 {
		return now.time, true
	}
	var first time.Time
	offer := func(t time.Time) {
		if first.IsZero() || t.Before(first) {
			first = t
		}
	}
	zone := now.time.Location()
	for _, c := range d.Cards {
		m := s.state.cardOf[string(c.ID)]
		switch {
		case m == nil || len(m.grades) == 0:
			if s.newPerDay > 0 {
				offer((now.day + 1).Begins(zone))
			}
		case m.card.State == fsrs.Review:
			offer(m.due.Begins(zone))
		default:
			offer(m.comes(now).In(zone))
		}
	}
	return first, !first.IsZero()
}
