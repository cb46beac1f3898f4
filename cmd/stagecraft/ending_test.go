package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2/app"
)

// What was set last is written when the app ends, and not by what its loop is asked for
// once it has ended.
func TestTakeStopHook_WritesWhatWasSetLast(t *testing.T) {
	home, err := os.MkdirTemp("", "ending")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) }) // the toolkit may be writing the settings again
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	a := app.NewWithID("app.stagecraft.Ending")
	stopped := takeStopHook(a)
	if left := a.Lifecycle().(interface{ OnStopped() func() }).OnStopped(); left != nil {
		t.Error("the toolkit still does something itself when its loop has ended")
	}
	for _, v := range []string{"first", "second", "the last"} { // each at once after the one before, which is saved later
		a.Preferences().SetString("choice", v)
	}
	stopped()
	found := false
	err = filepath.WalkDir(home, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			var b []byte
			b, err = os.ReadFile(name)
			found = found || strings.Contains(string(b), "the last")
		}
		return err
	})
	if err != nil || !found {
		t.Errorf("what was set last was not written: %v", err)
	}
}

// A loop that never comes back doesn't keep the app from closing what is open and ending.
func TestEnding_EndsAnAppWhoseLoopStays(t *testing.T) {
	for _, fault := range []error{nil, errors.New("the disk is full")} {
		var finished atomic.Int32
		exited := make(chan int, 2)
		e := newEnding(func() error { finished.Add(1); return fault })
		e.within, e.exit = 10*time.Millisecond, func(code int) { exited <- code }
		select {
		case <-exited:
			t.Fatal("it ended before it was told to")
		case <-time.After(50 * time.Millisecond):
		}
		e.begin()
		e.begin()
		want := 0
		if fault != nil {
			want = 1
		}
		select {
		case code := <-exited:
			if code != want {
				t.Errorf("it ended with %d, want %d", code, want)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("it did not end")
		}
		e.end() // the loop came back after all
		if n := finished.Load(); n != 1 {
			t.Errorf("what is open was closed %d times", n)
		}
		select {
		case code := <-exited:
			if code != want {
				t.Errorf("it ended with %d, want %d", code, want)
			}
		default:
			t.Error("a loop that came back after all didn't end the app")
		}
	}
}
