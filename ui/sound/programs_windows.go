package sound

import (
	"context"
	"unsafe"

	"golang.org/x/sys/windows"
)

var playSound = windows.NewLazySystemDLL("winmm.dll").NewProc("PlaySoundW")

// What PlaySoundW is told: the sound is in memory, and there is none in its place.
const (
	soundNoDefault = 0x2
	soundMemory    = 0x4
)

// playHere plays a sound, and returns once it was heard.
func playHere(_ context.Context, wav []byte) error {
	if err := playSound.Find(); err != nil {
		return err
	}
	played, _, err := playSound.Call(uintptr(unsafe.Pointer(unsafe.SliceData(wav))), 0, soundMemory|soundNoDefault)
	if played == 0 {
		return err
	}
	return nil
}
