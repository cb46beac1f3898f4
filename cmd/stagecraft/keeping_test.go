package main

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

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
