package seeddata_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/study/seeddata"
)

var until = time.Date(2026, 6, 1, 20, 0, 0, 0, time.FixedZone("", 2*60*60))

func course(t testing.TB) *content.Course {
	t.Helper()
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		t.Fatal(problems)
	}
	return c
}

func simulated(t testing.TB, n int) []study.Event {
	t.Helper()
	events, err := seeddata.Events(course(t), 7, n, until)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

func TestEvents_AreAsManyAndAsMixedAsAskedAndInThePast(t *testing.T) {
	events := simulated(t, 3000)
	if len(events) != 3000 {
		t.Fatalf("%d events", len(events))
	}
	kinds := map[study.Kind]int{}
	days := map[string]bool{}
	for i, e := range events {
		kinds[e.Kind]++
		days[e.Time().Format(time.DateOnly)] = true
		if i > 0 && e.ID.Compare(events[i-1].ID) <= 0 {
			t.Fatalf("event %d is not after the one before", i)
		}
		if !e.Time().Before(until) {
			t.Fatalf("event %d happens at %v", i, e.Time())
		}
	}
	for _, kind := range []study.Kind{study.Graded, study.Answered, study.Read, study.Finished, study.Stepped, study.Undid} {
		if kinds[kind] == 0 {
			t.Errorf("nothing was %s: %v", kind, kinds)
		}
	}
	if kinds[study.Graded] < 1000 || len(days) < 60 {
		t.Errorf("%d grades on %d days", kinds[study.Graded], len(days))
	}
}

func TestEvents_AreTheSameForTheSameSeed(t *testing.T) {
	first, second := simulated(t, 300), simulated(t, 300)
	if fmt.Sprint(first) != fmt.Sprint(second) {
		t.Error("two runs differ")
	}
}

func TestEvents_GoIntoAJournalThatASessionStartsOn(t *testing.T) {
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	events := simulated(t, 2000)
	if err := j.Append(events...); err != nil {
		t.Fatal(err)
	}
	s, err := study.Start(course(t), j, at{until})
	if err != nil {
		t.Fatal(err)
	}
	grades := 0
	for _, d := range s.Days(100) {
		grades += d.Grades
	}
	undone := 0
	for _, e := range events {
		if e.Kind == study.Undid {
			undone++
		}
	}
	want := len(slices.DeleteFunc(slices.Clone(events), func(e study.Event) bool { return e.Kind != study.Graded })) - undone
	if grades != want || s.Totals().Reviews != want {
		t.Errorf("%d grades in days and %d in all, want %d", grades, s.Totals().Reviews, want)
	}
	if s.Streak() < 40 {
		t.Errorf("a streak of %d days", s.Streak())
	}
}

type at struct{ time.Time }

func (a at) Now() time.Time { return a.Time }

// BenchmarkStart opens a journal of 20,000 events and starts a session on it.
func BenchmarkStart(b *testing.B) {
	folder := b.TempDir()
	j, err := journal.Open(folder)
	if err != nil {
		b.Fatal(err)
	}
	if err := j.Append(simulated(b, 20_000)...); err != nil {
		b.Fatal(err)
	}
	if err := j.Close(); err != nil {
		b.Fatal(err)
	}
	c := course(b)
	for b.Loop() {
		j, err := journal.Open(folder)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := study.Start(c, j, at{until}); err != nil {
			b.Fatal(err)
		}
		if err := j.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReplay replays 20,000 events that are in memory.
func BenchmarkReplay(b *testing.B) {
	events := simulated(b, 20_000)
	c := course(b)
	for b.Loop() {
		_, err := study.Replay(c.ID, func(yield func(study.Event, error) bool) {
			for _, e := range events {
				if !yield(e, nil) {
					return
				}
			}
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPage asks a session of 20,000 events what a page asks.
func BenchmarkPage(b *testing.B) {
	j, err := journal.Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer j.Close()
	if err := j.Append(simulated(b, 20_000)...); err != nil {
		b.Fatal(err)
	}
	s, err := study.Start(course(b), j, at{until.AddDate(0, 0, 3)})
	if err != nil {
		b.Fatal(err)
	}
	for name, ask := range map[string]func(){
		"Next":    func() { s.Next(study.AllCards) },
		"Counts":  func() { s.Counts(study.AllCards) },
		"Days":    func() { s.Days(120) },
		"Totals":  func() { s.Totals() },
		"Streak":  func() { s.Streak() },
		"Sitting": func() { s.Sitting(study.AllCards) },
		"Stages":  func() { s.StageRecall() },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				ask()
			}
		})
	}
}
