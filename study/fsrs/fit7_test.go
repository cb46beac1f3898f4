package fsrs

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"testing"
	"time"
)

// simulated are learners whose true weights are known.
type simulated struct {
	T0       int64
	Learners []struct {
		ID       int
		True     []float64 `json:"true_weights"`
		Cards    [][]int64 // seconds to the first review, rating, seconds since, rating, ...
		Measured struct {
			LossAtDefault     float64   `json:"train_loss_sum_at_default"`
			GradientAtDefault []float64 `json:"train_gradient_at_default"`
		} `json:"fsrs7"`
		Train int `json:"targets_train"`
	}
}

func readSimulated(t testing.TB) simulated {
	t.Helper()
	f, err := os.Open("testdata/fsrs7_fit.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var s simulated
	if err := json.NewDecoder(r).Decode(&s); err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		s.Learners = s.Learners[:5] // those with the shortest histories
	}
	return s
}

func ratings(t0 int64, cards [][]int64) (all [][]Rated) {
	for _, c := range cards {
		at := t0 * 1000
		var card []Rated
		for i := 0; i+1 < len(c); i += 2 {
			at += c[i] * 1000
			card = append(card, Rated{At: at, Rating: Rating(c[i+1])})
		}
		all = append(all, card)
	}
	return all
}

// cutAt gives the time from which on ratings are no longer among the first n
// predictions, and how many there are.
func cutAt(cards [][]Rated, n int) (cut int64, all int) {
	var times []int64
	for _, card := range cards {
		for i, r := range card {
			if i > 0 && i < MostOfCard {
				times = append(times, r.At)
			}
		}
	}
	slices.Sort(times)
	return times[n], len(times)
}

func TestLoss_HasTheDerivativesThatAreKnown(t *testing.T) {
	file := readSimulated(t)
	for _, l := range file.Learners {
		cards := ratings(file.T0, l.Cards)
		cut, _ := cutAt(cards, l.Train)
		train, n := sequences(cards, cut)
		if n != l.Train {
			t.Fatalf("learner %d: %d predictions, not %d", l.ID, n, l.Train)
		}
		m := NewModel7(Default7())
		room := make([]step7, MostOfCard)
		var gradient Weights7
		sum := 0.0
		for _, card := range train {
			sum += m.loss(card, room, &gradient)
		}
		if want := l.Measured.LossAtDefault; math.Abs(sum-want) > 1e-9*want {
			t.Errorf("learner %d: loss %v, want %v", l.ID, sum, want)
		}
		for i, want := range l.Measured.GradientAtDefault {
			if math.Abs(gradient[i]-want) > 1e-6*max(1, math.Abs(want)) {
				t.Errorf("learner %d: derivative by w%d is %v, want %v", l.ID, i, gradient[i], want)
			}
		}
	}
}

func meanLoss(cards [][]Rated, from int64, w Weights7) float64 {
	sum, all := 0.0, losses(cards, from, w)
	for _, l := range all {
		sum += l
	}
	return sum / float64(len(all))
}

func TestFit_ComesNearTheTrueWeights(t *testing.T) {
	file := readSimulated(t)
	total := 0.0
	for _, l := range file.Learners {
		cards := ratings(file.T0, l.Cards)
		cut, all := cutAt(cards, l.Train)
		train, n := sequences(cards, cut)
		begun := time.Now()
		w, err := fit(context.Background(), train, n)
		took := time.Since(begun)
		if err != nil {
			t.Fatal(err)
		}
		var truth Weights7
		copy(truth[:], l.True)
		published, fitted, best := meanLoss(cards, cut, Default7()), meanLoss(cards, cut, w), meanLoss(cards, cut, truth)
		closed := (published - fitted) / (published - best)
		t.Logf("learner %2d: %5d predictions, loss %.4f, fitted %.4f, true %.4f: %.2f closed in %v", l.ID, all, published, fitted, best, closed, took.Round(time.Millisecond))
		if closed < 0.6 {
			t.Errorf("learner %d: only %.2f of the gap is closed", l.ID, closed)
		}
		total += closed
	}
	if mean := total / float64(len(file.Learners)); mean < 0.85 {
		t.Errorf("only %.2f of the gap is closed on average", mean)
	} else {
		t.Logf("%.3f closed on average", mean)
	}
}

func TestTry_AdoptsOnlyWhatIsSurelyBetter(t *testing.T) {
	file := readSimulated(t)
	ctx := context.Background()
	adopted := 0
	for _, l := range file.Learners {
		cards := ratings(file.T0, l.Cards)
		trial, err := Try(ctx, cards, Default7())
		if err != nil {
			t.Fatal(err)
		}
		if trial.Better() {
			adopted++
			if trial.After >= trial.Before {
				t.Errorf("learner %d: adopted with a loss of %v for %v", l.ID, trial.After, trial.Before)
			}
		}
		// Against the weights that made the answers nothing is surely better.
		var truth Weights7
		copy(truth[:], l.True)
		if trial, err = Try(ctx, cards, truth); err != nil {
			t.Fatal(err)
		} else if trial.Better() {
			t.Errorf("learner %d: %+v is held to be better than the truth", l.ID, trial)
		}
		// With little history all stays as it is.
		cut, _ := cutAt(cards, LeastFit-1)
		var few [][]Rated
		for _, card := range cards {
			n := 0
			for n < len(card) && card[n].At < cut {
				n++
			}
			few = append(few, card[:n])
		}
		if trial, err = Try(ctx, few, Default7()); err != nil || trial.Better() || trial.Weights != Default7() {
			t.Errorf("learner %d: with little history %+v, %v", l.ID, trial, err)
		}
		if w, err := Fit(ctx, few); err != nil || w != Default7() {
			t.Errorf("learner %d: with little history %v, %v", l.ID, w, err)
		}
	}
	if adopted < len(file.Learners)*2/3 {
		t.Errorf("only %d of %d learners are better off", adopted, len(file.Learners))
	}
}

func TestFit_EndsWithItsContext(t *testing.T) {
	file := readSimulated(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Fit(ctx, ratings(file.T0, file.Learners[0].Cards)); !errors.Is(err, context.Canceled) {
		t.Errorf("it ended with %v", err)
	}
}

func BenchmarkFit(b *testing.B) {
	file := readSimulated(b)
	most := file.Learners[0]
	for _, l := range file.Learners {
		if len(l.Cards) > len(most.Cards) {
			most = l
		}
	}
	cards := ratings(file.T0, most.Cards)
	n := 0
	for _, c := range cards {
		n += len(c)
	}
	for b.Loop() {
		if _, err := Fit(context.Background(), cards); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n), "ratings")
}
