package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/ui"
	"stagecraft/ui/nav"
)

// The files of a recorder, in the data folder.
const (
	runningName  = "running.json" // is there while the app runs
	crashLogName = "crash.log"
	olderLogName = "crash.1.log"
)

// maxCrashLog is how large the log may be at a start, in bytes; then it becomes
// the older one, which is replaced.
const maxCrashLog = 256 << 10

// atOnce is how soon after a page was opened a crash is that page's: were it to
// be opened at each start, the app would be of no use.
const atOnce = time.Minute

// recorder notes what the app is about to draw, and has what it dies of written
// to a log: Go writes the last words of a dying program there by itself, those
// of a stack overflow too. It implements ui.Recorder. Its files are nothing that
// the learner did, so that a fault with them is only told of, and a disk that
// doesn't answer holds nothing up.
type recorder struct {
	files patient

	place sync.Mutex // guards dir
	dir   string     // the data folder, once it is open

	lock   sync.Mutex // opening a course is noted off the main goroutine; never held while a disk is waited for
	now    running
	before running // what was there before a course was to be opened
	on     bool    // the data is ours
}

var _ ui.Recorder = (*recorder)(nil)

// running is what runningName holds.
type running struct {
	Version string    `json:"version"`
	Course  string    `json:"course"`  // path, or ui.Bundled
	Page    string    `json:"page"`    // "" while the course is being opened
	AtStart bool      `json:"atStart"` // the start opened it, not the learner
	Drawing bool      `json:"drawing"` // it is not known to have been drawn
	Since   time.Time `json:"since"`
	Log     int64     `json:"log"` // bytes that the log had
}

// ended is how the last run ended when it crashed.
type ended struct {
	running
	after time.Duration // since the page was opened
	wrote bool          // what it died of is in the log
}

// begin takes stock of the last run, once the data is known to be ours, and
// begins to record this one. It gives nil when the last run ended in order, or
// was ended from outside while nothing was being drawn.
func (r *recorder) begin(dir string) *ended {
	r.lock.Lock()
	on := r.on
	r.lock.Unlock()
	if on && r.path("") == filepath.Clean(dir) {
		return nil // it is this one
	}
	if on { // the learner chose another folder
		old := r.path(runningName)
		r.files.do(patience, func() { r.tell(os.Remove(old)) })
	}
	r.place.Lock()
	r.dir = dir
	r.place.Unlock()
	last := r.last()
	if info, err := os.Stat(r.Log()); err == nil && info.Size() > maxCrashLog {
		r.tell(os.Rename(r.Log(), r.path(olderLogName)))
	}
	log, err := os.OpenFile(r.Log(), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err == nil {
		if last != nil {
			_, err = fmt.Fprintf(log, "\n(above: Stagecraft %s ended at %s, on page %q of %s)\n\n",
				last.Version, last.Since.Add(last.after).UTC().Format(time.RFC3339), last.Page, last.Course)
		}
		err = errors.Join(err, debug.SetCrashOutput(log, debug.CrashOptions{}), log.Close())
	}
	r.tell(err)
	r.lock.Lock()
	r.on = true
	r.lock.Unlock()
	return last
}

// last reads how the last run ended.
func (r *recorder) last() *ended {
	data, err := os.ReadFile(r.path(runningName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	e := &ended{}
	if err != nil || json.Unmarshal(data, &e.running) != nil {
		return nil // written half, by a machine that went off
	}
	info, err := os.Stat(r.Log())
	died := err == nil && info.Size() > e.Log
	if e.wrote = died; died {
		e.after = max(info.ModTime().Sub(e.Since), 0)
	}
	if !died && !e.Drawing {
		return nil
	}
	return e
}

// inJSON is a path as it comes back from running.json: a byte that is no part of
// a character is another one then.
func inJSON(path string) string { return string([]rune(path)) }

// told is what the learner is told of it, or nil.
func (e *ended) told(r *recorder) *ui.Crash {
	if e == nil {
		return nil
	}
	c := &ui.Crash{Course: e.Course, Page: e.Page}
	if e.wrote {
		c.Log = r.Log()
	}
	return c
}

// refuge is what to open after a crash.
type refuge int

const (
	onToday refuge = iota // the same course, on Today
	bundled               // the course that comes with the app
	nothing               // words alone
)

// refuge gives what can be opened without ending in the same place.
func (e *ended) refuge() refuge {
	opensIt := e.Page == "" || e.AtStart && e.Page == nav.Today && e.after < atOnce
	switch {
	case !opensIt:
		return onToday
	case e.Course != ui.Bundled:
		return bundled
	}
	return nothing
}

// Log is the file in which what went wrong is written.
func (r *recorder) Log() string { return r.path(crashLogName) }

func (r *recorder) path(name string) string {
	r.place.Lock()
	defer r.place.Unlock()
	return filepath.Join(r.dir, name)
}

// opening notes that a course is about to be opened.
func (r *recorder) opening(course string) {
	if r == nil {
		return
	}
	r.lock.Lock()
	r.before = r.now
	r.lock.Unlock()
	r.note(running{Course: course, Drawing: true})
}

// openedAs notes what the course that is open is opened by from now on.
func (r *recorder) openedAs(course string) {
	if r == nil {
		return
	}
	r.lock.Lock()
	now := r.now
	r.lock.Unlock()
	if now.Course != course {
		now.Course = course
		r.write(now)
	}
}

// gaveUp notes that the course isn't opened after all: what was there stays.
func (r *recorder) gaveUp() {
	if r == nil {
		return
	}
	r.lock.Lock()
	before := r.before
	r.lock.Unlock()
	before.Drawing = false
	r.write(before)
}

// Drawing notes that a page is about to be drawn.
func (r *recorder) Drawing(page string, atStart bool) {
	r.lock.Lock()
	course := r.now.Course
	r.lock.Unlock()
	r.note(running{Course: course, Page: page, AtStart: atStart, Drawing: true})
}

// Drawn notes that it was drawn.
func (r *recorder) Drawn() {
	r.lock.Lock()
	now := r.now
	r.lock.Unlock()
	now.Drawing = false
	r.write(now)
}

func (r *recorder) note(now running) {
	now.Since = time.Now()
	r.write(now)
}

func (r *recorder) write(now running) {
	now.Version = version
	r.lock.Lock()
	r.now = now
	on := r.on
	r.lock.Unlock()
	if on {
		name, log := r.path(runningName), r.Log()
		r.files.do(patience, func() { r.tell(now.write(name, log)) })
	}
}

// write writes it to a file, with how large the log is.
func (now running) write(name, log string) error {
	if info, err := os.Stat(log); err == nil {
		now.Log = info.Size()
	}
	data, err := json.Marshal(now)
	if err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o600)
}

// Recovered writes down a panic that the app goes on after.
func (r *recorder) Recovered(doing string, cause any, stack []byte) {
	fyne.LogError(doing, fmt.Errorf("panic: %v", cause))
	r.lock.Lock()
	now, on := r.now, r.on
	r.lock.Unlock()
	name, path := r.path(runningName), r.Log()
	r.files.do(patience, func() {
		if info, err := os.Stat(path); err == nil && info.Size() > 2*maxCrashLog {
			return // it happens over and over
		}
		log, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		if err == nil {
			_, err = fmt.Fprintf(log, "%s Stagecraft %s went on after %s: panic: %v\n%s\n",
				time.Now().UTC().Format(time.RFC3339), version, doing, cause, stack)
			err = errors.Join(err, log.Close())
		}
		if on { // it is not what the app dies of
			err = errors.Join(err, now.write(name, path))
		}
		r.tell(err)
	})
}

// lastPatience is how long the end of the app waits for the note that it came.
const lastPatience = time.Second

// end notes that the run ended in order.
func (r *recorder) end() {
	r.lock.Lock()
	on := r.on
	r.on = false
	r.lock.Unlock()
	if !on {
		return
	}
	name := r.path(runningName)
	r.files.do(lastPatience, func() {
		if err := os.Remove(name); !errors.Is(err, fs.ErrNotExist) {
			r.tell(err)
		}
	})
}

func (r *recorder) tell(err error) {
	if err != nil {
		fyne.LogError("noting what is drawn", err)
	}
}
