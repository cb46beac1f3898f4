// Package fynecache has Fyne let go of what it drew sooner than it does.
//
// Fyne keeps the renderers and textures of all it drew for a minute after that
// was on the screen last, looks for what it may let go of every ten seconds, and
// only after having drawn something. Who pages fast shows a thousand pages in
// that time: 500 MB. None of it can be set but the minute, and that only in the
// environment, before the program starts (FYNE_CACHE). So it is set where Fyne
// keeps it: should another version name it otherwise, linking fails and says so.
package fynecache

import (
	"time"
	_ "unsafe" // for go:linkname
)

//go:linkname validDuration fyne.io/fyne/v2/internal/cache.ValidDuration
var validDuration time.Duration

//go:linkname cleanTaskInterval fyne.io/fyne/v2/internal/cache.cleanTaskInterval
var cleanTaskInterval time.Duration

//go:linkname lastClean fyne.io/fyne/v2/internal/cache.lastClean
var lastClean time.Time

//go:linkname timeNow fyne.io/fyne/v2/internal/cache.timeNow
var timeNow func() time.Time

// Kept is how long what was drawn is kept once it is off the screen. With ten
// seconds or less Fyne would walk through all that is on it in every tick.
const Kept = 20 * time.Second

// seen is how old what was drawn last may be when all older is let go of.
const seen = 300 * time.Millisecond

func init() { validDuration, cleanTaskInterval = Kept, Kept/2 }

// Purge has Fyne let go of all that isn't on the screen with the next frame,
// which must draw the whole window. Purged is to be asked soon, and again until
// it says that this was done, or End is to be called. All three are for the main
// goroutine.
func Purge() {
	// For that frame it is later for Fyne: what it draws now is fresh all the
	// same, and what it last drew before, other than just now, has expired.
	timeNow = func() time.Time { return time.Now().Add(Kept - seen) }
	lastClean = time.Time{}
}

// Purged tells whether that frame was drawn, and ends what Purge began if so.
func Purged() bool {
	if lastClean.IsZero() {
		return false
	}
	End()
	return true
}

// End ends what Purge began, whether or not a frame was drawn.
func End() {
	timeNow = time.Now
	lastClean = time.Now()
}
