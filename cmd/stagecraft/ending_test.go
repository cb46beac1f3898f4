package main

import (
	"errors"
	"sync/atomic"
	"testing"
	"time"
)

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
