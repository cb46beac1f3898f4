package kit

import (
	"time"

	"fyne.io/fyne/v2"
)

// OnMain has something done on the main goroutine, soon. Fyne's test driver has
// none and would do it at once on the caller's, so that tests may take it over.
var OnMain = fyne.Do

// After waits off the main goroutine and then acts on it, unless stopped
// before. Stop is for the main goroutine too.
func After(d time.Duration, do func()) (stop func()) {
	stopped := false // read and written on the main goroutine only
	t := time.AfterFunc(d, func() {
		OnMain(func() {
			if !stopped {
				do()
			}
		})
	})
	return func() { stopped = true; t.Stop() }
}
