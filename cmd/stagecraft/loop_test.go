package main

import (
	"image"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/ui"
	"stagecraft/ui/nav"
)

// A learner's whole loop: read a lesson, step through a process, review ten
// cards, lose power in the middle, come back.
func TestLoop_NothingIsLostWhenTheAppIsKilledRightAfterAGrade(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	w := start(t, data, nil)

	// Today's first offer is the first lesson, of which some pages are looked at.
	w.press("Return", "n")
	w.mustDraw("in the lesson")
	pages := 0
	for w.read(); pages < 4 && w.tryPress("Next", time.Second); w.read() {
		pages++
	}
	if pages < 4 {
		t.Errorf("the lesson ended after %d pages", pages)
	}
	w.linger()
	// A page back is in the middle of things, and where the learner will be again.
	w.press("Prior")
	w.linger()
	reading := w.picture()

	w.press("ctrl+3", "Right", "Right", "Right")
	w.linger()
	w.mustDraw("in the process")
	stepping := w.picture()

	w.press("ctrl+1", "r")
	w.mustDraw("on the front of a card")
	const before, after = 4, 6 // grades before and after the one undo
	for range before {
		w.press("space", "3")
	}
	w.press("ctrl+z")
	for range after - 1 {
		w.press("space", "3")
	}
	w.press("space")

	// The last grade: the app dies as soon as the next card begins to show.
	from, err := w.screen.Sum()
	if err != nil {
		t.Fatal(err)
	}
	if err := w.screen.Keys("3"); err != nil {
		t.Fatal(err)
	}
	if err := w.screen.WaitChange(from, keyLimit); err != nil {
		t.Fatal(err)
	}
	seen := time.Now()
	if late := w.app.Kill().Sub(seen); late > 50*time.Millisecond {
		t.Errorf("the app was killed %v after the grade", late)
	}

	first := readJournal(t, data, "sales-process")
	if got := first.count(study.Graded); got != before+after {
		t.Errorf("the journal holds %d grades, not %d", got, before+after)
	}
	if got := first.count(study.Undid); got != 1 {
		t.Errorf("the journal holds %d undone, not 1", got)
	}
	grades, next := replay(t, data)
	if grades != before+after-1 {
		t.Errorf("%d grades are in force, not %d", grades, before+after-1)
	}
	if got := first.count(study.Read); got < 3 {
		t.Errorf("%d blocks count as read", got)
	}
	if got := first.count(study.Finished); got != 0 {
		t.Error("a lesson that was paged through counts as finished")
	}
	if steps := payloads[study.SteppedPayload](first, study.Stepped); len(steps) < 4 {
		t.Errorf("the steps looked at are %v", steps)
	}
	if got := first.place.Page; got != nav.Cards {
		t.Errorf("the learner was on %q", got)
	}

	// The second start comes up where the first was ended.
	w = start(t, data, nil)
	came := w.picture()
	w.press("ctrl+2")
	if same := alike(w.picture(), reading); same < 0.99 {
		t.Errorf("only %.1f %% of the lesson looks as it was left", 100*same)
	}
	w.press("ctrl+3")
	if same := alike(w.picture(), stepping); same < 0.99 {
		t.Errorf("only %.1f %% of the process looks as it was left", 100*same)
	}
	w.press("ctrl+4")
	if same := alike(w.picture(), came); same < 0.99 {
		t.Errorf("the app did not come up on the cards: %.1f %% of them is what it showed first", 100*same)
	}
	w.quit()
	second := readJournal(t, data, "sales-process")
	if got := second.count(study.Graded); got != before+after {
		t.Errorf("after coming back the journal holds %d grades, not %d", got, before+after)
	}
	for _, page := range []string{nav.Lessons, nav.Process, nav.Cards} {
		was, is := first.place.Routes[page], second.place.Routes[page]
		if page == nav.Cards {
			// The card graded last is behind the learner, though the app died before it could say so.
			was.At = string(next.ID)
		}
		if was.ID == "" && was.At == "" {
			t.Errorf("nothing was kept of where the learner was on %s", page)
		}
		if is.ID != was.ID || is.At != was.At || is.Mode != was.Mode {
			t.Errorf("on %s the learner was at %+v and came back to %+v", page, was, is)
		}
	}
	if got := first.place.Routes[nav.Lessons].ID; got != "sales-process" {
		t.Errorf("the lesson come back to is %q", got)
	}
}

// alike tells which share of two pictures is the same, from 0 to 1. The rail is
// left out, for its counts go on, and so is the edge where the bar of a page shows for a while.
func alike(a, b *image.RGBA) float64 {
	same, all := 0, 0
	for y := 0; y < windowSize.Height; y++ {
		for x := 230; x < windowSize.Width-24; x++ {
			all++
			if a.RGBAAt(x, y) == b.RGBAAt(x, y) {
				same++
			}
		}
	}
	return float64(same) / float64(all)
}

// replay gives what a session makes of the journal: how many grades count, and
// the card that comes next.
func replay(t *testing.T, data string) (grades int, next study.Card) {
	t.Helper()
	inCourse(t, data, ui.Bundled, func(s *study.Session) {
		ok := false
		if next, ok = s.Next(study.AllCards); !ok {
			t.Error("no card is left to come back to")
		}
		grades = s.Totals().Reviews
	})
	return grades, next
}
