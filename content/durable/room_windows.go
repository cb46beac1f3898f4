package durable

import (
	"errors"

	"golang.org/x/sys/windows"
)

// Room is how many bytes may yet be written to the disk that a folder is on; false
// when that can't be told.
func Room(folder string) (int64, bool) {
	name, err := windows.UTF16PtrFromString(folder)
	if err != nil {
		return 0, false
	}
	var free uint64
	if err := windows.GetDiskFreeSpaceEx(name, &free, nil, nil); err != nil {
		return 0, false
	}
	return int64(min(free, 1<<62)), true
}

// Full says whether an error is that a disk, or one's share of it, is full.
func Full(err error) bool {
	for _, code := range []error{windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED} {
		if errors.Is(err, code) {
			return true
		}
	}
	return false
}
