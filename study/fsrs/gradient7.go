package fsrs

import "math"

// sequence7 is a card's ratings, as the fit of the weights takes them.
type sequence7 []rated7

// rated7 is one rating of a card: so many days after the one before, which is
// nothing for the first. Its chance of recall before it is a prediction that
// counts with weight, 0 when it doesn't count.
type rated7 struct {
	days   float64
	weight float64
	rating Rating
}

// step7 is one rating worked out, with all that its derivatives need.
type step7 struct {
	rated7
	before     Memory7
	at         curve7
	slow, fast change7
	slowIn     bool // neither stability was put back to its bounds
	fastIn     bool
	halved     bool // the fast stability is that part of the slow one
	drawn      bool // difficulty was not put back to its bounds
	recall     float64
}

// derivative is by how much the loss changes with a memory.
type derivative struct{ slow, fast, difficulty float64 }

// loss is how badly the model predicts a card's ratings: the sum of weight times
// -ln of the chance it gave to what happened, remembered or not. Its derivatives
// by the weights are added to gradient. Steps is room for as many ratings as
// the card has.
func (m *Model7) loss(card sequence7, steps []step7, gradient *Weights7) (sum float64) {
	if len(card) == 0 {
		return 0
	}
	memory := m.First(card[0].rating)
	steps = steps[:len(card)]
	for i, r := range card[1:] {
		s := &steps[i+1]
		s.rated7, s.before = r, memory
		memory = m.step(s)
		if r.weight != 0 {
			sum -= r.weight * math.Log(s.predicted())
		}
	}
	var back derivative // by the memory after the rating
	for i := len(card) - 1; i > 0; i-- {
		back = m.unstep(&steps[i], back, gradient)
	}
	m.unfirst(card[0].rating, back, gradient)
	return sum
}

// predicted is the chance that was given to what happened.
func (s *step7) predicted() float64 {
	if s.rating == Again {
		return 1 - s.recall
	}
	return s.recall
}

// step is Next, and remembers.
func (m *Model7) step(s *step7) Memory7 {
	c := s.before
	s.at = m.curve(c, s.days)
	s.recall = s.at.recall()
	slow := s.slow.of(&m.slow, c.Slow, s.recall, c.Difficulty, s.rating)
	fast := s.fast.of(&m.fast, c.Fast, s.at.fast, c.Difficulty, s.rating)
	difficulty := m.difficulty(c.Difficulty, s.recall, s.rating)
	next := Memory7{Slow: clampStability7(slow), Fast: clampStability7(fast), Difficulty: clampDifficulty(difficulty)}
	s.slowIn, s.drawn = next.Slow == slow, next.Difficulty == difficulty
	if s.halved = s.rating == Again && fastPart*next.Slow < next.Fast; s.halved {
		fast = fastPart * next.Slow
		next.Fast = clampStability7(fast)
	}
	s.fastIn = next.Fast == fast
	return next
}

// unstep takes derivatives by the memory after a rating back to those by the
// memory before it, and adds those by the weights to g.
func (m *Model7) unstep(s *step7, after derivative, g *Weights7) (before derivative) {
	if !s.fastIn {
		after.fast = 0
	}
	if s.halved {
		after.slow += fastPart * after.fast
		after.fast = 0
	}
	if !s.slowIn {
		after.slow = 0
	}
	c := s.before
	var byRecall, byFast float64

	x, y, d := m.slow.back(&s.slow, c.Slow, s.recall, c.Difficulty, s.rating, after.slow, g[7:15])
	before.slow += x
	byRecall += y
	before.difficulty += d
	x, y, d = m.fast.back(&s.fast, c.Fast, s.at.fast, c.Difficulty, s.rating, after.fast, g[15:23])
	before.fast += x
	byFast += y
	before.difficulty += d

	if s.drawn && after.difficulty != 0 {
		g[4] += easyPull * after.difficulty
		g[5] -= easyPull * after.difficulty * 3 * math.Exp(3*m.w[5])
		turn := float64(s.rating) - 3
		size := 1.0
		if s.rating == Again {
			size = s.recall + lapseExtra
		}
		moved := (1 - easyPull) * after.difficulty
		before.difficulty += moved * (1 + m.w[6]*turn*size/9)
		byMove := moved * (10 - c.Difficulty) / 9
		g[6] -= byMove * turn * size
		if s.rating == Again {
			byRecall -= byMove * m.w[6] * turn
		}
	}
	if s.weight != 0 {
		if s.rating == Again {
			byRecall += s.weight / (1 - s.recall)
		} else {
			byRecall -= s.weight / s.recall
		}
	}
	m.uncurve(&s.at, c, byRecall, byFast, &before, g)
	return before
}

// unfirst does so for a card's first rating.
func (m *Model7) unfirst(r Rating, after derivative, g *Weights7) {
	g[r-1] += after.slow + fastPart*after.fast
	if d := m.firstD[r]; d == clampDifficulty(d) {
		g[4] += after.difficulty
		g[5] -= after.difficulty * float64(r-1) * math.Exp(m.w[5]*float64(r-1))
	}
}

// back gives the derivatives by a stability x, the chance of recall y and the
// difficulty, given that by the stability after the rating; g are those by the
// eight weights.
func (w *growth7) back(c *change7, x, y, difficulty float64, r Rating, after float64, g []float64) (byX, byY, byDifficulty float64) {
	if after == 0 {
		return 0, 0, 0
	}
	if r == Again || !c.up {
		if c.held {
			return after, 0, 0
		}
		lapsed := w.w[3] * (c.power - 1) * c.forgetting
		g[3] += after * (c.power - 1) * c.forgetting
		g[4] += after * w.w[3] * c.forgetting * c.power * math.Log(x+1)
		g[5] += after * lapsed * (1 - y)
		byX = after * w.w[3] * c.forgetting * w.w[4] * c.power / (x + 1)
		return byX, -after * lapsed * w.w[5], 0
	}
	grown := c.base * c.rated * (c.gain - 1)
	g[0] += after * grown
	g[1] -= after * grown * math.Log(x)
	g[2] += after * c.base * c.rated * c.gain * (1 - y)
	switch r {
	case Hard:
		g[6] += after * c.base * (c.gain - 1)
	case Easy:
		g[7] += after * c.base * (c.gain - 1)
	}
	byX = after * (1 + grown*(1-w.w[1])/x)
	byY = -after * c.base * c.rated * c.gain * w.w[2]
	return byX, byY, -after * grown / (11 - difficulty)
}

// uncurve takes derivatives by recall, and by the fast curve alone, back to
// those by the memory and the weights.
func (m *Model7) uncurve(k *curve7, c Memory7, byRecall, byFast float64, before *derivative, g *Weights7) {
	w := &m.w
	byMix := (1 - 2*edge7) * byRecall
	shares := k.u + k.v
	byFast += byMix * k.u / shares
	bySlow := byMix * k.v / shares
	byU := byMix * (k.fast - k.mix) / shares
	byV := byMix * (k.slow - k.mix) / shares
	lnFast, lnSlow := math.Log(c.Fast), math.Log(c.Slow)
	hard := c.Difficulty - 5

	g[27] += byU * k.u / w[27]
	g[29] -= byU * k.u * lnFast
	before.fast -= byU * k.u * w[29] / c.Fast

	g[28] += byV * k.v / w[28]
	g[30] += byV * k.v * lnSlow
	g[31] += byV * k.v * hard
	before.slow += byV * k.v * w[30] / c.Slow
	before.difficulty += byV * k.v * (w[31] - 0.5)

	// fast = (1 + a t)^-p
	long := 1 + k.a*k.days
	byP := -byFast * k.fast * math.Log(long)
	byA := -byFast * k.p * k.fast * k.days / long
	before.fast -= byA * k.a / c.Fast
	if !k.capped {
		bySteep := byA / c.Fast
		byP += bySteep * k.steep * m.lnFastBase / (k.p * k.p)
		g[25] -= bySteep * k.steep / (k.p * w[25])
	}
	if k.bent {
		g[23] += byP * k.p / w[23]
		g[33] += byP * k.p * lnFast
		before.fast += byP * k.p * (w[33] - 0.3) / c.Fast
	}

	// slow = (1 + b t)^-q
	q := m.decay
	long = 1 + k.b*k.days
	byQ := -bySlow * k.slow * math.Log(long)
	byB := -bySlow * q * k.slow * k.days / long
	before.slow -= byB * k.b / c.Slow
	before.difficulty += byB * k.b * (w[32] - 0.3)
	g[32] += byB * k.b * hard
	byScale := byB * k.b / m.scale
	g[26] -= byScale * (m.scale + 1) / (q * w[26])
	g[24] += byQ + byScale*(m.scale+1)*math.Log(w[26])/(q*q)
}
