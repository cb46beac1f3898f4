package main

import (
	"context"
	"errors"
	"time"

	"stagecraft/study/journal"
	"stagecraft/ui"
)

var _ ui.Restorer = (*shelf)(nil)

var errNotOpen = errors.New("your data isn't open")

// backupSpace is how much room backups may take, in bytes.
func (s *shelf) backupSpace() int64 {
	if s.space != nil {
		return s.space()
	}
	return journal.BackupSpace
}

// BackUp makes a backup of what was done, unless the newest one holds all of it.
func (s *shelf) BackUp(ctx context.Context, why journal.Reason, progress func(done, all int64)) (journal.Backup, error) {
	s.change.Lock()
	defer s.change.Unlock()
	j := s.now()
	if j == nil {
		return journal.Backup{}, errNotOpen
	}
	return j.EnsureBackup(ctx, why, s.backupSpace(), progress)
}

// BackupDue says whether it is time for the day's backup.
func (s *shelf) BackupDue(now time.Time) (bool, error) {
	j := s.now()
	if j == nil {
		return false, nil
	}
	return j.DueBackup(now)
}

// Backups lists the backups, the newest first.
func (s *shelf) Backups() ([]journal.Backup, error) { return journal.Backups(s.DataDir()) }

// LookInto reads a backup through.
func (s *shelf) LookInto(ctx context.Context, path string, progress func(done, all int64)) (journal.Contents, error) {
	j := s.now()
	if j == nil {
		return journal.Contents{}, errNotOpen
	}
	return j.LookInto(ctx, path, progress)
}

// Restore puts the data back to what a backup holds. What is there is backed up
// before, and kept.
func (s *shelf) Restore(ctx context.Context, from string, progress func(done, all int64), ready func() error) error {
	s.change.Lock()
	defer s.change.Unlock()
	j := s.now()
	if j == nil {
		return errNotOpen
	}
	// None is removed now: it may be the one that is to be put back.
	if _, err := j.EnsureBackup(ctx, journal.BeforeRestore, journal.KeepAllBackups, progress); err != nil {
		return err
	}
	return s.without(j, ready, func(dir string) error {
		_, err := journal.Restore(ctx, dir, from, progress)
		return err
	})
}

// Replaced is what the last restore replaced and its undo puts back; "" for nothing.
func (s *shelf) Replaced() string {
	if j := s.now(); j != nil {
		return j.Replaced()
	}
	return ""
}

// UndoRestore puts back what the last restore replaced, with what was done since.
func (s *shelf) UndoRestore(ctx context.Context, ready func() error) error {
	s.change.Lock()
	defer s.change.Unlock()
	j := s.now()
	if j == nil {
		return errNotOpen
	}
	replaced := j.Replaced()
	if replaced == "" {
		return journal.ErrGone
	}
	return s.without(j, ready, func(dir string) error { return journal.UndoRestore(ctx, dir, replaced) })
}

// without has something done to the data folder while the journal isn't open. The
// next Load opens it again.
func (s *shelf) without(j *journal.Journal, ready func() error, do func(dir string) error) error {
	if saving := j.Saving(); saving.Unsaved > 0 {
		return saving.Stopped
	}
	if err := ready(); err != nil {
		return err
	}
	s.lock.Lock()
	dir := s.dir
	var i *instance
	if s.journal == j {
		i, s.journal, s.instance = s.instance, nil, nil
	}
	s.lock.Unlock()
	i.close()
	s.endInStep(j)
	if err := j.Close(); err != nil {
		return err
	}
	return do(dir)
}
