package ui

import (
	"context"
	"errors"
	"image"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/study/library"
	"stagecraft/ui/command"
	"stagecraft/ui/courses"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
	"stagecraft/ui/today"
	"stagecraft/ui/words"
)

var (
	_ courses.Shell = (*App)(nil)
	_ today.Others  = (*App)(nil)
)

// courseLook is what is known of the courses that aren't open. It is used on the main
// goroutine.
type courseLook struct {
	dir     string // whose courses they are
	known   map[string]courseSaid
	covers  map[string]image.Image // by the course's reference and when it was opened
	stop    context.CancelFunc     // ends what is being found out; nil when nothing is
	offered string                 // the courses that the menu offers
	busy    sync.Map               // the references of the courses that are being looked at, on any goroutine
}

// courseSaid is what was found out of a course.
type courseSaid struct {
	standing study.Standing
	missing  bool
	fault    error
}

// looksAfter is how long after a course was opened it is looked how far the learner
// is in the others: the window has enough to do until then.
const looksAfter = 2 * time.Second

// looked is what is known of the courses of the learner whose data is open.
func (s *App) looked() *courseLook {
	look := &s.courses
	if dir := s.loader.DataDir(); look.dir != dir || look.known == nil {
		s.stopLooking()
		look.dir, look.known, look.covers = dir, map[string]courseSaid{}, map[string]image.Image{}
	}
	return look
}

// CourseEntries gives the courses as they are shown.
func (s *App) CourseEntries() []courses.Entry {
	var all []courses.Entry
	look := s.looked()
	for _, c := range s.courseList() {
		e := courses.Entry{Course: c, Open: s.opened != nil && c.Ref() == s.opened.Path, Picture: look.covers[coverKey(&c)]}
		was, known := look.known[c.Ref()]
		e.Known, e.Missing, e.Fault = known && !was.missing && was.fault == nil, was.missing, was.fault
		switch {
		case e.Open:
			e.Known, e.Standing, e.Missing, e.Fault = true, s.opened.Session.Standing(), false, nil
		case e.Known:
			e.Standing = was.standing
		case !known && c.Standing != nil && c.Standing.Holds(s.Now()): // most likely, until it is looked
			e.Known, e.Standing = true, c.Standing.Standing
		}
		all = append(all, e)
	}
	return all
}

// courseList gives the courses of the library; without one, that which is open.
func (s *App) courseList() []library.Course {
	if k, ok := s.loader.(Librarian); ok {
		return k.Courses()
	}
	if s.opened == nil {
		return nil
	}
	c := s.opened.Course
	return []library.Course{{ID: c.ID, Title: c.Title, Version: c.Version, Path: s.opened.Path}}
}

// Now is the time in the learner's zone.
func (s *App) Now() time.Time {
	if s.opened != nil {
		return s.opened.Session.Now()
	}
	return time.Now()
}

func coverKey(c *library.Course) string { return c.Ref() + " " + c.Copy + " " + c.Cover }

// LookAtCourses finds out how far the learner is in the courses that aren't open, one
// after the other, off the main goroutine. What was begun before is given up.
func (s *App) LookAtCourses() {
	k, ok := s.loader.(Librarian)
	if !ok || s.opened == nil || s.closing {
		return
	}
	look := s.looked()
	s.stopLooking()
	ctx, stop := context.WithCancel(context.Background())
	look.stop = stop
	open, all := s.opened.Path, k.Courses()
	covers := map[string]bool{}
	for key := range look.covers {
		covers[key] = true
	}
	go func() {
		for _, c := range all {
			var cover image.Image
			if key := coverKey(&c); c.Cover != "" && !covers[key] {
				cover, _ = k.CoverOf(ctx, c) // it is drawn otherwise
			}
			var is courseSaid
			if c.Ref() != open {
				is = look.at(ctx, k, c)
			}
			if ctx.Err() != nil {
				return
			}
			kit.OnMain(func() { s.lookedAt(ctx, &c, cover, is) })
		}
	}()
}

// looksFor is how long it may take to find out how far the learner is in a course,
// before the others have their turn: it may be on a share that doesn't answer.
const looksFor = 20 * time.Second

var errNoAnswer = errors.New("the disk that the course is on doesn't answer")

// at finds out how far the learner is in a course, off the main goroutine. One that is
// still being looked at from before is waited for: it isn't looked at twice at a time.
func (l *courseLook) at(ctx context.Context, k Librarian, c library.Course) courseSaid {
	late := time.After(looksFor)
	for {
		if _, busy := l.busy.LoadOrStore(c.Ref(), true); !busy {
			break
		}
		select {
		case <-ctx.Done():
			return courseSaid{fault: ctx.Err()}
		case <-late:
			return courseSaid{fault: errNoAnswer}
		case <-time.After(20 * time.Millisecond):
		}
	}
	done := make(chan courseSaid, 1)
	go func() {
		defer l.busy.Delete(c.Ref())
		var is courseSaid
		is.standing, is.fault = k.StandingIn(ctx, c)
		is.missing = errors.Is(is.fault, library.ErrMissing)
		done <- is
	}()
	select {
	case is := <-done:
		return is
	case <-ctx.Done():
		return courseSaid{fault: ctx.Err()}
	case <-late:
		return courseSaid{fault: errNoAnswer}
	}
}

// lookedAt takes up what was found out of a course, and has the page show it.
func (s *App) lookedAt(ctx context.Context, c *library.Course, cover image.Image, is courseSaid) {
	if ctx.Err() != nil || s.closing {
		return
	}
	look := s.looked()
	was, known := look.known[c.Ref()]
	same := known && cover == nil && was.standing.Waits == is.standing.Waits && was.standing.Read == is.standing.Read &&
		was.missing == is.missing && (was.fault == nil) == (is.fault == nil)
	if is.fault != nil && !is.missing && !known {
		fyne.LogError("looking how far you are in "+c.Title, is.fault)
	}
	look.known[c.Ref()] = is
	if cover != nil {
		look.covers[coverKey(c)] = cover
	}
	if !same {
		s.coursesChanged()
	}
}

// leaveCourse notes how far the learner is in the course that is open, which goes.
func (s *App) leaveCourse() {
	s.stopLooking()
	if s.opened != nil {
		s.looked().known[s.opened.Path] = courseSaid{standing: s.opened.Session.Standing()}
	}
}

// stopLooking gives up what is being found out.
func (s *App) stopLooking() {
	if s.courses.stop != nil {
		s.courses.stop()
		s.courses.stop = nil
	}
}

// coursesChanged has the page and the menu show the courses as they are now.
func (s *App) coursesChanged() {
	s.offerCourses()
	if p, ok := s.page.(interface{ CoursesChanged() }); ok {
		p.CoursesChanged()
	}
}

// lookSoon looks at the other courses in a while, when there are any.
func (s *App) lookSoon() {
	if len(s.courseList()) < 2 {
		return
	}
	opened := s.opened
	kit.After(looksAfter, func() {
		if s.opened == opened && opened != nil {
			s.LookAtCourses()
		}
	})
}

// Others gives the courses besides the one that is open, as Today shows them; none
// where the learner doesn't want that.
func (s *App) Others() []today.Other {
	if s.Setting(preferences.OtherCourses) == 0 {
		return nil
	}
	var all []today.Other
	for _, e := range s.CourseEntries() {
		if !e.Open && !e.Opened.IsZero() && !e.Missing {
			all = append(all, today.Other{Title: e.Name(), Ref: e.Ref(), Known: e.Known, Waits: e.Standing.Waits})
		}
	}
	return all
}

// mostOffered is how many courses the menu offers.
const mostOffered = 5

// recentCommands open the courses that were opened last.
func (s *App) recentCommands(menu string) []command.Command {
	var cs []command.Command
	for _, e := range s.CourseEntries() {
		if e.Open || e.Opened.IsZero() || e.Ref() == Bundled || len(cs) == mostOffered {
			continue
		}
		ref := e.Ref()
		cs = append(cs, command.Command{ID: "course.recent." + ref, Title: words.F("Open %s", courses.Short(e.Name())), Menu: menu, Do: func() { s.OpenCourse(ref) }})
	}
	return cs
}

// offerCourses has the menu offer the courses that were opened last, if they are
// others than it does.
func (s *App) offerCourses() {
	var refs []string
	for _, c := range s.recentCommands("") {
		refs = append(refs, c.ID, c.Title)
	}
	if offered := strings.Join(refs, "\n"); offered != s.courses.offered {
		s.courses.offered = offered
		s.offerCommands()
	}
}

// offerCommands makes the commands that hold everywhere anew, with what they are called.
func (s *App) offerCommands() {
	s.list.SetShell(s.commands())
	s.list.Bind(s.window.Canvas())
	s.nativeMenu()
}

// courseName is what the course at a path is called before it is open.
func (s *App) courseName(path string) string {
	if path == Bundled || path == "" {
		return words.T("the course that came with the app")
	}
	for _, c := range s.courseList() {
		if c.Ref() == path && c.Title != "" {
			return c.Title
		}
	}
	return markup.Visible(filepath.Base(path))
}

// tellUnkept says that a course isn't among the learner's as it ought to be.
func (s *App) tellUnkept() {
	if s.opened.Unkept == nil {
		return
	}
	fyne.LogError("keeping the course among yours", s.opened.Unkept)
	s.Tell(words.T("The course couldn’t be copied to your data. It is opened from where it is, so keep its file."))
}
