package filechooser

import (
	"io/fs"
	"strings"
	"syscall"
)

// hidden tells whether an entry is left out unless asked for.
func hidden(e fs.DirEntry) bool {
	if strings.HasPrefix(e.Name(), ".") {
		return true
	}
	info, err := e.Info() // which the listing brought along
	if err != nil {
		return false
	}
	data, ok := info.Sys().(*syscall.Win32FileAttributeData)
	return ok && data.FileAttributes&syscall.FILE_ATTRIBUTE_HIDDEN != 0
}
