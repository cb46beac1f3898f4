package main

import (
	"bytes"
	"image/color"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/journal"
)

// stoppedColour is that of the notice that saving has stopped, in the light theme.
var stoppedColour = color.RGBA{0xfc, 0xeb, 0xea, 0xff}

// A program that keeps folders in step renames another learner's journal into
// place while this one studies.
func TestSwapped_AGradeShowsThatSavingHasStoppedAndIsWrittenOnceTheFileIsBack(t *testing.T) {
	t.Parallel()
	data, elsewhere := t.TempDir(), t.TempDir()
	other, err := journal.Open(elsewhere)
	if err == nil {
		err = other.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	w := start(t, data, nil)
	w.press("r", "space", "3")

	path := filepath.Join(data, journal.FileName)
	if err := os.Rename(path, filepath.Join(data, "mine.db")); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(elsewhere, journal.FileName), path); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	w.press("space", "3")
	w.until("the window says that saving has stopped", func() bool { return w.share(stoppedColour) > 0.01 })
	w.press("space", "3") // the learner goes on
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the other journal was written to (%v)", err)
	}

	if err := os.Rename(filepath.Join(data, "mine.db"), path); err != nil {
		t.Fatal(err)
	}
	w.until("the window says nothing of it", func() bool { return w.share(stoppedColour) < 0.01 })
	w.quit()
	if got := readJournal(t, data, "sales-process").count(study.Graded); got != 3 {
		t.Errorf("the journal holds %d grades, not 3", got)
	}
}

// until waits until something is to be seen.
func (w *window) until(what string, so func() bool) {
	w.t.Helper()
	for limit := time.Now().Add(15 * time.Second); !so(); time.Sleep(200 * time.Millisecond) {
		if time.Now().After(limit) {
			w.t.Fatalf("it never came to be that %s", what)
		}
	}
	w.settle()
}

// A pipe, as a drive that doesn't answer, would be waited for for ever.
func TestPipe_InPlaceOfTheJournalIsToldOfAndCanBeLeft(t *testing.T) {
	data := t.TempDir()
	if err := pipe(filepath.Join(data, journal.FileName)); err != nil {
		t.Skip("this system has no pipes with names")
	}
	w := start(t, data, nil)
	if w.share(primaryColour) == 0 {
		t.Error("the window offers nothing to do")
	}
	w.quit()
}
