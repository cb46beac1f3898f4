package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
	"unicode/utf8"

	"stagecraft/study/datafolder"
	"stagecraft/study/journal"
	"stagecraft/ui"
)

var (
	_ ui.LearnerKeeper = (*shelf)(nil)
	_ ui.Mover         = (*shelf)(nil)
)

// household is whose data the shelf's journal is, and where all of theirs is.
// Shelf.lock guards it.
type household struct {
	given   string // the data folder that the start named
	root    string // the data folder; "" until it is known
	learner string // whose journal is open; "" is the first

	space  func() int64 // how much room backups may take; nil is journal.BackupSpace
	change sync.Mutex   // held while the data is backed up, put back or moved
}

// locate gives the folder of the learner who was here last.
func (s *shelf) locate(a *attempt) (string, error) {
	s.lock.Lock()
	known := s.root != ""
	s.lock.Unlock()
	if known {
		return a.dir, nil
	}
	root, err := datafolder.Follow(a.dir)
	if err != nil {
		return "", err
	}
	learner := datafolder.Last(root)
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.attempt == a {
		if s.given == "" {
			s.given = a.dir
		}
		s.root, s.learner, s.dir = root, learner, datafolder.FolderOf(root, learner)
	}
	return datafolder.FolderOf(root, learner), nil
}

// Learners gives those who share the data folder, and the id of who is here.
func (s *shelf) Learners() ([]datafolder.Learner, string, error) {
	s.lock.Lock()
	root, learner := s.root, s.learner
	s.lock.Unlock()
	if root == "" {
		return nil, "", errors.New("your data isn't open")
	}
	all, err := datafolder.Learners(root)
	return all, learner, err
}

// AddLearner makes room for one more.
func (s *shelf) AddLearner(name, colour string) (datafolder.Learner, error) {
	s.lock.Lock()
	root := s.root
	s.lock.Unlock()
	if root == "" {
		return datafolder.Learner{}, errors.New("your data isn't open")
	}
	return datafolder.AddLearner(root, name, colour)
}

// SaveLearner keeps a learner's name and colour.
func (s *shelf) SaveLearner(l datafolder.Learner) error { return l.Save() }

// SwitchLearner has another learner's data in the place of the one that is open:
// theirs is opened, ready ends the use of the other, which is closed then. With an
// error the one before stays.
func (s *shelf) SwitchLearner(ctx context.Context, id string, ready func() error) error {
	s.change.Lock()
	defer s.change.Unlock()
	s.lock.Lock()
	root, was := s.root, s.journal
	s.lock.Unlock()
	if root == "" {
		return errors.New("your data isn't open")
	}
	if was == nil {
		return s.turnTo(ctx, root, id)
	}
	if saving := was.Saving(); saving.Unsaved > 0 {
		return fmt.Errorf("%d of what was done isn't saved: %w", saving.Unsaved, saving.Stopped)
	}
	folder := datafolder.FolderOf(root, id)
	if folder == s.DataDir() {
		return nil
	}
	j, err := s.openBeside(ctx, folder)
	if err != nil {
		return err
	}
	if err := ready(); err != nil {
		return errors.Join(err, j.Close())
	}
	j.Watch(s.savingChanged)
	s.lock.Lock()
	s.journal, s.dir, s.learner = j, folder, id
	s.lock.Unlock()
	s.answers()
	s.endInStep(was)
	return errors.Join(datafolder.SetLast(root, id), was.Close())
}

// turnTo has the next Load open another learner's data, where that of the one before
// can't be opened: with an error the one before stays.
func (s *shelf) turnTo(ctx context.Context, root, id string) error {
	folder := datafolder.FolderOf(root, id)
	j, err := s.openBeside(ctx, folder)
	if err != nil {
		return err
	}
	j.Watch(s.savingChanged)
	s.lock.Lock()
	if s.journal != nil {
		s.lock.Unlock()
		return errors.Join(errors.New("your data was opened meanwhile"), j.Close())
	}
	s.attempt, s.afresh = nil, false
	s.journal, s.dir, s.learner = j, folder, id
	s.lock.Unlock()
	s.answers()
	return datafolder.SetLast(root, id)
}

// openBeside opens the journal in a folder while another is open, and waits for
// the disk no longer than kept does.
func (s *shelf) openBeside(ctx context.Context, folder string) (*journal.Journal, error) {
	a := &attempt{dir: folder, done: make(chan struct{})}
	a.ctx, a.stop = context.WithCancel(context.Background())
	a.moved.Store(time.Now().UnixMilli())
	go func() {
		a.j, a.err = s.openJournal(a, folder)
		close(a.done)
	}()
	j, err := s.await(ctx, a)
	if err != nil {
		a.stop()
		go func() {
			if <-a.done; a.j != nil {
				_ = a.j.Close() // nothing was written
			}
		}()
	}
	return j, err
}

// PlaceFor gives the folder to which the data would be moved for a chosen one.
func (s *shelf) PlaceFor(chosen string) (string, error) { return datafolder.Place(chosen) }

// MoveData moves all data to another folder, and goes on there.
func (s *shelf) MoveData(ctx context.Context, to string, progress func(done, all int64)) error {
	s.change.Lock()
	defer s.change.Unlock()
	s.lock.Lock()
	root, given, learner, j := s.root, s.given, s.learner, s.journal
	s.lock.Unlock()
	if j == nil || root == "" {
		return errors.New("your data isn't open")
	}
	if err := datafolder.Move(ctx, root, to, j, []string{given}, []string{runningName}, progress); err != nil {
		return err
	}
	dir := datafolder.FolderOf(to, learner)
	s.lock.Lock()
	s.root, s.dir = to, dir
	remember := s.rememberDir
	s.lock.Unlock()
	if remember != nil && utf8.ValidString(to) { // preferences hold text; the old folder leads there all the same
		remember(to)
	}
	go s.answers()
	if s.recorder != nil {
		s.recorder.begin(dir)
	}
	return nil
}
