package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"stagecraft/cmd/internal/screen"
)

var windowSize = screen.Size{Width: 1280, Height: 832}

// How long the app may take: for its first page, for what a key does, and for its window to go once
// it was killed.
const (
	startLimit = 60 * time.Second
	showLimit  = 60 * time.Second
	goneLimit  = 60 * time.Second
	// mostQuiet is how long a picture that holds still is looked at, at most.
	mostQuiet = 3 * time.Second
	// lookEvery is how often the screen is looked at.
	lookEvery = 4 * time.Millisecond
)

// errKilled says that the app was killed while something was waited for.
var errKilled = errors.New("the app was killed")

// window is the app on a screen, started once.
type window struct {
	screen  *screen.Screen
	app     *screen.Program
	fuse    *fuse
	answers time.Duration // how long a key took lately to change the picture
}

// fuse kills the app at a moment drawn beforehand: a while after it is lit. What is due is known to
// nobody else.
type fuse struct {
	mu    sync.Mutex
	after time.Duration
	keys  int // how many keys that change something it waits for; 0 once lit
	kill  func()
}

// drawFuse draws when to kill. One in two is lit by a key that changes something, and short, so that
// many kills come while that is being written; the others come at any time.
func drawFuse(random *rand.Rand) *fuse {
	if random.IntN(2) == 0 {
		return &fuse{keys: 1 + random.IntN(6), after: time.Duration(random.IntN(120_000)) * time.Microsecond}
	}
	return &fuse{after: time.Duration(random.IntN(2_500_000)) * time.Microsecond}
}

// begin lights a fuse that waits for no key. Kill is called once, on a goroutine of its own.
func (f *fuse) begin(kill func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.kill = kill
	if f.keys == 0 {
		time.AfterFunc(f.after, kill)
	}
}

// key tells that a key which changes something is about to be pressed.
func (f *fuse) key() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.kill == nil || f.keys == 0 {
		return
	}
	if f.keys--; f.keys == 0 {
		time.AfterFunc(f.after, f.kill)
	}
}

// home is a home in which nothing moves by itself, so that pictures come to rest.
func home(folder string) (string, error) {
	return folder, screen.StillHome(folder)
}

// run starts the app; it comes back at once.
func (s *stage) run(data string) (*window, error) {
	if err := dark(s.screen); err != nil {
		return nil, err
	}
	app, err := s.screen.Run(s.home, exec.Command(s.binary, "--course", s.course, "--data", data,
		"--theme", "light", "--size", windowSize.String(), "--no-introduction"))
	if err != nil {
		return nil, err
	}
	return &window{screen: s.screen, app: app, fuse: &fuse{}}, nil
}

// dark waits until no window is on the screen.
func dark(s *screen.Screen) error {
	for deadline := time.Now().Add(goneLimit); ; time.Sleep(lookEvery) {
		img, err := s.Picture()
		if err != nil || (picture{img}).gone() {
			return err
		}
		if time.Now().After(deadline) {
			return errors.New("the window of the app that was killed is still there")
		}
	}
}

// opened waits until the app shows a page, or a page with something over it.
func (w *window) opened() error {
	if err := w.see("a page", startLimit, func(p picture) bool { return p.page() || p.covered() }); err != nil {
		return err
	}
	if err := w.screen.Focus("Stagecraft", startLimit); err != nil {
		return w.unlessKilled(err)
	}
	return nil
}

// unlessKilled gives errKilled in an error's place if the app was killed.
func (w *window) unlessKilled(err error) error {
	if err != nil && w.app.Ended() {
		return errKilled
	}
	return err
}

// press presses keys that change nothing which is kept.
func (w *window) press(keys ...string) error {
	if w.app.Ended() {
		return errKilled
	}
	return w.unlessKilled(w.screen.Keys(keys...))
}

// turn presses a key until the picture is another: one that comes while a page is being opened, or
// before the window has the keyboard, does nothing.
func (w *window) turn(key string) error {
	for again := 0; ; again++ {
		from, err := w.screen.Sum()
		if err != nil {
			return err
		}
		pressed := time.Now()
		if err := w.press(key); err != nil {
			return err
		}
		if err = w.screen.WaitChange(from, 2*time.Second); err == nil {
			w.answers = max(time.Since(pressed), w.answers*3/4)
			return w.rest()
		}
		if w.app.Ended() || again == 5 || !errors.Is(err, screen.ErrStill) {
			return w.unlessKilled(err)
		}
		if err := w.screen.Focus("Stagecraft", startLimit); err != nil {
			return w.unlessKilled(err)
		}
	}
}

// aliveLimit is how long a window may take to show another page, on whatever machine.
const aliveLimit = time.Minute

// alive tells whether the window still does what it is told: leaves what lies over the page, and shows
// another.
func (w *window) alive() bool {
	for deadline := time.Now().Add(aliveLimit); time.Now().Before(deadline); {
		for _, key := range []string{"Escape", "ctrl+6", "ctrl+1"} {
			from, err := w.screen.Sum()
			if err != nil || w.press(key) != nil {
				return w.app.Ended()
			}
			if w.screen.WaitChange(from, 5*time.Second) == nil && key != "Escape" {
				return true
			}
		}
	}
	return false
}

// change presses a key that changes something.
func (w *window) change(key string) error {
	w.fuse.key()
	return w.press(key)
}

func (w *window) write(text string) error {
	if w.app.Ended() {
		return errKilled
	}
	return w.unlessKilled(w.screen.Type(text))
}

// see waits until the screen shows something. What stood on it is told even if the app was killed
// meanwhile: it was shown.
func (w *window) see(what string, limit time.Duration, is func(picture) bool) error {
	deadline, last := time.Now().Add(limit), uint64(0)
	for {
		sum, err := w.screen.Sum()
		if err != nil {
			return err
		}
		if sum != last {
			last = sum
			img, err := w.screen.Picture()
			if err != nil {
				return err
			}
			if is(picture{img}) {
				return nil
			}
		}
		if w.app.Ended() {
			return errKilled
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("the window doesn't show %s within %v: %w", what, limit, screen.ErrStill)
		}
		time.Sleep(lookEvery)
	}
}

// look is what the window shows now.
func (w *window) look() (picture, error) {
	img, err := w.screen.Picture()
	return picture{img}, err
}

// rest waits until the picture holds still for a moment.
func (w *window) rest() error { return w.still(120 * time.Millisecond) }

// still waits until the picture holds still for so long, or longer on a machine that is busy with other things:
// what takes a while to be drawn hasn't come to its end then.
func (w *window) still(quiet time.Duration) error {
	_, err := w.screen.Settle(max(quiet, min(2*w.answers, mostQuiet)), showLimit)
	return w.unlessKilled(err)
}

// keep keeps what the window shows, as PNG.
func (w *window) keep(folder string) string {
	img, err := w.screen.Picture()
	if err != nil {
		return err.Error()
	}
	name := filepath.Join(folder, "window.png")
	if err := screen.Save(img, name); err != nil {
		return err.Error()
	}
	said := strings.TrimSpace(w.app.Output())
	if said != "" {
		said = "; the app printed: " + said
	}
	return name + said
}
