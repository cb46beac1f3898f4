// Package trial holds what tests of several pages share: a learner on a journal
// of their own, the clocks, what a page says, and what it asks of the shell.
package trial

import (
	"strings"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/study/journal"
	"stagecraft/ui/nav"
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
func Journal(t *testing.T) *journal.Journal {
	t.Helper()
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	return j
}

// Study starts a session on a journal, which may hold what came before.
func Study(t *testing.T, c *content.Course, j *journal.Journal, w *Watch) *study.Session {
	t.Helper()
	s, err := study.Start(c, j, w)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// MixesUp makes a room with a course of one process, p, whose learner took its
// step qualification for discovery in three of the last four answers.
func MixesUp(t *testing.T) *Room {
	t.Helper()
	p := &content.Process{ID: "p", Title: "Process"}
	for i, name := range []string{"Qualification", "Discovery", "Demo"} {
		p.Steps = append(p.Steps, &content.Step{ID: strings.ToLower(name), Name: name, Process: p, Number: i + 1})
	}
	r := NewRoom(t, &content.Course{ID: "c", Version: "1", Processes: []*content.Process{p}})
	for _, chosen := range []string{"p/discovery", "p/discovery", "p/qualification", "p/discovery"} {
		choice := study.StepChoice{Asked: "p/qualification", Chosen: chosen}
		answer := map[string]any{"steps": []study.StepChoice{choice}}
		if err := r.Session.Answer("drill:before/p/demo", choice.Asked == choice.Chosen, answer); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// Contrast is where the two steps that are mixed up in such a course are practised.
func Contrast(c *content.Course) nav.Route {
	return nav.Route{Page: nav.Practice, ID: drill.PairID(c.Step("p/qualification"), c.Step("p/discovery"))}
}
