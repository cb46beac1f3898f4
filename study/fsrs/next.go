package fsrs

import (
	"math"
	"time"
)

const day = 24 * time.Hour

// Retrievability is the chance, 0 to 1, that the card would be recalled this
// many whole days after it was last rated. It is 0 for a card never seen.
func (p Parameters) Retrievability(card Card, days int) float64 {
	if card.State == New {
		return 0
	}
	return p.model().recall(max(days, 0), round8(card.Stability))
}

// Next is the card after it is rated at now. Days is how many whole days, as
// the caller counts them, have passed since card.Last; seed decides where the
// interval falls within its fuzz and matters only when p.Fuzz. The rating must
// be valid.
//
// A card that leaves the steps is due card.Days times 24 hours after now.
func (p Parameters) Next(card Card, now time.Time, days int, r Rating, seed uint64) Card {
	if card.State == New {
		days = 0
	}
	n := review{p: &p, m: p.model(), card: card, days: max(days, 0), seed: seed}
	next := card
	next.Last = now
	next.Reps++
	next.Stability, next.Difficulty = n.memory(r)
	if card.State == Review && r == Again {
		next.Lapses++
	}
	if p.ShortTerm {
		if wait, step, ok := p.step(card, r); ok {
			next.Step = step
			if wait < day {
				next.State = Learning
				if card.State == Review || card.State == Relearning {
					next.State = Relearning
				}
				next.Days = 0
				next.Due = now.Add(wait)
				return next
			}
			next.State = Review
			next.Days = int(wait / day)
			next.Due = now.Add(wait)
			return next
		}
	}
	next.State = Review
	next.Step = 0
	next.Days = n.interval(r)
	next.Due = now.Add(time.Duration(next.Days) * day)
	return next
}

// step is the wait, in whole minutes, that the learning or relearning steps
// give a rating, and the step it leads to. It is not ok when the rating leads
// out of the steps.
func (p *Parameters) step(card Card, r Rating) (wait time.Duration, step int, ok bool) {
	if card.State == Review || card.State == Relearning {
		return StepOf(p.RelearningSteps, card, r)
	}
	return StepOf(p.Steps, card, r)
}

// StepOf gives the wait, in whole minutes, after which a rating has a card in the
// steps shown again, and the step it then is at. It is not ok when the rating leads
// out of the steps. The card's State and Step are all that counts of it.
func StepOf(steps []time.Duration, card Card, r Rating) (wait time.Duration, step int, ok bool) {
	at := card.Step
	if card.State == Review {
		at = 0
	}
	if at >= len(steps) {
		return 0, 0, false
	}
	switch {
	case r == Again:
		wait = steps[0]
	case card.State == Review:
		return 0, 0, false
	case r == Hard && len(steps) == 1:
		wait, step = steps[0]*3/2, at
	case r == Hard:
		wait, step = (steps[0]+steps[1])/2, at
	case r == Good && at+1 < len(steps):
		wait, step = steps[at+1], at+1
	default:
		return 0, 0, false
	}
	wait = wait.Round(time.Minute)
	return wait, step, wait > 0
}

// review is one rating being worked out.
type review struct {
	p    *Parameters
	m    model
	card Card
	days int
	seed uint64

	grown  bool // growth and recall are known
	growth float64
	recall float64
}

// memory is the stability and difficulty after the rating.
func (n *review) memory(r Rating) (stability, difficulty float64) {
	if n.card.State == New {
		return n.m.first(r)
	}
	return n.stability(r), n.m.difficulty(n.card.Difficulty, r)
}

func (n *review) stability(r Rating) float64 {
	s, d := n.card.Stability, n.card.Difficulty
	if n.card.State == New {
		s, _ = n.m.first(r)
		return s
	}
	if n.days == 0 && n.p.ShortTerm {
		return n.m.sameDay(s, r)
	}
	if !n.grown {
		n.recall = n.m.recall(n.days, s)
		n.growth = n.m.growth(s, d, n.recall)
		n.grown = true
	}
	if r == Again {
		return n.m.forgotten(s, d, n.recall)
	}
	return n.m.recalled(s, n.growth, r)
}

// interval is the days until the card is next due when the rating leads to
// Review. Where several ratings do, a better one is always a day longer.
func (n *review) interval(r Rating) int {
	if n.p.ShortTerm && n.card.State != Review {
		return n.alone(r)
	}
	hard, good := n.alone(Hard), n.alone(Good)
	if n.p.ShortTerm {
		if r == Again {
			return n.alone(Again)
		}
		hard = min(hard, good)
	} else {
		again := min(n.alone(Again), hard)
		if r == Again {
			return again
		}
		hard = max(hard, again+1)
	}
	good = max(good, hard+1)
	switch r {
	case Hard:
		return hard
	case Good:
		return good
	}
	return max(n.alone(Easy), good+1)
}

// alone is the interval of one rating by itself: I(r,S) = S/factor
// (r^(1/decay) - 1), rounded, fuzzed when asked.
func (n *review) alone(r Rating) int {
	modifier := round8((math.Pow(n.p.Retention, 1/n.m.decay) - 1) / n.m.factor)
	ideal := math.Round(n.stability(r) * modifier)
	ideal = math.Min(math.Max(ideal, 1), float64(n.p.Longest))
	if n.p.Fuzz {
		return fuzz(ideal, n.days, n.p.Longest, n.seed)
	}
	return int(ideal)
}
