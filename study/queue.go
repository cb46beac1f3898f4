package study

import (
	"time"

	"stagecraft/content"
	"stagecraft/study/fsrs"
)

// learnAhead is how long before its time a card in the steps may come when
// nothing else is left.
const learnAhead = 20 * time.Minute

// Counts is what waits in a deck.
type Counts struct {
	New      int // not yet seen, within today's limit
	Learning int // in the steps and due
	Due      int // reviews, within today's limit
	Ahead    int // in the steps and due within 20 minutes; they don't wait yet
}

// Total is how many cards wait: what comes back only in a while doesn't.
func (c Counts) Total() int { return c.New + c.Learning + c.Due }

// Counts says what waits in a deck. New cards count as far as today's limit
// and the other sides of each term and step allow.
func (s *Session) Counts(deck string) Counts {
	d, ok := s.deckOf[deck]
	if !ok {
		return Counts{}
	}
	s.refreshQueues(s.now())
	return s.counts(s.queueOf(d))
}

// Next is the card to show now: one that Undo brought back, then a card in the
// steps whose time has come, then a due review, of these a card whose meaning
// changed first, then a new card, then a card
// in the steps up to 20 minutes before its time. It is false when nothing is
// left for now.
//
// Reviews come in an order that stays the same through a day. A new side of a
// term or a step of a process waits for the next day when another side was
// graded today or still is being learnt, so that one never gives the other
// away; and of two due reviews, one of another source than the last graded, and
// of no step next to its in a process, comes first.
func (s *Session) Next(deck string) (Card, bool) {
	d, ok := s.deckOf[deck]
	if !ok {
		return Card{}, false
	}
	if n, ok := s.number[s.broughtBack]; ok && s.deckHas(d, s.index.source[n]) {
		return s.cards[n], true
	}
	now := s.now()
	s.refreshQueues(now)
	first := int32(-1)
	switch counts := s.counts(s.queueOf(d)); {
	case counts.Learning > 0:
		first = s.firstInSteps(d, now, 0)
	case counts.Due > 0:
		first = s.firstDue(d, now)
	case counts.New > 0:
		first = s.firstNew(d)
	case counts.Ahead > 0:
		first = s.firstInSteps(d, now, learnAhead)
	}
	if first < 0 {
		return Card{}, false
	}
	return s.cards[first], true
}

// firstInSteps is the number of the card in a deck's steps that was to come
// first, of those that come within a while.
func (s *Session) firstInSteps(deck int, now instant, within time.Duration) int32 {
	first, by := int32(-1), now.time.Add(within)
	var due time.Time
	s.eachSource(deck, func(source int32, t *sourceQueue) {
		if t.steps == 0 {
			return
		}
		for i := s.index.firstCard[source]; i < s.index.firstCard[source+1]; i++ {
			m := s.index.memory[i]
			if m.unseen() || m.card.State == fsrs.Review || m.dueAt(now).After(by) || s.index.away(i) {
				continue
			}
			if first < 0 || m.card.Due.Before(due) {
				first, due = i, m.card.Due
			}
		}
	})
	return first
}

// firstDue is the number of the review of a deck that comes first in the order
// of the day: if there is one, of another source than the card graded last and
// of no step next to its, or else of another source alone.
func (s *Session) firstDue(deck int, now instant) int32 {
	r := &s.index
	if r.seeds == nil {
		r.seeds = make([]uint64, len(s.cards))
	}
	first, other, apart := int32(-1), int32(-1), int32(-1)
	last := s.lastSource()
	var step *content.Step
	if last >= 0 {
		step = s.cards[r.firstCard[last]].Step
	}
	s.eachSource(deck, func(source int32, t *sourceQueue) {
		if t.due == 0 {
			return
		}
		near := source == last || nextTo(step, s.cards[r.firstCard[source]].Step)
		for i := r.firstCard[source]; i < r.firstCard[source+1]; i++ {
			m := r.memory[i]
			if r.away(i) {
				continue
			}
			if !m.reopened() && (m.unseen() || m.card.State != fsrs.Review || s.comesOn(i, m, now) > now.day) {
				continue
			}
			if r.seeds[i] == 0 {
				r.seeds[i] = fsrs.Seed(m.id, int(now.day))
			}
			if m.reopened() {
				r.seeds[i] = 1 // the learner was told of it
			}
			if first < 0 || r.seeds[i] < r.seeds[first] {
				first = i
			}
			if source != last && (other < 0 || r.seeds[i] < r.seeds[other]) {
				other = i
			}
			if !near && (apart < 0 || r.seeds[i] < r.seeds[apart]) {
				apart = i
			}
		}
	})
	switch {
	case apart >= 0:
		return apart
	case other >= 0:
		return other
	}
	return first
}

// nextTo says whether two steps follow each other in one process: the one would
// give the other away.
func nextTo(a, b *content.Step) bool {
	if a == nil || b == nil || a.Process != b.Process {
		return false
	}
	return a.Number-b.Number == 1 || b.Number-a.Number == 1
}

// lastSource numbers what the card graded last was made from; -1 when this
// edition doesn't have it.
func (s *Session) lastSource() int32 {
	if n, ok := s.number[s.state.lastGraded()]; ok {
		return s.index.source[n]
	}
	return -1
}

// NextDue is when a card of the deck comes next: now when one waits, else the
// first time in the future. It is false when the deck is empty, and
// when only new cards remain and the limit lets none come.
func (s *Session) NextDue(deck string) (time.Time, bool) {
	d, ok := s.deckOf[deck]
	if !ok {
		return time.Time{}, false
	}
	now := s.now()
	s.refreshQueues(now)
	sum := s.queueOf(d)
	if s.counts(sum).Total() > 0 {
		return now.time, true
	}
	var first time.Time
	offer := func(t time.Time) {
		if first.IsZero() || t.Before(first) {
			first = t
		}
	}
	zone := now.time.Location()
	if sum.unseen && s.NewPerDay() > 0 {
		offer((now.day + 1).Begins(zone))
	}
	if sum.nextDay != never {
		comes := sum.nextDay
		if s.reviewsLeft() == 0 {
			comes = max(comes, now.day+1)
		}
		offer(comes.Begins(zone))
	}
	if !sum.next.IsZero() {
		offer(sum.next.In(zone))
	}
	return first, !first.IsZero()
}
