package journal_test

import (
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"stagecraft/study/journal"
)

// smallDisk gives a folder on a disk that is soon full.
func smallDisk(t *testing.T) string {
	t.Helper()
	path := t.TempDir()
	if err := syscall.Mount("tmpfs", path, "tmpfs", 0, "size=1m"); err != nil {
		t.Skipf("mounting a small disk: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(path, syscall.MNT_DETACH) })
	return path
}

// fill takes what room there is but for so many bytes, and gives a way to make it again.
func fill(t *testing.T, disk string, but int64) (free func()) {
	t.Helper()
	name := filepath.Join(disk, "filler")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := int64(0)
	for err == nil {
		var m int
		m, err = f.Write(make([]byte, 4096))
		n += int64(m)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	if err := f.Truncate(n - but); err != nil {
		t.Fatal(err)
	}
	return func() { os.Remove(name) }
}

// A full disk takes a part of what is written to it. What that leaves in the
// journal's files was no other program's doing: the journal goes on in them, and
// takes no more room than what was done.
func TestJournal_GoesOnInItsOwnFileOnceADiskIsFullNoMore(t *testing.T) {
	disk := smallDisk(t)
	folder := filepath.Join(disk, "data")
	j, err := journal.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	list := events(j.Device(), 1, 8000) // more than the disk holds: what is removed late leaves some room again
	kept := 0
	for kept < 40 {
		if err := j.Append(list[kept]); err != nil {
			t.Fatal(err)
		}
		kept++
	}
	for episode := range 4 {
		free := fill(t, disk, int64(episode)*2*4096)
		for j.Saving().Stopped == nil {
			if err := j.Append(list[kept]); err != nil {
				t.Fatal(err)
			}
			j.Rest() // the main file is written to as well
			kept++
		}
		if err := j.Saving().Stopped; !errors.Is(err, journal.ErrFull) {
			t.Fatalf("a full disk is %v", err)
		}
		for range 3 {
			j.Retry()
			time.Sleep(20 * time.Millisecond)
		}
		if err := j.Saving().Stopped; !errors.Is(err, journal.ErrFull) {
			t.Fatalf("a full disk is %v when it is tried again", err)
		}
		free()
		for deadline := time.Now().Add(time.Minute); j.Saving().Stopped != nil; time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("with room there is %v", j.Saving().Stopped)
			}
			j.Retry()
		}
	}
	if n := j.Unsaved(); n != 0 {
		t.Errorf("%d are in memory alone", n)
	}
	closed(t, j)
	j = open(t, folder)
	if got := all(t, j); len(got) != kept {
		t.Errorf("%d of %d are there", len(got), kept)
	}
	if aside, err := filepath.Glob(filepath.Join(folder, "journal *")); err != nil || len(aside) > 0 {
		t.Errorf("set aside were %q, %v", aside, err)
	}
}

// Whoever waits for something to be kept is let go only after the one who watches
// was told that saving has stopped.
func TestJournal_SaysThatSavingStoppedBeforeItLetsGoOfWhoWaits(t *testing.T) {
	disk := smallDisk(t)
	j, err := journal.Open(filepath.Join(disk, "data"))
	if err != nil {
		t.Fatal(err)
	}
	var told atomic.Bool
	j.Watch(func() {
		time.Sleep(50 * time.Millisecond) // a window that takes its time
		told.Store(j.Saving().Stopped != nil)
	})
	free := fill(t, disk, 0)
	list := events(j.Device(), 1, 8000)
	for _, e := range list {
		if err := j.Append(e); err != nil {
			t.Fatal(err)
		}
		if n := j.Unsaved(); n > 0 {
			if !told.Load() {
				t.Error("it came back before anybody was told")
			}
			break
		}
	}
	if j.Unsaved() == 0 {
		t.Error("a full disk took everything")
	}
	free()
	j.Retry()
	closed(t, j)
}
