package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
	"time"

	"stagecraft/ui"
)

// settleAfter is how long after a course was opened the window is busy no more.
const settleAfter = 2 * time.Second

// unmapAfter is how long after that what start alone needed of the program is let go of: what is made ready in the
// background needs some of it still.
const unmapAfter = 2 * time.Second

// settle gives back the memory that opening a course took, once the window is busy no more. From then on
// garbage is collected as soon as if there were none of what was done before in memory: of that none comes, and
// there may be more of it than of all else.
func settle(opened *ui.Opened) {
	held := 0
	if opened != nil {
		held = opened.Session.Held()
	}
	time.AfterFunc(settleAfter, func() {
		settled.Store(true)
		debug.FreeOSMemory()
		time.AfterFunc(unmapAfter, func() {
			debug.FreeOSMemory() // of what was made ready too; it reads much of the program
			unmapStart()
		})
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(percentBeside(held, live[0].Value.Uint64()))
	})
}

// percentBeside is how eagerly memory is reclaimed where some of what is live makes no garbage.
func percentBeside(held int, live uint64) int {
	if uint64(held) >= live {
		return steadyPercent
	}
	return max(int(steadyPercent*(live-uint64(held))/live), steadyPercent/5)
}

// collectLate has memory reclaimed for the first time once startPercent of the least heap is in use, and
// after each time a little sooner, down to steadyPercent: what a start needs is soon garbage, and most
// starts end before much of it is.
func collectLate() {
	debug.SetGCPercent(startPercent)
	collectSooner(200, 100, steadyPercent)
}

// settled is set once it was decided how eagerly memory is reclaimed from then on: what was to be
// changed by and by isn't any more.
var settled atomic.Bool

// collectSooner sets the first of some percentages once memory was reclaimed, the next after the next time.
func collectSooner(percents ...int) {
	if len(percents) == 0 {
		return
	}
	runtime.AddCleanup(new([64]byte), func(percents []int) {
		if settled.Load() {
			return
		}
		debug.SetGCPercent(percents[0])
		collectSooner(percents[1:]...)
	}, percents)
}
