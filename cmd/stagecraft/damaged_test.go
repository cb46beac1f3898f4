package main

import (
	"image/color"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/study"
	"stagecraft/study/journal"
)

// backgroundColour is that of the light theme's pages; with something over the
// page it is darker.
var backgroundColour = color.RGBA{0xf6, 0xf7, 0xf9, 0xff}

// covered says whether something lies over the page.
func (w *window) covered() bool { return w.share(backgroundColour) < 0.1 }

func TestDamagedStart_GoesOnInTheCourseAndSaysOnceWhatWasSaved(t *testing.T) {
	data, path := studied(t, 900, false)
	wipe(t, path, 3)
	w := start(t, data, nil)
	w.until("the window says what was saved", w.covered)
	w.press("Escape")
	if w.covered() {
		t.Error("Escape leaves the words there")
	}
	w.press("ctrl+2")
	w.mustDraw("in the course")
	w.quit()

	k := readJournal(t, data, "sales-process")
	if n := len(k.events); n < 800 || k.place.Page != "lessons" {
		t.Errorf("%d of 900 things are there, on page %s", n, k.place.Page)
	}
	if kept, err := filepath.Glob(filepath.Join(data, "journal 2*.db")); err != nil || len(kept) != 1 {
		t.Errorf("the damaged file is kept as %v (%v)", kept, err)
	}
	again := start(t, data, nil)
	time.Sleep(time.Second) // the words would be there by now
	if again.covered() {
		t.Error("the next start says it again")
	}
	again.press("ctrl+k")
	again.typeText("saved when")
	again.press("Return")
	if !again.covered() {
		t.Error("it can't be looked at later")
	}
	again.press("Escape")
	again.quit()
}

// typeText types a text and waits until the window has taken it up.
func (w *window) typeText(text string) {
	w.t.Helper()
	if err := w.screen.Type(text); err != nil {
		w.t.Fatal(err)
	}
	w.settle()
}

func TestMissingJournal_OffersTheBackupsAndGoesOnFromOne(t *testing.T) {
	data, path := studied(t, 300, true)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	w := start(t, data, nil)
	if _, err := os.Stat(path); err == nil {
		t.Error("a journal was begun unasked")
	}
	w.until("a backup is offered", func() bool { return w.share(primaryColour) > 0 })
	w.press("Return") // restore the newest
	w.until("the course is open", func() bool { return w.tryPress("ctrl+2", quiet) })
	w.quit()
	if n := len(readJournal(t, data, "sales-process").events); n < 300 {
		t.Errorf("%d of 300 things are there", n)
	}
}

func TestSecondCopy_BringsTheFirstToTheFrontAndEnds(t *testing.T) {
	screen.Require(t, "xev")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	data := t.TempDir()
	first := start(t, data, nil)
	// Another program has the keys, and lies over the window.
	if _, err := first.screen.Run(t.TempDir(), exec.Command("xev", "-geometry", windowSize.String()+"+0+0")); err != nil {
		t.Fatal(err)
	}
	if err := first.screen.Focus("Event Tester", startLimit); err != nil {
		t.Fatal(err)
	}
	first.until("the other program lies over the window", func() bool { return first.share(backgroundColour) < 0.1 })
	if first.tryPress("ctrl+3", quiet) {
		t.Fatal("the first copy has the keys all the same")
	}

	second := start(t, data, nil)
	if err := second.screen.Keys("Return"); err != nil { // go to that window
		t.Fatal(err)
	}
	if err := second.app.Wait(keyLimit); err != nil {
		t.Fatalf("the second copy stays: %v", err)
	}
	first.until("the window is in front", func() bool { return first.share(backgroundColour) > 0.1 })
	first.press("ctrl+3")
	first.quit()
	if _, err := journal.Open(data); err != nil {
		t.Error(err)
	}
}

func TestDataFolder_MayHaveANameOfAnyBytes(t *testing.T) {
	data := filepath.Join(t.TempDir(), "a\xff\xfe b%3F?#&\"é")
	if err := os.Mkdir(data, 0o700); err != nil {
		t.Skip("this system has no such names")
	}
	w := start(t, data, nil)
	w.press("r", "space", "3")
	w.quit()
	w = start(t, data, nil)
	w.press("ctrl+3")
	w.quit()
	if k := readJournal(t, data, "sales-process"); k.count(study.Graded) != 1 || k.place.Page != "process" {
		t.Errorf("%d grades are kept, on page %s", k.count(study.Graded), k.place.Page)
	}
}
