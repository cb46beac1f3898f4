package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/cmd/internal/specimen"
	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/nav"
)

// A new trainer makes a course of three notes, by keys and clicks alone, takes it back
// and makes it again, and studies it. The notes are never changed.
func TestFromNotes_ThreeNotesBecomeACourseThatIsStudied(t *testing.T) {
	t.Parallel()
	folder, err := specimen.Notes(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	w := start(t, data, []string{"env", "HOME=" + quietHome(t)}, "--course", folder, "--page", nav.Today)
	w.command("new from notes")
	w.rest() // the notes were looked through
	w.command("accept all")
	// The second lesson is dragged over the first, and goes back by keys.
	before := w.picture()
	w.until("dragging a lesson changed something", func() bool {
		if err := w.screen.Drag(280, 252, 280, 160); err != nil {
			t.Fatal(err)
		}
		w.rest()
		return alike(w.picture(), before) <= 0.9999
	})
	w.press("alt+Down")
	made := func() bool { _, err := os.Stat(filepath.Join(folder, "course.yaml")); return err == nil }
	// again presses a key until something came of it: it means nothing once that is so.
	again := func(what, key string, so func() bool) {
		w.until(what, func() bool {
			if !so() {
				w.tryPress(key, keyLimit)
			}
			return so()
		})
		w.rest() // the files are there before the course is open that they make
	}
	again("the course is written", "ctrl+Return", made)
	again("it is taken back", "ctrl+z", func() bool { return !made() })
	w.command("accept all")
	again("it is written again", "ctrl+Return", made)

	for name, text := range specimen.SellingNotes {
		if now, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name))); err != nil || string(now) != text {
			t.Errorf("%s was changed (%v)", name, err)
		}
	}
	if problems := content.CheckPath(folder); len(problems) > 0 {
		t.Errorf("the course has problems:\n%v", problems)
	}
	course, problems := content.OpenPath(t.Context(), folder)
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	if len(course.Lessons) != 3 || len(course.Terms) != 12 || len(course.Processes) != 1 || len(course.Questions) != 5 || len(course.Figures) != 3 {
		t.Errorf("the course has %d lessons, %d terms, %d processes, %d questions and %d pictures", len(course.Lessons), len(course.Terms), len(course.Processes), len(course.Questions), len(course.Figures))
	}
	var titles []string
	for _, l := range course.Lessons {
		titles = append(titles, l.Title)
	}
	if got := strings.Join(titles, ", "); got != "How we sell, The first call, Papers we use" {
		t.Errorf("its lessons are %s", got)
	}
	w.gradeOne()
	w.quit()
	if got := readJournal(t, data, course.ID).count(study.Graded); got != 1 {
		t.Errorf("%d cards were graded", got)
	}
}
