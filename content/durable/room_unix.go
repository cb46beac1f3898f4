//go:build linux || darwin

package durable

import (
	"errors"
	"syscall"
)

// Room is how many bytes may yet be written to the disk that a folder is on; false
// when that can't be told.
func Room(folder string) (int64, bool) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(folder, &s); err != nil {
		return 0, false
	}
	return int64(s.Bavail) * int64(s.Bsize), true
}

// Full says whether an error is that a disk, or one's share of it, is full.
func Full(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
