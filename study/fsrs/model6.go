package fsrs

import "math"

// Model6 is FSRS-6 in the form of [Model7]: of a [Memory7] it knows the slow
// stability, which it calls stability, and the difficulty. It counts whole days.
// It is never changed, and so can be used from several goroutines.
type Model6 struct{ p Parameters }

// NewModel6 makes the model of weights.
func NewModel6(w Weights) *Model6 {
	p := Default()
	p.Weights = w
	return &Model6{p}
}

// First is the memory that a card's first rating leaves.
func (m *Model6) First(r Rating) Memory7 {
	s, d := m.p.model().first(r)
	return Memory7{Slow: s, Difficulty: d}
}

// Next is the memory of a card that is rated so many days after it was rated last.
func (m *Model6) Next(c Memory7, days float64, r Rating) Memory7 {
	n := review{
		p: &m.p, m: m.p.model(), days: wholeDays(days),
		card: Card{State: Review, Stability: c.Slow, Difficulty: c.Difficulty},
	}
	s, d := n.memory(r)
	return Memory7{Slow: s, Difficulty: d}
}

// Recall is the chance, 0 to 1, that a card with this memory would be recalled so
// many days after its last rating.
func (m *Model6) Recall(c Memory7, days float64) float64 {
	return m.p.model().recall(wholeDays(days), c.Slow)
}

// Interval is how many days after its last rating a card is recalled with a chance
// of just retention, 36500 at the most.
func (m *Model6) Interval(c Memory7, retention float64) float64 {
	k := m.p.model()
	return min(max(c.Slow*(math.Pow(retention, 1/k.decay)-1)/k.factor, 0), maxStability)
}

func wholeDays(days float64) int { return max(int(math.Floor(days)), 0) }
