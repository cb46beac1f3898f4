package exchange_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"stagecraft/content"
	"stagecraft/content/anki"
	"stagecraft/content/anki/ankitest"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/exchange"
	"stagecraft/study/journal"
)

// smallDisk gives a folder on a disk that a large deck doesn't fit on.
func smallDisk(t *testing.T) string {
	t.Helper()
	path := t.TempDir()
	if err := syscall.Mount("tmpfs", path, "tmpfs", 0, "size=2m"); err != nil {
		t.Skipf("mounting a small disk: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(path, syscall.MNT_DETACH) })
	return path
}

// begin starts a session on the journal in a folder.
func begin(t *testing.T, folder string) (*study.Session, *journal.Journal) {
	t.Helper()
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { j.Close() })
	s, err := study.Start(course, j, clock{})
	if err != nil {
		t.Fatal(err)
	}
	return s, j
}

// A disk that gets full while a deck is brought in holds none of it: after a power cut
// then everything is as before. Once there is room, all of it is kept.
func TestImport_LeavesNothingHalfDoneOnAFullDisk(t *testing.T) {
	disk := smallDisk(t)
	folder := filepath.Join(disk, "data")
	s, j := begin(t, folder)
	few := read(t, s, ankitest.File(t, anki.Form21b))
	if _, err := s.Import(few.Import); err != nil {
		t.Fatal(err)
	}
	before := len(s.OwnCards())
	c := read(t, s, ankitest.FileOf(t, anki.Form21b, ankitest.Large(4000, 20_000)))
	done, err := s.Import(c.Import)
	if err != nil {
		t.Fatal(err)
	}
	if saving := j.Saving(); !errors.Is(saving.Stopped, journal.ErrFull) || saving.Unsaved == 0 {
		t.Fatalf("the disk took everything: %+v", saving)
	}
	if n := len(s.OwnCards()); n != before+done.Made || done.Made != 4000 {
		t.Errorf("there are %d cards in the window; %d came", n, done.Made)
	}

	// As it would be found after a power cut.
	cut := filepath.Join(t.TempDir(), "data")
	if err := os.CopyFS(cut, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	after, _ := begin(t, cut)
	if n := len(after.OwnCards()); n != before {
		t.Errorf("after a power cut there are %d cards, and %d before the deck came", n, before)
	}
	if again, err := exchange.Read(t.Context(), ankitest.File(t, anki.Form2), exchange.KnownOf(after.OwnCards()), nil); err != nil || again.Here != before {
		t.Errorf("of those before %v are known, %v", again, err)
	}

	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); j.Saving().Stopped != nil; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("with room there is %v", j.Saving().Stopped)
		}
		j.Retry()
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	kept, _ := begin(t, folder)
	if n := len(kept.OwnCards()); n != before+done.Made {
		t.Errorf("of %d cards %d are kept", before+done.Made, n)
	}
}
