package fsrs

import (
	"time"
)

// Schedule7 plans cards by FSRS-7. The steps before and after it are those of
// FSRS-6: the model says what a rating within ten minutes does to a memory, and
// not when to ask again.
type Schedule7 struct {
	Model           *Model7
	Retention       float64         // the chance of recall at which a card falls due, above 0 and below 1
	Longest         int             // longest interval, in days
	Steps           []time.Duration // between the first showings of a new card
	RelearningSteps []time.Duration // after a lapse
	ByModel         bool            // the model says how long the steps are, see [Schedule7.Next]
	Fuzz            bool            // spread intervals a little so that cards learnt together part
}

// NewSchedule7 gives the schedule of a model, with the steps of [Default] and
// fuzz off.
func NewSchedule7(m *Model7) Schedule7 {
	p := Default()
	return Schedule7{Model: m, Retention: p.Retention, Longest: p.Longest, Steps: p.Steps, RelearningSteps: p.RelearningSteps}
}

// Next is the card after it is rated at now. The model goes by the time since
// card.Last; days is how many whole days, as the caller counts them, that is,
// and, as the seed, matters only when s.Fuzz. The rating must be valid. A card of
// another scheduler has no memory of this one: its ratings are to be replayed.
//
// With s.ByModel a card that isn't out of the steps, or is forgotten, waits until it
// would be recalled by no more than s.Retention, if that is less than [LongestStep]; one
// that is forgotten never waits longer, and one rated Easy always leaves the steps.
//
// A card that leaves the steps is due card.Days times 24 hours after now, and at
// least a day.
func (s *Schedule7) Next(card Card, now time.Time, days int, r Rating, seed uint64) Card {
	next := card
	next.Last = now
	next.Reps++
	next.setMemory(s.Model.after(card, now, r))
	if card.State == Review && r == Again {
		next.Lapses++
	}
	steps, state := s.Steps, Learning
	if card.State == Review || card.State == Relearning {
		steps, state = s.RelearningSteps, Relearning
	}
	wait, step, ok := StepOf(steps, card, r)
	if s.ByModel {
		wait, ok = StepByModel(s.Model, next.memory7(), s.Retention, card.State, r)
		step = 0
	}
	if ok {
		next.State, next.Step, next.Days = state, step, 0
		next.Due = now.Add(wait)
		return next
	}
	if card.State == New {
		days = 0
	}
	n := review7{s: s, card: card, next: next, now: now, days: max(days, 0), seed: seed}
	next.State, next.Step = Review, 0
	next.Days = n.interval(r)
	next.Due = now.Add(time.Duration(next.Days) * day)
	return next
}

// LongestStep is what a step of the model's is shorter than.
const LongestStep = 12 * time.Hour

// StepByModel is how long a card waits on the day on which it was rated where the model says that: from its state
// before and its memory after that, in whole minutes, at least one. It is false of one that leaves the steps.
func StepByModel(m interface {
	Interval(m Memory7, retention float64) float64
}, after Memory7, retention float64, was State, r Rating,
) (time.Duration, bool) {
	if r == Easy || was == Review && r != Again {
		return 0, false
	}
	wait := time.Duration(min(m.Interval(after, retention), 1) * float64(day)).Round(time.Minute)
	if wait >= LongestStep && r != Again {
		return 0, false
	}
	return min(max(wait, time.Minute), LongestStep), true
}

// Retrievability is the chance, 0 to 1, that the card would be recalled at an
// instant. It is 0 for a card never seen.
func (m *Model7) Retrievability(card Card, now time.Time) float64 {
	if card.State == New {
		return 0
	}
	return m.Recall(card.memory7(), fractional(now.Sub(card.Last)))
}

// after is the memory of a card once it is rated.
func (m *Model7) after(card Card, now time.Time, r Rating) Memory7 {
	if card.State == New {
		return m.First(r)
	}
	return m.Next(card.memory7(), fractional(now.Sub(card.Last)), r)
}

func (c *Card) memory7() Memory7 {
	return Memory7{Slow: c.Stability, Fast: c.Fast, Difficulty: c.Difficulty}
}

func (c *Card) setMemory(m Memory7) { c.Stability, c.Fast, c.Difficulty = m.Slow, m.Fast, m.Difficulty }

func fractional(d time.Duration) float64 { return max(float64(d)/float64(day), 0) }

// review7 is one rating that leads to Review being worked out.
type review7 struct {
	s    *Schedule7
	card Card // before
	next Card // its memory is that after the rating
	now  time.Time
	days int
	seed uint64
}

// interval is the days until the card is next due. Of a card out of the steps a
// better rating is always a day longer, as under FSRS-6; of one that leaves them
// never shorter.
func (n *review7) interval(r Rating) int {
	rated := n.alone(n.next.memory7())
	if n.card.State != Review {
		if r == Easy {
			return max(rated, n.of(Good))
		}
		return rated
	}
	hard, good := rated, rated
	switch r {
	case Again:
		return rated
	case Hard:
		return min(hard, n.of(Good))
	case Good:
		hard = n.of(Hard)
	case Easy:
		hard, good = n.of(Hard), n.of(Good)
	}
	good = max(good, min(hard, good)+1)
	if r == Good {
		return good
	}
	return max(rated, good+1)
}

func (n *review7) of(r Rating) int { return n.alone(n.s.Model.after(n.card, n.now, r)) }

// alone is the interval of a memory by itself, in whole days, fuzzed when asked.
func (n *review7) alone(m Memory7) int {
	ideal := n.s.Model.wholeDays(m, n.s.Retention, clamp(float64(n.s.Longest), 1, longest7))
	if n.s.Fuzz {
		return fuzz(ideal, n.days, n.s.Longest, n.seed)
	}
	return int(ideal)
}
