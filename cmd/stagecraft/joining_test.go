package main

import (
	"bytes"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
	"stagecraft/ui/nav"
)

// laptop writes what was done on another device to a file: some grades.
func laptop(t *testing.T, grades int) (path string) {
	t.Helper()
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	j, err := journal.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	s, err := study.Start(course, j, study.SystemClock{})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.NameDevice(j.Device(), "Laptop"); err != nil {
		t.Fatal(err)
	}
	for range grades {
		card, _ := s.Next(study.AllCards)
		if err := s.Grade(card.ID, fsrs.Good, time.Second); err != nil {
			t.Fatal(err)
		}
	}
	path = filepath.Join(t.TempDir(), "laptop.progress")
	if _, err := j.Export(t.Context(), path, nil); err != nil {
		t.Fatal(err)
	}
	return path
}

// command runs the command that a text finds.
func (w *window) command(text string) {
	w.t.Helper()
	w.press("ctrl+k")
	w.typeText(text)
	w.settle()
	w.press("Return")
}

// gradeOne turns a card and grades it.
func (w *window) gradeOne() {
	w.t.Helper()
	w.keys("ctrl+1")
	w.press("r", "space", "3")
}

func TestJoining_AFileIsBroughtInUndoneAndRedoneFromTheKeyboardAlone(t *testing.T) {
	t.Parallel()
	path := laptop(t, 4)
	data := t.TempDir()
	w := start(t, data, nil, "--page", nav.Today)
	w.gradeOne()
	w.press("ctrl+6")
	before := w.picture()
	w.command("bring in progress")
	w.keys("ctrl+a")
	w.typeText(path)
	w.press("Return")
	w.until("the preview is shown", w.covered)
	w.press("Return")
	w.until("it is brought in", func() bool { return !w.covered() && alike(w.picture(), before) < 0.999 })
	w.press("ctrl+z")
	w.press("ctrl+shift+z")
	w.quit()

	k := readJournal(t, data, "sales-process")
	if n := k.count(study.Graded); n != 5 {
		t.Errorf("the journal holds %d grades", n)
	}
	for kind, want := range map[study.Kind]int{study.Joined: 1, study.Undid: 1, study.Redid: 1} {
		if n := k.count(kind); n != want {
			t.Errorf("it holds %d of %q", n, kind)
		}
	}
	backups, err := journal.Backups(data)
	if err != nil || len(backups) != 1 || backups[0].Reason != journal.BeforeJoin || backups[0].Reviews() != 1 {
		t.Errorf("the backups are %+v, %v", backups, err)
	}
}

// holds gives how many events of how many devices a file of progress has.
func holds(path string) (events int64, devices int) {
	f, err := progressfile.Open(path)
	if err != nil {
		return 0, 0
	}
	defer f.Close()
	return f.Summary.Events, len(f.Summary.Devices)
}

// Two apps run side by side, each on its own data, and come in step through one
// folder, while one of them is killed.
func TestJoining_TwoAppsKeepInStepThroughOneFolder(t *testing.T) {
	t.Parallel()
	shared, one, other := t.TempDir(), t.TempDir(), t.TempDir()
	begin := func(data string) *window {
		w := start(t, data, nil, "--page", nav.Today)
		w.command("keep in step with a folder")
		w.keys("ctrl+a")
		w.typeText(shared)
		for n := 0; w.covered() && n < 5; n++ { // the first shows the folder, the next chooses it
			w.tryPress("Return", 2*time.Second)
		}
		return w
	}
	file := func(data string) string {
		j, err := journal.Open(data) // while no app runs on it
		if err != nil {
			t.Fatal(err)
		}
		defer j.Close()
		return filepath.Join(shared, j.Device()+progressfile.Extension)
	}
	ones, others := file(one), file(other)

	a, b := begin(one), begin(other)
	a.gradeOne()
	a.command("come in step")
	a.until("the first has told of its grade", func() bool { n, _ := holds(ones); return n >= 2 })
	b.command("come in step")
	b.until("the second has taken it in", func() bool { _, n := holds(others); return n == 2 })
	b.gradeOne()
	b.app.Kill()
	b = start(t, other, nil, "--page", nav.Today)
	want, _ := holds(ones)
	b.until("what the second did before it was killed is told", func() bool { n, _ := holds(others); return n > want })
	a.command("come in step")
	a.until("the first has it too", func() bool { is, n := holds(ones); return n == 2 && is > want })
	a.gradeOne()
	a.quit()
	b.quit()
	b = start(t, other, nil, "--page", nav.Today) // takes in what the first told as it ended
	last, _ := holds(ones)
	b.until("the second has all", func() bool { n, _ := holds(others); return n >= last })
	b.quit()
	a = start(t, one, nil, "--page", nav.Today)
	last, _ = holds(others)
	a.until("the first has all", func() bool { n, _ := holds(ones); return n >= last })
	a.quit()

	first, second := readJournal(t, one, "sales-process"), readJournal(t, other, "sales-process")
	if first.count(study.Graded) != 3 || len(first.events) != len(second.events) {
		t.Fatalf("one holds %d events with %d grades, the other %d", len(first.events), first.count(study.Graded), len(second.events))
	}
	for i := range first.events {
		if x, y := &first.events[i], &second.events[i]; !bytes.Equal(x.AppendRow(nil), y.AppendRow(nil)) {
			t.Errorf("one has %s of %s, the other %s of %s", x.Kind, x.Device, y.Kind, y.Device)
		}
	}
}
