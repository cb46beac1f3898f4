package main

import (
	"context"
	"errors"
	"fmt"
	"time"

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
	dir  string
	done chan struct{} // closed when what follows is set
	j    *journal.Journal
	err  error
}

// kept gives the journal, and opens it the first time. It comes back when ctx
// ends, and with journal.ErrSlow after openLimit.
func (s *shelf) kept(ctx context.Context) (*journal.Journal, error) {
	s.lock.Lock()
	if s.journal != nil {
		defer s.lock.Unlock()
		return s.journal, nil
	}
	a := s.attempt
	if a == nil {
		a = &attempt{dir: s.dir, done: make(chan struct{})}
		s.attempt = a
		go s.open(a)
	}
	s.lock.Unlock()
	limit := time.NewTimer(s.limit())
	defer limit.Stop()
	select {
	case <-a.done:
		if a.err != nil {
			return nil, fmt.Errorf("opening your data in %s: %w", a.dir, a.err)
		}
		return a.j, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-limit.C:
		return nil, fmt.Errorf("opening your data in %s: %w", a.dir, journal.ErrSlow)
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
	opener := s.opener
	if opener == nil {
		opener = journal.Open
	}
	j, err := opener(a.dir)
	s.lock.Lock()
	wanted := s.attempt == a
	if wanted {
		s.attempt = nil
		a.j, a.err = j, err
		s.journal = j
		if j != nil {
			j.Watch(s.savingChanged)
		}
	} else {
		a.err = context.Canceled
	}
	s.lock.Unlock()
	close(a.done)
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
	if j := s.now(); j != nil {
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
	s.dir, s.attempt = dir, nil
	remember := s.rememberDir
	s.lock.Unlock()
	if remember != nil {
		remember(dir)
	}
	return nil
}

// SetAside renames what can't be opened, so that the next Load begins afresh.
func (s *shelf) SetAside() (string, error) { return s.aside(journal.SetAside) }

// SetLogAside renames the log that doesn't belong to the journal.
func (s *shelf) SetLogAside() (string, error) { return s.aside(journal.SetLogAside) }

func (s *shelf) aside(set func(string) (string, error)) (string, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.journal != nil {
		return "", errors.New("your data is open")
	}
	return set(s.dir)
}
