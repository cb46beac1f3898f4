package fsrs_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"stagecraft/study/fsrs"
)

// anyWeights7 draws weights near the published ones, or anything at all.
func anyWeights7(t *rapid.T) fsrs.Weights7 {
	w := fsrs.Default7()
	for i := range w {
		switch rapid.IntRange(0, 9).Draw(t, "kind") {
		case 0:
			w[i] = rapid.SampledFrom([]float64{0, -1, 1e300, math.Inf(1), math.Inf(-1), math.NaN()}).Draw(t, "odd")
		case 1, 2, 3:
			w[i] *= rapid.Float64Range(0.2, 4).Draw(t, "times")
		}
	}
	return w
}

// anyMemory7 draws the memory that some ratings leave.
func anyMemory7(t *rapid.T, m *fsrs.Model7) fsrs.Memory7 {
	rating := func() fsrs.Rating { return fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating")) }
	c := m.First(rating())
	for range rapid.IntRange(0, 12).Draw(t, "ratings") {
		c = m.Next(c, anyDays(t), rating())
	}
	return c
}

func anyDays(t *rapid.T) float64 {
	if rapid.Bool().Draw(t, "same day") {
		return rapid.Float64Range(-1, 1).Draw(t, "part of a day")
	}
	return rapid.Float64Range(0, 4000).Draw(t, "days")
}

func TestModel7_KeepsToItsBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := fsrs.NewModel7(anyWeights7(t))
		c := anyMemory7(t, m)
		if !(c.Slow >= 0.0001 && c.Slow <= 36500 && c.Fast >= 0.0001 && c.Fast <= 36500 && c.Difficulty >= 1 && c.Difficulty <= 10) {
			t.Fatalf("a memory of %+v", c)
		}
		if r := m.Recall(c, anyDays(t)); !(r > 0 && r < 1) {
			t.Fatalf("recall of %v", r)
		}
	})
}

func TestModel7_ForgetsWithTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := fsrs.NewModel7(anyWeights7(t))
		c := anyMemory7(t, m)
		soon := rapid.Float64Range(0, 1000).Draw(t, "soon")
		late := soon + rapid.Float64Range(0.001, 1000).Draw(t, "later")
		if a, b := m.Recall(c, soon), m.Recall(c, late); b > a {
			t.Fatalf("%+v is recalled with %v after %v days and %v after %v", c, a, soon, b, late)
		}
	})
}

func TestInterval7_IsWhenRecallIsJustThat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := fsrs.NewModel7(anyWeights7(t))
		c := anyMemory7(t, m)
		retention := rapid.Float64Range(0.05, 0.9998).Draw(t, "retention")
		days := m.Interval(c, retention)
		switch {
		case days == 0:
			if m.Recall(c, 1.0/86400) >= retention {
				t.Fatalf("%+v is due at once at %v, though recalled a second later", c, retention)
			}
		case days == 36500:
			if m.Recall(c, days) < retention {
				t.Fatalf("%+v is due after %v days at %v, when it is long forgotten", c, days, retention)
			}
		default:
			if r := m.Recall(c, days); math.Abs(r-retention) > 1e-12 {
				t.Fatalf("%+v is recalled with %v after %v days, not %v", c, r, days, retention)
			}
		}
	})
}

func TestWeights7_OfAnyKindAreClippedOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := anyWeights7(t).Clip()
		if w != w.Clip() {
			t.Fatalf("%v are clipped twice", w)
		}
		if w[0] > w[1] || w[1] > w[2] || w[2] > w[3] || w[26] < w[25] {
			t.Fatalf("%v are out of order", w)
		}
	})
	if d := fsrs.Default7(); d != d.Clip() {
		t.Errorf("the published weights are out of bounds: %v, not %v", d, d.Clip())
	}
}

// The published spot values: see the intervals of FSRS-7 with its weights.
func TestModel7_SpacesGoodCardsAsPublished(t *testing.T) {
	m := fsrs.NewModel7(fsrs.Default7())
	c := m.First(fsrs.Good)
	for i, want := range []float64{5, 27, 94, 298, 900, 2652} {
		days := math.Round(m.Interval(c, 0.9))
		if days != want {
			t.Fatalf("interval %d is %v days, not %v", i, days, want)
		}
		c = m.Next(c, days, fsrs.Good)
	}
}

func TestWholeDays7_AreTheIntervalsNearestDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := fsrs.NewModel7(anyWeights7(t))
		c := anyMemory7(t, m)
		retention := rapid.Float64Range(0.05, 1).Draw(t, "retention")
		longest := float64(rapid.IntRange(1, 36500).Draw(t, "longest"))
		exact := m.Interval(c, retention)
		want := min(max(math.Round(exact), 1), longest)
		got := m.WholeDays(c, retention, longest)
		if between := math.Abs(exact-math.Floor(exact)-0.5) < 1e-6*max(exact, 1); got != want && !(between && math.Abs(got-want) == 1) {
			t.Fatalf("%+v at %v within %v days: %v, the interval is %v", c, retention, longest, got, exact)
		}
	})
}

func BenchmarkWholeDays7(b *testing.B) {
	m := fsrs.NewModel7(fsrs.Default7())
	c := m.Next(m.First(fsrs.Good), 3, fsrs.Good)
	for b.Loop() {
		m.WholeDays(c, 0.9, 1825)
	}
}

func BenchmarkInterval7(b *testing.B) {
	m := fsrs.NewModel7(fsrs.Default7())
	c := m.Next(m.First(fsrs.Good), 3, fsrs.Good)
	for b.Loop() {
		m.Interval(c, 0.9)
	}
}
