package ui

import (
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// Replayer is a [Loader] that tells how far it is with reading all that the learner
// did, as it has to after an update, and what it finds out about it later.
type Replayer interface {
	// WatchReplay has f called, on some goroutine, with how many of how many
	// things were read.
	WatchReplay(f func(done, all int64))
	// WatchDamage has f called, on some goroutine, when some of the data is found
	// not to be as it was written while a course is open. The next start gets back
	// what can be.
	WatchDamage(f func())
}

// replayShown is how often the window says how far reading is.
const replayShown = 100 * time.Millisecond

// watchReplay has the window say how far reading all that was done is, and what was
// found out about it.
func (s *App) watchReplay() {
	r, ok := s.loader.(Replayer)
	if !ok {
		return
	}
	var last atomic.Int64 // when it said so, UTC ms
	r.WatchReplay(func(done, all int64) {
		now := time.Now().UnixMilli()
		if was := last.Load(); now-was < replayShown.Milliseconds() || !last.CompareAndSwap(was, now) {
			return
		}
		kit.OnMain(func() {
			if s.opening != nil {
				s.opening.replays(done, all)
			}
		})
	})
	r.WatchDamage(func() {
		kit.OnMain(func() {
			s.toast.show(theme.Danger, theme.DangerSoft,
				words.T("Some of your data isn't as it was written. Start Stagecraft again: it then gets back all that can be read. What you do now is saved."), 0)
		})
	})
}

// replay says how far reading all that was done is.
type replay struct {
	text  *fyne.Container // of one label
	meter *fyne.Container
}

// replays says that so many of all things that were done were read. It can be
// stopped, though the course that was open before is closed by then.
func (o *opening) replays(done, all int64) {
	part := float64(done) / float64(max(all, 1))
	says := kit.MutedLabel(words.F("Reading what you did: %s of %s", words.Number(done), words.Number(all)))
	if o.replay != nil {
		o.replay.text.Objects = []fyne.CanvasObject{says}
		o.replay.text.Refresh()
		kit.SetMeter(o.replay.meter, part)
		return
	}
	o.replay = &replay{text: kit.Stack(0, says), meter: kit.Meter(part, theme.Primary)}
	if o.pop != nil {
		o.pop.Hide()
		o.pop = nil
	}
	o.draw()
	if o.seen {
		o.app.window.Canvas().Focus(o.cancel)
	}
}

// object says which course it is, and how far reading what was done in it is.
func (r *replay) object(name string) fyne.CanvasObject {
	return kit.AtMost(theme.Size(420), kit.Stack(14, kit.Label(words.F("Opening %s…", name)), r.text, r.meter))
}
