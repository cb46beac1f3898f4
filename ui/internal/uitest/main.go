package uitest

import (
	"sync/atomic"
	"testing"

	"stagecraft/ui/kit"
)

// onMain has things done instead of kit.OnMain, while a test wants it.
var onMain atomic.Pointer[func(do func())]

// dropped says that what no queue takes isn't done at all.
var dropped atomic.Bool

// Kit's own is set once, before anything runs: what a test began reads it at any
// time, also after that test.
func init() {
	was := kit.OnMain
	kit.OnMain = func(do func()) {
		if f := onMain.Load(); f != nil {
			(*f)(do)
			return
		}
		if !dropped.Load() {
			was(do)
		}
	}
}

// DropUnqueued leaves undone what is to be done on the main goroutine while no test
// has a [Queue]. The toolkit's test driver would do it on the goroutine that asks,
// such as one that decodes a picture, while the test goes on.
func DropUnqueued() { dropped.Store(true) }

// Queue gives what is to be done on the main goroutine from now until the end of
// the test, which does it.
func Queue(t testing.TB) <-chan func() {
	t.Helper()
	queue := make(chan func(), 1000)
	give := func(do func()) { queue <- do }
	onMain.Store(&give)
	t.Cleanup(func() { onMain.Store(nil) })
	return queue
}
