package ui

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/journal"
	"stagecraft/ui/backups"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestApp_RestoresABackupAndUndoesItWithOneClick(t *testing.T) {
	dir := t.TempDir()
	s := newHouseholdShelf(t, dir)
	app := openHousehold(t, s)
	grades(t, app, 2)
	b := newestBackup(t, app, s)
	if b.Reason != journal.ByHand || b.Reviews() != 2 {
		t.Fatalf("the backup is %+v", b)
	}
	grades(t, app, 3)
	app.LookIntoBackup(b)
	wait(t, func() bool { return app.top() == "backup" })
	for _, text := range []string{"Read through and compared", "2 reviews", "What isn't in it won't count any more: 3 reviews", "one click undoes the restore"} {
		if !app.says(text) {
			t.Errorf("the sheet doesn't say %q; it says:\n%s", text, uitest.Says(uitest.Over(app.window)))
		}
	}
	old := app.opened.Session
	uitest.Click(t, app.window, "Restore this backup")
	idleAgain(t, app)
	if app.reviews() != 2 || app.opened.Session == old || !errors.Is(old.SaveViewNow(""), study.ErrClosed) {
		t.Errorf("restored, there are %d reviews", app.reviews())
	}
	if !app.notices("Everything is as it was in the backup of") {
		t.Fatalf("above the page stands: %s", uitest.Says(app.notice.object))
	}
	grades(t, app, 1)
	uitest.Click(t, app.window, "Undo the restore")
	idleAgain(t, app)
	if app.reviews() != 6 || app.notice.object.Visible() {
		t.Errorf("undone, there are %d reviews", app.reviews())
	}
}

func TestApp_ARestoreCanBeUndoneAfterARestart(t *testing.T) {
	dir := t.TempDir()
	s := newHouseholdShelf(t, dir)
	app := openHousehold(t, s)
	grades(t, app, 2)
	b := newestBackup(t, app, s)
	grades(t, app, 3)
	app.restore(b)
	idleAgain(t, app)
	if err := s.journal.Close(); err != nil {
		t.Fatal(err)
	}
	s = newHouseholdShelf(t, dir)
	app = openHousehold(t, s)
	app.goBackups()
	wait(t, func() bool { return app.says("A backup was restored") })
	uitest.Click(t, app.window, "Undo the restore")
	idleAgain(t, app)
	if app.reviews() != 5 || s.Replaced() != "" {
		t.Errorf("undone, there are %d reviews; replaced is %q", app.reviews(), s.Replaced())
	}
}

func TestApp_ABackupDamagedWithinIsRefusedAndAllStays(t *testing.T) {
	s := newHouseholdShelf(t, t.TempDir())
	app := openHousehold(t, s)
	grades(t, app, 9)
	b := newestBackup(t, app, s)
	grades(t, app, 1)
	file, err := os.ReadFile(b.Path)
	if err != nil {
		t.Fatal(err)
	}
	file[len(file)/3] ^= 8
	if err := os.WriteFile(b.Path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	app.LookIntoBackup(b)
	wait(t, func() bool { return app.top() == "backup" })
	if !app.says("damaged and can't be restored") || uitest.Button(uitest.Over(app.window), func(l string) bool { return l == "Restore this backup" }) != nil {
		t.Errorf("the sheet says:\n%s", uitest.Says(uitest.Over(app.window)))
	}
	app.list.TypedKey("Escape")
	app.restore(b)
	idleAgain(t, app)
	if app.reviews() != 10 || app.notice.object.Visible() || !bytes.Contains([]byte(uitest.Says(app.toast.object)), []byte("Restoring the backup")) {
		t.Errorf("there are %d reviews; it says %s", app.reviews(), uitest.Says(app.toast.object))
	}
}

func TestBackups_ThePageSaysWhatEachHoldsAndWhichIsDamaged(t *testing.T) {
	s := newHouseholdShelf(t, t.TempDir())
	app := openHousehold(t, s)
	app.goBackups()
	wait(t, func() bool { return app.says("No backups yet") && app.says("The first is made by itself") })
	if r := app.page.Route(); r.Page != nav.Settings || r.Mode != backups.Mode {
		t.Errorf("the route is %+v", r)
	}
	grades(t, app, 3)
	bad := newestBackup(t, app, s)
	wait(t, func() bool { return app.says("You asked for it · 3 reviews, 1 day · ") })
	if err := os.Truncate(bad.Path, bad.Size-3); err != nil {
		t.Fatal(err)
	}
	app.goBackups()
	wait(t, func() bool { return app.says("This file is damaged and can't be restored. It is left as it is.") })
	if b := uitest.Button(app.page.Object(), func(l string) bool { return l == "Look inside…" }); b != nil {
		t.Error("the damaged one can be looked into")
	}
}

func TestApp_TheDaysBackupIsMadeByItself(t *testing.T) {
	firstBackup, nextBackup = 20*time.Millisecond, 30*time.Millisecond
	t.Cleanup(func() { firstBackup, nextBackup = 30*time.Second, 5*time.Minute })
	s := newHouseholdShelf(t, t.TempDir())
	app := openHousehold(t, s)
	grades(t, app, 1)
	var all []journal.Backup
	wait(t, func() bool {
		all, _ = s.Backups()
		return len(all) > 0 && !app.auto.making
	})
	if all[0].Reason != journal.Daily || all[0].Reviews() != 1 {
		t.Errorf("it is %+v", all[0])
	}
	// No other one is made on that day.
	grades(t, app, 1)
	looks := 0
	wait(t, func() bool {
		looks++
		return looks > 20
	})
	if all, _ = s.Backups(); len(all) != 1 {
		t.Errorf("there are %d", len(all))
	}
	app.closing = true
}

func TestApp_ABackupThatFailsIsToldUntilOneIsMade(t *testing.T) {
	s := newHouseholdShelf(t, t.TempDir())
	app := openHousehold(t, s)
	grades(t, app, 1)
	folder := filepath.Join(s.DataDir(), journal.BackupFolder)
	if err := os.WriteFile(folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	app.auto.make()
	wait(t, func() bool {
		return app.notices("No backup could be made") && app.notices("What you do is saved all the same")
	})
	grades(t, app, 1)
	if err := os.Remove(folder); err != nil {
		t.Fatal(err)
	}
	uitest.Click(t, app.window, "Try again now")
	wait(t, func() bool { return !app.notice.object.Visible() })
	if all, _ := s.Backups(); len(all) != 1 || all[0].Reviews() != 2 {
		t.Errorf("the backups are %+v", all)
	}
}

// stuckShelf never comes to the end of a backup.
type stuckShelf struct{ *householdShelf }

func (s *stuckShelf) BackUp(ctx context.Context, _ journal.Reason, progress func(done, all int64)) (journal.Backup, error) {
	progress(42, 100)
	<-ctx.Done()
	return journal.Backup{}, ctx.Err()
}

func TestTask_SaysHowFarItIsAndCanBeStopped(t *testing.T) {
	app := newApp(t, &stuckShelf{newHouseholdShelf(t, t.TempDir())}, Config{})
	wait(t, func() bool { return app.page != nil })
	app.BackUpNow()
	app.BackUpNow() // there is one already
	if app.says("Backing up") {
		t.Error("it says so at once")
	}
	wait(t, func() bool { return app.says("Backing up") && app.says("42 %") })
	uitest.Click(t, app.window, "Cancel")
	wait(t, func() bool { return app.task == nil })
	if app.top() != "" || !bytes.Contains([]byte(uitest.Says(app.toast.object)), []byte("Stopped. No backup was made.")) {
		t.Errorf("%q is on top; it says %s", app.top(), uitest.Says(app.toast.object))
	}
}
