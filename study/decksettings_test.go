package study_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// TestDeckLimits_AreNeverPassed goes through days with limits by deck: no deck ever has
// more than its own, whichever deck is studied, and what waits is what comes.
func TestDeckLimits_AreNeverPassed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock, notes := morning(), &pad{}
		s, err := study.Start(smallCourse(), notes, clock)
		ok := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		ok(err)
		decks := s.Decks()[1:]
		ok(s.SetNewPerDay(rapid.IntRange(3, 20).Draw(t, "new of all")))
		for range rapid.IntRange(1, 3).Draw(t, "limits") {
			deck := rapid.SampledFrom(decks).Draw(t, "limited").ID
			ok(s.AdjustDeck(deck, study.SettingNewPerDay, float64(rapid.IntRange(0, 3).Draw(t, "new"))))
			if rapid.Bool().Draw(t, "reviews too") {
				ok(s.AdjustDeck(deck, study.SettingReviewsPerDay, 10))
			}
		}
		for range rapid.IntRange(1, 8).Draw(t, "days") {
			fresh, reviews := map[string]int{}, map[string]int{}
			for range 200 {
				deck := rapid.SampledFrom(s.Decks()).Draw(t, "deck").ID
				waits := s.Counts(deck)
				c, found := s.Next(deck)
				if found != (waits.Total()+waits.Ahead > 0) {
					t.Fatalf("%+v wait in %s and %q comes", waits, deck, c.ID)
				}
				if !found {
					if deck == study.AllCards {
						break
					}
					continue
				}
				switch s.Why(c.ID).State {
				case fsrs.New:
					count(s, c, fresh)
				case fsrs.Review:
					count(s, c, reviews)
				}
				ok(s.Grade(c.ID, fsrs.Rating(rapid.IntRange(2, 4).Draw(t, "rating")), time.Second))
				clock.wait(time.Minute)
			}
			for _, d := range decks {
				if most, own := s.DeckSetting(d.ID, study.SettingNewPerDay); own && fresh[d.ID] > int(most) {
					t.Fatalf("%d new cards of %s, of %v at most", fresh[d.ID], d.ID, most)
				}
				if most, own := s.DeckSetting(d.ID, study.SettingReviewsPerDay); own && reviews[d.ID] > int(most) {
					t.Fatalf("%d reviews of %s, of %v at most", reviews[d.ID], d.ID, most)
				}
			}
			clock.wait(24*time.Hour - 200*time.Minute)
		}
	})
}

// count counts a card in each deck that has it.
func count(s *study.Session, card study.Card, in map[string]int) {
	for _, d := range s.Decks() {
		for _, c := range d.Cards {
			if c.ID == card.ID {
				in[d.ID]++
			}
		}
	}
}

func TestDeckSettings_HoldForTheirDeckAloneAndAreTakenBack(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.AdjustDeck("lesson:finding", study.SettingRetention, 0.95))
	same(t, "of its own", d.RetentionOf("term:icp/definition"), 0.95)
	same(t, "of another", d.RetentionOf("term:po/definition"), d.Retention())
	d.grade("term:icp/definition", fsrs.Easy)
	d.grade("term:po/definition", fsrs.Easy)
	if high, usual := d.Why("term:icp/definition").Wait, d.Why("term:po/definition").Wait; high >= usual {
		t.Errorf("aiming higher it waits %v, else %v", high, usual)
	}
	d.ok(d.AdjustDeck("lesson:finding", study.SettingRetention, 1.4)) // brought within the bounds
	value, own := d.DeckSetting("lesson:finding", study.SettingRetention)
	same(t, "at most", value, study.MaxRetention)
	same(t, "its own", own, true)
	d.restart()
	done, did, err := d.Undo(study.ScopeSettings)
	if err != nil || !did || done.Deck != "lesson:finding" || d.RetentionOf("term:icp/definition") != 0.95 {
		t.Errorf("undone %+v, %v, %v", done, did, err)
	}
	d.ok(d.ResetDeck("lesson:finding", study.SettingRetention))
	same(t, "as for all", d.RetentionOf("term:icp/definition"), d.Retention())
	for _, deck := range []string{study.AllCards, "lesson:gone"} {
		if err := d.AdjustDeck(deck, study.SettingNewPerDay, 3); !errors.Is(err, study.ErrNoDeck) {
			t.Errorf("%s: %v", deck, err)
		}
	}
	if err := d.AdjustDeck("lesson:finding", study.SettingLongest, 12); !errors.Is(err, study.ErrNoDeck) {
		t.Errorf("a setting that decks don't have: %v", err)
	}
}

func TestDeckLimits_OfNoneLetNothingNewComeAndSayWhenTheRestDoes(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.AdjustDeck("lesson:finding", study.SettingNewPerDay, 0))
	same(t, "new", d.Counts("lesson:finding").New, 0)
	if due, comes := d.NextDue("lesson:finding"); comes {
		t.Errorf("a card comes at %v", due)
	}
	same(t, "unmet", d.Unmet("lesson:finding") > 0, true)
	d.LearnMore(2)
	same(t, "when more are asked for", d.Counts("lesson:finding").New, 2)
}

func TestDeckLimits_AreKeptByThePlan(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.SetNewPerDay(50))
	at := d.Session.Now().AddDate(0, 0, 20)
	choice := study.PlanChoice{Name: "exam", Date: time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC)}
	free, _ := d.Foresee(choice, 0)
	for _, deck := range d.Decks()[1:] {
		d.ok(d.AdjustDeck(deck.ID, study.SettingNewPerDay, 0))
	}
	held, ok := d.Foresee(choice, 0)
	met := func(days int, of func(int) int) int {
		n := 0
		for i := range days {
			n += of(i)
		}
		return n
	}
	a, b := met(len(free.Days), func(i int) int { return free.Days[i].New }), met(len(held.Days), func(i int) int { return held.Days[i].New })
	if !ok || a == 0 || b >= a {
		t.Errorf("with limits %d cards are met, without %d", b, a)
	}
	d.ok(d.SetPlan(choice, 0))
	same(t, "new of a deck that has none", d.Counts("lesson:finding").New, 0)
}
