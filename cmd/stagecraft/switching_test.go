package main

import (
	"encoding/json"
	"fmt"
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stagecraft/cmd/internal/screen"
	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
)

// packedCourse writes a small course as a file, with its id as its name.
func packedCourse(t *testing.T, folder, id string) (path string) {
	t.Helper()
	files := fstest.MapFS{
		"course.yaml":    {Data: []byte("id: " + id + "\ntitle: Course " + id + "\nlessons: [one]\n")},
		"lessons/one.md": {Data: []byte("---\nid: one\ntitle: One\n---\n# One\n\nA few words.\n\nAnd some more.\n\nThe end.\n")},
	}
	path = filepath.Join(folder, id+".course")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := content.Pack(fs.FS(files), f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// atPlace has a learner who is at a place in a course.
func atPlace(t *testing.T, data, path string, at func(*study.Session) nav.Route) {
	t.Helper()
	inCourse(t, data, path, func(s *study.Session) {
		r := at(s)
		kept, err := json.Marshal(place{Page: r.Page, Routes: map[string]nav.Route{r.Page: r}})
		if err == nil {
			err = s.SaveViewNow(string(kept))
		}
		if err != nil {
			t.Fatal(err)
		}
	})
}

// TestSwitching_LosesNothingThatATimerOfThePageWrites opens one course after the
// other, while what was typed and read on the page before is yet to be written by
// its timers.
func TestSwitching_LosesNothingThatATimerOfThePageWrites(t *testing.T) {
	data := t.TempDir()
	folder, err := os.MkdirTemp("", "c") // a short name is soon typed
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	writing, reading := packedCourse(t, folder, "w"), packedCourse(t, folder, "r")
	atPlace(t, data, writing, func(s *study.Session) nav.Route {
		id, err := s.MakeOwn("Ours", "Begin", nil)
		if err != nil {
			t.Fatal(err)
		}
		return nav.Route{Page: nav.Process, ID: id, Mode: process.ModeEdit}
	})
	atPlace(t, data, reading, func(*study.Session) nav.Route { return nav.Route{Page: nav.Lessons, ID: "one"} })

	w := start(t, data, nil, "--course", writing)
	looks := map[string]*image.RGBA{writing: w.picture()}                    // of each course
	item := map[string]image.Point{writing: {180, 172}, reading: {180, 131}} // of the rail
	var names []string
	for i := range 50 {
		next := writing
		if i%2 == 0 { // the name is typed, and the window left for the file before its pause is over
			next = reading
			names = append(names, fmt.Sprintf("Call %d", i))
			w.tryPress("F2", time.Second)
			if err := w.screen.Type(names[len(names)-1]); err != nil {
				t.Fatal(err)
			}
		}
		w.press("ctrl+o")
		if err := w.screen.Keys("ctrl+a"); err != nil {
			t.Fatal(err)
		}
		if err := w.screen.Type(next); err != nil {
			t.Fatal(err)
		}
		w.press("Return")
		// Until the course is open the rail has the item of the one before.
		for limit := time.Now().Add(settleLimit); w.picture().RGBAAt(item[next].X, item[next].Y) != softColour; {
			if time.Now().After(limit) {
				t.Fatalf("switch %d did not lead to %s", i+1, next)
			}
			time.Sleep(50 * time.Millisecond)
		}
		if looks[next] == nil {
			w.linger()
			looks[next] = w.picture()
		}
		for limit := time.Now().Add(settleLimit); alike(w.picture(), looks[next]) < 0.97; {
			if time.Now().After(limit) {
				name := filepath.Join("..", "..", "build", "failed", t.Name()+" awaited.png")
				t.Fatalf("switch %d led to another page than before: %.3f of the window is as in %s (%v)",
					i+1, alike(w.picture(), looks[next]), name, screen.Save(looks[next], name))
			}
			time.Sleep(50 * time.Millisecond)
		}
	}
	w.quit()
	for _, line := range strings.Split(w.app.Output(), "\n") {
		if strings.Contains(line, "Cause:") && !strings.Contains(line, "language:") && !strings.Contains(line, "EOF") {
			t.Errorf("the app printed %q", line)
		}
	}

	k := readJournal(t, data, "r")
	numbers := map[int64]bool{}
	for _, e := range k.events {
		numbers[e.Seq] = true
	}
	for n := range int64(len(k.events)) {
		if !numbers[n+1] {
			t.Errorf("no event has number %d", n+1)
		}
	}
	typed := map[string]bool{}
	for _, p := range payloads[study.EditedPayload](k, study.Changed) {
		typed[p.Text] = true
	}
	for _, name := range names {
		if !typed[name] {
			t.Errorf("%q was typed and is lost", name)
		}
	}
	if got := k.count(study.Read); got < 3 {
		t.Errorf("%d blocks count as read", got)
	}
}
