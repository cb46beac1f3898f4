//go:build !linux && !darwin && !windows

package durable

import (
	"errors"
	"syscall"
)

// Room is how many bytes may yet be written to the disk that a folder is on; false
// when that can't be told.
func Room(string) (int64, bool) { return 0, false }

// Full says whether an error is that a disk, or one's share of it, is full.
func Full(err error) bool { return errors.Is(err, syscall.ENOSPC) }
