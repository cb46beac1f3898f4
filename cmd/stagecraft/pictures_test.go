package main

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/content/picture/picturetest"
	"stagecraft/ui/nav"
)

// largePictures are photos up to a hundred megapixels.
func largePictures() []picturetest.Picture {
	return []picturetest.Picture{
		{Name: "1mp.png", Data: picturetest.LargePNG(image.Pt(1200, 800), 8)},
		{Name: "1mp.jpg", Data: picturetest.LargeJPEG(image.Pt(1200, 800))},
		{Name: "100mp.png", Data: picturetest.LargePNG(image.Pt(10_000, 10_000), 8)},
		{Name: "24mp.jpg", Data: picturetest.LargeJPEG(image.Pt(6000, 4000))},
		{Name: "16bit.png", Data: picturetest.LargePNG(image.Pt(3000, 2000), 16)},
		{Name: "12mp.gif", Data: picturetest.LargeGIF(image.Pt(4000, 3000))},
	}
}

// pictureLesson is a lesson of pictures.
type pictureLesson struct {
	id       string
	pictures []picturetest.Picture
}

// pictureCourse writes a course of lessons with pictures.
func pictureCourse(t *testing.T, lessons ...pictureLesson) string {
	t.Helper()
	dir := t.TempDir()
	write := func(name string, data []byte) {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("course.yaml", []byte("id: pictures\ntitle: Pictures\n"))
	for _, l := range lessons {
		note := "# " + l.id + "\n\n"
		for _, p := range l.pictures {
			write("media/"+p.Name, p.Data)
			note += fmt.Sprintf("![%s](media/%s =x96)\n\n", p.Name, p.Name)
		}
		write("lessons/"+l.id+".md", []byte(note))
	}
	// Hundreds of megabytes may have been written: else the app waits for them to
	// reach the disk when it closes the journal.
	if err := exec.Command("sync").Run(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// colourShare is how much of the window has the colour of a quarter, give or
// take what a lossy kind makes of it.
func colourShare(img *image.RGBA, n int) float64 {
	c := picturetest.Quarters[n]
	has := 0
	off := func(a, b byte) bool { return max(a, b)-min(a, b) > 12 }
	for i := 0; i+3 < len(img.Pix); i += 4 {
		if !off(img.Pix[i], c.R) && !off(img.Pix[i+1], c.G) && !off(img.Pix[i+2], c.B) {
			has++
		}
	}
	return float64(has) / float64(len(img.Pix)/4)
}

// TestPictures_ACourseOfEveryKindIsWalkedAndStartedAgain pages through each
// lesson of a course of pictures and looks closely at one, then ends the app and
// starts it where it was. Before, the first large picture ended the app, and
// each start after it.
func TestPictures_ACourseOfEveryKindIsWalkedAndStartedAgain(t *testing.T) {
	t.Parallel()
	course := pictureCourse(t,
		pictureLesson{"1-large", largePictures()},
		pictureLesson{"2-kinds", picturetest.Good()},
		pictureLesson{"3-damaged", picturetest.Bad()})
	data := t.TempDir()
	args := []string{"--course", course}
	for i, lesson := range []string{"1-large", "2-kinds", "3-damaged"} {
		w := start(t, data, nil, args...)
		if i == 0 {
			w.press("ctrl+2")
		} else {
			w.press("n")
		}
		damaged := lesson == "3-damaged"
		if !damaged {
			deadline := time.Now().Add(settleLimit)
			for n := 0; n < 4; {
				if colourShare(w.picture(), n) > 0.002 {
					n++
				} else if time.Now().After(deadline) {
					t.Fatalf("%s: quarter %d of no picture is in the window", lesson, n)
				} else {
					time.Sleep(50 * time.Millisecond)
				}
			}
		}
		for range 60 {
			if err := w.screen.Keys("Next"); err != nil {
				t.Fatal(err)
			}
			if w.app.Ended() {
				t.Fatalf("%s: the app has ended", lesson)
			}
		}
		w.settle()
		w.mustDraw("at the end of " + lesson)
		if !damaged { // L goes to a picture, Return looks at it closely
			w.press("l", "Return")
			if err := w.screen.WaitDrawn(0.2, 0.2, 0.8, 0.8, keyLimit); err != nil && screen.Blank(w.picture()) {
				t.Fatal(err)
			}
			w.press("plus", "Escape")
		}
		w.mustDraw("after looking closely, in " + lesson)
		w.quit()
		if k := readJournal(t, data, "pictures"); k.place.Page != nav.Lessons || k.place.Routes[nav.Lessons].ID != lesson[2:] { // the number only orders the files
			t.Errorf("the learner was at %v, want %s", k.place, lesson)
		}
	}
	w := start(t, data, nil, args...)
	w.mustDraw("at the last start")
	w.quit()
}

// everyPicture names the variable with which the app is started after every
// picture, which takes minutes; without it the large ones and each third of the
// others have to do.
const everyPicture = "STAGECRAFT_EVERY_PICTURE"

// TestPictures_TheAppStartsAgainAfterEach opens a lesson of one picture after the
// other, of every size, kind and damage, ends the app at each and starts it there.
func TestPictures_TheAppStartsAgainAfterEach(t *testing.T) {
	t.Parallel()
	large := largePictures()
	var lessons []pictureLesson
	for i, p := range slices.Concat(large, picturetest.Good(), picturetest.Bad()) {
		if i >= len(large) && i%5 > 0 && os.Getenv(everyPicture) == "" {
			continue
		}
		id := fmt.Sprintf("%03d-picture%d", i, i) // the number before only orders the files
		lessons = append(lessons, pictureLesson{id, []picturetest.Picture{p}})
	}
	data, args := t.TempDir(), []string{"--course", pictureCourse(t, lessons...)}
	for i, l := range lessons {
		w := start(t, data, nil, args...)
		if i == 0 {
			w.press("ctrl+2")
		} else {
			w.press("n")
		}
		w.mustDraw("with " + l.pictures[0].Name)
		w.quit()
	}
	w := start(t, data, nil, args...)
	w.mustDraw("at the last start")
	w.quit()
	last := lessons[len(lessons)-1].id[len("000-"):]
	if k := readJournal(t, data, "pictures"); k.place.Page != nav.Lessons || k.place.Routes[nav.Lessons].ID != last {
		t.Errorf("the learner was at %v, not at the last of %d pictures", k.place, len(lessons))
	}
}
