package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/ui"
)

// deadDrive is a shelf whose folder never answers; every other one does.
func deadDrive(t *testing.T) *shelf {
	t.Helper()
	dead := filepath.Join(t.TempDir(), "dead")
	held := make(chan struct{})
	t.Cleanup(func() { close(held) })
	s := &shelf{dir: dead, patience: 300 * time.Millisecond}
	s.opener = func(dir string) (*journal.Journal, error) {
		if dir == dead {
			<-held
			return nil, errors.New("the drive is gone")
		}
		return journal.Open(dir)
	}
	return s
}

// within fails when do takes longer.
func within(t *testing.T, limit time.Duration, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(limit):
		t.Fatalf("%s took longer than %v", what, limit)
	}
}

func TestShelf_ADiskThatDoesNotAnswerIsSaidNotTo(t *testing.T) {
	s := deadDrive(t)
	for range 2 { // the second waits for the first, and no longer
		within(t, 5*time.Second, "opening", func() {
			if _, err := s.Load(t.Context(), ui.Bundled, goOn); !errors.Is(err, journal.ErrSlow) {
				t.Errorf("opening gave %v", err)
			}
		})
	}
	within(t, time.Second, "closing", func() {
		if err := s.close(); err != nil {
			t.Error(err)
		}
	})
}

func TestShelf_WaitingForADiskCanBeLeft(t *testing.T) {
	s := deadDrive(t)
	s.patience = time.Hour
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(100*time.Millisecond, stop)
	within(t, 3*time.Second, "leaving", func() {
		if _, err := s.Load(ctx, ui.Bundled, goOn); !errors.Is(err, context.Canceled) {
			t.Errorf("opening gave %v", err)
		}
	})
}

func TestShelf_AnotherFolderIsUsedWhileTheFirstDoesNotAnswer(t *testing.T) {
	s := deadDrive(t)
	remembered := ""
	s.rememberDir = func(dir string) { remembered = dir }
	if _, err := s.Load(t.Context(), ui.Bundled, goOn); err == nil {
		t.Fatal("it opened")
	}
	to := t.TempDir()
	if err := s.UseFolder(t.Context(), to); err != nil {
		t.Fatal(err)
	}
	opened, err := s.Load(t.Context(), ui.Bundled, goOn)
	if err != nil {
		t.Fatal(err)
	}
	if s.DataDir() != to || remembered != to {
		t.Errorf("the folder is %s, remembered is %s", s.DataDir(), remembered)
	}
	if err := errors.Join(s.Close(opened), s.close()); err != nil {
		t.Error(err)
	}
}

// goOn has no course to retire.
func goOn() error { return nil }

func TestShelf_AFlippedByteIsRefusedAndCanBeSetAside(t *testing.T) {
	dir := t.TempDir()
	s := &shelf{dir: dir}
	opened, err := s.Load(t.Context(), ui.Bundled, goOn)
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Session.Grade("term:po/definition", fsrs.Good, 0); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Close(opened), s.close()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, journal.FileName)
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	good := []byte(`"rating":3`)
	if bytes.Count(file, good) != 1 {
		t.Fatalf("the grade is %d times in the file", bytes.Count(file, good))
	}
	if err := os.WriteFile(path, bytes.Replace(file, good, []byte(`"rating":1`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	s = &shelf{dir: dir}
	var event *journal.DamagedEvent
	if _, err := s.Load(t.Context(), ui.Bundled, goOn); !errors.Is(err, journal.ErrDamaged) || !errors.As(err, &event) || event.Kind != study.Graded {
		t.Fatalf("a changed grade gave %v", err)
	}
	aside, err := s.SetAside()
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(aside); err != nil || !bytes.Contains(kept, []byte(`"rating":1`)) {
		t.Errorf("it was not kept aside: %v", err)
	}
	if opened, err = s.Load(t.Context(), ui.Bundled, goOn); err != nil || opened.Session.Totals().Reviews != 0 {
		t.Errorf("afresh it gave %v", err)
	}
	if err := s.close(); err != nil {
		t.Error(err)
	}
}
