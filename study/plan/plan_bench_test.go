package plan_test

import (
	"testing"

	"stagecraft/study/plan"
)

func BenchmarkMake(b *testing.B) {
	for _, c := range []struct {
		name        string
		cards, seen int
		days        int
		minutes     float64
	}{
		{"5000 cards 365 days", 5000, 2500, 365, 60},
		{"5000 new cards 365 days", 5000, 0, 365, 0},
		{"5000 overdue 365 days", 5000, 5000, 365, 30},
		{"200 cards 20 days", 200, 50, 20, 15},
	} {
		in := inputOf(c.cards, c.seen, c.days)
		in.Minutes = c.minutes
		if c.seen == c.cards {
			for i := range in.Cards {
				in.Cards[i].Due -= 60
				in.Cards[i].Since += 60
			}
		}
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				p := plan.Make(in)
				b.ReportMetric(float64(plan.Work(p)), "questions")
			}
		})
	}
	b.Run("aims", func(b *testing.B) {
		in := inputOf(5000, 2500, 365)
		for b.Loop() {
			plan.Aims(in)
		}
	})
}
