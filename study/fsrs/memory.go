package fsrs

import "math"

// The bounds of the model.
const (
	minStability  = 0.001
	maxStability  = 36500
	minDifficulty = 1
	maxDifficulty = 10
)

// model is the forgetting curve and what a rating does to stability and
// difficulty, with its constants worked out once.
type model struct {
	w         *Weights
	decay     float64 // of the power curve, negative
	factor    float64 // scales it so that R(S, S) = 0.9
	shortTerm bool
}

func (p *Parameters) model() model {
	decay := -p.Weights[20]
	return model{
		w:         &p.Weights,
		decay:     decay,
		factor:    round8(math.Exp(math.Log(0.9)/decay) - 1),
		shortTerm: p.ShortTerm,
	}
}

// recall is the chance of recalling a memory of this stability after so many
// days: R(t,S) = (1 + factor t/S)^decay.
func (m model) recall(days int, stability float64) float64 {
	return round8(math.Pow(1+m.factor*float64(days)/stability, m.decay))
}

// first is the memory that a first rating leaves.
func (m model) first(r Rating) (stability, difficulty float64) {
	return clampStability(m.w[r-1]), clampDifficulty(m.firstDifficulty(r))
}

// firstDifficulty is D0(G), which may lie outside 1 to 10.
func (m model) firstDifficulty(r Rating) float64 {
	return round8(m.w[4] - math.Exp(m.w[5]*float64(r-1)) + 1)
}

// difficulty moves d by the rating, less so near 10, and a little back towards
// the difficulty of a card that was easy at first.
func (m model) difficulty(d float64, r Rating) float64 {
	delta := -m.w[6] * (float64(r) - 3)
	moved := d + round8(delta*(10-d)/9)
	return clampDifficulty(round8(m.w[7]*m.firstDifficulty(Easy) + (1-m.w[7])*moved))
}

// sameDay is the stability after another rating on one day.
func (m model) sameDay(s float64, r Rating) float64 {
	x := math.Pow(s, -m.w[19]) * math.Exp(m.w[17]*(float64(r)-3+m.w[18]))
	if r >= Hard {
		x = math.Max(x, 1)
	}
	return clampStability(round8(s * x))
}

// growth is what recall multiplies stability by, less one, before the rating
// has its say. One review asks it for several ratings, so it stands alone.
func (m model) growth(s, d, recall float64) float64 {
	return math.Exp(m.w[8]) * (11 - d) * math.Pow(s, -m.w[9]) * (math.Exp(m.w[10]*(1-recall)) - 1)
}

// recalled is the stability after a recall on a later day.
func (m model) recalled(s, growth float64, r Rating) float64 {
	switch r {
	case Hard:
		growth *= m.w[15]
	case Easy:
		growth *= m.w[16]
	}
	return clampStability(round8(s * (1 + growth)))
}

// forgotten is the stability after forgetting on a later day, never more than
// it was.
func (m model) forgotten(s, d, recall float64) float64 {
	after := m.w[11] * math.Pow(d, -m.w[12]) * (math.Pow(s+1, m.w[13]) - 1) * math.Exp(m.w[14]*(1-recall))
	limit := s
	if m.shortTerm {
		limit = s / math.Exp(m.w[17]*m.w[18])
	}
	return clampStability(math.Min(round8(limit), round8(after)))
}

func clampStability(s float64) float64 {
	return math.Min(math.Max(s, minStability), maxStability)
}

func clampDifficulty(d float64) float64 {
	return math.Min(math.Max(d, minDifficulty), maxDifficulty)
}

// round8 keeps eight decimals. It makes results agree with other
// implementations, and between processors that round the last bit differently.
func round8(x float64) float64 { return math.Round(x*1e8) / 1e8 }
