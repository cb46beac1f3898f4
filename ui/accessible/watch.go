package accessible

import (
	"sync"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
)

// looksEvery is how long after a change it is seen at most, while the window is awake. The
// looks wake nothing: while the window sleeps, nothing changes.
const looksEvery = 50 * time.Millisecond

// Watch has look called on the main goroutine again and again, until it is stopped on
// that goroutine.
func Watch(look func()) (stop func()) {
	done := make(chan struct{})
	go watch(done, look)
	return sync.OnceFunc(func() { close(done) })
}

// watch has one look on its way at a time.
func watch(done <-chan struct{}, look func()) {
	tick := time.NewTicker(looksEvery)
	defer tick.Stop()
	var pending atomic.Bool
	for {
		select {
		case <-done:
			return
		case <-tick.C:
		}
		if !pending.CompareAndSwap(false, true) {
			continue
		}
		fyne.Do(func() {
			pending.Store(false)
			select {
			case <-done:
			default:
				look()
			}
		})
	}
}
