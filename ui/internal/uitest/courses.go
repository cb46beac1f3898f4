package uitest

import (
	"strings"
	"testing"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/nav"
)

// Bundled opens the course that comes with the app.
func Bundled(t *testing.T) *content.Course {
	t.Helper()
	c, problems := content.Open(salesprocess.FS())
	if c == nil {
		t.Fatal(problems)
	}
	return c
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
