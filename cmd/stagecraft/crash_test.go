package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"stagecraft/ui"
	"stagecraft/ui/nav"
)

// leave leaves a data folder as a run does that ended on r, its log grown by so many bytes.
func leave(t *testing.T, dir string, r running, grown int) {
	t.Helper()
	r.Log = 10
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{runningName: string(data), crashLogName: strings.Repeat("x", 10+grown)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRecorder_TellsWhereToGoAfterACrash(t *testing.T) {
	now, hourAgo := time.Now(), time.Now().Add(-time.Hour)
	const course = "/courses/photos"
	for name, c := range map[string]struct {
		left  running
		grown int
		want  string
	}{
		"killed while reading":            {running{Course: course, Page: nav.Lessons, Since: hourAgo}, 0, "no crash"},
		"killed while a page was drawn":   {running{Course: course, Page: nav.Lessons, Since: now, AtStart: true, Drawing: true}, 0, "today"},
		"a panic later":                   {running{Course: course, Page: nav.Lessons, Since: hourAgo}, 99, "today"},
		"a panic in Today, long after":    {running{Course: course, Page: nav.Today, Since: hourAgo, AtStart: true}, 99, "today"},
		"the learner went to Today":       {running{Course: course, Page: nav.Today, Since: now, Drawing: true}, 99, "today"},
		"Today at the start":              {running{Course: course, Page: nav.Today, Since: now, AtStart: true, Drawing: true}, 99, "bundled"},
		"Today at the start, soon after":  {running{Course: course, Page: nav.Today, Since: now, AtStart: true}, 99, "bundled"},
		"opening the course":              {running{Course: course, Since: now, Drawing: true}, 99, "bundled"},
		"killed while the course opened":  {running{Course: course, Since: now, Drawing: true}, 0, "bundled"},
		"Today of the bundled one":        {running{Course: ui.Bundled, Page: nav.Today, Since: now, AtStart: true, Drawing: true}, 99, "nothing"},
		"opening the bundled one":         {running{Course: ui.Bundled, Since: now, Drawing: true}, 99, "nothing"},
		"another page of the bundled one": {running{Course: ui.Bundled, Page: nav.Cards, Since: now, AtStart: true, Drawing: true}, 99, "today"},
	} {
		dir := t.TempDir()
		leave(t, dir, c.left, c.grown)
		got := "no crash"
		if e := (&recorder{dir: dir}).last(); e != nil {
			got = []string{"today", "bundled", "nothing"}[e.refuge()]
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestRecorder_KeepsAHalfWrittenNoteFromMatteringAndTheLogBounded(t *testing.T) {
	dir := t.TempDir()
	leave(t, dir, running{}, maxCrashLog+1)
	if err := os.WriteFile(filepath.Join(dir, runningName), []byte(`{"cour`), 0o600); err != nil {
		t.Fatal(err)
	}
	r := &recorder{dir: dir}
	if e := r.begin(); e != nil {
		t.Errorf("a half-written note is a crash: %+v", e)
	}
	for range 2000 {
		r.Recovered("drawing", "again", make([]byte, 4096))
	}
	for _, name := range []string{crashLogName, olderLogName} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Size() > 3*maxCrashLog {
			t.Errorf("%s: %v", name, info)
		}
	}
	r.end()
	if e := r.last(); e != nil {
		t.Errorf("after an orderly end there is %+v", e)
	}
}

// TestCrash_TheNextStartComesUpOnTodayAndKeepsTheLog ends the app as a crash
// anywhere does: Go's runtime ends it with all goroutines written down.
func TestCrash_TheNextStartComesUpOnTodayAndKeepsTheLog(t *testing.T) {
	data := t.TempDir()
	w := start(t, data, nil)
	w.press("ctrl+2")
	w.mustDraw("in the lesson")
	if err := exec.Command("kill", "-QUIT", strconv.Itoa(w.app.PID())).Run(); err != nil {
		t.Fatal(err)
	}
	if err := w.app.Wait(keyLimit); err == nil {
		t.Fatal("it ended in order")
	}
	log, err := os.ReadFile(filepath.Join(data, crashLogName))
	if err != nil || !strings.Contains(string(log), "goroutine 1") {
		t.Fatalf("the log has %d bytes and no stack: %v", len(log), err)
	}

	w = start(t, data, nil)
	w.press("Escape") // what says so
	w.mustDraw("after the crash")
	w.quit()
	if k := readJournal(t, data, "sales-process"); k.place.Page != nav.Today {
		t.Errorf("the learner was at %v after the crash", k.place)
	}
	if _, err := os.Stat(filepath.Join(data, runningName)); !os.IsNotExist(err) {
		t.Errorf("after an orderly end there is still the note of a run: %v", err)
	}
}
