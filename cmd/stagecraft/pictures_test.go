package main

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/content/picture/picturetest"
	"stagecraft/ui/nav"
)

// pictureCourse writes a course with a lesson for each group of pictures: every
// kind, every damage, and photos up to a hundred megapixels.
func pictureCourse(t *testing.T) string {
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
	lesson := func(id string, pictures []picturetest.Picture) {
		note := "# " + id + "\n\n"
		for _, p := range pictures {
			write("media/"+p.Name, p.Data)
			note += fmt.Sprintf("![%s](media/%s =x96)\n\n", p.Name, p.Name)
		}
		write("lessons/"+id+".md", []byte(note))
	}
	write("course.yaml", []byte("id: pictures\ntitle: Pictures\n"))
	lesson("1-large", []picturetest.Picture{
		{Name: "1mp.png", Data: picturetest.LargePNG(image.Pt(1200, 800), 8)},
		{Name: "1mp.jpg", Data: picturetest.LargeJPEG(image.Pt(1200, 800))},
		{Name: "100mp.png", Data: picturetest.LargePNG(image.Pt(10_000, 10_000), 8)},
		{Name: "24mp.jpg", Data: picturetest.LargeJPEG(image.Pt(6000, 4000))},
		{Name: "16bit.png", Data: picturetest.LargePNG(image.Pt(3000, 2000), 16)},
		{Name: "12mp.gif", Data: picturetest.LargeGIF(image.Pt(4000, 3000))},
	})
	lesson("2-kinds", picturetest.Good())
	lesson("3-damaged", picturetest.Bad())
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
	course, data := pictureCourse(t), t.TempDir()
	// Hundreds of megabytes were just written: else the app waits for them to reach
	// the disk when it closes the journal.
	if err := exec.Command("sync").Run(); err != nil {
		t.Fatal(err)
	}
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
