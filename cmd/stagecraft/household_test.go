package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"stagecraft/study/datafolder"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/ui"
)

// opened loads the bundled course.
func opened(t *testing.T, s *shelf) *ui.Opened {
	t.Helper()
	o, err := s.Load(t.Context(), "", goOn)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// graded grades a card so often.
func graded(t *testing.T, o *ui.Opened, times int) {
	t.Helper()
	for range times {
		if err := o.Session.Grade("term:po/definition", fsrs.Good, 0); err != nil {
			t.Fatal(err)
		}
	}
}

// retiring gives what ends the use of a course, and says whether it did.
func retiring(s *shelf, o *ui.Opened) (ready func() error, done *bool) {
	done = new(bool)
	return func() error {
		*done = true
		o.Session.Close()
		return s.Close(o)
	}, done
}

func noError(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestShelf_SwitchesLearnersAndStartsWithTheLast(t *testing.T) {
	dir := t.TempDir()
	s := &shelf{dir: dir}
	o := opened(t, s)
	graded(t, o, 3)
	ben, err := s.AddLearner("Ben", "teal")
	noError(t, err)
	ready, retired := retiring(s, o)
	noError(t, s.SwitchLearner(t.Context(), ben.ID, ready))
	o = opened(t, s)
	if !*retired || s.DataDir() != ben.Folder || o.Session.Totals().Reviews != 0 {
		t.Errorf("retired: %v; Ben's data is in %s with %d reviews", *retired, s.DataDir(), o.Session.Totals().Reviews)
	}
	graded(t, o, 1)
	noError(t, errors.Join(s.Close(o), s.close()))

	s = &shelf{dir: dir}
	o = opened(t, s)
	if s.DataDir() != ben.Folder || o.Session.Totals().Reviews != 1 {
		t.Errorf("the next start opens %s with %d reviews", s.DataDir(), o.Session.Totals().Reviews)
	}
	// The first's is open in another window: who is here stays.
	other, err := journal.Open(dir)
	noError(t, err)
	ready, retired = retiring(s, o)
	if err := s.SwitchLearner(t.Context(), "", ready); !errors.Is(err, journal.ErrInUse) || *retired || s.DataDir() != ben.Folder {
		t.Errorf("with the first's open elsewhere: %v, retired %v, in %s", err, *retired, s.DataDir())
	}
	noError(t, other.Close())
	if err := s.SwitchLearner(t.Context(), "", func() error { return context.Canceled }); !errors.Is(err, context.Canceled) || s.DataDir() != ben.Folder {
		t.Errorf("given up: %v, in %s", err, s.DataDir())
	}
	graded(t, o, 1)
	noError(t, s.SwitchLearner(t.Context(), "", ready))
	if o = opened(t, s); o.Session.Totals().Reviews != 3 {
		t.Errorf("the first has %d reviews", o.Session.Totals().Reviews)
	}
	noError(t, errors.Join(s.Close(o), s.close()))
	s = &shelf{dir: dir}
	if o = opened(t, s); s.DataDir() != dir {
		t.Errorf("the next start opens %s", s.DataDir())
	}
	noError(t, errors.Join(s.Close(o), s.close()))
}

func TestShelf_MovesItsDataAndIsLedThereByTheOldFolder(t *testing.T) {
	parent := t.TempDir()
	dir, to := filepath.Join(parent, "old"), filepath.Join(parent, "new")
	remembered := ""
	s := &shelf{dir: dir, recorder: &recorder{}}
	s.rememberDir = func(dir string) { remembered = dir }
	o := opened(t, s)
	graded(t, o, 2)
	_, err := s.BackUp(t.Context(), journal.ByHand, nil)
	noError(t, err)
	noError(t, s.MoveData(t.Context(), to, nil))
	graded(t, o, 1)
	if s.DataDir() != to || remembered != to {
		t.Errorf("the data is in %s, remembered is %s", s.DataDir(), remembered)
	}
	if _, err := os.Stat(filepath.Join(to, runningName)); err != nil && s.recorder.Log() != filepath.Join(to, crashLogName) {
		t.Errorf("what is drawn is noted in %s: %v", s.recorder.Log(), err)
	}
	s.recorder.end()
	noError(t, errors.Join(s.Close(o), s.close()))

	s = &shelf{dir: dir} // as --data names it
	o = opened(t, s)
	all, err := s.Backups()
	if s.DataDir() != to || o.Session.Totals().Reviews != 3 || err != nil || len(all) != 1 {
		t.Errorf("led to %s with %d reviews and %d backups, %v", s.DataDir(), o.Session.Totals().Reviews, len(all), err)
	}
	noError(t, errors.Join(s.Close(o), s.close()))

	noError(t, os.Rename(to, to+"~"))
	s = &shelf{dir: dir}
	if _, err := s.Load(t.Context(), "", goOn); !errors.Is(err, datafolder.ErrAway) {
		t.Errorf("with the new folder gone it gave %v", err)
	}
	if _, err := os.Stat(to); err == nil {
		t.Error("a new folder was begun in its place")
	}
	noError(t, s.UseFolder(t.Context(), dir))
	if o = opened(t, s); o.Session.Totals().Reviews != 2 || s.DataDir() != dir {
		t.Errorf("gone on with the old one in %s it has %d reviews", s.DataDir(), o.Session.Totals().Reviews)
	}
	noError(t, errors.Join(s.Close(o), s.close()))
}

func TestShelf_RestoresWhatItBackedUpAndUndoesThat(t *testing.T) {
	s := &shelf{dir: t.TempDir()}
	o := opened(t, s)
	graded(t, o, 1)
	if due, err := s.BackupDue(o.Session.Now()); !due || err != nil {
		t.Errorf("the day's backup is due: %v, %v", due, err)
	}
	b, err := s.BackUp(t.Context(), journal.Daily, nil)
	noError(t, err)
	graded(t, o, 2)
	ready, _ := retiring(s, o)
	noError(t, s.Restore(t.Context(), b.Path, nil, ready))
	o = opened(t, s)
	all, err := s.Backups()
	if o.Session.Totals().Reviews != 1 || s.Replaced() == "" || err != nil || len(all) != 2 || all[0].Reason != journal.BeforeRestore {
		t.Errorf("restored it has %d reviews, replaced %q, backups %+v, %v", o.Session.Totals().Reviews, s.Replaced(), all, err)
	}
	ready, _ = retiring(s, o)
	noError(t, s.UndoRestore(t.Context(), ready))
	o = opened(t, s)
	if o.Session.Totals().Reviews != 3 || s.Replaced() != "" {
		t.Errorf("undone it has %d reviews, replaced %q", o.Session.Totals().Reviews, s.Replaced())
	}
	// Before the course was retired nothing is changed.
	noError(t, os.WriteFile(b.Path, []byte("nonsense"), 0o600))
	if err := s.Restore(t.Context(), b.Path, nil, func() error { return context.Canceled }); !errors.Is(err, context.Canceled) || s.now() == nil {
		t.Errorf("given up: %v", err)
	}
	ready, _ = retiring(s, o)
	if err := s.Restore(t.Context(), b.Path, nil, ready); err == nil {
		t.Error("nonsense is restored")
	}
	if o = opened(t, s); o.Session.Totals().Reviews != 3 {
		t.Errorf("after that it has %d reviews", o.Session.Totals().Reviews)
	}
	noError(t, errors.Join(s.Close(o), s.close()))
}

func TestShelf_SwitchesFromALearnerWhoseDataCannotBeOpened(t *testing.T) {
	dir := t.TempDir()
	s := &shelf{dir: dir}
	o := opened(t, s)
	ben, err := s.AddLearner("Ben", "teal")
	noError(t, err)
	noError(t, errors.Join(s.Close(o), s.close()))
	elsewhere, err := journal.Open(dir)
	noError(t, err)
	s = &shelf{dir: dir}
	if _, err := s.Load(t.Context(), "", goOn); !errors.Is(err, journal.ErrInUse) {
		t.Fatalf("it gave %v", err)
	}
	if err := s.SwitchLearner(t.Context(), "", goOn); !errors.Is(err, journal.ErrInUse) || s.DataDir() != dir {
		t.Errorf("to the one who can't be opened: %v, in %s", err, s.DataDir())
	}
	noError(t, s.SwitchLearner(t.Context(), ben.ID, goOn))
	o = opened(t, s)
	if s.DataDir() != ben.Folder || datafolder.Last(dir) != ben.ID {
		t.Errorf("the data is in %s, and the next start opens %s", s.DataDir(), datafolder.Last(dir))
	}
	noError(t, errors.Join(s.Close(o), s.close(), elsewhere.Close()))
}
