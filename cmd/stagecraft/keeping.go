package main

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"stagecraft/study/datafolder"
	"stagecraft/study/journal"
	"stagecraft/ui"
)

var _ ui.Keeper = (*shelf)(nil)

// openLimit is how long a journal may take to open before its disk is said not
// to answer. A large one takes a second.
const openLimit = 10 * time.Second

// attempt is a journal that is being opened, in a goroutine of its own: one on a
// disk that doesn't answer is waited for by nobody.
type attempt struct {
	dir      string
	thorough bool            // something in it was found to be damaged: all of it is read
	ctx      context.Context // ends when nobody wants what was damaged to be got back
	stop     context.CancelFunc
	moved    atomic.Int64 // when it came further last, in Unix ms

	done chan struct{} // closed when what follows is set
	j    *journal.Journal
	err  error
}

// kept gives the journal, and opens it the first time: one that is damaged as
// well, with all that can be got back. It comes back when ctx ends, and with
// journal.ErrSlow when nothing happens for openLimit.
func (s *shelf) kept(ctx context.Context) (*journal.Journal, error) { return s.keptBy(ctx, false) }

func (s *shelf) keptBy(ctx context.Context, thorough bool) (*journal.Journal, error) {
	for {
		s.lock.Lock()
		if s.journal != nil {
			defer s.lock.Unlock()
			return s.journal, nil
		}
		a := s.attempt
		if a == nil {
			a = &attempt{dir: s.dir, thorough: thorough, done: make(chan struct{})}
			a.ctx, a.stop = context.WithCancel(context.Background())
			a.moved.Store(time.Now().UnixMilli())
			s.attempt = a
			go s.open(a)
		}
		s.lock.Unlock()
		j, err := s.await(ctx, a)
		if err != nil && a.ctx.Err() != nil && ctx.Err() == nil && !errors.Is(err, journal.ErrSlow) {
			continue // another gave that one up: the error may be of that, in whatever words
		}
		return j, err
	}
}

// await waits for an attempt.
func (s *shelf) await(ctx context.Context, a *attempt) (*journal.Journal, error) {
	for {
		left := time.Until(time.UnixMilli(a.moved.Load()).Add(s.limit()))
		limit := time.NewTimer(left)
		select {
		case <-a.done:
			limit.Stop()
			if a.err != nil {
				return nil, fmt.Errorf("opening your data in %s: %w", a.dir, a.err)
			}
			return a.j, nil
		case <-ctx.Done():
			limit.Stop()
			a.stop()
			return nil, ctx.Err()
		case <-limit.C:
			if left <= 0 {
				return nil, fmt.Errorf("opening your data in %s: %w", a.dir, journal.ErrSlow)
			}
		}
	}
}

func (s *shelf) limit() time.Duration {
	if s.patience > 0 {
		return s.patience
	}
	return openLimit
}

// open opens a journal and takes it up, unless it isn't wanted any more.
func (s *shelf) open(a *attempt) {
	var j *journal.Journal
	dir, err := s.locate(a)
	if err == nil {
		j, err = s.openJournal(a, dir)
	}
	s.lock.Lock()
	wanted := s.attempt == a
	if wanted {
		s.attempt = nil
		a.j, a.err = j, err
		s.journal, s.afresh = j, s.afresh && j == nil
		if j != nil {
			j.Watch(s.savingChanged)
		}
	} else {
		a.err = context.Canceled
	}
	s.lock.Unlock()
	close(a.done)
	if wanted && j != nil {
		s.answers()
	}
	if !wanted && j != nil {
		_ = j.Close() // nothing was written
	}
}

// now gives the journal if it is open.
func (s *shelf) now() *journal.Journal {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.journal
}

// Saving tells how keeping stands.
func (s *shelf) Saving() journal.Saving {
	if j := s.now(); j != nil {
		return j.Saving()
	}
	return journal.Saving{}
}

// WatchSaving has f called whenever saving stops or goes on.
func (s *shelf) WatchSaving(f func()) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.watch = f
}

func (s *shelf) savingChanged() {
	s.lock.Lock()
	f := s.watch
	s.lock.Unlock()
	if f != nil {
		f()
	}
}

// RetrySaving has saving tried again at once.
func (s *shelf) RetrySaving() {
	if j := s.now(); j != nil {
		j.Retry()
	}
}

// Rest has what was done brought to where a copy of the main file has it.
func (s *shelf) Rest() {
	if j := s.now(); j != nil {
		j.Rest()
	}
}

// Missing is what was found to be missing.
func (s *shelf) Missing() *journal.Missing {
	if j := s.now(); j != nil {
		return j.Missing()
	}
	return nil
}

// AcceptMissing says that the learner knows.
func (s *shelf) AcceptMissing() {
	if j := s.now(); j != nil {
		j.AcceptMissing()
	}
}

// UseFolder keeps the learner's data in another folder from now on. An open
// journal goes on there; else the next Load opens the one there.
func (s *shelf) UseFolder(ctx context.Context, dir string) error {
	root := ""
	if j := s.now(); j == nil {
		_ = datafolder.Reclaim(dir) // opening it tells what is wrong with it
	} else {
		root = dir
		moved := make(chan error, 1)
		go func() { moved <- j.Move(dir) }()
		limit := time.NewTimer(s.limit())
		defer limit.Stop()
		select {
		case err := <-moved:
			if err != nil {
				return err
			}
		case <-ctx.Done():
			return ctx.Err()
		case <-limit.C:
			return fmt.Errorf("using %s: %w", dir, journal.ErrSlow)
		}
	}
	s.lock.Lock()
	s.dir, s.attempt, s.afresh = dir, nil, false
	s.root, s.learner, s.given = root, "", root
	remember, open, books := s.rememberDir, s.journal != nil, s.library
	s.lock.Unlock()
	if open {
		go s.answers()
		s.adopt(books)
	}
	if remember != nil {
		remember(dir)
	}
	return nil
}

// SetAside renames what can't be opened, so that the next Load begins afresh.
func (s *shelf) SetAside() (string, error) {
	path, err := s.aside(journal.SetAside)
	if err == nil {
		s.lock.Lock()
		s.afresh = true
		s.lock.Unlock()
	}
	return path, err
}

// SetLogAside renames the log that doesn't belong to the journal.
func (s *shelf) SetLogAside() (string, error) { return s.aside(journal.SetLogAside) }

// aside does something to the files of a journal that isn't open.
func (s *shelf) aside(do func(dir string) (string, error)) (string, error) {
	s.lock.Lock()
	a, dir := s.attempt, s.dir
	s.lock.Unlock()
	if a != nil { // one that was given up comes to its end
		a.stop()
		select {
		case <-a.done:
		case <-time.After(s.limit()):
			return "", fmt.Errorf("%s: %w", dir, journal.ErrSlow)
		}
	}
	if s.now() != nil {
		return "", errors.New("your data is open")
	}
	return do(dir)
}
