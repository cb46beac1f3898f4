package journal

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestClose_AnotherWaitsOnForADiskThatDidNotAnswer(t *testing.T) {
	dir := t.TempDir()
	j, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	old := closeLimit
	closeLimit = 20 * time.Millisecond
	t.Cleanup(func() { closeLimit = old })
	d := j.disk
	d.io.Lock() // it doesn't answer
	for range 2 {
		if err := j.Close(); !errors.Is(err, ErrSlow) {
			t.Errorf("while the disk doesn't answer, Close gives %v", err)
		}
	}
	if _, err := j.Backup(t.Context(), Daily, nil); !errors.Is(err, ErrClosed) {
		t.Errorf("a backup meanwhile gives %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, BackupFolder)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a backup of a closed journal left its folder: %v", err)
	}
	closeLimit = time.Minute
	ends := make(chan error, 2)
	for range cap(ends) {
		go func() { ends <- j.Close() }()
	}
	select {
	case err := <-ends:
		t.Fatalf("one Close returned %v before the disk answered", err)
	case <-time.After(50 * time.Millisecond):
	}
	d.io.Unlock()
	for range cap(ends) {
		if err := <-ends; err != nil {
			t.Error(err)
		}
	}
	select {
	case <-d.done:
	default:
		t.Error("the journal was closed while its file was being written")
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Error(err)
	}
	time.Sleep(20 * time.Millisecond)
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something was written after the journal was closed: %v", err)
	}
}
