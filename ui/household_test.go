package ui

import (
	"context"
	"os"
	"testing"
	"time"

	"stagecraft/study/datafolder"
	"stagecraft/study/journal"
)

// householdShelf is a keeping shelf that backs up, restores and moves, for several
// learners.
type householdShelf struct {
	*keepingShelf
	root, learner string
	space         int64
}

var (
	_ Restorer      = (*householdShelf)(nil)
	_ Mover         = (*householdShelf)(nil)
	_ LearnerKeeper = (*householdShelf)(nil)
)

func newHouseholdShelf(t *testing.T, dir string) *householdShelf {
	t.Helper()
	return &householdShelf{keepingShelf: newKeepingShelf(t, dir), root: dir, space: journal.BackupSpace}
}

func (s *householdShelf) BackUp(ctx context.Context, why journal.Reason, progress func(done, all int64)) (journal.Backup, error) {
	return s.journal.EnsureBackup(ctx, why, s.space, progress)
}
func (s *householdShelf) BackupDue(now time.Time) (bool, error)  { return s.journal.DueBackup(now) }
func (s *householdShelf) Backups() ([]journal.Backup, error)     { return journal.Backups(s.DataDir()) }
func (s *householdShelf) PlaceFor(chosen string) (string, error) { return datafolder.Place(chosen) }
func (s *householdShelf) SaveLearner(l datafolder.Learner) error { return l.Save() }

func (s *householdShelf) LookInto(ctx context.Context, path string, progress func(done, all int64)) (journal.Contents, error) {
	return s.journal.LookInto(ctx, path, progress)
}

func (s *householdShelf) Restore(ctx context.Context, path string, progress func(done, all int64), ready func() error) error {
	return s.without(ready, func() error {
		_, err := journal.Restore(ctx, s.DataDir(), path, progress)
		return err
	})
}

func (s *householdShelf) Replaced() string {
	if s.journal == nil {
		return ""
	}
	return s.journal.Replaced()
}

func (s *householdShelf) UndoRestore(ctx context.Context, ready func() error) error {
	replaced := s.journal.Replaced()
	return s.without(ready, func() error { return journal.UndoRestore(ctx, s.DataDir(), replaced) })
}

func (s *householdShelf) without(ready, do func() error) error {
	if err := ready(); err != nil {
		return err
	}
	if err := s.journal.Close(); err != nil {
		return err
	}
	s.keepIn(nil)
	return do()
}

func (s *householdShelf) MoveData(ctx context.Context, to string, progress func(done, all int64)) error {
	if err := datafolder.Move(ctx, s.root, to, s.journal, nil, nil, progress); err != nil {
		return err
	}
	s.root = to
	s.goTo(datafolder.FolderOf(to, s.learner))
	return nil
}

func (s *householdShelf) Learners() ([]datafolder.Learner, string, error) {
	all, err := datafolder.Learners(s.root)
	return all, s.learner, err
}

func (s *householdShelf) AddLearner(name, colour string) (datafolder.Learner, error) {
	return datafolder.AddLearner(s.root, name, colour)
}

func (s *householdShelf) SwitchLearner(_ context.Context, id string, ready func() error) error {
	if _, err := os.Stat(datafolder.FolderOf(s.root, id)); err != nil {
		return err
	}
	return s.without(ready, func() error {
		s.learner = id
		s.goTo(datafolder.FolderOf(s.root, id))
		return datafolder.SetLast(s.root, id)
	})
}

func openHousehold(t *testing.T, s *householdShelf) *App {
	t.Helper()
	app := newApp(t, s, Config{})
	wait(t, func() bool { return app.page != nil || app.trouble != nil })
	return app
}

// idleAgain waits until no task is done any more and a course is open.
func idleAgain(t *testing.T, app *App) {
	t.Helper()
	wait(t, func() bool { return app.task == nil && app.opening == nil && app.opened != nil && app.page != nil })
}

func (s *App) reviews() int { return s.opened.Session.Totals().Reviews }

func grades(t *testing.T, app *App, n int) {
	t.Helper()
	for range n {
		gradeOne(t, app)
	}
}

// newestBackup asks the app for one and gives it.
func newestBackup(t *testing.T, app *App, s *householdShelf) journal.Backup {
	t.Helper()
	app.BackUpNow()
	idleAgain(t, app)
	all, err := s.Backups()
	if err != nil || len(all) == 0 {
		t.Fatalf("the backups are %v, %v", all, err)
	}
	return all[0]
}
