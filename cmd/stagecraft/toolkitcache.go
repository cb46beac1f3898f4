package main

import (
	"time"
	_ "unsafe" // for go:linkname
)

// Fyne keeps the renderers and textures of everything it drew for a minute after
// it was on the screen last. Who pages fast shows some five hundred pages in that
// minute, which held 100 MB. The time can be set only in the environment and
// before the program starts (FYNE_CACHE), so it is set where Fyne keeps it: should
// a later version name it otherwise, linking fails and says so.

//go:linkname fyneKeeps fyne.io/fyne/v2/internal/cache.ValidDuration
var fyneKeeps time.Duration

//go:linkname fyneLooks fyne.io/fyne/v2/internal/cache.cleanTaskInterval
var fyneLooks time.Duration

// How long what was drawn is kept once it is off the screen. Under ten seconds more Fyne would walk
// through all that is on it in every tick.
const keepsDrawn = 20 * time.Second

func init() { fyneKeeps, fyneLooks = keepsDrawn, keepsDrawn/2 }
