package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"stagecraft/study/library"
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
		r := &recorder{dir: dir}
		if e := r.last(); e != nil {
			got = []string{"today", "bundled", "nothing"}[e.refuge()]
			if told := e.told(r); (told.Log != "") != (c.grown > 0) {
				t.Errorf("%s: it says that what went wrong is written in %q", name, told.Log)
			}
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
	if e := r.begin(dir); e != nil {
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

// diesHere tells a copy of this test program to die while it draws a page.
const diesHere = "STAGECRAFT_TEST_DIES_IN"

// TestRecorder_WhatTheProgramDiesOfIsInTheLog lets a process die of what nothing
// recovers from, and of a panic on a goroutine of its own.
func TestRecorder_WhatTheProgramDiesOfIsInTheLog(t *testing.T) {
	if dir := os.Getenv(diesHere); dir != "" {
		r := &recorder{dir: dir}
		r.begin(dir)
		r.opening("/courses/photos")
		r.Drawing(nav.Lessons, true)
		if filepath.Base(dir) == "overflow" {
			debug.SetMaxStack(1 << 20)
			//lint:ignore SA4017 what it does is to end the program
			overflow(1)
		}
		go panic("while drawing")
		select {}
	}
	for name, want := range map[string]string{"overflow": "runtime.newstack", "goroutine": "panic: while drawing"} {
		dir := filepath.Join(t.TempDir(), name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		dies := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$")
		dies.Env = append(os.Environ(), diesHere+"="+dir)
		if out, err := dies.CombinedOutput(); err == nil {
			t.Fatalf("it goes on: %s", out)
		}
		log, err := os.ReadFile(filepath.Join(dir, crashLogName))
		if err != nil || !strings.Contains(string(log), want) || !strings.Contains(string(log), "goroutine ") {
			t.Errorf("%s: the log has %d bytes without %q: %v", name, len(log), want, err)
		}
		r := &recorder{dir: dir}
		e := r.begin(dir)
		if e == nil || e.Page != nav.Lessons || e.Course != "/courses/photos" || e.refuge() != onToday {
			t.Errorf("%s: the next start finds %+v", name, e)
		}
		r.end()
		if err := debug.SetCrashOutput(nil, debug.CrashOptions{}); err != nil {
			t.Fatal(err)
		}
	}
}

// overflow ends the program, as a loop of calls does.
//
//lint:ignore SA5007 that is what it is for
func overflow(n int) int { return overflow(n+1) + 1 }

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

func TestShelf_KeepsAwayFromACourseWhoseNameIsNoText(t *testing.T) {
	path := "/courses/\xff\xfe photos"
	dir := t.TempDir()
	leave(t, dir, running{Course: path, Since: time.Now(), Drawing: true}, 99)
	s := &shelf{dir: dir}
	if to, err := s.awayFromCrash(library.Open(t.TempDir()), path, (&recorder{dir: dir}).last()); err != nil || to != ui.Bundled {
		t.Errorf("it opens %q (%v)", to, err)
	}
}
