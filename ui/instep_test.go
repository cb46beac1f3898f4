package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stagecraft/study/foldersync"
	"stagecraft/study/journal"
	"stagecraft/ui/nav"
)

// another starts the app again on a data folder.
func another(t *testing.T, folder string) (*App, *joiningShelf) {
	t.Helper()
	s := &joiningShelf{shelf: newShelf(t, folder)}
	s.loop = foldersync.NewLoop(s.journal)
	t.Cleanup(func() { s.loop.Close(5 * time.Second) })
	return startJoining(t, s, nav.Today), s
}

func TestApp_ADeviceKeepsItsNameUnderANewIDAndACopyGetsItsOwn(t *testing.T) {
	for _, c := range []struct {
		name    string
		change  func(t *testing.T, folder string) (opened string)
		kept    bool
		retired bool
	}{
		{"started again", func(_ *testing.T, folder string) string { return folder }, true, false},
		{"put back to a backup", func(t *testing.T, folder string) string {
			backups, err := journal.Backups(folder)
			if err != nil || len(backups) != 1 {
				t.Fatal(backups, err)
			}
			if _, err := journal.Restore(t.Context(), folder, backups[0].Path, nil); err != nil {
				t.Fatal(err)
			}
			return folder
		}, true, true},
		{"copied", func(t *testing.T, folder string) string {
			to := filepath.Join(t.TempDir(), "copy")
			if err := os.CopyFS(to, os.DirFS(folder)); err != nil {
				t.Fatal(err)
			}
			return to
		}, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			app, s := another(t, folder)
			app.introduce(true)
			if err := app.opened.Session.NameDevice(app.ThisDevice(), "Kitchen"); err != nil {
				t.Fatal(err)
			}
			was := app.ThisDevice()
			if err := s.journal.SetSetting(settingNamed, was); err != nil {
				t.Fatal(err)
			}
			if _, err := s.journal.Backup(t.Context(), journal.ByHand, nil); err != nil {
				t.Fatal(err)
			}
			s.loop.Close(5 * time.Second)
			if err := s.journal.Close(); err != nil {
				t.Fatal(err)
			}
			app, _ = another(t, c.change(t, folder))
			app.introduce(true)
			now := app.opened.Session.DeviceNamed(app.ThisDevice())
			if kept := now.Name == "Kitchen"; kept != c.kept || now.Name == "" {
				t.Errorf("it is called %q", now.Name)
			}
			if before := app.opened.Session.DeviceNamed(was); before.Retired != c.retired || before.Name != "Kitchen" {
				t.Errorf("the id before is %+v", before)
			}
		})
	}
}

func TestApp_SaysOnceThatItHasNotBeenInStepForLong(t *testing.T) {
	s := newJoiningShelf(t)
	app := startJoining(t, s, nav.Progress)
	shared := filepath.Join(t.TempDir(), "stick")
	if err := os.Mkdir(shared, 0o700); err != nil {
		t.Fatal(err)
	}
	app.keepInStep(shared)
	wait(t, func() bool { st, _ := app.InStep(); return !st.Last.IsZero() && !st.Busy })
	if says := app.OutOfStep(); says != "" {
		t.Errorf("in step, it says %q", says)
	}
	s.loop.Close(5 * time.Second)
	if err := os.Remove(filepath.Join(shared, foldersync.FileName(s.journal.Device()))); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(shared); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-tellsOutOfStep - 24*time.Hour)
	text := fmt.Sprintf(`{"folder": %q, "last": %q}`, shared, long.Format(time.RFC3339))
	if err := s.journal.SetSetting("folder in step, last", text); err != nil {
		t.Fatal(err)
	}
	s.loop = foldersync.NewLoop(s.journal)
	t.Cleanup(func() { s.loop.Close(5 * time.Second) })
	app.followInStep()
	wait(t, func() bool {
		st, _ := app.InStep()
		return errors.Is(st.Err, foldersync.ErrAway) && app.toast.object.Visible()
	})
	if !app.inStep.told || app.OutOfStep() == "" {
		t.Errorf("it says %q", app.OutOfStep())
	}
	app.GoPage(nav.Progress)
	if !app.says("Not in step with your other devices since") {
		t.Error("the page of progress doesn't say so")
	}
}

func TestApp_SaysWhichFileOfAnotherUserItMayNotRead(t *testing.T) {
	app := &App{}
	if says := app.FileTrouble(&os.PathError{Op: "open", Path: "00000000000000aa.progress", Err: os.ErrPermission}); !strings.Contains(says, "You aren't allowed to read it: it is another user's") {
		t.Errorf("it says %q", says)
	}
}
