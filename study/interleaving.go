package study

import (
	"cmp"
	"math"
	"slices"

	"stagecraft/content"
	"stagecraft/study/fsrs"
)

// lookedThrough is up to how many reviews due their order is looked through to the end.
const lookedThrough = 16

// firstDue is the number of the review of a deck that comes first in the order of the
// day; and of those whose source isn't near that of the card graded last, the one that
// comes first so that no two that are near each other need follow each other later, -1
// when there is none.
func (s *Session) firstDue(deck int, now instant, near func(source int32) bool) (first, apart int32) {
	sum := s.queueOf(deck)
	if sum.due <= lookedThrough {
		all := make([]dueCard, 0, sum.due)
		s.eachDue(deck, now, func(c dueCard) { all = append(all, c) })
		return s.firstOfFew(all, near)
	}
	first, apart = -1, -1
	var crowded dueCard // of the steps that most of what is due is near to
	crowded.card = -1
	var firstSeed, apartSeed uint64
	most := s.mostCrowded(deck, sum.due)
	s.eachDue(deck, now, func(c dueCard) {
		if first < 0 || c.seed < firstSeed {
			first, firstSeed = c.card, c.seed
		}
		if near(c.source) {
			return
		}
		if apart < 0 || c.seed < apartSeed {
			apart, apartSeed = c.card, c.seed
		}
		if (c.source == most || c.source == most+1) && (crowded.card < 0 || c.seed < crowded.seed) {
			crowded = c
		}
	})
	if crowded.card >= 0 {
		apart = crowded.card
	}
	return first, apart
}

// dueCard is a review due.
type dueCard struct {
	card, source int32
	seed         uint64 // the lowest comes first
}

// eachDue calls f with the reviews of a deck that come today.
func (s *Session) eachDue(deck int, now instant, f func(dueCard)) {
	r := &s.index
	if r.seeds == nil {
		r.seeds = make([]uint64, len(s.cards))
	}
	s.eachSource(deck, func(source int32, t *sourceQueue) {
		left := int(t.due) - s.limits.heldDue[source]
		for i := r.firstCard[source]; i < r.firstCard[source+1] && left > 0; i++ {
			m := r.memory[i]
			if r.away(i) {
				continue
			}
			if !m.reopened() && (m.unseen() || m.card.State != fsrs.Review || s.comesOn(i, m, now) > now.day) {
				continue
			}
			left--
			if r.seeds[i] == 0 {
				r.seeds[i] = fsrs.Seed(m.id, int(now.day))
			}
			if m.reopened() {
				r.seeds[i] = 1 // the learner was told of it
			}
			f(dueCard{i, source, r.seeds[i]})
		}
	})
}

// mostCrowded gives the first of two sources, next to each other in a process or the
// same, of which so many reviews are due that they have to be taken wherever they may, so
// that no two of them follow each other: about half of all. It is -2 when there are none
// such.
func (s *Session) mostCrowded(deck, due int) int32 {
	most, at := 0, int32(-2)
	before, beforeDue := int32(-2), 0
	var step *content.Step
	s.eachSource(deck, func(source int32, t *sourceQueue) {
		n := int(t.due) - s.limits.heldDue[source]
		if n <= 0 {
			return
		}
		here := s.cards[s.index.firstCard[source]].Step
		both, from := n, source
		if before == source-1 && nextTo(step, here) {
			both, from = n+beforeDue, before
		}
		if both > most {
			most, at = both, from
		}
		before, beforeDue, step = source, n, here
	})
	if 2*most < due {
		return -2
	}
	return at
}

// firstOfFew gives the review that comes first of few; and the first of an order of all
// of them in which none is near the one before it, nor the first the one graded last, or
// when there is no such order the first that isn't near that.
func (s *Session) firstOfFew(all []dueCard, near func(source int32) bool) (first, apart int32) {
	if len(all) == 0 {
		return -1, -1
	}
	slices.SortFunc(all, func(a, b dueCard) int { return cmp.Or(cmp.Compare(a.seed, b.seed), cmp.Compare(a.card, b.card)) })
	first, apart = all[0].card, -1
	o := ordering{cards: all, far: make([]uint32, len(all)), failed: map[uint64]bool{}}
	for i := range all {
		for j := range all {
			if i != j && !s.nearby(all[i].source, all[j].source) {
				o.far[i] |= 1 << j
			}
		}
	}
	rest := uint32(1)<<len(all) - 1
	for i, c := range all {
		if near(c.source) {
			continue
		}
		if apart < 0 {
			apart = c.card
		}
		if o.goesOn(i, rest&^(1<<i)) {
			return first, c.card
		}
	}
	return first, apart
}

// ordering looks for an order of cards in which none is near the one before.
type ordering struct {
	cards  []dueCard
	far    []uint32        // by card, those that may follow it
	failed map[uint64]bool // by the last card and those left
}

// mostFailed bounds how many ways are looked at.
const mostFailed = 4000

// goesOn says whether the cards of a set can follow one.
func (o *ordering) goesOn(last int, rest uint32) bool {
	if rest == 0 {
		return true
	}
	key := uint64(last)<<32 | uint64(rest)
	if o.failed[key] || len(o.failed) > mostFailed {
		return false
	}
	tried := int32(math.MinInt32)
	for i := range o.cards {
		if o.far[last]&rest&(1<<i) == 0 || o.cards[i].source == tried {
			continue
		}
		if tried = o.cards[i].source; o.goesOn(i, rest&^(1<<i)) {
			return true
		}
	}
	o.failed[key] = true
	return false
}
