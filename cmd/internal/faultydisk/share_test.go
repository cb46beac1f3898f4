package faultydisk

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestDisk_LikeFATRefusesWhatFATCannotDo(t *testing.T) {
	d, path := mounted(t)
	d.LikeFAT()
	name := filepath.Join(path, "Name.txt")
	written(t, name, []byte("kept"), true)
	if got, err := os.ReadFile(filepath.Join(path, "nAME.TXT")); err != nil || string(got) != "kept" {
		t.Errorf("in another case it holds %q, %v", got, err)
	}
	if info, err := os.Stat(name); err != nil || info.ModTime().UnixNano()%int64(fatTime) != 0 {
		t.Errorf("it was written at %v, %v", info, err)
	}
	for _, not := range []string{"08:05.txt", "what?", "a*b", `"said"`, "a<b", "a>b", "a|b", `a\b`, "end.", "end ", "bell\a"} {
		if err := os.WriteFile(filepath.Join(path, not), nil, 0o600); !errors.Is(err, syscall.EINVAL) {
			t.Errorf("making %q gave %v", not, err)
		}
	}
	if err := os.Link(name, name+"2"); !errors.Is(err, syscall.EPERM) {
		t.Errorf("linking gave %v", err)
	}
	if err := os.Chmod(name, 0o644); !errors.Is(err, syscall.EPERM) {
		t.Errorf("changing permissions gave %v", err)
	}
	other := filepath.Join(path, "other")
	written(t, other, []byte("new"), true)
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(other, name); !errors.Is(err, syscall.EBUSY) {
		t.Errorf("replacing a file that is open gave %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(time.Millisecond) { // the system tells of the close later
		if err = os.Rename(other, filepath.Join(path, "NAME.txt")); !errors.Is(err, syscall.EBUSY) || time.Now().After(deadline) {
			break
		}
	}
	if got, e := os.ReadFile(name); err != nil || e != nil || string(got) != "new" {
		t.Errorf("replaced it holds %q, %v %v", got, err, e)
	}
	if all, err := os.ReadDir(path); err != nil || len(all) != 1 {
		t.Errorf("%v %v", all, err)
	}
}

func TestDisk_GoesAwayAndComesBack(t *testing.T) {
	d, path := mounted(t)
	name := filepath.Join(path, "file")
	written(t, name, []byte("kept"), true)
	d.Away(syscall.ESTALE)
	if _, err := os.ReadFile(name); !errors.Is(err, syscall.ESTALE) {
		t.Errorf("reading gave %v", err)
	}
	d.Return()
	d.Hang()
	read := make(chan string)
	go func() {
		got, err := os.ReadFile(name)
		if err != nil {
			t.Error(err)
		}
		read <- string(got)
	}()
	select {
	case got := <-read:
		t.Errorf("a call that hangs gave %q", got)
	case <-time.After(50 * time.Millisecond):
	}
	d.Return()
	if got := <-read; got != "kept" {
		t.Errorf("once it is back it holds %q", got)
	}
}
