package main

import (
	"os/exec"
	"testing"
	"time"
)

// What an idle app may take, and how soon it is there again.
const (
	idleWatched = 10 * time.Second
	idleMost    = 120 * time.Millisecond // awake, the toolkit's loop alone takes 200
	// A key that doesn't wake it is seen within a second, half a one on average: of the six here, one at least
	// takes longer than this. On a busy machine a page takes more than half a second to open awake, too.
	wakesWithin = 700 * time.Millisecond

	restsFor = time.Second
	restsAt  = 50 * time.Millisecond // in that time
)

// processor is how long the app has run on a processor.
func (w *window) processor() time.Duration {
	w.t.Helper()
	ran, err := w.app.Processor()
	if err != nil {
		w.t.Skip("no /proc here: ", err)
	}
	return ran
}

// rest waits until the app has nothing left to do. On a busy machine the picture holds still between
// two steps of what is done in the background too, and a key between them would go to another page.
func (w *window) rest() {
	w.t.Helper()
	w.until("it rests", func() bool {
		before := w.processor()
		w.settle()
		time.Sleep(restsFor - quiet)
		return w.processor()-before <= restsAt
	})
}

// soon does something to an app that has slept and fails unless the picture changes at once.
func (w *window) soon(what string, do func() error) {
	w.t.Helper()
	time.Sleep(idleWatched)
	from, err := w.screen.Sum()
	if err != nil {
		w.t.Fatal(err)
	}
	begun := time.Now()
	if err := do(); err != nil {
		w.t.Fatal(err)
	}
	if err := w.screen.WaitChange(from, keyLimit); err != nil {
		w.t.Fatalf("%s: %v", what, err)
	}
	if took := time.Since(begun); took > wakesWithin {
		w.t.Errorf("%s was answered after %v", what, took)
	}
	w.settle()
}

func TestIdle_TakesNextToNothingAndAnswersAtOnce(t *testing.T) {
	w := start(t, t.TempDir(), nil, "--page", "today")
	time.Sleep(5 * time.Second) // what comes after the start
	before := w.processor()
	time.Sleep(idleWatched)
	if took := w.processor() - before; took > idleMost {
		t.Errorf("it took %v of a processor in %v of doing nothing", took, idleWatched)
	}
	w.press("ctrl+3")
	w.soon("a key", func() error { return w.screen.Keys("Right") })
	w.soon("opening today by key", func() error { return w.screen.Keys("ctrl+1") })
	w.soon("the pointer over the rail and a click", func() error { return w.screen.Click(100, 200) })
	w.press("ctrl+2")
	if w.tryPress("Return", time.Second) {
		w.settle()
	}
	if err := w.screen.Move(windowSize.Width/2, windowSize.Height/2); err != nil {
		t.Fatal(err)
	}
	w.soon("the wheel", func() error {
		wheel, err := w.screen.Wheel(1, 0)
		if err == nil {
			time.AfterFunc(time.Second, func() { wheel.Stop() })
		}
		return err
	})
}

// A window that is hidden or put away sleeps too, and is there again at once.
func TestIdle_AHiddenWindowSleepsToo(t *testing.T) {
	w := start(t, t.TempDir(), nil, "--page", "today")
	hand := func(args ...string) {
		t.Helper()
		cmd := exec.Command("xdotool", append([]string{"search", "--name", "Stagecraft"}, args...)...)
		cmd.Env = append(cmd.Environ(), "DISPLAY="+w.screen.Display())
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("xdotool %v: %v: %s", args, err, out)
		}
	}
	time.Sleep(5 * time.Second) // what comes after the start
	hand("windowunmap", "--sync")
	time.Sleep(2 * time.Second)
	before := w.processor()
	time.Sleep(idleWatched)
	if took := w.processor() - before; took > idleMost {
		t.Errorf("hidden, it took %v of a processor in %v", took, idleWatched)
	}
	begun := time.Now()
	hand("windowmap", "--sync")
	if err := w.screen.Focus("Stagecraft", keyLimit); err != nil {
		t.Fatal(err)
	}
	w.settle()
	t.Logf("it stood there again %v after it was to", time.Since(begun))
	w.press("ctrl+4")
}

// What is to happen later happens in time, though nothing that the learner does wakes the app.
func TestIdle_TimersComeInTime(t *testing.T) {
	for _, test := range []struct {
		name, page string
		keys       []string // the last begins what is waited for
		every      time.Duration
		times      int
	}{
		{"a process plays on", "process", []string{"space"}, 4 * time.Second, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := start(t, t.TempDir(), nil, "--page", test.page)
			time.Sleep(3 * time.Second)
			w.press(test.keys[:len(test.keys)-1]...)
			last := time.Now()
			w.press(test.keys[len(test.keys)-1])
			for range test.times {
				from, err := w.screen.Sum()
				if err != nil {
					t.Fatal(err)
				}
				if err := w.screen.WaitChange(from, keyLimit); err != nil {
					t.Fatal(err)
				}
				took := time.Since(last)
				last = time.Now()
				if late := took - test.every; late > wakesWithin {
					t.Errorf("it came %v late", late)
				}
				w.settle()
			}
		})
	}
}
