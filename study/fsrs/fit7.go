package fsrs

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"
)

// Rated is one rating of a card.
type Rated struct {
	At     int64 // UTC milliseconds
	Rating Rating
}

// What the fit of weights to a learner takes: upstream's settings, with which
// its accuracy was measured.
const (
	// LeastFit is how many ratings that predict something a fit needs. With fewer
	// it makes about as many learners worse as better.
	LeastFit = 512

	// MostOfCard is how many ratings of one card count.
	MostOfCard = 128

	epochs       = 9
	batchSize    = 512
	learningRate = 0.0118
	beta1        = 0.70
	beta2        = 0.98
	epsilon      = 1e-8
	priorPart    = 0.3333

	oldest  = 0.0667 // what the first prediction counts, beside 1 for the last
	recency = 11.25
)

// deviations are how far each weight is from the published one among learners:
// the standard deviations of the prior.
var deviations = Weights7{
	9999, 9999, 9999, 9999, 0.523, 0.2528, 0.4329,
	0.2966, 0.2139, 0.2889, 0.1862, 0.175, 0.3812, 0.3013, 0.9104,
	0.3234, 0.2448, 0.3273, 0.1842, 0.1735, 0.4608, 0.311, 0.864,
	0.0418, 0.2596, 0.0798, 0.0682, 0.1282, 0.1397, 0.1407, 0.1489,
	0.2, 0.15, 0.15,
}

// Fit gives the weights that predict a learner's ratings best, held near the
// published ones by what is known of other learners. Each card is its ratings in
// order of time, from the one with which it was learnt; every later one, also on
// the same day, is a prediction. The newest count most. It gives the published
// weights when there are fewer than [LeastFit] predictions.
//
// The same cards always give the same weights. It takes some 10 µs a rating on
// one core, and fails with the context's error when that ends first.
func Fit(ctx context.Context, cards [][]Rated) (Weights7, error) {
	sequences, n := sequences(cards, math.MaxInt64)
	if n < LeastFit {
		return Default7(), ctx.Err()
	}
	return fit(ctx, sequences, n)
}

// sequences takes the ratings before a time, with how much each prediction
// counts, and says how many there are.
func sequences(cards [][]Rated, before int64) (all []sequence7, predictions int) {
	type prediction struct {
		at         int64
		card, step int
	}
	var order []prediction
	for _, card := range cards {
		var s sequence7
		for i, r := range card {
			if r.At >= before || i == MostOfCard {
				break
			}
			rated := rated7{rating: r.Rating}
			if i > 0 {
				rated.days = max(0, float64(r.At-card[i-1].At)/86_400_000)
				order = append(order, prediction{r.At, len(all), i})
			}
			s = append(s, rated)
		}
		if len(s) > 1 {
			all = append(all, s)
		}
	}
	slices.SortStableFunc(order, func(a, b prediction) int { return cmp.Compare(a.at, b.at) })
	n := float64(len(order))
	for i, p := range order {
		all[p.card][p.step].weight = oldest + (1-oldest)*math.Pow(float64(i)/n, recency)
	}
	return all, len(order)
}

// batch7 are whole cards that are learnt from at once.
type batch7 struct {
	cards       []sequence7
	predictions int
}

// fit goes through all cards nine times by Adam's method.
func fit(ctx context.Context, all []sequence7, n int) (Weights7, error) {
	batches := batched(all)
	published := Default7()
	w := published
	var mean, square Weights7
	step, last := 0, float64(len(batches)*epochs)
	shuffle := rand.New(rand.NewPCG(7, 34)) // the same on every machine
	room := make([]step7, MostOfCard)
	for range epochs {
		shuffle.Shuffle(len(batches), func(i, j int) { batches[i], batches[j] = batches[j], batches[i] })
		for _, b := range batches {
			if err := ctx.Err(); err != nil {
				return published, err
			}
			m := NewModel7(w)
			var gradient Weights7
			for _, card := range b.cards {
				m.loss(card, room, &gradient)
			}
			pull := 2 * priorPart * float64(b.predictions) / float64(n)
			speed := learningRate * (1 + math.Cos(math.Pi*float64(step)/last)) / 2
			step++
			for i := range w {
				g := gradient[i] + pull*(w[i]-published[i])/(deviations[i]*deviations[i])
				mean[i] = beta1*mean[i] + (1-beta1)*g
				square[i] = beta2*square[i] + (1-beta2)*g*g
				m := mean[i] / (1 - math.Pow(beta1, float64(step)))
				s := square[i] / (1 - math.Pow(beta2, float64(step)))
				w[i] -= speed * m / (math.Sqrt(s) + epsilon)
			}
			w = w.Clip()
		}
	}
	return w, nil
}

// batched fills batches with cards, the shortest first.
func batched(all []sequence7) []batch7 {
	all = slices.Clone(all)
	slices.SortStableFunc(all, func(a, b sequence7) int { return cmp.Compare(len(a), len(b)) })
	var batches []batch7
	for _, card := range all {
		n := len(card) - 1
		if i := len(batches) - 1; i < 0 || batches[i].predictions+n > batchSize {
			batches = append(batches, batch7{})
		}
		b := &batches[len(batches)-1]
		b.cards, b.predictions = append(b.cards, card), b.predictions+n
	}
	return batches
}

// Trial7 says how weights that were fitted to a learner's first ratings predict
// the last fifth of them, beside the weights in use.
type Trial7 struct {
	Weights     Weights7 // that were fitted
	Predictions int      // ratings that could be predicted
	Held        int      // how many of them, the newest, the fit had not seen
	Before      float64  // mean log loss of those with the weights in use
	After       float64  // likewise with the fitted ones
	Z           float64  // the mean difference, in standard errors; above 0 is better
}

// significant is how many standard errors a difference must have to count: it is by
// chance once in a hundred times.
const significant = 2.33

// Better says whether the fitted weights are to be used from now on.
func (t Trial7) Better() bool { return t.Held > 0 && t.Z >= significant }

// Try fits weights to the first four fifths of a learner's ratings, in order of
// time, and holds them against the weights in use on the rest. With fewer than
// [LeastFit] predictions nothing is held and the trial isn't Better.
func Try(ctx context.Context, cards [][]Rated, inUse Weights7) (Trial7, error) {
	var times []int64
	for _, card := range cards {
		for i, r := range card {
			if i > 0 && i < MostOfCard {
				times = append(times, r.At)
			}
		}
	}
	t := Trial7{Weights: inUse, Predictions: len(times)}
	if len(times) < LeastFit {
		return t, ctx.Err()
	}
	slices.Sort(times)
	cut := times[len(times)*4/5]
	first, n := sequences(cards, cut)
	w, err := fit(ctx, first, n)
	if err != nil {
		return t, err
	}
	t.Weights = w
	before, after := losses(cards, cut, inUse), losses(cards, cut, w)
	t.Held = len(after)
	var sum, squares float64
	for i := range after {
		t.Before += before[i]
		t.After += after[i]
		d := before[i] - after[i]
		sum += d
		squares += d * d
	}
	held := float64(t.Held)
	t.Before, t.After = t.Before/held, t.After/held
	mean := sum / held
	if deviation := math.Sqrt(max(0, squares/held-mean*mean)); deviation > 0 {
		t.Z = mean / (deviation / math.Sqrt(held))
	}
	return t, nil
}

// losses gives the log loss of each prediction from a time on.
func losses(cards [][]Rated, from int64, w Weights7) (all []float64) {
	m := NewModel7(w)
	for _, card := range cards {
		var memory Memory7
		for i, r := range card {
			if i == MostOfCard {
				break
			}
			if i == 0 {
				memory = m.First(r.Rating)
				continue
			}
			days := max(0, float64(r.At-card[i-1].At)/86_400_000)
			if r.At >= from {
				all = append(all, logLoss(m.Recall(memory, days), r.Rating))
			}
			memory = m.Next(memory, days, r.Rating)
		}
	}
	return all
}

// logLoss is -ln of the chance that a prediction gave to what happened, which
// is bounded, so that no single rating decides.
func logLoss(recall float64, r Rating) float64 {
	recall = clamp(recall, 0.0001, 0.9999)
	if r == Again {
		recall = 1 - recall
	}
	return -math.Log(recall)
}
