package main

import (
	"context"
	"errors"
	"time"

	"stagecraft/study/journal"
	"stagecraft/ui"
)

var _ ui.Recoverer = (*shelf)(nil)

// recoveryTold is the settings row with the time of the recovery that the learner
// was told of last.
const recoveryTold = "recovery.told"

// openJournal opens the journal in a folder for an attempt, and gets back what it
// can of one that is damaged.
func (s *shelf) openJournal(a *attempt, dir string) (*journal.Journal, error) {
	s.lock.Lock()
	opener := s.opener
	switch {
	case opener != nil:
	case s.afresh:
		opener = journal.Open
	default:
		opener = journal.OpenSound
	}
	s.lock.Unlock()
	if !a.thorough {
		j, err := opener(dir)
		if err == nil || !journal.Recoverable(dir, err) {
			return j, err
		}
	}
	j, r, err := journal.OpenRecovering(a.ctx, dir, func(done, all int64) {
		a.moved.Store(time.Now().UnixMilli())
		s.lock.Lock()
		watch := s.watchRecovery
		s.lock.Unlock()
		if watch != nil {
			watch(done, all)
		}
	})
	if err == nil && r != nil && r.Saved.Events > 0 {
		j.AcceptMissing() // it is told of with what was found
	}
	return j, err
}

// WatchRecovery has f called while damaged data is looked through.
func (s *shelf) WatchRecovery(f func(done, all int64)) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.watchRecovery = f
}

// LastRecovery is what was got back when the data was damaged last.
func (s *shelf) LastRecovery() (r *journal.Recovery, told bool) {
	j := s.now()
	if j == nil {
		return nil, false
	}
	if r = j.LastRecovery(); r == nil {
		return nil, false
	}
	last, err := j.Setting(recoveryTold)
	return r, err != nil || last == r.At.Format(time.RFC3339)
}

// RecoveryTold notes that the learner was told of the last recovery.
func (s *shelf) RecoveryTold() {
	if j := s.now(); j != nil {
		if r := j.LastRecovery(); r != nil {
			j.SetSettingLater(recoveryTold, r.At.Format(time.RFC3339))
		}
	}
}

// BackupsBeside lists the backups of data that isn't open, the newest first.
func (s *shelf) BackupsBeside() ([]journal.Backup, error) { return journal.Backups(s.DataDir()) }

// RestoreBeside puts a backup in the place of data that isn't open.
func (s *shelf) RestoreBeside(ctx context.Context, backup string, progress func(done, all int64)) (replaced string, err error) {
	return s.aside(func(dir string) (string, error) {
		replaced, err := journal.Restore(ctx, dir, backup, progress)
		if err == nil {
			return replaced, nil
		}
		return "", errors.Join(err, ctx.Err())
	})
}
