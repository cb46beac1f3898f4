package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"stagecraft/study/library"
)

// TestLibrary_AFileThatIsGoneOpensAndASecondStartShowsItsOwnInTheFirstWindow does as
// a learner who double-clicks one file after the other and clears up in between.
func TestLibrary_AFileThatIsGoneOpensAndASecondStartShowsItsOwnInTheFirstWindow(t *testing.T) {
	t.Setenv("XDG_RUNTIME_DIR", short(t)) // else each start would have its own
	data, folder := t.TempDir(), t.TempDir()
	tea, cake := packedTerms(t, folder, "tea", "1"), packedTerms(t, folder, "cake", "1")
	w := start(t, data, nil, tea)
	w.press("ctrl+2")
	w.quit()
	if k := readJournal(t, data, "tea"); k.place.Page != "lessons" {
		t.Fatalf("the learner was at %v", k.place)
	}
	noError(t, os.Remove(tea))

	w = start(t, data, nil)
	w.press("ctrl+4") // Cards, of the course whose file is gone
	before := w.picture()
	binary, err := program()
	noError(t, err)
	second, err := w.screen.Run(t.TempDir(), exec.Command(binary, "--data", data, cake))
	noError(t, err)
	if err := second.Wait(startLimit); err != nil {
		t.Fatalf("the second start didn't end in order: %v\n%s", err, second.Output())
	}
	w.settle()
	if alike(w.picture(), before) > 0.999 {
		t.Error("the first window shows nothing else")
	}
	w.press("ctrl+2")
	w.quit()
	if k := readJournal(t, data, "cake"); k.place.Page != "lessons" {
		t.Errorf("in the second course the learner was at %v", k.place)
	}
	if k := readJournal(t, data, "tea"); k.place.Page != "cards" {
		t.Errorf("in the first course the learner was at %v", k.place)
	}
	l := library.Open(data)
	if c := l.Courses()[0]; c.ID != "cake" || c.Copy == "" || filepath.Base(c.Path) != "cake.course" {
		t.Errorf("the course opened last is %+v", c)
	}
}
