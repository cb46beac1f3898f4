// Package fsrs is the schedulers: given how well a card was recalled, they say
// how long it will be remembered and when to show it again.
//
// FSRS-6 is [Parameters] and [Card]. FSRS-7 is [Model7] and [Memory7], and
// [Schedule7] for cards in the same steps; its weights can be fitted to a learner
// with [Fit] and [Try].
//
// A card's memory under FSRS-6 has three numbers. Stability is the days after which the
// chance of recalling it has fallen to 90 %; difficulty, from 1 to 10, is how
// hard it is to make it more stable; retrievability is that chance now. All
// functions are pure: the time, the count of days and the seed of chance are
// given, so the same history always gives the same schedule.
package fsrs

import "time"

// Name is what a journal calls this scheduler.
const Name = "fsrs-6"

// Rating is how well a card was recalled.
type Rating uint8

// The ratings. Their numbers are those of the journal.
const (
	Again Rating = 1 + iota
	Hard
	Good
	Easy
)

// Valid says whether r is one of the four ratings.
func (r Rating) Valid() bool { return r >= Again && r <= Easy }

// State is where a card stands.
type State uint8

// The states.
const (
	New State = iota
	Learning
	Review
	Relearning
)

// String gives the state's name.
func (s State) String() string {
	switch s {
	case New:
		return "New"
	case Learning:
		return "Learning"
	case Review:
		return "Review"
	case Relearning:
		return "Relearning"
	}
	return "unknown"
}

// Card is the memory of one card. The zero Card has never been seen.
type Card struct {
	State      State
	Step       int       // place in the learning or relearning steps, from 0
	Stability  float64   // days, 0.001 to 36500; 0 when new; under FSRS-7 that of the slow curve
	Fast       float64   // under FSRS-7, the stability of the fast curve
	Difficulty float64   // 1 to 10; 0 when new
	Days       int       // whole days from Last to Due; 0 within the steps
	Last       time.Time // when it was last rated
	Due        time.Time
	Reps       int // ratings so far
	Lapses     int // how often it was forgotten when in Review
}

// Weights are the 21 numbers of the model, w0 to w20.
type Weights [21]float64

// Parameters are what the scheduler can be told.
type Parameters struct {
	Weights         Weights
	Retention       float64         // the chance of recall at which a card falls due, above 0 and below 1
	Longest         int             // longest interval, in days
	Steps           []time.Duration // between the first showings of a new card
	RelearningSteps []time.Duration // after a lapse
	ShortTerm       bool            // use the steps, and the model of ratings within one day
	Fuzz            bool            // spread intervals a little so that cards learnt together part
}

// Default gives the parameters that FSRS-6 is published with, fuzz off.
func Default() Parameters {
	return Parameters{
		Weights: Weights{
			0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
			1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
		},
		Retention:       0.9,
		Longest:         36500,
		Steps:           []time.Duration{time.Minute, 10 * time.Minute},
		RelearningSteps: []time.Duration{10 * time.Minute},
		ShortTerm:       true,
	}
}
