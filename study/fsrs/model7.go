package fsrs

import "math"

// Name7 is what a journal calls FSRS-7.
const Name7 = "fsrs-7"

// Weights7 are the 34 numbers of FSRS-7, w0 to w33. Weights of another version
// of FSRS can't be turned into them: the journal is replayed instead.
type Weights7 [34]float64

// Default7 gives the weights that FSRS-7 is published with, which fit a learner
// of whom nothing is known.
func Default7() Weights7 {
	return Weights7{
		0.1104, 2.2395, 3.9221, 11.7841, 6.1686, 0.6457, 3.6807,
		1.9795, 0, 1.3826, 0.7024, 0.5999, 0.8146, 0.6398, 1,
		1.3207, 0.6707, 3.8668, 0.4416, 0.0934, 1.8631, 0.6162, 1.0869,
		0.1567, 0.0801, 0.2421, 0.9464, 0.1433, 0.7145, 0, 0.5667,
		0.3734, 0.5333, 0.3048,
	}
}

// bounds7 are the least and the greatest value of each weight.
var bounds7 = [len(Weights7{})][2]float64{
	{0.0001, 50}, {0.0001, 100}, {0.0001, 100}, {0.0001, 100}, // stability after a first rating
	{1, 10}, {0.001, 4}, {0.1, 4}, // difficulty
	{0, 4}, {0, 1.2}, {0.3, 3}, {0.01, 1.5}, {0.1, 1}, {0, 3.5}, {0, 1}, {1, 7}, // slow stability
	{0, 4}, {0, 2}, {0.5, 6}, {0.001, 1.5}, {0.001, 1}, {0, 5}, {0, 1}, {1, 7}, // fast stability
	{0.01, 0.25}, {0.01, 0.95}, {0.2, 0.85}, {0.5, 0.99}, // decay and base of both curves
	{0.01, 1}, {0.1, 1}, {0, 0.9}, {0.1, 1.1}, // their mixture
	{0, 1}, {0, 0.6}, {0, 0.6}, // difficulty in the mixture and in slow time, stability in the fast decay
}

// Clip moves each weight to the nearest value that the model allows. Those of
// the first ratings never fall from Again to Easy, and the base of the slow
// curve is at least that of the fast one. A weight that is no number becomes
// the published one.
func (w Weights7) Clip() Weights7 {
	for i, published := range Default7() {
		if math.IsNaN(w[i]) {
			w[i] = published
		}
		w[i] = clamp(w[i], bounds7[i][0], bounds7[i][1])
	}
	for i := 1; i <= 3; i++ {
		w[i] = max(w[i], w[i-1])
	}
	w[26] = max(w[26], w[25])
	return w
}

// The bounds of a card's memory under FSRS-7. Difficulty has those of FSRS-6.
const (
	minStability7 = 0.0001
	maxStability7 = 36500
)

// fastPart is what the fast stability is of the slow one after a first rating,
// and at the most after a card was forgotten.
const fastPart = 0.8

// Memory7 is what FSRS-7 knows of a card that was rated. Neither stability is
// the time in which recall falls to 90 %, as the one of FSRS-6 is.
type Memory7 struct {
	Slow       float64 // stability of the slow curve, days, 0.0001 to 36500
	Fast       float64 // stability of the fast curve, days, in the same bounds
	Difficulty float64 // 1 to 10
}

// Model7 is FSRS-7 with the weights of one learner: how fast a card is
// forgotten, and what a rating does to its memory. It counts time in days that
// have fractions, so that ten minutes and ten months follow one formula. It is
// never changed, and so can be used from several goroutines.
//
// The formulas and constants are those of the open-spaced-repetition project.
type Model7 struct {
	w Weights7

	slow, fast growth7
	decay      float64 // q, of the slow curve
	scale      float64 // of the slow curve's time, to be divided by stability
	lnFastBase float64
	firstD     [5]float64 // difficulty by first rating, unbounded
}

// NewModel7 makes the model of weights, which are clipped.
func NewModel7(w Weights7) *Model7 {
	w = w.Clip()
	m := &Model7{
		w:          w,
		slow:       newGrowth7(w[7:15]),
		fast:       newGrowth7(w[15:23]),
		decay:      clamp(w[24], minDecay7, maxDecay7),
		lnFastBase: math.Log(w[25]),
	}
	m.scale = math.Pow(w[26], -1/m.decay) - 1
	for r := Again; r <= Easy; r++ {
		m.firstD[r] = w[4] - math.Exp(w[5]*float64(r-1)) + 1
	}
	return m
}

// First is the memory that a card's first rating leaves.
func (m *Model7) First(r Rating) Memory7 {
	s := clampStability7(m.w[r-1])
	return Memory7{Slow: s, Fast: clampStability7(fastPart * s), Difficulty: clampDifficulty(m.firstD[r])}
}

// Next is the memory of a card that is rated so many days after it was rated
// last. Fewer than none are none.
func (m *Model7) Next(c Memory7, days float64, r Rating) Memory7 {
	c = c.clamped()
	at := m.curve(c, max(days, 0))
	var slow, fast change7
	next := Memory7{
		Slow: clampStability7(slow.of(&m.slow, c.Slow, at.recall(), c.Difficulty, r)),
		Fast: clampStability7(fast.of(&m.fast, c.Fast, at.fast, c.Difficulty, r)),
	}
	if r == Again {
		next.Fast = clampStability7(min(next.Fast, fastPart*next.Slow))
	}
	next.Difficulty = clampDifficulty(m.difficulty(c.Difficulty, at.recall(), r))
	return next
}

// The difficulty after a rating is drawn so much to that of an easy card. A
// card that was forgotten is harder by so much more than its chance of recall.
const (
	easyPull   = 0.01
	lapseExtra = 0.1
)

func (m *Model7) difficulty(d, recall float64, r Rating) float64 {
	move := -m.w[6] * (float64(r) - 3)
	if r == Again {
		move *= recall + lapseExtra
	}
	return easyPull*m.firstD[Easy] + (1-easyPull)*(d+(10-d)*move/9)
}

// growth7 is what a rating does to one of the two stabilities: eight weights.
type growth7 struct {
	w      []float64
	factor float64 // e^(w0 - 1.5)
}

func newGrowth7(w []float64) growth7 {
	return growth7{w: append([]float64(nil), w...), factor: math.Exp(w[0] - 1.5)}
}

// change7 is a stability's change worked out, with what its derivatives need.
type change7 struct {
	// After a lapse, if the card had been forgotten: no more than before.
	power, forgetting float64 // (x+1)^w4, e^(w5(1-y))
	lapsed            float64
	held              bool // lapsed is the stability before, which was less

	// After a recall.
	base, gain float64 // growth with full forgetting; e^(w2(1-y))
	grown      float64
	rated      float64 // the part that the rating has in base
	up         bool    // grown counts
}

// of is the stability x of a memory of that difficulty after a rating, when the
// chance of recall was y.
func (c *change7) of(g *growth7, x, y, difficulty float64, r Rating) float64 {
	c.power = math.Pow(x+1, g.w[4])
	c.forgetting = math.Exp(g.w[5] * (1 - y))
	c.lapsed = g.w[3] * (c.power - 1) * c.forgetting
	if c.held = x < c.lapsed; c.held {
		c.lapsed = x
	}
	c.up = false
	if r == Again {
		return c.lapsed
	}
	c.rated = 1
	switch r {
	case Hard:
		c.rated = g.w[6]
	case Easy:
		c.rated = g.w[7]
	}
	c.base = g.factor * (11 - difficulty) * math.Pow(x, 1-g.w[1])
	c.gain = math.Exp(g.w[2] * (1 - y))
	c.grown = x + c.base*c.rated*(c.gain-1)
	c.up = c.grown >= c.lapsed
	return max(c.lapsed, c.grown)
}

func (c Memory7) clamped() Memory7 {
	return Memory7{Slow: clampStability7(c.Slow), Fast: clampStability7(c.Fast), Difficulty: clampDifficulty(c.Difficulty)}
}

func clampStability7(s float64) float64 { return clamp(s, minStability7, maxStability7) }

func clamp(x, least, most float64) float64 { return min(max(x, least), most) }
