package plan

import (
	"math"

	"stagecraft/study/fsrs"
)

// Reviewed is a review of a card, at least half a day after the one before it.
type Reviewed struct {
	Memory   fsrs.Memory7 // before it
	Days     float64      // since the last rating
	Recalled bool
}

const (
	usualSpread = 0.5 // standard deviation among learners of the logarithm of how fast they forget
	fastest     = 1.5 // the bound of that logarithm
	narrowings  = 24
)

// Forgetting is how many times as fast a learner forgets as the model says, by the
// reviews there are: near 1 with few of them.
func Forgetting(m Model, reviews []Reviewed) float64 {
	loss := func(log float64) float64 {
		sum, factor := log*log/(2*usualSpread*usualSpread), math.Exp(log)
		for i := range reviews {
			p := min(max(m.Recall(reviews[i].Memory, factor*reviews[i].Days), 1e-4), 1-1e-4)
			if !reviews[i].Recalled {
				p = 1 - p
			}
			sum -= math.Log(p)
		}
		return sum
	}
	// By the golden section: the loss has one valley.
	const golden = 0.6180339887498949
	low, high := -fastest, fastest
	a, b := high-golden*(high-low), low+golden*(high-low)
	atA, atB := loss(a), loss(b)
	for range narrowings {
		if atA < atB {
			high, b, atB = b, a, atA
			a = high - golden*(high-low)
			atA = loss(a)
		} else {
			low, a, atA = a, b, atB
			b = low + golden*(high-low)
			atB = loss(b)
		}
	}
	return math.Exp((low + high) / 2)
}
