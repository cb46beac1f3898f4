package study_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"stagecraft/study"
	"stagecraft/study/day"
	"stagecraft/study/fsrs"
)

// TestDayTurn_LeavesWhatWasBeforeOnItsDay changes the turn now and then: days that are
// past stay as they were, none begins twice, and a replay gives the same.
func TestDayTurn_LeavesWhatWasBeforeOnItsDay(t *testing.T) {
	zones := []string{"Europe/Berlin", "America/Santiago", "America/Havana", "Australia/Lord_Howe", "Antarctica/Troll", "Africa/Cairo", "Pacific/Apia"}
	rapid.Check(t, func(t *rapid.T) {
		zone, err := time.LoadLocation(rapid.SampledFrom(zones).Draw(t, "zone"))
		ok := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		ok(err)
		begin := rapid.SampledFrom([]time.Month{time.March, time.April, time.September, time.October}).Draw(t, "month")
		clock, notes := morning(), &pad{}
		clock.Time = time.Date(2026, begin, 1, 9, 0, 0, 0, zone)
		s, err := study.Start(smallCourse(), notes, clock)
		ok(err)
		cards := s.Decks()[0].Cards
		graded := func() (all int) {
			for _, d := range s.Days(80) {
				all += d.Grades
			}
			return all
		}
		n := 0
		for range rapid.IntRange(1, 30).Draw(t, "things") {
			clock.wait(time.Duration(rapid.IntRange(1, 40).Draw(t, "hours")) * time.Hour)
			before := s.Days(80)
			if rapid.IntRange(0, 2).Draw(t, "what") == 0 {
				ok(s.Adjust(study.SettingDayTurn, float64(rapid.IntRange(0, day.LatestTurn).Draw(t, "turn"))))
				after := s.Days(80)
				shift := int(after[79].Date.Sub(before[79].Date) / (24 * time.Hour))
				if shift < 0 || shift > 1 {
					t.Fatalf("today was %v and is %v", before[79].Date, after[79].Date)
				}
				for i := range 79 {
					if a, b := before[i+shift], after[i]; a.Date != b.Date || a.Grades != b.Grades {
						t.Fatalf("a day past was %+v and is %+v", a, b)
					}
				}
			} else {
				ok(s.Grade(rapid.SampledFrom(cards).Draw(t, "card").ID, fsrs.Good, time.Second))
				n++
			}
			if now := s.Now(); s.Turn().Of(now) > day.Of(now)+1 || s.Turn().Of(now) < day.Of(now)-1 {
				t.Fatalf("%v is of the day %v", now, s.Turn().Of(now).Date())
			}
		}
		if graded() != n {
			t.Fatalf("%d grades are of some day, of %d", graded(), n)
		}
		told := s.State().Told()
		again, err := study.Replay("sales", each(notes.events))
		ok(err)
		if got := again.Told(); got != told {
			t.Fatalf("a replay tells\n%s, not\n%s", got, told)
		}
	})
}

func TestDayTurn_HoldsFromTheChangeOnAndIsTakenBack(t *testing.T) {
	d := newTestLearner(t)
	d.Time = time.Date(2026, 3, 3, 23, 30, 0, 0, d.Location())
	d.grade("term:po/definition", fsrs.Good)
	d.Time = time.Date(2026, 3, 4, 1, 0, 0, 0, d.Location())
	same(t, "at one in the night", d.Days(1)[0].Grades, 1)
	d.ok(d.Adjust(study.SettingDayTurn, 0))
	same(t, "of the new day", d.Days(2)[1].Grades, 0)
	same(t, "of the day before", d.Days(2)[0].Grades, 1)
	d.grade("term:lead/definition", fsrs.Good)
	same(t, "then", d.Days(1)[0].Grades, 1)
	d.restart()
	same(t, "after a restart", d.Days(1)[0].Grades, 1)
	if _, did, err := d.Undo(study.ScopeSettings); !did || err != nil {
		t.Fatal("it isn't undone", err)
	}
	same(t, "undone", d.Days(1)[0].Grades, 2)
}
