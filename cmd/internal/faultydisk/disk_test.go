package faultydisk

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func mounted(t *testing.T) (*Disk, string) {
	t.Helper()
	path := t.TempDir()
	d, err := Mount(path)
	if err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = d.Unmount() })
	return d, path
}

// written writes a file and syncs it, or doesn't.
func written(t *testing.T, name string, data []byte, synced bool) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt(data, 0); err != nil {
		t.Fatal(err)
	}
	if synced {
		if err := f.Sync(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestDisk_ACutTakesWhatWasNotSyncedAndNothingElse(t *testing.T) {
	d, path := mounted(t)
	old, young := bytes.Repeat([]byte("o"), 10_000), bytes.Repeat([]byte("y"), 10_000)
	lost, torn := false, false
	for seed := range uint64(8) {
		name, later := filepath.Join(path, "file"), filepath.Join(path, "later")
		written(t, name, old, true)
		written(t, name, young, false)
		written(t, later, young, false)
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, young) {
			t.Fatalf("before the cut the file isn't what was written: %v", err)
		}
		if err := d.Cut(rand.New(rand.NewPCG(seed, 0))); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(name)
		if err != nil || len(got) != len(old) {
			t.Fatalf("what was synced has %d bytes, %v", len(got), err)
		}
		torn = torn || bytes.ContainsRune(got, 'o') && bytes.ContainsRune(got, 'y')
		if _, err := os.Stat(later); errors.Is(err, os.ErrNotExist) {
			lost = true
		}
		_ = os.Remove(later)
	}
	if !lost || !torn {
		t.Errorf("in eight cuts a file that was not synced was lost: %v, and one torn: %v", lost, torn)
	}
}

func TestDisk_SyncingAFileKeepsTheNameItHas(t *testing.T) {
	d, path := mounted(t)
	for seed := range uint64(8) {
		temporary, name := filepath.Join(path, "temporary"), filepath.Join(path, "name")
		written(t, temporary, []byte{byte(seed)}, true)
		if err := os.Rename(temporary, name); err != nil {
			t.Fatal(err)
		}
		folder, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(folder.Sync(), folder.Close()); err != nil {
			t.Fatal(err)
		}
		if err := d.Cut(rand.New(rand.NewPCG(seed, 1))); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(name); err != nil || !bytes.Equal(got, []byte{byte(seed)}) {
			t.Fatalf("after the cut the file holds %v, %v", got, err)
		}
		if _, err := os.Stat(temporary); err == nil {
			t.Fatal("its first name is back")
		}
	}
}

func TestDisk_RefusesAsItIsToldTo(t *testing.T) {
	d, path := mounted(t)
	name := filepath.Join(path, "file")
	written(t, name, []byte("kept"), true)
	d.Fail(1, rand.New(rand.NewPCG(1, 1)))
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteAt([]byte("xxxx"), 0); !errors.Is(err, syscall.EIO) {
		t.Errorf("writing gave %v", err)
	}
	if err := f.Sync(); !errors.Is(err, syscall.EIO) {
		t.Errorf("syncing gave %v", err)
	}
	if err := os.Rename(name, name+"2"); !errors.Is(err, syscall.EIO) {
		t.Errorf("renaming gave %v", err)
	}
	d.Fail(0, nil)
	d.Room(d.Size() + 100)
	if _, err := f.WriteAt(make([]byte, 1000), 0); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("writing to a full disk gave %v", err)
	}
	d.Room(0)
	if _, err := f.WriteAt([]byte("more"), 0); err != nil {
		t.Error(err)
	}
	if d.Refused() != 4 {
		t.Errorf("%d calls were refused", d.Refused())
	}
}

func TestDisk_StopsWhereItIsToldTo(t *testing.T) {
	d, path := mounted(t)
	written(t, filepath.Join(path, "old"), []byte("old"), false)
	d.Settle()
	d.Stop(3) // a name, what is in it, and a sync
	written(t, filepath.Join(path, "first"), []byte("first"), true)
	if _, err := os.Create(filepath.Join(path, "second")); !errors.Is(err, syscall.EIO) {
		t.Errorf("the call after the last gave %v", err)
	}
	if err := os.Remove(filepath.Join(path, "old")); !errors.Is(err, syscall.EIO) {
		t.Errorf("removing gave %v", err)
	}
	to := t.TempDir()
	if err := d.Leave(rand.New(rand.NewPCG(1, 1)), to); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"old", "first"} {
		if got, err := os.ReadFile(filepath.Join(to, name)); err != nil || string(got) != name {
			t.Errorf("after a cut %s holds %q, %v", name, got, err)
		}
	}
	if n := d.Calls(); n != 7 {
		t.Errorf("%d calls", n)
	}
	d.Settle()
	if err := os.Remove(filepath.Join(path, "old")); err != nil {
		t.Error(err)
	}
}
