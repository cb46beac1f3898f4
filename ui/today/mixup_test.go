package today

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/study/journal"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

func TestMain(m *testing.M) {
	test.NewApp()
	os.Exit(m.Run())
}

type clock struct{ time.Time }

func (c clock) Now() time.Time { return c.Time }

// way notes where the page leads.
type way []nav.Route

func (w *way) Go(r nav.Route)     { *w = append(*w, r) }
func (w *way) GoPage(page string) { *w = append(*w, nav.Route{Page: page}) }

// mixing is a session in which two steps were mixed up three times of four.
func mixing(t *testing.T) (*content.Course, *study.Session) {
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

// says gives all text that a thing shows, and presses the button of a title.
func says(o fyne.CanvasObject, press string) string {
	w := test.NewWindow(o)
	defer w.Close()
	w.Resize(fyne.NewSize(1072, 832))
	var b strings.Builder
	for _, o := range test.LaidOutObjects(o) {
		switch o := o.(type) {
		case *flow.Paragraph:
			b.WriteString(o.PlainText() + "\n")
		case *kit.Pressable:
			if press != "" && strings.TrimSpace(says(o.Content, "")) == press {
				o.Tapped(nil)
			}
		}
	}
	return b.String()
}

func TestToday_NamesTheStepsThatAreMixedUpAndPractisesThem(t *testing.T) {
	c, s := mixing(t)
	var w way
	p := New(c, s, &w, nav.Route{}, nav.Route{})
	text := says(p.Object(), "Practise 2 min")
	for _, want := range []string{"Weak spot", "Qualification vs Discovery", "Mixed up in 3 of the last 4 answers."} {
		if !strings.Contains(text, want) {
			t.Errorf("the page doesn't say %q:\n%s", want, text)
		}
	}
	want := nav.Route{Page: nav.Practice, ID: drill.PairID(c.Step("p/qualification"), c.Step("p/discovery"))}
	if len(w) != 1 || w[0] != want {
		t.Errorf("the button leads to %v, want %v", w, want)
	}
}
