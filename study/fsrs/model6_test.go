package fsrs_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/study/fsrs"
)

func TestModel6_SaysWhatTheParametersSay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := fsrs.Default()
		p.Steps, p.RelearningSteps = nil, nil
		m := fsrs.NewModel6(p.Weights)
		now := time.Date(2026, 1, 1, 9, 0, 0, 0, time.UTC)
		var card fsrs.Card
		var memory fsrs.Memory7
		for i, n := 0, rapid.IntRange(1, 8).Draw(t, "ratings"); i < n; i++ {
			r := fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating"))
			days := rapid.IntRange(0, 60).Draw(t, "days")
			if i == 0 {
				memory = m.First(r)
			} else {
				memory = m.Next(memory, float64(days)+0.4, r)
			}
			card = p.Next(card, now, days, r, 0)
			if card.Stability != memory.Slow || card.Difficulty != memory.Difficulty {
				t.Fatalf("after %d ratings: %+v, by the parameters %+v", i+1, memory, card)
			}
		}
		ahead := rapid.IntRange(1, 100).Draw(t, "ahead")
		if got, want := m.Recall(memory, float64(ahead)), p.Retrievability(card, ahead); got != want {
			t.Fatalf("recall after %d days: %v, by the parameters %v", ahead, got, want)
		}
		if n := m.Interval(memory, 0.9); math.Abs(n-memory.Slow) > 1e-6*memory.Slow {
			t.Fatalf("a card of stability %v is to wait %v days for 90 %%", memory.Slow, n)
		}
	})
}
