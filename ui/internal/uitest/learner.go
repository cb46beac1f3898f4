// Package uitest holds what tests of several pages share: a learner on a journal
// of their own, the clocks, what a page says, and what it asks of the shell.
package uitest

import (
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
)

// Watch is a learner's time of day: it stands still until it is moved on.
type Watch struct{ time.Time }

// NewWatch shows the morning of a Monday.
func NewWatch() *Watch { return &Watch{time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)} }

// Now is what it shows.
func (w *Watch) Now() time.Time { return w.Time }

// Wait moves it on.
func (w *Watch) Wait(d time.Duration) { w.Time = w.Add(d) }

// Journal opens an empty journal for as long as the test takes.
func Journal(t testing.TB) *journal.Journal {
	t.Helper()
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

// Study starts a session on a journal, which may hold what came before.
func Study(t testing.TB, c *content.Course, j *journal.Journal, w *Watch) *study.Session {
	t.Helper()
	s, err := study.Start(c, j, w)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
