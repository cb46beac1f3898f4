package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/content/watch"
	"stagecraft/study/library"
	"stagecraft/ui/kit"
	"stagecraft/ui/modal"
	"stagecraft/ui/nav"
)

// Reloader is a [Loader] that can read an open course's files again. Its methods are
// called off the main goroutine.
type Reloader interface {
	// WrittenAt is the folder in which an open course may be written while it is open;
	// "" for none.
	WrittenAt(*Opened) string
	// Reload reads the files of an open course again, and begins another session on it
	// beside the one there is, with all the problems there are. The course that is open
	// stays so. With an error there is none: it wraps [content.Problems] when the course
	// can't be opened as it is now, and [ErrOtherCourse] when another stands there.
	Reload(ctx context.Context, o *Opened) (*Opened, content.Problems, error)
}

// ErrOtherCourse says that in a course's folder there is another one now.
var ErrOtherCourse = errors.New("the course has another id now")

// Authored tells whether the open course is a folder, in which its author may write.
func (s *App) Authored() bool {
	return s.opened != nil && s.opened.Path != Bundled && !library.IsRef(s.opened.Path) && !isCourseFile(s.opened.Path)
}

// live shows what is written in the open course's folder while it is open. It is used on
// the main goroutine.
type live struct {
	app  *App
	of   *Opened // the course that was opened last, or reloaded
	path string  // of a course that can't be opened as it is; "" for none
	// folder is that in which the open course is written; "" when it can't be, or that
	// isn't known yet.
	folder string
	stop   context.CancelFunc // ends the watch; nil when nothing is watched

	reading context.CancelFunc // gives up a reload; nil when there is none
	again   bool               // something changed meanwhile
	next    *Opened            // what was reloaded and can't be shown yet
	held    func()             // keeps it from being looked at again whether it can

	changed  map[string]bool  // the files that were changed since the course was opened
	problems content.Problems // that are told
	other    bool             // another course stands there
	hidden   bool             // the trainer wants to hear no more of them
	shown    time.Time        // when the last change was shown; zero for never
}

// begin watches the folder of a course that was opened.
func (l *live) begin(o *Opened) {
	l.end()
	k, ok := l.app.loader.(Reloader)
	if !ok || o.Path == Bundled || library.IsRef(o.Path) {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	l.of, l.stop, l.changed = o, stop, map[string]bool{}
	since := l.app.began
	go func() {
		dir := k.WrittenAt(o)
		if dir == "" {
			return
		}
		if info, err := os.Stat(filepath.Join(dir, "course.yaml")); err == nil && info.Mode().IsRegular() {
			kit.OnMain(func() {
				if ctx.Err() == nil {
					l.folder = dir
				}
			})
		}
		watch.Folder(ctx, dir, since, func(names []string) {
			kit.OnMain(func() {
				if ctx.Err() == nil {
					l.change(names)
				}
			})
		})
	}()
}

// await watches what is at a path where a course can't be opened, and opens it once
// something is changed there.
func (l *live) await(path string, err error) {
	l.end()
	var problems content.Problems
	if !errors.As(err, &problems) || path == "" || path == Bundled || library.IsRef(path) || isCourseFile(path) {
		return
	}
	ctx, stop := context.WithCancel(context.Background())
	l.path, l.stop = path, stop
	watch.Folder(ctx, path, l.app.began, func([]string) {
		kit.OnMain(func() {
			s := l.app
			if ctx.Err() == nil && s.trouble != nil && s.opening == nil && !s.closing {
				s.OpenCourse(path)
			}
		})
	})
}

// end ends it for the course that is open.
func (l *live) end() {
	if l.stop != nil {
		l.stop()
	}
	if l.reading != nil {
		l.reading()
	}
	if l.held != nil {
		l.held()
	}
	if l.next != nil {
		l.discard(l.next)
	}
	*l = live{app: l.app}
}

// change reads the course again, as some of its files were changed.
func (l *live) change(names []string) {
	for _, name := range names {
		l.changed[name] = true
	}
	l.hidden = false
	if l.reading != nil {
		l.again = true
		return
	}
	l.read()
}

// read reads the course again, off the main goroutine.
func (l *live) read() {
	k := l.app.loader.(Reloader)
	ctx, cancel := context.WithCancel(context.Background())
	of := l.of
	l.reading, l.again = cancel, false
	release := kit.StayAwake()
	go func() {
		next, problems, err := k.Reload(ctx, of)
		kit.OnMain(func() {
			release()
			if ctx.Err() != nil || l.of != of || l.app.closing {
				if next != nil {
					l.discard(next)
				}
				return
			}
			cancel()
			l.reading = nil
			l.came(next, problems, err)
		})
	}()
}

// came shows what was read, or why it can't be.
func (l *live) came(next *Opened, problems content.Problems, err error) {
	var wrong content.Problems
	l.other = errors.Is(err, ErrOtherCourse)
	switch {
	case l.again: // what was read is past
		if next != nil {
			l.discard(next)
		}
		l.read()
		return
	case errors.As(err, &wrong), l.other:
		problems = wrong
	case err != nil:
		fyne.LogError("reading the course again", err)
		return
	}
	l.tell(problems)
	if next == nil {
		return
	}
	if l.next != nil {
		l.discard(l.next)
	}
	l.next = next
	l.show()
}

// looksWhether is how often it is looked whether what was read can be shown.
const looksWhether = 200 * time.Millisecond

// show shows what was read, once nobody is in the middle of something that would be
// lost.
func (l *live) show() {
	if l.held != nil {
		l.held()
		l.held = nil
	}
	if l.next == nil {
		return
	}
	s := l.app
	if s.page == nil || s.opening != nil || s.task != nil || l.writing() {
		l.held = kit.After(looksWhether, l.show)
		return
	}
	next := l.next
	l.next = nil
	if !s.exchange(next) {
		l.discard(next)
		l.read()
		return
	}
	l.of, l.shown = next, time.Now()
}

// writing tells whether somebody writes into a field.
func (l *live) writing() bool {
	switch l.app.window.Canvas().Focused().(type) {
	case *widget.Entry:
		return true
	case interface { // a field made of one
		SelectedText() string
		Append(string)
	}:
		return true
	}
	return false
}

// discard lets go of a course that isn't shown.
func (l *live) discard(o *Opened) {
	o.Session.Close()
	if err := l.app.loader.Close(o); err != nil {
		fyne.LogError(fmt.Sprintf("closing %s", o.Course.Title), err)
	}
}

// tell tells of problems, from then on: of errors, and of warnings about what was
// changed since the course was opened.
func (l *live) tell(problems content.Problems) {
	told := slices.DeleteFunc(slices.Clone(problems), func(p content.Problem) bool {
		return p.Severity == content.Note || p.Severity == content.Warning && !l.changed[p.File]
	})
	slices.SortStableFunc(told, func(a, b content.Problem) int {
		return errorsFirst(a.Severity) - errorsFirst(b.Severity)
	})
	l.problems = told
	l.app.savingChanged()
}

func errorsFirst(s content.Severity) int {
	if s == content.Error {
		return 0
	}
	return 1
}

// renewable is a page that shows what stands in the course's files, and not the course:
// it stays when the course is read again.
type renewable interface{ CourseRenewed() }

// exchange goes on with a course as it is now in the place of what it was, at the same
// place. It gives false, and all is as before, when what was done meanwhile isn't known
// to the new session.
func (s *App) exchange(next *Opened) bool {
	if !next.Session.CatchUp() {
		return false
	}
	if p, ok := s.page.(renewable); ok {
		s.goOnWith(next)
		s.rail.update()
		p.CourseRenewed()
		return true
	}
	done := false
	modal.Of(s.window.Canvas()).Redraw(func() any {
		s.page.Hidden() // which may write down what was read
		s.saveWhereabouts(true)
		s.beside.leave()
		if done = next.Session.CatchUp(); done {
			s.goOnWith(next)
		}
		s.window.Canvas().Unfocus()
		s.page = nil
		s.put(s.route)
		s.rail.update()
		s.shown()
		return s.beside.layersOver()
	})
	return done
}

// goOnWith takes a course as it is now for what it was.
func (s *App) goOnWith(next *Opened) {
	before := s.opened
	recent := s.search.recent
	if s.stopFit != nil {
		s.stopFit()
		s.stopFit = nil
	}
	s.search.end()
	s.unsubscribe()
	s.closeCourse(before)
	s.follow(next)
	s.search.recent = recent
	s.search.begin()
	s.watchFit(next)
	for id, r := range s.routes {
		s.routes[id] = renewed(before.Course, next.Course, r)
	}
	s.route = renewed(before.Course, next.Course, s.route)
	for _, places := range [][]nav.Route{s.trail.back, s.trail.ahead} {
		for i, r := range places {
			places[i] = renewed(before.Course, next.Course, r)
		}
	}
}
