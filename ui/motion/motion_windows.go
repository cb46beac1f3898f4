package motion

import (
	"context"
	"unsafe"

	"golang.org/x/sys/windows"
)

func places() []place { return []place{animations} }

// clientAreaAnimation is SPI_GETCLIENTAREAANIMATION: "Show animations in Windows".
const clientAreaAnimation = 0x1042

var systemParametersInfo = windows.NewLazySystemDLL("user32.dll").NewProc("SystemParametersInfoW")

func animations(context.Context) (reduced, known bool) {
	if systemParametersInfo.Find() != nil {
		return false, false
	}
	var on int32
	done, _, _ := systemParametersInfo.Call(clientAreaAnimation, 0, uintptr(unsafe.Pointer(&on)), 0)
	return on == 0, done != 0
}
