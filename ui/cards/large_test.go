package cards

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

// manyDecks has a lesson's deck and a process' for each number.
func manyDecks(n int) *content.Course {
	c := &content.Course{ID: "many", Version: "1"}
	for i := range n {
		lesson := fmt.Sprint("lesson-", i)
		c.Lessons = append(c.Lessons, &content.Lesson{ID: lesson, Title: fmt.Sprintf("About %d.", i), Number: i + 1})
		c.Terms = append(c.Terms, &content.Term{ID: fmt.Sprint("t", i), Term: fmt.Sprint("word ", i), Definition: fmt.Sprint("Thing ", i), Lesson: lesson})
		p := &content.Process{ID: fmt.Sprint("p", i), Title: fmt.Sprintf("Way %d.", i)}
		p.Steps = []*content.Step{{ID: "a", Name: "Begin", Aim: "Start.", Process: p, Number: 1}, {ID: "b", Name: "End", Process: p, Number: 2}}
		c.Processes = append(c.Processes, p)
	}
	return c
}

func TestChooser_MakesLinesAsTheyComeIntoView(t *testing.T) {
	for _, n := range []int{1, 3, 8, 9, 40, 150} {
		c := manyDecks(n)
		r := newRoom(t, c, nav.Route{})
		made := len(r.page.mode.(*chooser).lines)
		if made > 48 {
			t.Errorf("of %d decks it made the lines of %d at once", 2*n, made)
		}
		// A person reads on by a page at a time, and sees each deck.
		seen := map[string]bool{}
		scroll := r.page.mode.(*chooser).scroll
		for before := float32(-1); ; r.Press(command.K(fyne.KeyPageDown)) {
			says := r.Says()
			for i := range n {
				for _, title := range []string{fmt.Sprintf("About %d.", i), fmt.Sprintf("Way %d.", i)} {
					seen[title] = seen[title] || strings.Contains(says, title)
				}
			}
			if scroll.Offset() <= before {
				break
			}
			before = scroll.Offset()
		}
		if len(seen) != 2*n {
			t.Fatalf("looked for %d decks", len(seen))
		}
		for title, ok := range seen {
			if !ok {
				t.Errorf("%q of %d decks never came", title, 2*n)
			}
		}
	}
}

func TestChooser_EndIsTheVeryEnd(t *testing.T) {
	r := newRoom(t, manyDecks(60), nav.Route{})
	r.Press(command.K(fyne.KeyEnd))
	r.MustSay("Way 59.")
	s := r.page.mode.(*chooser).scroll
	if content, view := s.Height(); s.Offset() < content-view-1 {
		t.Errorf("it stands at %v of %v less %v", s.Offset(), content, view)
	}
}

// BenchmarkPage_OpensAtManyCards opens the choice of a deck, laid out, right
// after a grade. The session's first answers are not in it.
func BenchmarkPage_OpensAtManyCards(b *testing.B) {
	for _, n := range []int{20_000, 140_000} {
		c, problems := content.Open(seeddata.Course(n))
		if c == nil {
			b.Fatal(problems)
		}
		w := uitest.NewWatch()
		s := uitest.Study(b, c, uitest.Journal(b), w)
		shell := uitest.NewShell(test.NewTempWindow(b, nil))
		b.Run(fmt.Sprint(n, " cards"), func(b *testing.B) {
			for b.Loop() {
				w.Wait(24 * 60 * 60e9)
				p := New(c, s, shell, nav.Route{})
				shell.Window().SetContent(p.Object())
				shell.Window().Resize(fyne.NewSize(1072, 832))
			}
		})
	}
}
