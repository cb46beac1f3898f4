package main

import (
	"fmt"
	"testing"
	"time"

	"stagecraft/cmd/internal/hostile"
)

// A course of the worst notes that open: the window goes through them, there
// and within each, and draws them all.
func TestHostile_TheWindowDrawsTheWorstNotesThatOpen(t *testing.T) {
	t.Parallel()
	course := t.TempDir()
	lessons, err := hostile.Book(course)
	if err != nil {
		t.Fatal(err)
	}
	if lessons < 20 {
		t.Fatalf("there are %d lessons", lessons)
	}
	w := start(t, t.TempDir(), nil, "--course", course)
	// Such a course takes its time to open; until then the words for that stand
	// alone, at the top.
	if err := w.screen.WaitDrawn(0.25, 0.5, 1, 1, startLimit); err != nil {
		t.Fatal(err)
	}
	w.settle()
	w.press("ctrl+2")
	for lesson := 1; lesson <= lessons; lesson++ {
		when := fmt.Sprintf("in lesson %d", lesson)
		w.mustDraw(when)
		w.tryPress("Next", time.Second)
		w.tryPress("End", time.Second)
		w.mustDraw("at the end of it, " + when)
		if lesson < lessons {
			w.press("n")
		}
	}
	w.quit()
}
