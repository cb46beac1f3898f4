package ui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/ui/cards"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
)

// keepingShelf is a shelf that keeps the learner's data; its journal opens with
// the first course.
type keepingShelf struct {
	*shelf
	lost func()
}

var _ Keeper = (*keepingShelf)(nil)

func newKeepingShelf(t *testing.T, dir string) *keepingShelf {
	t.Helper()
	s := &keepingShelf{shelf: &shelf{t: t, dir: dir}}
	t.Cleanup(func() {
		if s.journal != nil {
			s.journal.Close()
		}
	})
	return s
}

func (s *keepingShelf) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	if s.journal == nil {
		j, err := journal.Open(s.DataDir())
		if err != nil {
			return nil, err
		}
		s.keepIn(j)
		j.Watch(s.lost)
	}
	return s.shelf.Load(ctx, path, ready)
}

// keepIn has what is done kept in a journal from now on, or nowhere; it is asked
// for in the background, while the window asks what is saved.
func (s *keepingShelf) keepIn(j *journal.Journal) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.journal = j
}

func (s *keepingShelf) Saving() journal.Saving {
	s.lock.Lock()
	j := s.journal
	s.lock.Unlock()
	if j == nil {
		return journal.Saving{}
	}
	return j.Saving()
}
func (s *keepingShelf) WatchSaving(f func())         { s.lost = f }
func (s *keepingShelf) RetrySaving()                 { s.journal.Retry() }
func (s *keepingShelf) Rest()                        { s.journal.Rest() }
func (s *keepingShelf) Missing() *journal.Missing    { return s.journal.Missing() }
func (s *keepingShelf) AcceptMissing()               { s.journal.AcceptMissing() }
func (s *keepingShelf) SetAside() (string, error)    { return journal.SetAside(s.DataDir()) }
func (s *keepingShelf) SetLogAside() (string, error) { return journal.SetLogAside(s.DataDir()) }
func (s *keepingShelf) UseFolder(_ context.Context, dir string) error {
	if s.journal != nil {
		if err := s.journal.Move(dir); err != nil {
			return err
		}
	}
	s.goTo(dir)
	return nil
}

// openKeeping opens the app on a keeping shelf.
func openKeeping(t *testing.T, s *keepingShelf) *App {
	t.Helper()
	app := newApp(t, s, Config{})
	wait(t, func() bool { return app.page != nil || app.trouble != nil })
	return app
}

// gradeOne grades the next card, and gives what the page says of it.
func gradeOne(t *testing.T, app *App) {
	t.Helper()
	c, ok := app.opened.Session.Next(study.AllCards)
	if !ok {
		t.Fatal("no card is left")
	}
	if err := app.opened.Session.Grade(c.ID, fsrs.Good, time.Second); err != nil {
		t.Fatal(err)
	}
}

func (s *App) notices(text string) bool {
	return s.notice.object.Visible() && strings.Contains(uitest.Says(s.notice.object), text)
}

func TestApp_SaysThatSavingHasStoppedUntilItGoesOn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	app := openKeeping(t, newKeepingShelf(t, dir))
	gradeOne(t, app)
	if app.notice.object.Visible() || !app.opened.Session.Saved() {
		t.Fatalf("while all is well the window says: %s", uitest.Says(app.notice.object))
	}
	if err := os.Rename(dir, dir+"~"); err != nil {
		t.Fatal(err)
	}
	gradeOne(t, app)
	wait(t, func() bool {
		return app.notices("Saving has stopped: nothing is saved since") && app.notices("was removed or renamed")
	})
	if app.opened.Session.Saved() {
		t.Error("the grade is said to be saved")
	}
	app.Choose(preferences.TextSize, 150)
	if !app.notices("Saving has stopped") {
		t.Error("a change of the text size takes the notice away")
	}
	gradeOne(t, app)
	if app.Quit(); app.closing || !app.says("Not everything is saved") {
		t.Fatal("quitting loses what isn't saved without a word")
	}
	app.list.TypedKey("Escape")
	if err := os.Rename(dir+"~", dir); err != nil {
		t.Fatal(err)
	}
	uitest.Click(t, app.window, "Try again")
	wait(t, func() bool { return !app.notice.object.Visible() })
	if !app.opened.Session.Saved() {
		t.Error("the folder is back and the grades aren't saved")
	}
}

// What was done is drawn as soon as the main goroutine is free. Had the window yet to say then that saving has
// stopped, it would show for a moment as saved what isn't.
func TestApp_ShowsNothingAsSavedThatIsInMemoryAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	app := openKeeping(t, newKeepingShelf(t, dir))
	if err := os.Rename(dir, dir+"~"); err != nil {
		t.Fatal(err)
	}
	gradeOne(t, app)
	if !app.notices("Saving has stopped") { // of what waits for the main goroutine nothing was done yet
		t.Error("the window can be drawn with a grade that isn't saved, and doesn't say so")
	}
}

func TestApp_ACardSaysAnewThatItsGradeIsSaved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	app := openKeeping(t, newKeepingShelf(t, dir))
	app.Go(nav.Route{Page: nav.Cards, ID: study.AllCards, Mode: cards.ModeReview})
	if err := os.Rename(dir, dir+"~"); err != nil {
		t.Fatal(err)
	}
	app.list.TypedKey(fyne.KeySpace)
	app.list.TypedKey(fyne.Key3)
	wait(t, func() bool { return app.notices("Saving has stopped") && app.says("Not saved yet. It comes again") })
	if err := os.Rename(dir+"~", dir); err != nil {
		t.Fatal(err)
	}
	uitest.Click(t, app.window, "Try again")
	wait(t, func() bool { return app.says("Saved. It comes again") && !app.says("Not saved yet") })
}

func TestApp_WhatIsKeptInMemoryGoesToAnotherFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := newKeepingShelf(t, dir)
	app := openKeeping(t, s)
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	gradeOne(t, app)
	wait(t, func() bool { return app.notices("Saving has stopped") })
	to := t.TempDir()
	app.useFolder(to)
	wait(t, func() bool { return !app.notice.object.Visible() })
	if err := s.journal.Close(); err != nil {
		t.Fatal(err)
	}
	j, err := journal.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	s.journal = j
	n := 0
	for e, err := range j.Events() {
		if err != nil {
			t.Fatal(err)
		}
		if e.Kind == study.Graded {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d grades are in the other folder", n)
	}
}

func TestApp_SaysWhatIsMissingUntilTheLearnerGoesOn(t *testing.T) {
	dir := t.TempDir()
	s := newKeepingShelf(t, dir)
	app := openKeeping(t, s)
	for range 3 {
		gradeOne(t, app)
	}
	if err := s.journal.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, journal.FileName)); err != nil {
		t.Fatal(err)
	}
	app = openKeeping(t, newKeepingShelf(t, dir))
	wait(t, func() bool { return app.notices("3 things you did aren't in your data any more") })
	uitest.Click(t, app.window, "Go on without it")
	if app.notice.object.Visible() {
		t.Error("the notice stays")
	}
	app.GoPage(nav.Cards)
}

func TestTrouble_LeadsOut(t *testing.T) {
	damage := func(t *testing.T, dir string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, journal.FileName), []byte("Dear diary, today it rained and rained."), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, c := range map[string]struct {
		harm  func(t *testing.T, dir string)
		says  string
		press string
		kept  string
	}{
		"a damaged file": {damage, "is damaged", "Start afresh, keeping this file", "journal 2*.db"},
		"a folder": {func(t *testing.T, dir string) {
			if err := os.Mkdir(filepath.Join(dir, journal.FileName), 0o700); err != nil {
				t.Fatal(err)
			}
		}, "is not a file", "Start afresh, keeping this file", "journal 2*.db"},
		"another's log": {func(t *testing.T, dir string) {
			j, err := journal.Open(dir)
			if err == nil {
				err = j.Close()
			}
			if err == nil {
				err = os.WriteFile(filepath.Join(dir, journal.FileName+"-journal"), []byte("another's"), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}, "doesn't belong to it", "Open it without that file", "journal 2*.db-journal"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			c.harm(t, dir)
			app := openKeeping(t, newKeepingShelf(t, dir))
			if app.trouble == nil || !app.says(c.says) || !app.says("Nothing was changed or deleted") || !app.says("Use another folder…") || !app.says("Show the folder") {
				t.Fatalf("the window says: %s", uitest.Says(app.body))
			}
			uitest.Click(t, app.window, "Copy the details")
			if !strings.Contains(app.app.Clipboard().Content(), journal.FileName) {
				t.Error("the details are not on the clipboard")
			}
			uitest.Click(t, app.window, c.press)
			wait(t, func() bool { return app.page != nil })
			if found, _ := filepath.Glob(filepath.Join(dir, c.kept)); len(found) != 1 {
				t.Errorf("what was there is kept as %v", found)
			}
		})
	}
}

func TestTrouble_UsesAnotherFolder(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, journal.FileName), []byte("no journal"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := newKeepingShelf(t, dir)
	app := openKeeping(t, s)
	app.useFolder(t.TempDir())
	wait(t, func() bool { return app.page != nil })
	if app.trouble != nil || s.journal == nil {
		t.Error("the app did not go on in the other folder")
	}
	if b, err := os.ReadFile(filepath.Join(dir, journal.FileName)); string(b) != "no journal" {
		t.Errorf("the file holds %q, %v", b, err)
	}
}

func TestTrouble_SaysWhichDayAndWhatIsDamaged(t *testing.T) {
	app := &App{loader: newKeepingShelf(t, "data")}
	at := time.Date(2026, 3, 12, 12, 0, 0, 0, time.UTC)
	seen := map[string]study.Kind{}
	for _, kind := range []study.Kind{
		study.Graded, study.Answered, study.Read, study.Stepped, study.Flagged, study.Noted, study.Changed, study.Adjusted, study.Undid, "juggled",
	} {
		err := fmt.Errorf("an event: %w", &journal.DamagedEvent{At: at, Kind: kind})
		happened, advice := (&trouble{app: app, err: err}).dataTrouble()
		if other, taken := seen[happened]; taken || !strings.Contains(happened, "12 March 2026") || strings.Contains(happened, string(kind)+" ") || advice == "" {
			t.Errorf("%s is told as %q, as %q is", kind, happened, other)
		}
		seen[happened] = kind
	}
}

func TestApp_NoDataTroubleIsToldInTheWordsOfADatabase(t *testing.T) {
	for _, err := range []error{
		journal.ErrDamaged, journal.ErrForeignLog, journal.ErrNewer, journal.ErrNoFile, journal.ErrSlow, journal.ErrFull,
		journal.ErrAway, os.ErrPermission, os.ErrNotExist, errors.New("database disk image is malformed (11)"),
	} {
		app := &App{loader: newKeepingShelf(t, "data")}
		tr := &trouble{app: app, err: err}
		happened, advice := tr.dataTrouble()
		for _, word := range []string{"SQL", "malformed", "database", "errno", "checkpoint"} {
			if strings.Contains(happened+advice, word) {
				t.Errorf("%v is told as %q %q", err, happened, advice)
			}
		}
		if happened == "" || advice == "" {
			t.Errorf("%v is told by %q %q", err, happened, advice)
		}
	}
}
