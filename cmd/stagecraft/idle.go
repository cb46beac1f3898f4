package main

import (
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.3/glfw"

	"stagecraft/ui/kit"
)

// The toolkit's loop turns sixty times a second for ever. idle puts it to sleep
// while nothing happens: it waits for the window's events within a function that
// the loop runs. The window system's events end the wait at once, and so does
// what the app itself wants done there. What the toolkit posts by itself can't
// end it, so that no wait is longer than longestSleep.
const (
	longestSleep = time.Second
	// awakeAfter is how long the loop is left alone after anything happened: for
	// double clicks, and the short movements of the toolkit's own buttons.
	awakeAfter = 500 * time.Millisecond
	// shortestRest is the shortest time between two looks whether the loop may sleep.
	shortestRest = 5 * time.Millisecond

	// firstSleep is the earliest after the start.
	firstSleep = 2 * time.Second

	// A wait that ended so much before its time was ended by something.
	early = 20 * time.Millisecond
	// One that ended so much after it is no good, and after so many there are none any more.
	late     = 2 * time.Second
	mostLate = 3
	// mostAwake is how long the loop is left alone at most when waits end early
	// again and again with nothing that the app can see.
	mostAwake = 32 * time.Second
)

// sleepSwitch is the environment variable that leaves the loop as the toolkit has it.
const sleepSwitch = "STAGECRAFT_SLEEP"

// idle puts the loop to sleep. Its fields are for the main goroutine but where
// it says otherwise.
type idle struct {
	app     fyne.App
	end     *ending
	watched map[fyne.Window]bool
	last    time.Time     // when something happened last
	rest    time.Duration // how long the loop is left alone now
	late    int           // waits in a row that took too long

	pending atomic.Int64 // functions on their way to the main goroutine; for any goroutine
	mu      sync.Mutex   // held while waking, so that nobody wakes a loop that has ended
	asleep  bool         // guarded by mu
}

// sleepWhenIdle has the app's loop sleep from soon after the start on, unless
// the environment says off. It is to be called before the window is made.
func sleepWhenIdle(a fyne.App, end *ending) {
	if os.Getenv(sleepSwitch) == "off" {
		return
	}
	i := &idle{app: a, end: end, watched: map[fyne.Window]bool{}, rest: awakeAfter}
	kit.OnMain = i.onMain
	i.again(firstSleep)
}

// onMain has something done on the main goroutine, and wakes that. It is for any goroutine.
func (i *idle) onMain(do func()) {
	i.pending.Add(1)
	fyne.Do(func() {
		i.pending.Add(-1)
		i.stir()
		do()
	})
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.asleep {
		glfw.PostEmptyEvent()
	}
}

// stir notes that something happened.
func (i *idle) stir() { i.last = time.Now() }

// again has the loop looked at again in a while.
func (i *idle) again(after time.Duration) {
	time.AfterFunc(after, func() { fyne.Do(i.look) })
}

// look puts the loop to sleep, if nothing speaks against it.
func (i *idle) look() {
	if i.end.begun.Load() {
		return // once the loop has ended, this is done on whatever goroutine
	}
	defer func() {
		// The window system refused, or has ended: then the loop is left as it is.
		if refused := recover(); refused != nil {
			i.fallAsleep(false)
			if !i.end.begun.Load() && len(i.app.Driver().AllWindows()) > 0 {
				fyne.LogError("waiting for the window's events", fmt.Errorf("%v", refused))
			}
		}
	}()
	if left := i.rest - time.Since(i.last); left > 0 {
		i.again(max(left, shortestRest))
		return
	}
	if !i.mayDoze() || !i.fallAsleep(true) {
		i.again(awakeAfter)
		return
	}
	begun := time.Now()
	glfw.WaitEventsTimeout(longestSleep.Seconds())
	i.fallAsleep(false)
	i.woke(begun, time.Now())
}

// woke plans the next wait by how the last one went.
func (i *idle) woke(begun, now time.Time) {
	switch slept := now.Sub(begun); {
	case slept > longestSleep+late:
		if i.late++; i.late >= mostLate {
			return
		}
		i.last = now
	case slept >= longestSleep-early:
		i.late, i.rest = 0, awakeAfter
		// The loop's turn is due, and comes before what is only now on its way. A timer
		// would do as well, but wakes the processor once more.
		fyne.Do(i.look)
		return
	case i.last.Before(begun) && i.pending.Load() == 0:
		i.rest = min(2*i.rest, mostAwake) // something the app knows nothing of
		i.last = now
	default:
		i.rest = awakeAfter
		i.last = now
	}
	i.again(i.rest)
}

// fallAsleep says whether the loop sleeps. It can't when something is on its
// way to it, as who sent that may have seen it awake.
func (i *idle) fallAsleep(asleep bool) bool {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.asleep = asleep && i.pending.Load() == 0
	return i.asleep
}

// mayDoze tells whether nothing moves, plays, is read aloud or opened, and no
// text is being written, which has a cursor that blinks.
func (i *idle) mayDoze() bool {
	if kit.Awake() {
		return false
	}
	windows := i.app.Driver().AllWindows()
	for _, w := range windows {
		if !i.watched[w] {
			i.watch(w)
		}
		if _, writing := w.Canvas().Focused().(interface{ SetPlaceHolder(string) }); writing {
			return false
		}
	}
	return len(windows) > 0
}

// watch notes what the learner does in a window while the loop is awake, before
// the toolkit sees it. What only has to be drawn needs no note: the loop draws
// it in the same turn.
func (i *idle) watch(window fyne.Window) {
	i.watched[window] = true
	drawn, ok := window.(interface{ RunWithContext(func()) })
	if !ok {
		return
	}
	drawn.RunWithContext(func() {
		w := glfw.GetCurrentContext()
		if w == nil {
			return
		}
		key, button, scroll := w.SetKeyCallback(nil), w.SetMouseButtonCallback(nil), w.SetScrollCallback(nil)
		pointer, focus := w.SetCursorPosCallback(nil), w.SetFocusCallback(nil)
		w.SetKeyCallback(func(w *glfw.Window, k glfw.Key, code int, action glfw.Action, mods glfw.ModifierKey) {
			i.stir()
			if key != nil {
				key(w, k, code, action, mods)
			}
		})
		w.SetMouseButtonCallback(func(w *glfw.Window, b glfw.MouseButton, action glfw.Action, mods glfw.ModifierKey) {
			i.stir()
			if button != nil {
				button(w, b, action, mods)
			}
		})
		w.SetScrollCallback(func(w *glfw.Window, x, y float64) {
			i.stir()
			if scroll != nil {
				scroll(w, x, y)
			}
		})
		w.SetCursorPosCallback(func(w *glfw.Window, x, y float64) {
			i.stir()
			if pointer != nil {
				pointer(w, x, y)
			}
		})
		w.SetFocusCallback(func(w *glfw.Window, focused bool) {
			i.stir()
			if focus != nil {
				focus(w, focused)
			}
		})
	})
}
