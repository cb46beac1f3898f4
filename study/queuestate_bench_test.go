package study_test

import (
	"fmt"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/seeddata"
)

// large is a session on a large course in which a part was studied.
func large(tb testing.TB, cards int) (*study.Session, *watch) {
	tb.Helper()
	course, problems := content.Open(seeddata.Course(cards))
	if course == nil {
		tb.Fatal(problems)
	}
	clock := morning()
	notes := &pad{}
	s, err := study.Start(course, notes, clock)
	if err != nil {
		tb.Fatal(err)
	}
	// Every third card was learnt a month ago, some of today are in the steps.
	for i, c := range s.Decks()[0].Cards {
		if i%3 == 0 {
			if err := s.Grade(c.ID, fsrs.Easy, time.Second); err != nil {
				tb.Fatal(err)
			}
		}
	}
	clock.wait(30 * 24 * time.Hour)
	for i, c := range s.Decks()[0].Cards[:60] {
		if i%3 == 1 {
			if err := s.Grade(c.ID, fsrs.Again, time.Second); err != nil {
				tb.Fatal(err)
			}
		}
	}
	return s, clock
}

// BenchmarkSession_Decks is what the pages Today and Cards ask of the session:
// everything about every deck.
func BenchmarkSession_Decks(b *testing.B) {
	for _, n := range []int{20_000, 140_000} {
		s, clock := large(b, n)
		all := func() {
			for _, d := range s.Decks() {
				s.Counts(d.ID)
				s.ExpectedRecall(d.ID)
				s.NextDue(d.ID)
			}
		}
		b.Run(fmt.Sprint(n, " cards, first that day"), func(b *testing.B) {
			for b.Loop() {
				clock.wait(24 * time.Hour)
				all()
			}
		})
		b.Run(fmt.Sprint(n, " cards, after a grade"), func(b *testing.B) {
			for b.Loop() {
				c, _ := s.Next(study.AllCards)
				if err := s.Grade(c.ID, fsrs.Good, time.Second); err != nil {
					b.Fatal(err)
				}
				all()
			}
		})
	}
}

// BenchmarkSession_GradeAndNext is what it takes to keep a grade, the disk left
// out, and to tell the next card and what waits.
func BenchmarkSession_GradeAndNext(b *testing.B) {
	for _, n := range []int{20_000, 140_000} {
		s, clock := large(b, n)
		b.Run(fmt.Sprint(n, " cards"), func(b *testing.B) {
			for b.Loop() {
				clock.wait(time.Second)
				c, ok := s.Next(study.AllCards)
				if !ok {
					b.Fatal("nothing waits")
				}
				if err := s.Grade(c.ID, fsrs.Good, time.Second); err != nil {
					b.Fatal(err)
				}
				s.Counts(study.AllCards)
				s.Sitting(study.AllCards)
			}
		})
	}
}
