package practice

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content"
	"stagecraft/study/seeddata"
	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestOverview_MakesLinesAsTheyComeIntoView(t *testing.T) {
	for _, n := range []int{1, 12, 40, 150} {
		c := &content.Course{ID: "many", Version: "1"}
		for i := range n {
			lesson := fmt.Sprint("lesson-", i)
			c.Lessons = append(c.Lessons, &content.Lesson{ID: lesson, Title: fmt.Sprintf("About %d.", i), Number: i + 1})
			c.Questions = append(c.Questions, &content.Question{ID: fmt.Sprint("q", i), Kind: content.Typed, Lesson: lesson, Prompt: say("What?"), Answers: []string{"This"}})
			p := &content.Process{ID: fmt.Sprint("p", i), Title: fmt.Sprintf("Way %d.", i)}
			for _, name := range []string{"Begin", "Go on", "End"} {
				p.Steps = append(p.Steps, &content.Step{ID: name[:1], Name: name, Aim: "Aim of " + name, Process: p, Number: len(p.Steps) + 1})
			}
			c.Processes = append(c.Processes, p)
		}
		r := newRoom(t, c, nav.Route{})
		if says := r.Says(); n > 20 && (strings.Contains(says, fmt.Sprintf("About %d.", n-1)) || strings.Contains(says, fmt.Sprintf("Way %d.", n-1))) {
			t.Errorf("of %d sets it made the last lines at once", 2*n)
		}
		r.Press(command.K(fyne.KeyEnd))
		r.MustSay("About 0.", fmt.Sprintf("About %d.", n-1), "Way 0.", fmt.Sprintf("Way %d.", n-1))
	}
}

// BenchmarkPage_OpensAtManyCards opens the choice of a set, laid out.
func BenchmarkPage_OpensAtManyCards(b *testing.B) {
	for _, n := range []int{20_000, 140_000} {
		c, problems := content.Open(seeddata.Course(n))
		if c == nil {
			b.Fatal(problems)
		}
		s := uitest.Study(b, c, uitest.Journal(b), uitest.NewWatch())
		shell := uitest.NewShell(test.NewTempWindow(b, nil))
		b.Run(fmt.Sprint(n, " cards"), func(b *testing.B) {
			for b.Loop() {
				p := New(c, s, shell, nav.Route{})
				shell.Window().SetContent(p.Object())
				shell.Window().Resize(fyne.NewSize(1072, 832))
			}
		})
	}
}
