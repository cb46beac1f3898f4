package sound

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/preferences"
)

var here = New(func() bool { return preferences.Sounds.Read(fyne.CurrentApp().Preferences()) != 0 })

// Play plays a sound if the learner wants sounds. It is for the main goroutine.
func Play(s Sound) { here.Play(s) }
