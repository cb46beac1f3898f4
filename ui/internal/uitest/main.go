package uitest

import (
	"sync/atomic"
	"testing"

	"stagecraft/ui/kit"
)

// onMain has things done instead of kit.OnMain, while a test wants it.
var onMain atomic.Pointer[func(do func())]

// Kit's own is set once, before anything runs: what a test began reads it at any
// time, also after that test.
func init() {
	was := kit.OnMain
	kit.OnMain = func(do func()) {
		if f := onMain.Load(); f != nil {
			(*f)(do)
			return
		}
		was(do)
	}
}

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
