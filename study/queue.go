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
// away; and while there is a card of another source than the last graded, and
// of no step next to its in a process, one of these comes first, of whatever kind.
// Reviews are dealt so that this lasts as long as it can.
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
	near := s.nearLast(now)
	counts := s.counts(s.queueOf(d))
	first := int32(-1)
	for _, of := range [...]struct {
		waits int
		take  func() (first, apart int32)
	}{
		{counts.Learning, func() (first, apart int32) { return s.firstInSteps(d, now, 0, near) }},
		{counts.Due, func() (first, apart int32) { return s.firstDue(d, now, near) }},
		{counts.New, func() (first, apart int32) { return s.firstNew(d, near) }},
	} {
		if of.waits == 0 {
			continue
		}
		one, apart := of.take()
		if apart >= 0 {
			return s.cards[apart], true
		}
		if first < 0 {
			first = one
		}
	}
	if first < 0 && counts.Ahead > 0 {
		one, apart := s.firstInSteps(d, now, learnAhead, near)
		if first = apart; first < 0 {
			first = one
		}
	}
	if first < 0 {
		return Card{}, false
	}
	return s.cards[first], true
}

// firstInSteps is the number of the card in a deck's steps that was to come first, of
// those that come within a while; and of those that are it, or aren't near, the card graded last.
func (s *Session) firstInSteps(deck int, now instant, within time.Duration, near func(source int32) bool) (first, apart int32) {
	first, apart = -1, -1
	by := now.time.Add(within)
	var due, dueApart time.Time
	last := s.state.lastGraded(now.day) // it gives nothing away when it comes again itself
	s.eachSource(deck, func(source int32, t *sourceQueue) {
		if t.steps == 0 {
			return
		}
		for i := s.index.firstCard[source]; i < s.index.firstCard[source+1]; i++ {
			m := s.index.memory[i]
			if m.unseen() || m.card.State == fsrs.Review || s.index.away(i) {
				continue
			}
			comes := m.dueAt(now)
			if comes.After(by) {
				continue
			}
			if first < 0 || comes.Before(due) {
				first, due = i, comes
			}
			if (!near(source) || s.cards[i].ID == last) && (apart < 0 || comes.Before(dueApart)) {
				apart, dueApart = i, comes
			}
		}
	})
	return first, apart
}

// nextTo says whether two steps follow each other in one process: the one would
// give the other away.
func nextTo(a, b *content.Step) bool {
	if a == nil || b == nil || a.Process != b.Process {
		return false
	}
	return a.Number-b.Number == 1 || b.Number-a.Number == 1
}

// nearLast says of a source whether its cards would be given away by the card graded
// last: it is the same, or a step next to it.
func (s *Session) nearLast(now instant) func(source int32) bool {
	last := s.lastSource(now)
	if last < 0 {
		return func(int32) bool { return false }
	}
	return func(source int32) bool { return s.nearby(last, source) }
}

// nearby says whether two sources are the same, or steps next to each other.
func (s *Session) nearby(a, b int32) bool {
	return a == b || nextTo(s.cards[s.index.firstCard[a]].Step, s.cards[s.index.firstCard[b]].Step)
}

// lastSource numbers what the card graded last today was made from; -1 when there is
// none, or this edition doesn't have it.
func (s *Session) lastSource(now instant) int32 {
	if n, ok := s.number[s.state.lastGraded(now.day)]; ok {
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
		offer(now.begins(now.day + 1))
	}
	if sum.nextDay != never {
		comes := sum.nextDay
		if s.reviewsLeft() == 0 {
			comes = max(comes, now.day+1)
		}
		offer(now.begins(comes))
	}
	if !sum.next.IsZero() {
		offer(sum.next.In(zone))
	}
	return first, !first.IsZero()
}
