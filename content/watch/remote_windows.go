package watch

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// remote tells whether a folder lies on another computer: what is told of changes there
// depends on that one.
func remote(dir string) bool {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return false
	}
	volume := filepath.VolumeName(abs)
	if len(volume) > 2 {
		return true // \\server\share
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
