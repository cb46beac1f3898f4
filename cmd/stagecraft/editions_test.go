package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui/nav"
)

// firstEdition is a course of two terms and a lesson.
var firstEdition = map[string]string{
	"course.yaml": "id: deals\ntitle: Deals\nversion: 1.0\nlessons: [start]\n",
	"terms.yaml": `- id: po
  term: Purchase order
  definition: The buyer's formal, aproved order for named items at an agreed price.
- id: icp
  term: Customer profile
  definition: Who gains most from what is sold.
`,
	"lessons/start.md": "---\nid: start\ntitle: Start\n---\n\nThe seller meets the buyer and asks what has changed since the last budget was agreed.\n\nBoth agree in writing on what a good end would look like and who has to say yes to it.\n",
}

// nextEdition has a word put right, a meaning changed and a paragraph reworded.
var nextEdition = map[string]string{
	"course.yaml": strings.Replace(firstEdition["course.yaml"], "1.0", "1.1", 1),
	"terms.yaml": strings.NewReplacer("aproved", "approved", "Who gains most from what is sold.", "The kind of customer that costs least to win and keep.").
		Replace(firstEdition["terms.yaml"]),
	"lessons/start.md": strings.Replace(firstEdition["lessons/start.md"], "asks what", "hears what", 1),
}

func writeCourse(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// A learner grades, reads and writes in one edition, and then opens the next: it is
// told once, and nothing that they did is set back.
func TestEditions_TheNextIsToldOnceAndSetsNothingBack(t *testing.T) {
	t.Parallel()
	data, folder := t.TempDir(), t.TempDir()
	writeCourse(t, folder, firstEdition)
	w := start(t, data, nil, "--course", folder, "--page", nav.Today)
	w.press("r")
	w.press("space", "4", "space", "4") // a side of each term
	w.press("ctrl+2")
	w.read()
	w.press("j", "h")
	w.quit()
	var reworded study.Reason
	inCourse(t, data, folder, func(s *study.Session) {
		reworded = s.Why("term:po/definition")
		if reworded.Last.IsZero() || s.Why("term:icp/definition").Last.IsZero() || len(s.AllNotes()) != 1 || s.LessonProgress("start").Fraction == 0 {
			t.Fatalf("the keys did not grade, read and highlight: %+v, %d notes", reworded, len(s.AllNotes()))
		}
	})

	writeCourse(t, folder, nextEdition)
	w = start(t, data, nil, "--course", folder, "--page", nav.Today)
	told := w.picture()
	w.press("Escape")
	page := w.picture()
	if same := alike(told, page); same > 0.7 { // it darkens the page
		t.Errorf("closing what is told changed only %.1f %% of the window", 100-100*same)
	}
	w.press("ctrl+6") // Progress, where it stays
	w.quit()

	w = start(t, data, nil, "--course", folder, "--page", nav.Today)
	if same := alike(w.picture(), page); same < 0.9 { // Today says other figures
		t.Errorf("after another start %.1f %% of the window is as it was without what is told", 100*same)
	}
	w.quit()
	inCourse(t, data, folder, func(s *study.Session) {
		if got := s.Why("term:po/definition"); !got.Last.Equal(reworded.Last) || got.Wait != reworded.Wait {
			t.Errorf("the reworded card is %+v; it was %+v", got, reworded)
		}
		if _, ok := s.CardChange("term:icp/definition"); !ok {
			t.Error("the card whose meaning changed isn't offered again")
		}
		if notes := s.AllNotes(); len(notes) != 1 || notes[0].Earlier {
			t.Errorf("the notes are %+v", notes)
		}
		if all := s.Editions(); len(all) != 1 || all[0].Version != "1.1" {
			t.Errorf("the editions are %+v", all)
		}
		if _, again := s.NewEdition(); again {
			t.Error("it would be told again")
		}
	})
	backups, err := journal.Backups(data)
	if err != nil || len(backups) == 0 || !slices.ContainsFunc(backups, func(b journal.Backup) bool { return b.Reason == journal.BeforeEdition }) {
		t.Errorf("the backups are %+v, %v; one should have been made before the edition", backups, err)
	}
	if n := readJournal(t, data, "deals").count(study.Updated); n != 1 {
		t.Errorf("%d events tell of the edition", n)
	}
}
