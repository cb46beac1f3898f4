package study_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
)

// TestNext_NoTwoNeighboursFollowEachOther has reviews of a process and of terms fall due
// in every mixture: two steps next to each other, or two sides of one thing, follow each
// other only where no order of what is due is without.
func TestNext_NoTwoNeighboursFollowEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		clock, notes := morning(), &pad{}
		course := smallCourse()
		long := &content.Process{ID: "long", Title: "Long"}
		for i := range rapid.IntRange(2, 9).Draw(t, "steps") {
			long.Steps = append(long.Steps, &content.Step{ID: fmt.Sprint("s", i), Name: fmt.Sprint("Step ", i), Aim: "aim", Lead: "seller", Number: i + 1, Process: long})
		}
		course.Processes = append(course.Processes, long)
		s, err := study.Start(course, notes, clock)
		ok := func(err error) {
			if err != nil {
				t.Fatal(err)
			}
		}
		ok(err)
		ok(s.SetNewPerDay(0))
		var due []study.Card
		for _, c := range s.Decks()[0].Cards {
			if rapid.IntRange(0, 2).Draw(t, "due") == 0 {
				ok(s.Grade(c.ID, fsrs.Easy, time.Second))
				due = append(due, c)
			}
		}
		clock.wait(90 * 24 * time.Hour)
		var last study.Card
		for i := range due {
			c, found := s.Next(study.AllCards)
			if !found {
				t.Fatalf("%d of %d cards came", i, len(due))
			}
			if i > 0 && gives(last, c) && len(due) <= 16 && mayBeApart(due) {
				t.Fatalf("%s follows %s", c.ID, last.ID)
			}
			last = c
			ok(s.Grade(c.ID, fsrs.Easy, time.Second))
			clock.wait(time.Second)
		}
	})
}

// gives says whether a card gives the answer of another away.
func gives(a, b study.Card) bool {
	if a.Source() == b.Source() {
		return true
	}
	if a.Step == nil || b.Step == nil || a.Step.Process != b.Step.Process {
		return false
	}
	return a.Step.Number-b.Step.Number == 1 || b.Step.Number-a.Step.Number == 1
}

// mayBeApart says whether cards have an order in which none gives away the one after it,
// by looking through the numbers of cards left of each source.
func mayBeApart(cards []study.Card) bool {
	var of []study.Card // one of each source
	left := map[string]int{}
	for _, c := range cards {
		if left[c.Source()]++; left[c.Source()] == 1 {
			of = append(of, c)
		}
	}
	known := map[string]bool{}
	var may func(last, rest int) bool
	may = func(last, rest int) bool {
		if rest == 0 {
			return true
		}
		key := fmt.Sprint(last, left)
		if is, ok := known[key]; ok {
			return is
		}
		for i, c := range of {
			if left[c.Source()] == 0 || last >= 0 && gives(of[last], c) {
				continue
			}
			left[c.Source()]--
			is := may(i, rest-1)
			left[c.Source()]++
			if is {
				known[key] = true
				return true
			}
		}
		known[key] = false
		return false
	}
	return may(-1, len(cards))
}
