package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/study/seeddata"
	"stagecraft/ui"
)

// studied is the data folder of someone who has done n things, with a backup of
// them if backedUp.
func studied(t *testing.T, n int, backedUp bool) (dir, path string) {
	t.Helper()
	dir = t.TempDir()
	if err := seeddata.WriteBundled(dir, n, time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	j, err := journal.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if backedUp {
		if _, err := j.Backup(t.Context(), journal.Daily, nil); err != nil {
			t.Fatal(err)
		}
	}
	path = j.Path()
	j.Rest() // which writes the manifest too
	for limit := time.Now().Add(5 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if _, err := os.Stat(filepath.Join(dir, journal.ManifestName)); err == nil {
			break
		}
		if time.Now().After(limit) {
			t.Fatal("there is no manifest")
		}
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, path
}

// wipe overwrites some pages in the midst of a file.
func wipe(t *testing.T, path string, pages int) {
	t.Helper()
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := len(file) / 2 / 4096 * 4096
	clear(file[at : at+4096*pages])
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
}

// mustLoad opens the bundled course, which is closed with the test.
func mustLoad(t *testing.T, s *shelf) *ui.Opened {
	t.Helper()
	opened, err := s.Load(t.Context(), ui.Bundled, goOn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := errors.Join(s.Close(opened), s.close()); err != nil {
			t.Error(err)
		}
	})
	return opened
}

func TestShelf_DamagedDataIsGotBackAndToldOfOnce(t *testing.T) {
	dir, path := studied(t, 900, false)
	wipe(t, path, 2)
	harmed, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := &shelf{dir: dir}
	moved := 0
	s.WatchRecovery(func(done, all int64) { moved++ })
	opened := mustLoad(t, s)
	r, told := s.LastRecovery()
	if r == nil || told || r.Saved.Events < 700 || r.Lost.Events == 0 || r.Saved.Events+r.Lost.Events != 900 || moved < 100 {
		t.Fatalf("it says %+v, told: %v, after %d steps", r, told, moved)
	}
	if kept, err := os.ReadFile(r.Kept); err != nil || !bytes.Equal(kept, harmed) {
		t.Errorf("the damaged file is not kept as it was: %v", err)
	}
	if s.Missing() != nil {
		t.Error("what is lost is told of twice")
	}
	if err := opened.Session.Grade("term:po/definition", fsrs.Good, 0); err != nil {
		t.Fatal(err)
	}
	s.RecoveryTold()
	if _, told = s.LastRecovery(); !told {
		t.Error("it is told of again")
	}
	if err := errors.Join(s.Close(opened), s.close()); err != nil {
		t.Fatal(err)
	}
	s = &shelf{dir: dir}
	mustLoad(t, s)
	if r, told := s.LastRecovery(); r == nil || !told {
		t.Errorf("at the next start: %+v, told: %v", r, told)
	}
}

func TestShelf_AnEventThatWasChangedIsFoundWhileItIsReadAndComesFromABackup(t *testing.T) {
	for _, backedUp := range []bool{true, false} {
		dir, path := studied(t, 300, backedUp)
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		good, at := []byte(`"rating":3`), 0
		for at = bytes.Index(file, good); bytes.Count(file, file[at-60:at+20]) > 1; { // a page that was divided has some twice
			at += 1 + bytes.Index(file[at+1:], good)
		}
		file[at+len(good)-1] = '1'
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		s := &shelf{dir: dir}
		mustLoad(t, s)
		r, _ := s.LastRecovery()
		if r == nil || r.Saved.Events+r.Lost.Events != 300 || backedUp != (r.FromBackups == 1) || backedUp != (r.Lost.Events == 0) {
			t.Errorf("with a backup %v: %+v", backedUp, r)
		}
	}
}

func TestShelf_GettingItBackCanBeStoppedAndTakenUpAgain(t *testing.T) {
	dir, path := studied(t, 3000, false)
	wipe(t, path, 2)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := &shelf{dir: dir}
	ctx, stop := context.WithCancel(t.Context())
	s.WatchRecovery(func(done, all int64) {
		if done > all/2 {
			stop()
		}
	})
	if _, err := s.Load(ctx, ui.Bundled, goOn); !errors.Is(err, context.Canceled) {
		t.Fatalf("stopped it gave %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, before) {
		t.Errorf("the file was changed (%v)", err)
	}
	s.WatchRecovery(nil)
	mustLoad(t, s)
	if r, _ := s.LastRecovery(); r == nil || r.Saved.Events < 2900 {
		t.Errorf("taken up again it says %+v", r)
	}
}

func TestShelf_MissingDataIsNotBegunAfreshUnasked(t *testing.T) {
	for name, c := range map[string]struct {
		act  func(t *testing.T, s *shelf)
		want int
	}{
		"restored": {func(t *testing.T, s *shelf) {
			backups, err := s.BackupsBeside()
			if err != nil || len(backups) != 1 {
				t.Fatalf("there are %d backups (%v)", len(backups), err)
			}
			if _, err := s.RestoreBeside(t.Context(), backups[0].Path, nil); err != nil {
				t.Fatal(err)
			}
		}, 300},
		"afresh": {func(t *testing.T, s *shelf) {
			if _, err := s.SetAside(); err != nil {
				t.Fatal(err)
			}
		}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			dir, path := studied(t, 300, true)
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			s := &shelf{dir: dir}
			for range 2 {
				if _, err := s.Load(t.Context(), ui.Bundled, goOn); !errors.Is(err, journal.ErrAbsent) {
					t.Fatalf("it gave %v", err)
				}
			}
			c.act(t, s)
			opened := mustLoad(t, s)
			if s.Missing() != nil {
				t.Errorf("%+v is said to be missing", s.Missing())
			}
			if err := errors.Join(s.Close(opened), s.close()); err != nil {
				t.Fatal(err)
			}
			s = &shelf{dir: dir} // the next start
			mustLoad(t, s)
			n := 0
			for _, err := range s.journal.Events() {
				if err != nil {
					t.Fatal(err)
				}
				n++
			}
			if n != c.want {
				t.Errorf("%d events, not %d", n, c.want)
			}
		})
	}
}

func TestShelf_WhatCannotBeGotBackCanBeSetAside(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, journal.FileName)
	if err := os.WriteFile(path, []byte("Dear diary, today it rained and rained."), 0o600); err != nil {
		t.Fatal(err)
	}
	s := &shelf{dir: dir}
	if _, err := s.Load(t.Context(), ui.Bundled, goOn); !errors.Is(err, journal.ErrDamaged) {
		t.Fatalf("a diary gave %v", err)
	}
	aside, err := s.SetAside()
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(aside); err != nil || !bytes.Contains(kept, []byte("diary")) {
		t.Errorf("it was not kept aside: %v", err)
	}
	if opened := mustLoad(t, s); opened.Session.Totals().Reviews != 0 {
		t.Error("afresh there are reviews")
	}
}
