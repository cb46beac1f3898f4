// Package trial holds what tests of several pages share: a learner with a past, what a page says, and
// where it leads.
package trial

import (
	"strings"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/journal"
)

type clock struct{ time.Time }

func (c clock) Now() time.Time { return c.Time }

// MixesUp gives a course of one process, p, and the session of a learner who took its step
// qualification for discovery in three of the last four answers.
func MixesUp(t *testing.T) (*content.Course, *study.Session) {
	t.Helper()
	p := &content.Process{ID: "p", Title: "Process"}
	for i, name := range []string{"Qualification", "Discovery", "Demo"} {
		p.Steps = append(p.Steps, &content.Step{ID: strings.ToLower(name), Name: name, Process: p, Number: i + 1})
	}
	c := &content.Course{ID: "c", Version: "1", Processes: []*content.Process{p}}
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	s, err := study.Start(c, j, clock{time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)})
	if err != nil {
		t.Fatal(err)
	}
	for _, chosen := range []string{"p/discovery", "p/discovery", "p/qualification", "p/discovery"} {
		choice := study.StepChoice{Asked: "p/qualification", Chosen: chosen}
		answer := map[string]any{"steps": []study.StepChoice{choice}}
		if err := s.Answer("drill:before/p/demo", choice.Asked == choice.Chosen, answer); err != nil {
			t.Fatal(err)
		}
	}
	return c, s
}
