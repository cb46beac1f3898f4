package main

import (
	"errors"
	"image"
	"image/color"
	"os"
	"testing"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/cmd/internal/specimen"
	"stagecraft/study/journal"
)

// The colours of the light theme that tell pages apart from outside.
var (
	dangerColour  = color.RGBA{0xb3, 0x26, 0x1e, 0xff}
	primaryColour = color.RGBA{0x24, 0x57, 0xd6, 0xff}
	softColour    = color.RGBA{0xe8, 0xee, 0xfc, 0xff} // of the rail's item that is shown
)

// share is how much of the window, from 0 to 1, has a colour.
func (w *window) share(c color.RGBA) float64 {
	img := w.picture()
	return screen.Share(img, img.Bounds(), c)
}

// awaitMended waits until a course is open: its problems are gone, and the rail, which there
// is none of while it opens, has the item of a page.
func (w *window) awaitMended() {
	w.t.Helper()
	for limit := time.Now().Add(settleLimit); ; time.Sleep(50 * time.Millisecond) {
		img := w.picture()
		rail := image.Rect(0, 0, 208, windowSize.Height)
		if screen.Share(img, img.Bounds(), dangerColour) == 0 && screen.Share(img, rail, softColour) > 0.02 {
			break
		}
		if time.Now().After(limit) {
			w.t.Fatal("no course is open yet")
		}
	}
	w.settle()
}

func TestBrokenCourse_ListsItsProblemsAndOpensOnceTheyAreMended(t *testing.T) {
	course, err := specimen.Write(specimen.Broken, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	w := start(t, data, nil, "--course", course)
	if got := w.share(dangerColour); got == 0 {
		t.Error("no problem stands out in the window")
	}

	// The author mends the course while the app runs.
	mended, err := specimen.Write(specimen.Remote, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(course); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(mended, course); err != nil {
		t.Fatal(err)
	}
	w.press("Return") // try again
	w.awaitMended()
	w.press("ctrl+2")
	w.mustDraw("in the mended course")
	w.quit()
	if k := readJournal(t, data, "remote"); k.place.Page != "lessons" || k.place.Routes["lessons"].ID != "addresses" {
		t.Errorf("the learner was at %v, not in the mended course's lesson", k.place)
	}
}

func TestBrokenCourse_LeavesAWayToTheBundledOne(t *testing.T) {
	course, err := specimen.Write(specimen.Broken, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	data := t.TempDir()
	w := start(t, data, nil, "--course", course)
	w.press("Tab", "Tab", "Tab", "space") // from Try again to the course that came with the app
	w.awaitMended()
	w.press("ctrl+2")
	w.quit()
	if k := readJournal(t, data, "sales-process"); k.place.Routes["lessons"].ID != "buyers-journey" {
		t.Errorf("the learner was at %v, not in the bundled course", k.place)
	}
}

func TestSecondCopy_SaysSoAndGoesOnWhenTheFirstIsClosed(t *testing.T) {
	data := t.TempDir()
	first := start(t, data, nil)
	first.press("ctrl+3")
	second := start(t, data, nil)
	before := second.picture()
	if got := second.share(primaryColour); got == 0 {
		t.Error("the second copy offers nothing to do")
	}
	// It shows no page of the course, whatever is pressed.
	if second.tryPress("ctrl+2", quiet) && alike(second.picture(), before) < 0.99 {
		t.Error("the second copy opened a page on data that is not its own")
	}
	if _, err := journal.Open(data); !errors.Is(err, journal.ErrInUse) {
		t.Errorf("opening the journal a third time gave %v", err)
	}
	first.quit()
	second.press("Tab", "Return") // from Go to that window to Try again
	second.press("ctrl+2")
	second.mustDraw("after trying again")
	second.quit()
	if k := readJournal(t, data, "sales-process"); k.place.Page != "lessons" {
		t.Errorf("the learner was at %v", k.place)
	}
}
