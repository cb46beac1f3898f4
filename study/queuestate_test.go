package study_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// TestSession_AnswersOfDecksAreThoseMadeAfresh does anything at any time, with
// clocks that are wrong too, and asks about every deck after each.
func TestSession_AnswersOfDecksAreThoseMadeAfresh(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// A plan deals a day's cards once, by how they were as they were asked for first; the limits of decks have tests of
		// their own.
		unplanned := slices.DeleteFunc(drawEvents(t), func(e study.Event) bool { return e.Kind == study.Planned || e.Kind == study.DeckAdjusted })
		clock, notes := morning(), &pad{events: unplanned}
		s, err := study.Start(smallCourse(), notes, clock)
		if err != nil {
			t.Fatal(err)
		}
		own := []string{}
		ok := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		t.Repeat(map[string]func(*rapid.T){
			"": func(t *rapid.T) {
				for _, d := range s.Decks() {
					if rapid.Bool().Draw(t, "ask") {
						got, want := s.Answers(d.ID), s.Afresh(d.ID)
						if fmt.Sprint(got) != fmt.Sprint(want) {
							t.Fatalf("of %s at %v it says\n%+v, not\n%+v", d.ID, clock.Time, got, want)
						}
					}
				}
			},
			"grade": func(t *rapid.T) {
				cards := s.Decks()[0].Cards
				ok(s.Grade(rapid.SampledFrom(cards).Draw(t, "card").ID, fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating")), time.Second))
			},
			"grade what comes": func(t *rapid.T) {
				if c, found := s.Next(rapid.SampledFrom(s.Decks()).Draw(t, "deck").ID); found {
					ok(s.Grade(c.ID, fsrs.Rating(rapid.IntRange(1, 4).Draw(t, "rating")), time.Second))
				}
			},
			"undo": func(*rapid.T) {
				_, _, err := s.Undo(study.ScopeCards)
				ok(err)
			},
			"minutes": func(t *rapid.T) {
				clock.wait(time.Duration(rapid.IntRange(0, 40*60).Draw(t, "seconds")) * time.Second)
			},
			"days": func(t *rapid.T) {
				clock.wait(time.Duration(rapid.IntRange(0, 30*24).Draw(t, "hours")) * time.Hour)
			},
			"back": func(t *rapid.T) {
				clock.wait(-time.Duration(rapid.IntRange(0, 3*24*60).Draw(t, "minutes")) * time.Minute)
			},
			"zone": func(t *rapid.T) {
				clock.Time = clock.In(time.FixedZone("", rapid.SampledFrom([]int{-8, 0, 2, 13}).Draw(t, "hours")*60*60))
			},
			"new per day": func(t *rapid.T) { ok(s.SetNewPerDay(rapid.IntRange(0, 12).Draw(t, "new"))) },
			"reviews": func(t *rapid.T) {
				ok(s.Adjust(study.SettingReviewsPerDay, rapid.SampledFrom([]float64{10, 200}).Draw(t, "reviews")))
			},
			"retention": func(t *rapid.T) { ok(s.SetRetention(rapid.Float64Range(0.7, 0.97).Draw(t, "retention"))) },
			"read": func(t *rapid.T) {
				ok(s.MarkRead("buying", rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(t, "block")))
			},
			"flag": func(t *rapid.T) {
				ok(s.Flag(study.Flag{FlagTarget: study.FlagTarget{Card: rapid.SampledFrom(s.Decks()[0].Cards).Draw(t, "card").ID}, Comment: "no"}))
			},
			"answer": func(t *rapid.T) { ok(s.Answer("q1", rapid.Bool().Draw(t, "right"), nil)) },
			"make": func(*rapid.T) {
				if len(own) < 4 {
					id, err := s.MakeOwn("Mine", "", s.Course().Processes[0])
					ok(err)
					own = append(own, id)
				}
			},
			"edit": func(t *rapid.T) {
				if len(own) == 0 {
					t.Skip("none yet")
				}
				id := rapid.SampledFrom(own).Draw(t, "own")
				steps := []string{"show", "order", "keep"}
				_ = s.Edit(id, drawChange(t, steps)) // many make no sense, and change nothing
			},
			"undo edit": func(t *rapid.T) {
				if len(own) == 0 {
					t.Skip("none yet")
				}
				_, _, err := s.Undo(study.ScopeProcess(rapid.SampledFrom(own).Draw(t, "own")))
				ok(err)
			},
		})
	})
}
