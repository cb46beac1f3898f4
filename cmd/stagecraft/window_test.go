package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"stagecraft/cmd/internal/build"
	"stagecraft/cmd/internal/screen"
	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui"
	"stagecraft/ui/nav"
)

// The tests of this package start the real program on a screen of its own and
// press keys as a learner does. They look at nothing but the screen while it
// runs, and at the journal once it has ended.

var windowSize = screen.Size{Width: 1280, Height: 832}

const (
	startLimit  = 60 * time.Second
	settleLimit = 20 * time.Second
	quiet       = 300 * time.Millisecond
	keyLimit    = 10 * time.Second
)

// program compiles the app once for all tests.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "stagecraft")
	if err != nil {
		return "", err
	}
	binary := filepath.Join(dir, "stagecraft")
	return binary, build.Plain(".", binary, ".")
})

func TestMain(m *testing.M) {
	code := m.Run()
	if binary, err := program(); err == nil {
		os.RemoveAll(filepath.Dir(binary))
	}
	os.Exit(code)
}

// window is the app, running.
type window struct {
	t      *testing.T
	screen *screen.Screen
	app    *screen.Program
	data   string
}

// start starts the app on a data folder, without what a new learner is shown first,
// and waits until it has drawn. wrap, if
// any, is the command line that the app's is put behind.
func start(t *testing.T, data string, wrap []string, args ...string) *window {
	t.Helper()
	screen.Require(t)
	binary, err := program()
	if err != nil {
		t.Fatal(err)
	}
	return startAs(t, "Stagecraft", data, append(append([]string{}, wrap...), binary), args...)
}

// startAs starts the app so by a command line, and waits until a window of that title has drawn.
func startAs(t *testing.T, title, data string, command []string, args ...string) *window {
	t.Helper()
	return startIntroducing(t, title, data, command, append([]string{"--no-introduction"}, args...)...)
}

// startIntroducing starts the app by a command line as a learner does, and waits until
// a window of that title has drawn.
func startIntroducing(t *testing.T, title, data string, command []string, args ...string) *window {
	t.Helper()
	screen.Require(t)
	s, err := screen.Start(windowSize)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	line := append(append([]string{}, command...), "--data", data, "--theme", "light", "--size", windowSize.String())
	line = append(line, args...)
	app, err := s.Run(t.TempDir(), exec.Command(line[0], line[1:]...))
	if err != nil {
		t.Fatal(err)
	}
	w := &window{t: t, screen: s, app: app, data: data}
	t.Cleanup(func() {
		if t.Failed() {
			w.keepPicture()
			t.Logf("the app printed: %s", app.Output())
		}
	})
	if _, err := s.WaitLit(0.9, startLimit); err != nil {
		t.Fatal(err)
	}
	if err := s.Focus(title, startLimit); err != nil {
		t.Fatal(err)
	}
	// The rail and the page come a moment after the window; that a course is being opened is said at the left of
	// the page, and takes no keys.
	if err := s.WaitDrawn(0.6, 0, 1, 1, startLimit); err != nil {
		t.Fatal(err)
	}
	w.settle()
	w.mustDraw("after the start")
	return w
}

// settle waits until the picture holds still.
func (w *window) settle() {
	w.t.Helper()
	if _, err := w.screen.Settle(quiet, settleLimit); err != nil {
		w.t.Fatal(err)
	}
}

// press presses keys, each of which must change the picture.
func (w *window) press(keys ...string) {
	w.t.Helper()
	for _, key := range keys {
		if !w.tryPress(key, keyLimit) {
			w.t.Fatalf("pressing %s changed nothing", key)
		}
	}
}

// tryPress presses a key and tells whether it changed the picture.
func (w *window) tryPress(key string, limit time.Duration) bool {
	w.t.Helper()
	from, err := w.screen.Sum()
	if err == nil {
		err = w.screen.Keys(key)
	}
	if err == nil {
		err = w.screen.WaitChange(from, limit)
	}
	if errors.Is(err, screen.ErrStill) {
		return false
	}
	if err != nil {
		w.t.Fatal(err)
	}
	w.settle()
	return true
}

// read stays on a page of a lesson for as long as any block of it takes to
// count as read.
func (w *window) read() {
	w.t.Helper()
	time.Sleep(4100 * time.Millisecond)
}

// linger stays on a page as long as a learner who looks at it, so that it
// counts as seen.
func (w *window) linger() {
	w.t.Helper()
	time.Sleep(1500 * time.Millisecond)
	w.settle()
}

// picture is what the window shows.
func (w *window) picture() *image.RGBA {
	w.t.Helper()
	img, err := w.screen.Picture()
	if err != nil {
		w.t.Fatal(err)
	}
	return img
}

// mustDraw fails when the window shows nothing.
func (w *window) mustDraw(when string) {
	w.t.Helper()
	if w.app.Ended() {
		w.t.Fatalf("%s the app has ended", when)
	}
	if img := w.picture(); screen.Blank(img) {
		w.t.Fatalf("%s the window is blank: %d colours", when, screen.Colours(img))
	}
}

// quit ends the app by its own command and waits until it has.
func (w *window) quit() {
	w.t.Helper()
	if err := w.screen.Keys("ctrl+q"); err != nil {
		w.t.Fatal(err)
	}
	if err := w.app.Wait(keyLimit); err != nil {
		w.keepPicture()
		w.t.Fatalf("quitting: %v\n%s", err, w.app.Stacks())
	}
}

// keepPicture keeps what the window shows of a test that failed.
func (w *window) keepPicture() {
	img, err := w.screen.Picture()
	if err != nil {
		return // there is another failure to tell of
	}
	name := filepath.Join("..", "..", "build", "failed", w.t.Name()+".png")
	if err := screen.Save(img, name); err == nil {
		w.t.Logf("what it showed is in %s", name)
	}
}

// kept is what the journal of a data folder holds.
type kept struct {
	events []study.Event
	place  place
}

// place is where the app said the learner was.
type place struct {
	Page   string               `json:"page"`
	Routes map[string]nav.Route `json:"routes"`
}

// readJournal reads the journal of an app that has ended, with the place in a course.
func readJournal(t *testing.T, data, course string) kept {
	t.Helper()
	j, err := journal.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	var k kept
	for event, err := range j.Events() {
		if err != nil {
			t.Fatal(err)
		}
		k.events = append(k.events, event)
	}
	text, err := j.Setting("place:" + course)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(text), &k.place); err != nil {
		t.Fatalf("the place kept is %q: %v", text, err)
	}
	return k
}

// count gives how many events of a kind were kept.
func (k kept) count(kind study.Kind) int {
	n := 0
	for _, e := range k.events {
		if e.Kind == kind {
			n++
		}
	}
	return n
}

// payloads gives the payloads of a kind.
func payloads[P any](k kept, kind study.Kind) []P {
	var found []P
	for _, e := range k.events {
		var p P
		if e.Kind == kind && json.Unmarshal(e.Payload, &p) == nil {
			found = append(found, p)
		}
	}
	return found
}

func (p place) String() string { return fmt.Sprintf("%s %+v", p.Page, p.Routes[p.Page]) }

// inCourse looks at what a session on a course, ui.Bundled or that at a path, makes of
// the journal of a data folder, which no app may have open.
func inCourse(t *testing.T, data, path string, look func(*study.Session)) {
	t.Helper()
	var course *content.Course
	var problems []content.Problem
	if path == ui.Bundled {
		course, problems = content.Open(salesprocess.FS())
	} else {
		course, problems = content.OpenPath(t.Context(), path)
	}
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	j, err := journal.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	defer j.Close()
	session, err := study.Start(course, j, study.SystemClock{})
	if err != nil {
		t.Fatal(err)
	}
	look(session)
}
