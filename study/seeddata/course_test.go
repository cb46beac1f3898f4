package seeddata_test

import (
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/seeddata"
)

func TestCourse_HasAsManyCardsAsAsked(t *testing.T) {
	for _, n := range []int{20_000, 140_000} {
		course, problems := content.Open(seeddata.Course(n))
		if course == nil || len(problems) > 0 {
			t.Fatal(problems)
		}
		kept, err := journal.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { kept.Close() })
		s, err := study.Start(course, kept, study.SystemClock{})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(s.Decks()[0].Cards); got < n || got > n+2 {
			t.Errorf("asked for %d it has %d cards", n, got)
		}
		if got := len(s.Decks()); got != 1+200+100 {
			t.Errorf("it has %d decks", got)
		}
	}
	course, _ := content.Open(seeddata.Course(10_000))
	until := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	if events, err := seeddata.Events(course, 1, 2000, until); err != nil || len(events) != 2000 {
		t.Errorf("a learner does %d things in it, %v", len(events), err)
	}
}
