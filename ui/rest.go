package ui

import (
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/internal/fynecache"
	"stagecraft/ui/kit"
)

// When the memory of pages gone is given back: after so many pages, and once no
// page was opened for so long.
const (
	mostUnpurged = 8
	lookAgain    = 8 * time.Millisecond // half a frame
	mostLooks    = 100
	releaseAfter = fynecache.Kept + 5*time.Second
	looksEvery   = 12 * time.Second
)

// scheduleRelease has memory given back once no page was opened for a while. It
// is called for each page opened.
func (s *App) scheduleRelease() {
	if s.cancelRelease != nil {
		s.cancelRelease()
	}
	s.cancelRelease = kit.After(releaseAfter, func() {
		s.cancelRelease = nil
		// What was kept has expired by now. Fyne lets go of it only after having drawn
		// something, and looks every ten seconds.
		canvas.Refresh(s.body)
		time.AfterFunc(looksEvery, s.release)
	})
	if s.unpurged++; s.unpurged >= mostUnpurged {
		s.purge()
	}
}

// purge lets go of what the toolkit drew of pages gone.
func (s *App) purge() {
	s.unpurged = 0
	if s.purging {
		return
	}
	s.purging = true
	fynecache.Purge()
	canvas.Refresh(s.body)
	s.afterPurge(mostLooks)
}

// afterPurge waits for the frame that purges, which a window that isn't seen
// may not draw.
func (s *App) afterPurge(looks int) {
	kit.After(lookAgain, func() {
		if !fynecache.Purged() {
			if looks > 0 {
				s.afterPurge(looks - 1)
				return
			}
			fynecache.End()
		}
		// It let go of which canvas things are on, too, and so a refresh of one of
		// them would do nothing until the next frame notes it again.
		s.window.Canvas().Refresh(s.window.Content())
		s.purging = false
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
