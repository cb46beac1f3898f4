package plan

import (
	"time"

	"stagecraft/study/fsrs"
)

// chance draws what happens to a card on a day, always the same.
type chance uint64

// What is drawn, besides whether a card is recalled on a day.
const (
	keptDraw  = 1 << 40 // whether a day is studied
	passDraw  = 1 << 41 // how a card recalled is rated
	firstDraw = 1 << 42 // how a new one is
	stepDraw  = 1 << 43 // what becomes of it in the steps
)

// of is a number from 0 up to but not 1.
func (c chance) of(a, b uint64) float64 {
	return float64(mix(mix(mix(uint64(c))+a)+b)>>11) / (1 << 53)
}

// mix spreads a number evenly over all there are (splitmix64).
func mix(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// pick is the place among chances that a number from 0 to 1 falls in.
func pick(chances []float64, at float64) int {
	sum := 0.0
	for _, c := range chances {
		sum += c
	}
	at *= sum
	for i, c := range chances {
		if at < c {
			return i
		}
		at -= c
	}
	return len(chances) - 1
}

// passed is how a card that was recalled is rated.
func (r *run) passed(card, draw uint64) fsrs.Rating {
	return fsrs.Hard + fsrs.Rating(pick(r.Pace.Passed[:], r.of(card, draw)))
}

// learn is the first day of a new card, which falls due at some chance of recall: its
// memory at the end, and how often it was shown.
func (r *run) learn(card uint64, retention float64) (m fsrs.Memory7, shown int) {
	rating := fsrs.Again + fsrs.Rating(pick(r.Pace.First[:], r.of(card, firstDraw)))
	r.out.work++
	m, shown = r.steps(r.Model.First(rating), fsrs.Learning, rating, card, retention)
	return m, shown + 1
}

// mostShown bounds how often a card is shown in the steps.
const mostShown = 8

// steps has a card that was rated go through the steps: its memory after them, and
// how often it was shown in them.
func (r *run) steps(m fsrs.Memory7, in fsrs.State, rating fsrs.Rating, card uint64, retention float64) (fsrs.Memory7, int) {
	at := fsrs.Card{State: in}
	for shown := range mostShown {
		wait, ok := r.step(&at, m, rating, retention)
		if !ok {
			return m, shown
		}
		draw := stepDraw + uint64(r.today)<<8 + uint64(shown)<<1
		days := fractionOf(wait)
		rating = fsrs.Again
		if r.of(card, draw) < r.Model.Recall(m, r.Forgets*days) {
			rating = r.passed(card, draw+1)
		}
		m = r.Model.Next(m, days, rating)
		r.out.work += 2
	}
	return m, mostShown
}

// step is how long a card in the steps waits that was rated, and moves it to the step
// it then is at. It is false of one that leaves them.
func (r *run) step(at *fsrs.Card, m fsrs.Memory7, rating fsrs.Rating, retention float64) (wait time.Duration, ok bool) {
	if r.ByModel {
		r.out.work++
		return fsrs.StepByModel(r.Model, m, retention, at.State, rating)
	}
	steps := r.Steps
	if at.State == fsrs.Relearning {
		steps = r.Relearn
	}
	wait, at.Step, ok = fsrs.StepOf(steps, *at, rating)
	return wait, ok
}
