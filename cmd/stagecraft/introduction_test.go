package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/ui"
	"stagecraft/ui/nav"
)

// startNew starts the app as a learner does.
func startNew(t *testing.T, data string) *window {
	t.Helper()
	binary, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return startIntroducing(t, "Stagecraft", data, []string{binary})
}

// TestFirstStart_ByKeyboard goes through the first start as a new learner does: it is
// asked for more time, the first lesson is begun, and the next start doesn't ask.
func TestFirstStart_ByKeyboard(t *testing.T) {
	data := t.TempDir()
	w := startNew(t, data)
	w.press("Right", "Left", "3", "Return") // more, less, thirty minutes, begin
	w.mustDraw("in the first lesson")
	w.quit()
	k := readJournal(t, data, "sales-process")
	adjusted := map[string]float64{}
	for _, p := range payloads[study.AdjustedPayload](k, study.Adjusted) {
		adjusted[p.Setting] = p.Value
	}
	if adjusted["minutes-per-day"] != 30 || adjusted["new-per-day"] != 20 || len(adjusted) != 2 {
		t.Errorf("what was answered is kept as %v", adjusted)
	}
	if k.place.Page != nav.Lessons || k.place.Routes[nav.Lessons].ID != "buyers-journey" {
		t.Errorf("it led to %v", k.place)
	}

	w = startNew(t, data)
	w.press("ctrl+1", "r", "space") // Today is there, and a card
	w.mustDraw("at the next start")
	w.quit()
	if k := readJournal(t, data, "sales-process"); k.place.Page != nav.Cards {
		t.Errorf("at the next start the keys of Today led to %v", k.place)
	}
	inCourse(t, data, ui.Bundled, func(s *study.Session) {
		if first, err := s.FirstStart(); first || err != nil {
			t.Errorf("it still counts as the first start (%v)", err)
		}
	})
}

// TestFirstStart_SkippedIsNotSeenAgain skips it, and presses at the next start what
// only Today knows.
func TestFirstStart_SkippedIsNotSeenAgain(t *testing.T) {
	data := t.TempDir()
	w := startNew(t, data)
	w.press("Escape")
	w.quit()
	w = startNew(t, data)
	w.press("r")
	w.quit()
	k := readJournal(t, data, "sales-process")
	if k.place.Page != nav.Cards || k.count(study.Adjusted) != 0 {
		t.Errorf("after it was skipped: %v, and %d settings changed", k.place, k.count(study.Adjusted))
	}
}

// TestCrash_IsReportedAtTheNextStart ends the app by what a faulty driver ends it by;
// the next start says so, and the report that is made there holds it.
func TestCrash_IsReportedAtTheNextStart(t *testing.T) {
	data := t.TempDir()
	w := start(t, data, nil)
	w.press("ctrl+2")
	if err := exec.Command("kill", "-SEGV", strconv.Itoa(w.app.PID())).Run(); err != nil {
		t.Fatal(err)
	}
	if err := w.app.Wait(keyLimit); err == nil {
		t.Fatal("it ended in order")
	}
	w.screen.Close()
	w = start(t, data, nil)
	w.until("the window says so", w.covered)
	w.press("Escape", "ctrl+k")
	w.typeText(">report")
	w.press("Return")
	w.until("the report is shown, with a way to save it", func() bool {
		// What is to be pressed on the page lies in the shade.
		return w.share(primaryColour) > 0.002 && w.share(primaryColour) < 0.005
	})
	w.press("Tab", "Tab", "Return") // Copy, Save; and into the learner's home, under the name that is proposed
	w.press("Return")
	text := waitForFile(t, filepath.Join(filepath.Dir(data), "*", "stagecraft report *.txt"))
	w.until("the page can be used again", func() bool {
		w.tryPress("Escape", quiet)
		return w.share(primaryColour) > 0.005
	})
	w.quit()
	for _, want := range []string{"Version:     dev", "Page:        today", "SIGSEGV", "goroutine ", `on page "lessons" of a course)`} {
		if !strings.Contains(text, want) {
			t.Errorf("the report doesn't say %q:\n%s", want, text)
		}
	}
}

// waitForFile waits until there is a file of a pattern, and gives what is in it.
func waitForFile(t *testing.T, pattern string) string {
	t.Helper()
	for deadline := time.Now().Add(keyLimit); ; time.Sleep(20 * time.Millisecond) {
		found, err := filepath.Glob(pattern)
		if err == nil && len(found) > 0 {
			text, err := os.ReadFile(found[0])
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
		if time.Now().After(deadline) {
			t.Fatalf("there is no %s: %v", pattern, err)
		}
	}
}
