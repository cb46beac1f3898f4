package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// After waits off the main goroutine and then acts on it, unless stopped
// before. Stop is for the main goroutine too.
func After(d time.Duration, do func()) (stop func()) {
	stopped := false // read and written on the main goroutine only
	t := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				do()
			}
		})
	})
	return func() { stopped = true; t.Stop() }
}
