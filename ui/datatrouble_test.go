package ui

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stagecraft/study/journal"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/preferences"
)

// recoveringShelf is a keeping shelf whose data is in trouble until that is put
// right.
type recoveringShelf struct {
	*keepingShelf
	trouble  error
	watch    func(done, all int64)
	recovery *journal.Recovery
	told     bool
	restored string
	shown    chan error // how the other copy answers
}

var (
	_ Keeper    = (*recoveringShelf)(nil)
	_ Recoverer = (*recoveringShelf)(nil)
	_ Neighbour = (*recoveringShelf)(nil)
)

func (s *recoveringShelf) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	if s.trouble != nil {
		return nil, s.trouble
	}
	return s.keepingShelf.Load(ctx, path, ready)
}

func (s *recoveringShelf) WatchRecovery(f func(done, all int64)) { s.watch = f }
func (s *recoveringShelf) BackupsBeside() ([]journal.Backup, error) {
	return journal.Backups(s.DataDir())
}
func (s *recoveringShelf) LastRecovery() (*journal.Recovery, bool) { return s.recovery, s.told }
func (s *recoveringShelf) RecoveryTold()                           { s.told = true }
func (s *recoveringShelf) ShowOther(context.Context, string) error { return <-s.shown }
func (s *recoveringShelf) RestoreBeside(ctx context.Context, path string, progress func(done, all int64)) (string, error) {
	s.restored = path
	s.trouble = nil
	return journal.Restore(ctx, s.DataDir(), path, progress)
}

// backedUp is a data folder without a journal, with a backup a day.
func backedUp(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	s := newKeepingShelf(t, dir)
	app := openKeeping(t, s)
	gradeOne(t, app)
	b, err := s.journal.Backup(t.Context(), journal.Daily, nil)
	if err == nil {
		err = s.journal.Close()
	}
	if err == nil {
		err = os.Remove(filepath.Join(dir, journal.FileName))
	}
	for day := range n - 1 {
		if err == nil {
			err = os.Link(b.Path, filepath.Join(filepath.Dir(b.Path), fmt.Sprintf("2026-03-%02d 120000Z daily.progress", day+1)))
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestDataTrouble_OffersWhatMakesSenseForEachCause(t *testing.T) {
	dir := backedUp(t, 6)
	always := []string{"Use another folder…", "Copy the details", "Quit"}
	all := []string{
		"Try again", "Get it back", "Open it without that file", "Start afresh, keeping this file", "Begin afresh", "Restore", "Show the folder",
		"Go to that window",
	}
	for name, c := range map[string]struct {
		err  error
		want []string
	}{
		"absent":       {journal.ErrAbsent, []string{"Try again", "Begin afresh", "Restore", "Show the folder"}},
		"damaged":      {journal.ErrDamaged, []string{"Try again", "Start afresh, keeping this file", "Restore", "Show the folder"}},
		"stopped":      {errRecoveryStopped, []string{"Get it back", "Start afresh, keeping this file", "Restore", "Show the folder"}},
		"a log":        {journal.ErrForeignLog, []string{"Try again", "Open it without that file", "Start afresh, keeping this file", "Restore", "Show the folder"}},
		"no file":      {journal.ErrNoFile, []string{"Try again", "Start afresh, keeping this file", "Restore", "Show the folder"}},
		"newer":        {journal.ErrNewer, []string{"Try again", "Start afresh, keeping this file", "Show the folder"}},
		"full":         {journal.ErrFull, []string{"Try again", "Show the folder"}},
		"full as well": {errors.Join(journal.ErrFull, journal.ErrDamaged), []string{"Try again", "Show the folder"}},
		"slow":         {journal.ErrSlow, []string{"Try again"}},
		"read-only":    {fs.ErrPermission, []string{"Try again", "Show the folder"}},
		"gone":         {journal.ErrGone, []string{"Try again", "Show the folder"}},
		"unknown":      {errors.New("input/output error"), []string{"Try again", "Show the folder"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := &recoveringShelf{keepingShelf: newKeepingShelf(t, dir), trouble: fmt.Errorf("open: %w", c.err)}
			app := newApp(t, s, Config{})
			wait(t, func() bool { return app.trouble != nil })
			if slices.Contains(c.want, "Restore") {
				wait(t, func() bool { return app.says("Your backups") })
			}
			has := func(label string) bool {
				return uitest.Button(app.body, func(l string) bool { return l == label }) != nil
			}
			for _, label := range append(slices.Clone(c.want), always...) {
				if !has(label) {
					t.Errorf("there is no %q; the window says:\n%s", label, uitest.Says(app.body))
				}
			}
			for _, label := range all {
				if !slices.Contains(c.want, label) && has(label) {
					t.Errorf("there is %q", label)
				}
			}
			if app.window.Canvas().Focused() == nil {
				t.Error("Enter does nothing")
			}
		})
	}
}

func TestDataTrouble_ABackupIsRestoredWithOneClick(t *testing.T) {
	s := &recoveringShelf{keepingShelf: newKeepingShelf(t, backedUp(t, 6)), trouble: journal.ErrAbsent}
	app := newApp(t, s, Config{})
	wait(t, func() bool { return app.says("Your backups") && app.says("1 review · 1 day") })
	if app.says("2 March") {
		t.Error("all are listed at first")
	}
	uitest.Click(t, app.window, "Show all 6")
	if !app.says("1 March 2026") {
		t.Errorf("not all are listed:\n%s", uitest.Says(app.body))
	}
	uitest.Click(t, app.window, "Restore") // of the newest
	wait(t, func() bool { return app.page != nil && app.trouble == nil })
	if b, _ := journal.Backups(s.DataDir()); len(b) == 0 || s.restored != b[0].Path {
		t.Errorf("restored was %s", s.restored)
	}
	if n := app.opened.Session.Totals().Reviews; n != 1 {
		t.Errorf("%d reviews are there", n)
	}
	if !strings.Contains(uitest.Says(app.toast.object), "Your data is as it was on") {
		t.Errorf("it says %q", uitest.Says(app.toast.object))
	}
}

func TestInUse_GoesToTheOtherWindowOrSaysThatItCannot(t *testing.T) {
	s := &recoveringShelf{keepingShelf: newKeepingShelf(t, t.TempDir()), trouble: journal.ErrInUse, shown: make(chan error, 1)}
	app := newApp(t, s, Config{})
	wait(t, func() bool { return app.says("Stagecraft is already open") })
	for err, says := range map[error]string{context.DeadlineExceeded: "doesn't answer", errors.New("refused"): "can't be reached"} {
		s.shown <- err
		uitest.Click(t, app.window, "Go to that window")
		wait(t, func() bool { return strings.Contains(uitest.Says(app.toast.object), says) })
	}
	s.shown <- nil
	uitest.Click(t, app.window, "Go to that window")
	wait(t, func() bool { return app.closing })
}

func TestRecovery_IsToldOfOnceInCountsAndDays(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2026, 11, d, 12, 0, 0, 0, time.Local) }
	report := func(saved, lost int64, from, to int) journal.Report {
		r := journal.Report{Saved: journal.Span{Events: saved, Days: 40}, Counted: true}
		if lost > 0 {
			r.Lost = journal.Span{Events: lost, From: day(from), To: day(to), Days: 1}
		}
		return r
	}
	for name, c := range map[string]struct {
		r    journal.Recovery
		says []string
		none bool // it isn't worth a word
	}{
		"some lost": {
			journal.Recovery{Report: report(4213, 3, 28, 28), Kept: "/data/journal 2026.db"},
			[]string{"4,213 of 4,216 things you did were saved.", "3 things you did are lost, of 28 November 2026.", "kept as “journal 2026.db”", "Show the folder"},
			false,
		},
		"one lost": {
			journal.Recovery{Report: report(10, 1, 27, 28), Kept: "a"},
			[]string{"10 of 11", "1 thing you did is lost, from 27 November 2026 to 28 November 2026."},
			false,
		},
		"all saved": {
			journal.Recovery{Report: report(1234567, 0, 0, 0), Kept: "a"},
			[]string{"All you did was saved: 1,234,567 things on 40 days."},
			false,
		},
		"some of backups": {
			journal.Recovery{Report: report(10, 0, 0, 0), Kept: "a", FromBackups: 4},
			[]string{"4 of them came from your backups."},
			false,
		},
		"all of backups": {
			journal.Recovery{Report: report(10, 0, 0, 0), Kept: "a", FromBackups: 10},
			[]string{"All of it came from your backups."},
			false,
		},
		"nothing": {
			journal.Recovery{Kept: "a"},
			[]string{"Nothing you did could be read", "You begin afresh", "How much there was before isn't known"},
			false,
		},
		"put back": {
			journal.Recovery{Report: report(7, 2, 27, 28), Continued: true, FromBackups: 7},
			[]string{"7 things you did were missing, and were put back.", "2 things you did are lost", "Something was missing"},
			false,
		},
		"what a kill left": {journal.Recovery{Report: report(1, 0, 0, 0), Continued: true, Topped: 1}, nil, true},
	} {
		t.Run(name, func(t *testing.T) {
			r := c.r
			r.At = day(29)
			s := &recoveringShelf{keepingShelf: newKeepingShelf(t, t.TempDir()), recovery: &r}
			app := newApp(t, s, Config{})
			wait(t, func() bool { return app.page != nil })
			if !s.told || (app.top() == "recovery") == c.none {
				t.Fatalf("told: %v; the window says:\n%s", s.told, uitest.Says(app.body))
			}
			for _, text := range c.says {
				if !app.says(text) {
					t.Errorf("it doesn't say %q but\n%s", text, uitest.Says(uitest.Over(app.window)))
				}
			}
			app.list.TypedKey("Escape")
			app.OpenCourse(Bundled)
			wait(t, func() bool { return app.opening == nil && app.page != nil })
			if app.top() == "recovery" {
				t.Error("it says so again")
			}
			if app.list.Run("help.recovery"); app.top() != "recovery" {
				t.Error("it can't be looked at later")
			}
		})
	}
}

func TestOpening_SaysHowFarGettingDamagedDataBackIsAndStopsAtAWord(t *testing.T) {
	inner := &recoveringShelf{keepingShelf: newKeepingShelf(t, t.TempDir())}
	s := &stuckRecovery{recoveringShelf: inner, stopped: make(chan struct{})}
	app := newApp(t, s, Config{})
	wait(t, func() bool { return app.says("Your data is damaged") && app.says("Nothing is deleted") })
	uitest.Click(t, app.window, "Cancel")
	<-s.stopped
	wait(t, func() bool { return app.trouble != nil && app.says("You stopped getting it back") })
}

// stuckRecovery gets data back for ever.
type stuckRecovery struct {
	*recoveringShelf
	stopped chan struct{}
}

func (s *stuckRecovery) Load(ctx context.Context, _ string, ready func() error) (*Opened, error) {
	if err := ready(); err != nil { // the damage is found while events are read
		return nil, err
	}
	s.watch(3, 10)
	<-ctx.Done()
	close(s.stopped)
	return nil, ctx.Err()
}

func TestDataTrouble_RestoringGoesOnWhileTheWindowIsDrawnAnewAndCanBeStopped(t *testing.T) {
	s := &slowRestore{
		recoveringShelf: &recoveringShelf{keepingShelf: newKeepingShelf(t, backedUp(t, 2)), trouble: journal.ErrAbsent},
		begun:           make(chan struct{}, 9),
	}
	app := newApp(t, s, Config{})
	wait(t, func() bool { return app.says("Your backups") })
	app.Choose(preferences.TextSize, 150)
	if !app.says("Your backups") {
		t.Fatal("the backups are gone when the window is drawn anew")
	}
	uitest.Click(t, app.window, "Restore")
	<-s.begun
	app.Choose(preferences.TextSize, 100)
	if !app.says("Restoring the backup of") || app.says("Begin afresh") {
		t.Fatalf("drawn anew it says:\n%s", uitest.Says(app.body))
	}
	uitest.Click(t, app.window, "Cancel")
	wait(t, func() bool { return app.says("Your backups") && app.says("Begin afresh") })
}

// slowRestore restores for ever.
type slowRestore struct {
	*recoveringShelf
	begun chan struct{}
}

func (s *slowRestore) RestoreBeside(ctx context.Context, _ string, progress func(done, all int64)) (string, error) {
	progress(1, 3)
	s.begun <- struct{}{}
	<-ctx.Done()
	return "", ctx.Err()
}
