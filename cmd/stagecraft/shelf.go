package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui"
)

// shelf opens courses, all on one journal in the data folder. It implements
// ui.Loader.
type shelf struct {
	dir string

	lock    sync.Mutex // Load runs off the main goroutine
	journal *journal.Journal
}

var _ ui.Loader = (*shelf)(nil)

// lastCourse is the settings row that holds the absolute path of the course
// opened last; it is empty for the bundled one.
const lastCourse = "course"

// DataDir is where the learner's data is.
func (s *shelf) DataDir() string { return s.dir }

// Load opens the course at a path and starts a session on it. The journal is
// opened with the first.
func (s *shelf) Load(ctx context.Context, path string) (*ui.Opened, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	debug.SetGCPercent(steadyPercent)
	defer settle()
	if s.journal == nil {
		j, err := journal.Open(s.dir)
		if err != nil {
			return nil, fmt.Errorf("opening your data in %s: %w", s.dir, err)
		}
		s.journal = j
	}
	if path == "" {
		last, err := s.journal.Setting(lastCourse)
		if err != nil {
			return nil, fmt.Errorf("reading which course was open: %w", err)
		}
		path = last
	}
	if path == "" {
		path = ui.Bundled
	}
	course, problems := open(ctx, path)
	if err := ctx.Err(); err != nil {
		if course != nil {
			err = errors.Join(err, course.Close())
		}
		return nil, err
	}
	if course == nil {
		return nil, problems
	}
	session, err := study.Start(course, s.journal, study.SystemClock{})
	if err != nil {
		return nil, errors.Join(fmt.Errorf("reading what you did in %s: %w", course.Title, err), course.Close())
	}
	if err := s.remember(path); err != nil {
		return nil, errors.Join(err, course.Close())
	}
	return &ui.Opened{Course: course, Session: session, Path: path}, nil
}

// settle gives back the memory that opening a course took, once the window is busy no more.
func settle() {
	time.AfterFunc(2*time.Second, debug.FreeOSMemory)
}

func open(ctx context.Context, path string) (*content.Course, content.Problems) {
	if path == ui.Bundled {
		return content.Open(salesprocess.FS())
	}
	return content.OpenPath(ctx, path)
}

// remember keeps the course's path for the next start.
func (s *shelf) remember(path string) error {
	if path == ui.Bundled {
		path = ""
	} else if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if err := s.journal.SetSetting(lastCourse, path); err != nil {
		return fmt.Errorf("keeping which course is open: %w", err)
	}
	return nil
}

// Close ends the use of a course; the journal stays open.
func (s *shelf) Close(o *ui.Opened) error {
	if err := o.Course.Close(); err != nil {
		return fmt.Errorf("closing %s: %w", o.Course.Title, err)
	}
	return nil
}

// close closes the journal.
func (s *shelf) close() error {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.journal == nil {
		return nil
	}
	if err := s.journal.Close(); err != nil {
		return fmt.Errorf("closing your data in %s: %w", s.dir, err)
	}
	return nil
}
