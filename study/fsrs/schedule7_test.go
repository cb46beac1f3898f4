package fsrs_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/study/fsrs"
)

func drawSchedule7(t *rapid.T) fsrs.Schedule7 {
	s := fsrs.NewSchedule7(fsrs.NewModel7(anyWeights7(t)))
	s.Retention = float64(rapid.IntRange(80, 97).Draw(t, "retention")) / 100
	s.Fuzz = rapid.Bool().Draw(t, "fuzz")
	s.Longest = rapid.SampledFrom([]int{30, 365, 1826}).Draw(t, "longest")
	return s
}

func TestSchedule7_KeepsTheStepsAndLeavesThemForADayAtLeast(t *testing.T) {
	s := fsrs.NewSchedule7(fsrs.NewModel7(fsrs.Default7()))
	var card fsrs.Card
	now := start
	for _, c := range []struct {
		wait   time.Duration // since the rating before
		rating fsrs.Rating
		state  fsrs.State
		due    time.Duration
	}{
		{0, fsrs.Again, fsrs.Learning, time.Minute},
		{time.Minute, fsrs.Hard, fsrs.Learning, 6 * time.Minute},
		{6 * time.Minute, fsrs.Good, fsrs.Learning, 10 * time.Minute},
		{10 * time.Minute, fsrs.Good, fsrs.Review, day}, // by the model alone it would be sooner
		{day, fsrs.Again, fsrs.Relearning, 10 * time.Minute},
		{10 * time.Minute, fsrs.Good, fsrs.Review, day},
	} {
		now = now.Add(c.wait)
		card = s.Next(card, now, int(c.wait/day), c.rating, 0)
		if card.State != c.state || card.Due.Sub(now) != c.due {
			t.Fatalf("rated %d after %v it is %v for %v, want %v for %v", c.rating, c.wait, card.State, card.Due.Sub(now), c.state, c.due)
		}
	}
	if card.Lapses != 1 || card.Reps != 6 {
		t.Errorf("%d lapses in %d ratings", card.Lapses, card.Reps)
	}
}

// TestSchedule7_GoodOnlyGrowsAsThePublishedWeightsHaveIt holds the intervals of
// cards always rated Good without steps, at 0.9.
func TestSchedule7_GoodOnlyGrowsAsThePublishedWeightsHaveIt(t *testing.T) {
	s := fsrs.NewSchedule7(fsrs.NewModel7(fsrs.Default7()))
	s.Steps, s.RelearningSteps = nil, nil
	var card fsrs.Card
	now := start
	for i, want := range []int{5, 27, 94, 298, 900, 2652} {
		card = s.Next(card, now, card.Days, fsrs.Good, 0)
		if card.Days != want {
			t.Errorf("interval %d is %d days, want %d", i+1, card.Days, want)
		}
		now = card.Due
	}
	s.Longest = 1826
	if card = s.Next(card, now, card.Days, fsrs.Good, 0); card.Days > s.Longest+2 {
		t.Errorf("%d days, which is over the longest", card.Days)
	}
}

func TestSchedule7_ABetterRatingNeverComesSooner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSchedule7(t)
		var card fsrs.Card
		now := start
		for i, r := range drawReviews(t) {
			wait := time.Duration(r.days)*day + time.Duration(rapid.IntRange(0, 80000).Draw(t, "seconds"))*time.Second
			now = now.Add(wait)
			var of [5]fsrs.Card
			for rating := fsrs.Again; rating <= fsrs.Easy; rating++ {
				of[rating] = s.Next(card, now, r.days, rating, fsrs.Seed("card", i))
			}
			for rating := fsrs.Hard; rating <= fsrs.Easy; rating++ {
				worse, better := of[rating-1], of[rating]
				if better.Due.Before(worse.Due) {
					t.Fatalf("%v: %d comes at %v, %d at %v", card.State, rating-1, worse.Due, rating, better.Due)
				}
				if card.State == fsrs.Review && rating > fsrs.Hard && better.Days <= worse.Days {
					t.Fatalf("%d comes after %d days, %d after %d", rating-1, worse.Days, rating, better.Days)
				}
				// The longest may be passed so that a better rating is longer.
				if better.State == fsrs.Review && (better.Days < 1 || better.Days > s.Longest+2) {
					t.Fatalf("%d days, at most %d", better.Days, s.Longest)
				}
			}
			card = of[r.rating]
			if recall := s.Model.Retrievability(card, now); recall < 0.99 {
				t.Fatalf("just rated, its recall is %v", recall)
			}
		}
	})
}
