package ui

import (
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/kit"
)

// When the memory of pages gone is given back: once no page was opened for so
// long. The toolkit has let go of what it drew of them by then.
const (
	restAfter = 25 * time.Second
	lookAgain = 12 * time.Second
)

// rest plans for memory to be given back. Each page opened puts it off.
func (s *App) rest() {
	if s.unrest != nil {
		s.unrest()
	}
	s.unrest = kit.After(restAfter, func() {
		s.unrest = nil
		// The toolkit lets go only after it has drawn something, and looks every ten seconds.
		canvas.Refresh(s.body)
		time.AfterFunc(lookAgain, s.release)
	})
}

// release gives memory back to the system. It takes a moment, off the main
// goroutine, and holds nothing up.
func (s *App) release() {
	debug.FreeOSMemory()
	if s.config.Release != nil {
		s.config.Release()
	}
}
