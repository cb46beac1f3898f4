package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/ui"
)

// teller stands for espeak-ng: it writes down what it is to say, and takes its time.
const teller = `#!/bin/sh
case "$1" in --voices=*) printf 'Pty Language\n 2 en\n'; exit 0;; esac
read -r line
echo "$line" >>%DIR%/heard
exec /bin/sleep 5
`

// ear is who hears the app and can't see it.
type ear struct {
	w    *window
	dir  string
	told int // lines that were taken in
}

// hear starts the app with a voice, on its first day.
func hear(t *testing.T, data string) *ear {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "espeak-ng"), []byte(strings.ReplaceAll(teller, "%DIR%", dir)), 0o755); err != nil {
		t.Fatal(err)
	}
	return &ear{w: start(t, data, []string{"/usr/bin/env", "PATH=" + dir}), dir: dir}
}

// press presses keys, and gives the first thing that is said then and is as wanted.
func (e *ear) press(key string, wanted func(said string) bool) string {
	e.w.t.Helper()
	e.told = len(lines(e.dir))
	if err := e.w.screen.Keys(key); err != nil {
		e.w.t.Fatal(err)
	}
	for until := time.Now().Add(keyLimit); time.Now().Before(until); time.Sleep(10 * time.Millisecond) {
		for _, said := range lines(e.dir)[e.told:] {
			if wanted(said) {
				return said
			}
		}
	}
	e.w.t.Fatalf("after %s it says %q", key, lines(e.dir)[e.told:])
	return ""
}

func anything(string) bool { return true }

func begins(with string) func(string) bool {
	return func(said string) bool { return strings.HasPrefix(said, with) }
}

// tabTo presses Tab until something is said that begins so.
func (e *ear) tabTo(with string) string {
	e.w.t.Helper()
	var all []string
	for range 60 {
		said := e.press("Tab", anything)
		if strings.HasPrefix(said, with) {
			return said
		}
		all = append(all, said)
	}
	e.w.t.Fatalf("Tab never comes to %q: %q", with, all)
	return ""
}

func TestVoiceGuide_StudiesCardsByWhatIsSaidAlone(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	e := hear(t, data)
	e.press("ctrl+alt+v", begins("The voice guide is on."))
	if said := e.tabTo("Cards, page"); !strings.Contains(said, "waiting, 4 of 6") {
		t.Errorf("of the page of cards it says %q", said)
	}
	e.press("Return", begins("Cards, page"))
	e.tabTo("Review, button")
	front := e.press("Return", anything)
	back := e.press("space", anything)
	if len(front) < 3 || len(back) < 3 || front == back {
		t.Errorf("the card's front says %q, and its back %q", front, back)
	}
	if again := e.press("ctrl+alt+r", anything); again != back {
		t.Errorf("it says %q again, and said %q", again, back)
	}
	good := e.tabTo("Good, button")
	if !strings.HasPrefix(good, "Good, button, 3 of 4") {
		t.Errorf("of a grade it says %q", good)
	}
	if spelt := e.press("ctrl+alt+s", anything); spelt != "capital G, o, o, d" {
		t.Errorf("it spells %q", spelt)
	}
	if next := e.press("Return", anything); next == front || next == back {
		t.Errorf("after the grade it says %q again", next)
	}
	e.press("ctrl+alt+v", begins("The voice guide is off."))
	e.w.quit()
	inCourse(t, data, ui.Bundled, func(s *study.Session) {
		if done := s.Sitting(study.AllCards).Done; done != 1 {
			t.Errorf("%d cards were graded", done)
		}
	})
}
