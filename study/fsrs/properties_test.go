package fsrs_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/study/fsrs"
)

const day = 24 * time.Hour

// review is one drawn rating, some days after the one before.
type review struct {
	rating fsrs.Rating
	days   int
}

func drawReviews(t *rapid.T) []review {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) review {
		return review{
			rating: fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating")),
			days:   rapid.OneOf(rapid.IntRange(0, 40), rapid.IntRange(0, 4000)).Draw(t, "days"),
		}
	}), 0, 30).Draw(t, "reviews")
}

func drawParameters(t *rapid.T) fsrs.Parameters {
	p := fsrs.Default()
	p.Retention = float64(rapid.IntRange(70, 97).Draw(t, "retention")) / 100
	p.Fuzz = rapid.Bool().Draw(t, "fuzz")
	p.ShortTerm = rapid.Bool().Draw(t, "short term")
	p.Longest = rapid.SampledFrom([]int{30, 365, 36500}).Draw(t, "longest")
	if rapid.Bool().Draw(t, "no steps") {
		p.Steps, p.RelearningSteps = nil, nil
	}
	return p
}

var start = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

func play(p fsrs.Parameters, reviews []review) (fsrs.Card, time.Time) {
	var card fsrs.Card
	now := start
	for i, r := range reviews {
		now = now.Add(time.Duration(r.days) * day)
		card = p.Next(card, now, r.days, r.rating, fsrs.Seed("card", i))
	}
	return card, now
}

func TestNext_StaysWithinItsBounds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawParameters(t)
		var card fsrs.Card
		now := start
		for i, r := range drawReviews(t) {
			before := card
			now = now.Add(time.Duration(r.days) * day)
			card = p.Next(card, now, r.days, r.rating, fsrs.Seed("card", i))
			switch {
			case math.IsNaN(card.Stability) || card.Stability < 0.001 || card.Stability > 36500:
				t.Fatalf("stability %v", card.Stability)
			case math.IsNaN(card.Difficulty) || card.Difficulty < 1 || card.Difficulty > 10:
				t.Fatalf("difficulty %v", card.Difficulty)
			case !card.Due.After(now):
				t.Fatalf("due %v, at %v", card.Due, now)
			case card.State == fsrs.New:
				t.Fatal("a rated card is new")
			case card.State == fsrs.Review && (card.Days < 1 || card.Days > p.Longest+3):
				// The longest may be passed so that a better rating is longer.
				t.Fatalf("%d days, at most %d", card.Days, p.Longest)
			case card.State != fsrs.Review && card.Days != 0:
				t.Fatalf("%d days within the steps", card.Days)
			case card.Reps != before.Reps+1:
				t.Fatalf("%d reps after %d", card.Reps, before.Reps)
			case (card.Lapses != before.Lapses) != (before.State == fsrs.Review && r.rating == fsrs.Again):
				t.Fatalf("%d lapses after %d, %v rated %d", card.Lapses, before.Lapses, before.State, r.rating)
			}
		}
	})
}

func TestNext_BetterRatingNeverComesSooner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawParameters(t)
		card, now := play(p, drawReviews(t))
		days := rapid.IntRange(0, 400).Draw(t, "days")
		now = now.Add(time.Duration(days) * day)
		var last fsrs.Card
		for r := fsrs.Again; r <= fsrs.Easy; r++ {
			next := p.Next(card, now, days, r, fsrs.Seed("card", card.Reps))
			if r > fsrs.Again && next.Due.Before(last.Due) {
				t.Fatalf("after %+v: rated %d due %v, rated %d due %v", card, r-1, last.Due, r, next.Due)
			}
			if r > fsrs.Again && (next.Stability < last.Stability || next.Difficulty > last.Difficulty) {
				t.Fatalf("after %+v: rated %d gives %+v, rated %d %+v", card, r-1, last, r, next)
			}
			last = next
		}
	})
}

func TestNext_HigherRetentionNeverComesLater(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawParameters(t)
		p.Fuzz = false
		card, now := play(p, drawReviews(t))
		days := rapid.IntRange(0, 400).Draw(t, "days")
		rating := fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating"))
		now = now.Add(time.Duration(days) * day)
		p.Retention = 0.8
		lax := p.Next(card, now, days, rating, 0)
		p.Retention = 0.95
		strict := p.Next(card, now, days, rating, 0)
		if strict.Due.After(lax.Due) {
			t.Fatalf("due %v for 95 %%, %v for 80 %%", strict.Due, lax.Due)
		}
	})
}

func TestNext_FuzzStaysNearAndIsTheSameEachTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawParameters(t)
		p.Fuzz = false
		card, now := play(p, drawReviews(t))
		days := rapid.IntRange(0, 400).Draw(t, "days")
		rating := fsrs.Rating(rapid.IntRange(2, 4).Draw(t, "rating"))
		plain := p.Next(card, now, days, rating, 0)
		p.Fuzz = true
		seed := rapid.Uint64().Draw(t, "seed")
		fuzzed := p.Next(card, now, days, rating, seed)
		if again := p.Next(card, now, days, rating, seed); again != fuzzed {
			t.Fatalf("%+v, then %+v", fuzzed, again)
		}
		// At least a day, and 15 % of a week grown to 5 % of what is long, each
		// way; early reviews may be moved past the days gone by, and the order
		// of ratings may add up to two.
		ideal := float64(plain.Days)
		slack := 1 + 0.15*4.5 + 0.1*13 + 0.05*math.Max(ideal-20, 0) + 4
		if math.Abs(float64(fuzzed.Days)-ideal) > slack && fuzzed.Days > days+3 {
			t.Fatalf("%d days became %d", plain.Days, fuzzed.Days)
		}
		if fuzzed.Stability != plain.Stability || fuzzed.Difficulty != plain.Difficulty || fuzzed.State != plain.State {
			t.Fatalf("fuzz changed more than the day: %+v, %+v", plain, fuzzed)
		}
	})
}

func TestNext_FuzzSpreadsCardsLearntTogether(t *testing.T) {
	p := fsrs.Default()
	p.Fuzz = true
	var card fsrs.Card
	for i, days := range []int{0, 0, 3, 12, 45} {
		card = p.Next(card, start.Add(time.Duration(days)*day), days, fsrs.Good, uint64(i))
	}
	seen := map[int]int{}
	for i := range 400 {
		id := string(rune('a'+i%26)) + string(rune('a'+i/26))
		seen[p.Next(card, start.AddDate(0, 6, 0), card.Days, fsrs.Good, fsrs.Seed(id, card.Reps)).Days]++
	}
	if len(seen) < 10 {
		t.Fatalf("400 cards fall on %d days", len(seen))
	}
	for days, n := range seen {
		if n > 3*400/len(seen) {
			t.Errorf("%d of 400 cards fall on day %d, one of %d", n, days, len(seen))
		}
	}
}

func TestRetrievability_FallsFromOneWithTheDays(t *testing.T) {
	p := fsrs.Default()
	card := fsrs.Card{State: fsrs.Review, Stability: 10, Difficulty: 5}
	if got := p.Retrievability(fsrs.Card{}, 3); got != 0 {
		t.Errorf("a new card has %v", got)
	}
	last := p.Retrievability(card, 0)
	if last != 1 || p.Retrievability(card, -2) != 1 {
		t.Errorf("on the day itself it is %v", last)
	}
	if got := p.Retrievability(card, 10); math.Abs(got-0.9) > 1e-6 {
		t.Errorf("after the days of its stability it is %v, not 0.9", got)
	}
	for days := 1; days < 1000; days++ {
		got := p.Retrievability(card, days)
		if got >= last || got <= 0 {
			t.Fatalf("day %d: %v after %v", days, got, last)
		}
		last = got
	}
}

func BenchmarkNext(b *testing.B) {
	p := fsrs.Default()
	p.Fuzz = true
	card := fsrs.Card{State: fsrs.Review, Stability: 10, Difficulty: 5, Last: start, Due: start.Add(10 * day)}
	for b.Loop() {
		p.Next(card, start.Add(9*day), 9, fsrs.Good, 7)
	}
}
