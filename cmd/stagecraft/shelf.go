package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"stagecraft/content"
	"stagecraft/content/formula"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/foldersync"
	"stagecraft/study/journal"
	"stagecraft/study/library"
	"stagecraft/study/signers"
	"stagecraft/ui"
)

// shelf opens courses, all on one journal in the data folder. It implements
// ui.Loader.
type shelf struct {
	lock    sync.Mutex // guards what follows, and is never held while a disk is waited for
	dir     string
	journal *journal.Journal
	attempt *attempt
	watch   func() // told when saving stops or goes on
	afresh  bool   // the learner wants to begin anew, whatever else is in dir

	serve    func(request) error // does what other copies ask for; nil for nothing
	instance *instance           // hears them; nil while it doesn't

	watchRecovery func(done, all int64) // told how much of damaged data is looked through; nil for nobody
	watchReplay   func(done, all int64) // told how much of what was done is read; nil for nobody
	watchDamage   func()                // told that something isn't as it was written; nil for nobody
	verifying     *journal.Journal      // that is looked through in a while, or was
	verifyAfter   time.Duration         // in which; zero is verifyAfter

	household
	library   *library.Library // of libraryOf; nil until it is asked for
	libraryOf string           // a learner's folder
	shelving  sync.WaitGroup   // of what is being written of the courses
	inStep    *foldersync.Loop // of inStepOf; nil when nobody asked
	inStepOf  *journal.Journal

	rememberDir func(string)                               // keeps the folder for the next start; may be nil
	opener      func(dir string) (*journal.Journal, error) // nil is journal.OpenSound
	patience    time.Duration                              // zero is openLimit

	accepted *signers.Doubt // about a course that the learner opens all the same; nil for none

	recorder *recorder // where what is drawn is noted; may be nil
	crash    *ended    // of the last run, until it was told of
}

var _ ui.Loader = (*shelf)(nil)

// lastCourse is the settings row that holds what the course opened last is opened by;
// it is empty for the bundled one.
const lastCourse = "course"

// formulasName is the file of the data folder with the formulas that were set here. It may be deleted.
const formulasName = "formulas.zst"

// DataDir is where the learner's data is.
func (s *shelf) DataDir() string {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.dir
}

// soon is how long Load waits for what it gave up to come to its end.
const soon = 500 * time.Millisecond

// Load opens the course at a path and starts a session on it. The journal is
// opened with the first. Ready is called before what was done is read. A disk that doesn't answer holds up neither Load, once
// ctx ends, nor another.
func (s *shelf) Load(ctx context.Context, path string, ready func() error) (*ui.Opened, error) {
	type outcome struct {
		opened *ui.Opened
		err    error
	}
	done := make(chan outcome, 1)
	go func() {
		opened, err := s.load(ctx, path, ready)
		done <- outcome{opened, err}
	}()
	select {
	case o := <-done:
		settle(o.opened)
		return o.opened, o.err
	case <-ctx.Done():
	}
	select {
	case o := <-done:
		settle(o.opened)
		return o.opened, o.err
	case <-time.After(soon):
	}
	go func() {
		if o := <-done; o.opened != nil {
			_ = s.Close(o.opened) // nobody is there to be told
		}
	}()
	return nil, ctx.Err()
}

func (s *shelf) load(ctx context.Context, path string, ready func() error) (*ui.Opened, error) {
	j, err := s.kept(ctx)
	if err != nil {
		return nil, err
	}
	formula.Shared.KeepIn(filepath.Join(s.DataDir(), formulasName))
	if path == "" {
		last, err := j.Setting(lastCourse)
		if err != nil {
			return nil, fmt.Errorf("reading which course was open: %w", err)
		}
		path = last
	}
	if path == "" {
		path = ui.Bundled
	}
	books := s.books()
	crash := s.lastCrash()
	if path, err = s.awayFromCrash(books, path, crash); err != nil {
		return nil, err
	}
	s.recorder.opening(books.Canonical(pathKept(path)))
	place, err := s.find(ctx, books, path)
	if err != nil {
		s.recorder.gaveUp()
		return nil, err
	}
	course, problems := openCourse(ctx, place.at)
	if err := ctx.Err(); err != nil {
		s.recorder.gaveUp()
		if course != nil {
			err = errors.Join(err, course.Close())
		}
		return nil, err
	}
	if course == nil {
		s.recorder.gaveUp() // what is wrong with it is told
		return nil, place.refuse(books, problems)
	}
	if err := s.doubtful(j, path, course); err != nil {
		s.recorder.gaveUp()
		return nil, errors.Join(err, course.Close())
	}
	if err := ready(); err != nil {
		s.recorder.gaveUp()
		return nil, errors.Join(err, course.Close())
	}
	if err := s.beforeEdition(ctx, j, course); err != nil {
		s.recorder.gaveUp()
		return nil, errors.Join(err, course.Close())
	}
	session, err := study.Start(course, j, study.SystemClock{}, s.replayOptions(ctx)...)
	if errors.Is(err, journal.ErrDamaged) {
		s.letGo(j, err)
		if j, err = s.keptBy(ctx, true); err == nil {
			session, err = study.Start(course, j, study.SystemClock{}, s.replayOptions(ctx)...)
		}
	}
	if err != nil {
		s.letGo(j, err)
		return nil, errors.Join(fmt.Errorf("reading what you did in %s: %w", course.Title, err), course.Close())
	}
	ref, unkept := s.shelve(books, &place, course)
	s.recorder.openedAs(ref)
	if err := errors.Join(remember(j, ref), s.rememberSigner(j, path, course)); err != nil {
		return nil, errors.Join(err, course.Close())
	}
	opened := &ui.Opened{Course: course, Session: session, Path: ref, Unkept: unkept, After: crash.told(s.recorder)}
	s.crashTold()
	s.verifyLater(j)
	return opened, nil
}

// letGo closes a journal that was found to be damaged, so that it can be set
// aside, put right or opened again.
func (s *shelf) letGo(j *journal.Journal, err error) {
	if !errors.Is(err, journal.ErrDamaged) {
		return
	}
	s.lock.Lock()
	var i *instance
	if s.journal == j {
		i, s.journal, s.instance = s.instance, nil, nil
	}
	s.lock.Unlock()
	i.close()
	_ = j.Close() // nothing is written to it any more
}

// lastCrash gives how the last run on the data folder crashed, until it was told of.
func (s *shelf) lastCrash() *ended {
	if s.recorder == nil {
		return nil
	}
	found := s.recorder.begin(s.DataDir())
	s.lock.Lock()
	defer s.lock.Unlock()
	if found != nil {
		s.crash = found
	}
	return s.crash
}

func (s *shelf) crashTold() {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.crash = nil
}

// awayFromCrash gives the course to open: another one, when opening this one
// ended the app. The error is a *ui.Crash when none is left.
func (s *shelf) awayFromCrash(books *library.Library, path string, crash *ended) (string, error) {
	if crash == nil || books.Canonical(crash.Course) != inJSON(books.Canonical(pathKept(path))) {
		return path, nil
	}
	switch crash.refuge() {
	case bundled:
		return ui.Bundled, nil
	case nothing:
		s.crashTold()
		return "", crash.told(s.recorder)
	}
	return path, nil
}

func openCourse(ctx context.Context, path string) (*content.Course, content.Problems) {
	if path == ui.Bundled {
		return content.Open(salesprocess.FS())
	}
	return content.OpenPath(ctx, path)
}

// remember keeps what the course is opened by for the next start.
func remember(j *journal.Journal, path string) error {
	if path == ui.Bundled {
		path = ""
	}
	if err := j.SetSetting(lastCourse, path); err != nil {
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
	j, dir, i := s.journal, s.dir, s.instance
	s.attempt, s.instance, s.serve = nil, nil, nil
	s.lock.Unlock()
	i.close()
	s.shelving.Wait()
	if j == nil {
		return nil
	}
	s.endInStep(j)
	if err := j.Close(); err != nil {
		return fmt.Errorf("closing your data in %s: %w", dir, err)
	}
	return nil
}
