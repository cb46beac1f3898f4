package ui

import (
	"context"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
	"stagecraft/study"
	"stagecraft/study/foldersync"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

// fullShelf is on a disk that has little room.
type fullShelf struct{ *joiningShelf }

func (s fullShelf) BackUp(ctx context.Context, why journal.Reason, progress func(done, all int64)) (journal.Backup, error) {
	return s.journal.EnsureBackup(ctx, why, journal.BackupSpace, progress)
}

func TestApp_SaysThatADiskIsTooFullForADeckAndChangesNothing(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=8m"); err != nil {
		t.Skipf("mounting a small disk: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	shelf := fullShelf{&joiningShelf{shelf: newShelf(t, filepath.Join(disk, "data"))}}
	shelf.loop = foldersync.NewLoop(shelf.journal)
	t.Cleanup(func() { shelf.loop.Close(5 * time.Second) })
	app := newApp(t, shelf, Config{Page: nav.Cards})
	wait(t, func() bool { return app.page != nil })
	session := app.opened.Session // something is done, so that there is something to back up
	card, _ := session.Next(study.AllCards)
	if err := session.Grade(card.ID, fsrs.Good, time.Second); err != nil {
		t.Fatal(err)
	}
	app.lookIntoDeck(ankitest.File(t, anki.Form21b))
	wait(t, func() bool { return app.top() == "anki" })
	uitest.Click(t, app.window, "Bring it in")
	waitUpTo(t, 5*time.Second, func() bool { return app.top() == "refused-deck" })
	says := uitest.Says(uitest.Over(app.window))
	for _, want := range []string{"deck.apkg: The disk is full. Make some room on it.", "Nothing was changed."} {
		if !strings.Contains(says, want) {
			t.Errorf("it doesn't say %q:\n%s", want, says)
		}
	}
	if n := len(app.opened.Session.OwnCards()); n != 0 {
		t.Errorf("%d cards came all the same", n)
	}
	for e, err := range shelf.journal.Events() {
		if err != nil || e.Kind != study.Graded {
			t.Errorf("%s is kept, %v", e.Kind, err)
		}
	}
	if left, err := filepath.Glob(filepath.Join(disk, "data", "backups", "*")); err != nil || len(left) > 0 {
		t.Errorf("of the backup before it %q is left, %v", left, err)
	}
}
