package study_test

import (
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/study/seeddata"
)

// manyGraded is a session on a course of over 50,000 cards whose journal has a
// hundred thousand events.
func manyGraded(b *testing.B) (*study.Session, *watch) {
	b.Helper()
	course, problems := content.Open(seeddata.Course(50_000))
	if course == nil {
		b.Fatal(problems)
	}
	clock := morning()
	folder := b.TempDir()
	if err := seeddata.Write(course, folder, 100_000, clock.Time); err != nil {
		b.Fatal(err)
	}
	store, err := journal.Open(folder)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	s, err := study.Start(course, store, clock)
	if err != nil {
		b.Fatal(err)
	}
	return s, clock
}

// BenchmarkGrade_OfManyCards is what a grade takes with its write to the disk, and
// what the page asks for the next card.
func BenchmarkGrade_OfManyCards(b *testing.B) {
	s, clock := manyGraded(b)
	for b.Loop() {
		clock.wait(4 * time.Second)
		c, ok := s.Next(study.AllCards)
		if !ok {
			clock.nextDay()
			continue
		}
		s.Preview(c.ID)
		if err := s.Grade(c.ID, fsrs.Good, 4*time.Second); err != nil {
			b.Fatal(err)
		}
		s.Counts(study.AllCards)
	}
}

// BenchmarkSchedule_OfManyGrades is what it takes to replay every grade with other
// weights, as adopting a fit does, and to take that back.
func BenchmarkSchedule_OfManyGrades(b *testing.B) {
	s, _ := manyGraded(b)
	for b.Loop() {
		if err := s.Do(study.OpFit, study.Entry{Kind: study.Fitted, Payload: samples[study.Fitted].payload}); err != nil {
			b.Fatal(err)
		}
		if _, _, err := s.Undo(study.ScopeSettings); err != nil {
			b.Fatal(err)
		}
	}
}
