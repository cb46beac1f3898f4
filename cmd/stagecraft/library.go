package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/catalogue"
	"stagecraft/study"
	"stagecraft/study/library"
	"stagecraft/ui"
)

var _ ui.Librarian = (*shelf)(nil)

// books gives the library of the learner whose data is open, and opens it the first
// time, for which it waits for the disk.
func (s *shelf) books() *library.Library {
	s.lock.Lock()
	dir, l := s.dir, s.library
	if s.libraryOf != dir {
		l = nil
	}
	s.lock.Unlock()
	if l != nil {
		return l
	}
	l = library.Open(dir)
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.dir == dir {
		s.library, s.libraryOf = l, dir
	}
	return l
}

// located is where a course is.
type located struct {
	path  string // as it is asked for: a path, or a reference
	at    string // where its files are
	from  string // what the copy was made of; "" for none
	copy  string // the copy's name; "" for none
	fresh bool   // it was made just now
	fault error  // why there is no copy, where there ought to be one
}

// find says where the course at a path is, and has a .course file copied first. One
// whose file is gone is found by the path that it had.
func (s *shelf) find(ctx context.Context, books *library.Library, path string) (located, error) {
	if path == ui.Bundled {
		return located{path: path, at: path}, nil
	}
	path = pathKept(path)
	known, err := books.Find(path)
	if err != nil && library.IsRef(path) {
		return located{}, content.Problems{content.Problem{File: path, Severity: content.Error, Rule: "no-such-path"}.Saying(catalogue.Say("this course isn't among yours any more; open its file again"))}
	}
	p := located{path: path, at: path}
	if known.Copy != "" {
		p = located{path: path, at: books.PathOf(&known), from: known.Path, copy: known.Copy}
	}
	from, there := path, known.Copy != "" && !books.Missing(&known)
	if library.IsRef(path) {
		from = known.Path
	}
	if _, err := os.Stat(from); library.IsRef(path) && there || !content.IsPacked(from) || errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	name, fresh, err := books.Take(ctx, from)
	if ctx.Err() != nil {
		return located{}, ctx.Err()
	}
	if err != nil && there { // the file may be on something that doesn't answer
		return p, nil
	}
	if err != nil { // it is opened from where it is
		return located{path: from, at: from, fault: err}, nil
	}
	return located{path: path, at: books.PathOf(&library.Course{Copy: name}), from: from, copy: name, fresh: fresh}, nil
}

// refuse gives what is wrong with a course by the name that the learner knows it by,
// and removes a copy that was made of it.
func (p *located) refuse(books *library.Library, problems content.Problems) content.Problems {
	if p.fresh {
		books.Drop(p.copy)
	}
	problems = slices.Clone(problems)
	for i := range problems {
		if p.copy != "" && problems[i].File == p.at {
			problems[i].File = p.from
		}
	}
	return problems
}

// shelve puts an opened course first among those of the learner, and gives what it
// is opened by from now on.
func (s *shelf) shelve(books *library.Library, p *located, course *content.Course) (ref string, err error) {
	c := library.Course{ID: course.ID, Title: course.Title, Version: course.Version, Path: p.path, Copy: p.copy, Opened: time.Now().UTC()}
	if p.copy != "" {
		c.Path = p.from
	}
	was, err := books.Find(c.Ref())
	known := err == nil && was.ID == c.ID && was.Copy == c.Copy
	if !known {
		if err := books.Opened(c); err != nil {
			return c.Path, errors.Join(p.fault, err)
		}
	}
	s.shelving.Go(func() { // the course needn't wait for the disk
		if known {
			if err := books.Opened(c); err != nil {
				fyne.LogError("noting that "+course.Title+" was opened", err)
			}
		}
		if known && was.Cover != "" && c.Copy != "" {
			return // it is of the same file
		}
		if err := books.TakeCover(context.Background(), c.Ref(), course); err != nil {
			fyne.LogError("keeping the cover of "+course.Title, err)
		}
	})
	return c.Ref(), p.fault
}

// Courses gives the courses that the learner opened; nil while their data isn't open.
func (s *shelf) Courses() []library.Course {
	s.lock.Lock()
	l := s.library
	if s.libraryOf != s.dir {
		l = nil
	}
	s.lock.Unlock()
	if l == nil {
		return nil
	}
	return l.Courses()
}

// RemoveCourse takes a course off the list, with its copy.
func (s *shelf) RemoveCourse(ref string) error { return s.books().Remove(ref) }

// CoverOf reads a course's cover; nil when it has none.
func (s *shelf) CoverOf(ctx context.Context, c library.Course) (image.Image, error) {
	return s.books().CoverOf(ctx, &c)
}

// StandingIn says how far the learner is in a course that isn't open: as it was found
// out last, if nothing that counts has happened since.
func (s *shelf) StandingIn(ctx context.Context, c library.Course) (standing study.Standing, err error) {
	defer func() { // a course that is opened ends the app, or not; one that isn't may not
		if cause := recover(); cause != nil {
			err = fmt.Errorf("reading %s: %v", c.Title, cause)
			if s.recorder != nil {
				s.recorder.Recovered("reading "+c.Title, cause, debug.Stack())
			}
		}
	}()
	books, j := s.books(), s.now()
	if j == nil {
		return standing, errNotOpen
	}
	if books.Missing(&c) {
		return standing, library.ErrMissing
	}
	of, err := s.editionOf(ctx, books, &c)
	if err != nil {
		return standing, err
	}
	r, err := j.Reader(ctx)
	if err != nil {
		return standing, err
	}
	clock := study.SystemClock{}
	if was := c.Standing; was != nil {
		if renewed, still := was.Still(of, c.ID, clock.Now(), r); still {
			if renewed != nil {
				err = books.KeepStanding(c, *renewed)
			}
			return was.Standing, err
		}
	}
	defer func() { time.AfterFunc(settleAfter, debug.FreeOSMemory) }()
	course, problems := openCourse(ctx, books.PathOf(&c))
	if course == nil {
		return standing, errors.Join(problems, ctx.Err())
	}
	defer course.Close()
	standing, err = study.StandingIn(ctx, course, r, clock)
	if err != nil {
		return standing, err
	}
	kept := library.Standing{Standing: standing, Of: of, Events: r.Counts(), Last: r.Last()}
	c.ID, c.Title, c.Version = course.ID, course.Title, course.Version
	return standing, books.KeepStanding(c, kept)
}

// editionOf names what is in a course's files, and by which version of the app they
// are read.
func (s *shelf) editionOf(ctx context.Context, books *library.Library, c *library.Course) (string, error) {
	of := version
	if info, ok := debug.ReadBuildInfo(); ok && version == unshipped {
		of = info.Main.Version
	}
	switch {
	case c.Ref() == ui.Bundled:
		return of, nil
	case c.Copy != "":
		return of + " " + c.Copy, nil
	}
	stamp, err := library.StampOf(ctx, books.PathOf(c))
	return of + " " + stamp, err
}

// adopt takes over into another folder the courses of the one before.
func (s *shelf) adopt(from *library.Library) {
	if from == nil {
		return
	}
	s.shelving.Go(func() {
		if err := s.books().Adopt(context.Background(), from); err != nil {
			fyne.LogError("taking the courses along", err)
		}
	})
}

// pathKept is a course's path as it is kept: absolute, but of the bundled one and of
// one that is copied.
func pathKept(path string) string {
	if path == ui.Bundled || library.IsRef(path) {
		return path
	}
	if abs, err := filepath.Abs(path); err == nil {
		return abs
	}
	return path
}
