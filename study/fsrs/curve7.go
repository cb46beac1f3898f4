package fsrs

import "math"

// The bounds of how steeply the curves of FSRS-7 fall.
const (
	minDecay7 = 0.01
	maxDecay7 = 0.95
)

// edge7 keeps recall away from both 0 and 1: R(0) is 0.99999.
const edge7 = 1e-5

// curve7 is the forgetting curve of one memory, worked out at one time: a
// mixture of a fast and a slow power curve, whose shares depend on the memory.
type curve7 struct {
	days float64

	p, a, fast float64 // of the fast curve: exponent, scale of time, value
	bent       bool    // p lies within its bounds, and so follows the memory
	steep      float64 // e^(-ln w25 / p), of which a is made
	capped     bool    // steep is the most it can be

	b, slow float64 // of the slow curve

	u, v float64 // the shares of both
	mix  float64
}

// mostExponent bounds the exponent of a fast curve's scale.
const mostExponent = 60

// curve gives the curve of a memory with its values after so many days.
func (m *Model7) curve(c Memory7, days float64) curve7 {
	var k curve7
	m.shape(&k, c)
	k.at(m, days)
	return k
}

// shape works out what depends on the memory and not on the time.
func (m *Model7) shape(k *curve7, c Memory7) {
	w := &m.w
	p := w[23] * math.Pow(c.Fast, w[33]-0.3)
	k.p = clamp(p, minDecay7, maxDecay7)
	k.bent = k.p == p
	exponent := -m.lnFastBase / k.p
	if k.capped = exponent > mostExponent; k.capped {
		exponent = mostExponent
	}
	k.steep = math.Exp(exponent)
	k.a = (k.steep - 1) / c.Fast
	k.b = m.scale * math.Exp((c.Difficulty-5)*(w[32]-0.3)) / c.Slow
	k.u = w[27] * math.Pow(c.Fast, -w[29])
	k.v = w[28] * math.Pow(c.Slow, w[30]) * math.Exp((c.Difficulty-5)*(w[31]-0.5))
}

// at works out the values after so many days.
func (k *curve7) at(m *Model7, days float64) {
	k.days = days
	k.fast = math.Pow(1+k.a*days, -k.p)
	k.slow = math.Pow(1+k.b*days, -m.decay)
	k.mix = (k.u*k.fast + k.v*k.slow) / (k.u + k.v)
}

// recall is the chance of recall, within 0.00001 and 0.99999.
func (k *curve7) recall() float64 { return edge7 + (1-2*edge7)*k.mix }

// slope is by how much recall changes with a day, below 0.
func (k *curve7) slope(m *Model7) float64 {
	return -(1 - 2*edge7) / (k.u + k.v) *
		(k.u*k.p*k.a*k.fast/(1+k.a*k.days) + k.v*m.decay*k.b*k.slow/(1+k.b*k.days))
}

// Recall is the chance, above 0 and below 1, that a card with this memory would
// be recalled so many days after its last rating. It falls with every moment.
func (m *Model7) Recall(c Memory7, days float64) float64 {
	k := m.curve(c.clamped(), max(days, 0))
	return k.recall()
}

// The bounds of an interval, in days.
const (
	second    = 1.0 / 86400
	longest7  = 36500
	fullest7  = 0.9999 // retention from which on a card would be due at once
	mostSteps = 100    // more halvings than a float64 has bits
)

// Interval is how many days after its last rating a card is recalled with a
// chance of just retention: 0 when that is within a second, and 36500 at the
// most. It is exact but for rounding.
func (m *Model7) Interval(c Memory7, retention float64) float64 {
	if retention >= fullest7 {
		return 0
	}
	var k curve7
	m.shape(&k, c.clamped())
	if k.at(m, second); k.recall() < retention {
		return 0
	}
	if k.at(m, longest7); k.recall() >= retention {
		return longest7
	}
	// Newton's method for the logarithm of the time, in which the curve is smooth;
	// halving where a step would leave what is known to hold the root.
	low, high := math.Log(second), math.Log(longest7)
	x := clamp(math.Log(max(c.Slow, c.Fast)), low, high)
	for range mostSteps {
		t := math.Exp(x)
		k.at(m, t)
		off := k.recall() - retention
		if off == 0 {
			return t
		}
		if off > 0 {
			low = x
		} else {
			high = x
		}
		next := x - off/(k.slope(m)*t)
		if !(next > low && next < high) {
			next = (low + high) / 2
		}
		if math.Abs(next-x) <= 1e-15*max(1, math.Abs(x)) {
			return math.Exp(next)
		}
		x = next
	}
	return math.Exp(x)
}

// A last step of Newton's method in the logarithm of the time, of at most lastStep7,
// leaves an error of a fifth of its square, and with any weights tried less than
// margin7 times it: a time that much away from the middle between two days is rounded
// as the exact one is.
const (
	lastStep7 = 0.05
	margin7   = 4.0
)

// wholeDays is the whole day nearest to [Model7.Interval], but at least 1 and at most
// longest, which is from 1 to 36500. It takes half the time: it ends once the day is
// known, and looks at the bounds only where the way leads there.
func (m *Model7) wholeDays(c Memory7, retention, longest float64) float64 {
	if retention >= fullest7 {
		return 1
	}
	var k curve7
	m.shape(&k, c.clamped())
	low, high := math.Log(second), math.Log(longest)
	fromLow, fromHigh := false, false // the root is known to lie above low, below high
	x := clamp(math.Log(max(c.Slow, c.Fast)), low, high)
	for range mostSteps {
		t := math.Exp(x)
		k.at(m, t)
		off := k.recall() - retention
		if off >= 0 {
			low, fromLow = x, true
			if x == high && !fromHigh {
				return longest
			}
		} else {
			high, fromHigh = x, true
			if t <= 1.5 {
				return 1
			}
		}
		step := off / (k.slope(m) * t)
		next := x - step
		switch {
		case next >= high && !fromHigh:
			next = high
		case next <= low && !fromLow:
			next = low
		case !(next > low && next < high):
			next = (low + high) / 2
		default:
			if math.Abs(step) > lastStep7 {
				break
			}
			days := math.Exp(next)
			between := math.Abs(days - math.Floor(days) - 0.5)
			if between > margin7*step*step*days || math.Abs(step) <= 1e-15*max(1, math.Abs(x)) {
				return clamp(math.Round(days), 1, longest)
			}
		}
		x = next
	}
	return clamp(math.Round(math.Exp(x)), 1, longest)
}
