//go:build !linux

package faultydisk

import (
	"errors"
	"math/rand/v2"
	"syscall"
)

var errNotHere = errors.New("disks that fail are for Linux")

// Disk is none here.
type Disk struct{}

// Mount gives an error.
func Mount(string) (*Disk, error) { return nil, errNotHere }

// Path is none.
func (*Disk) Path() string { return "" }

// Available gives an error.
func Available() error { return errNotHere }

// Unmount does nothing.
func (*Disk) Unmount() error { return errNotHere }

// Replug does nothing.
func (*Disk) Replug() error { return errNotHere }

// Fail does nothing.
func (*Disk) Fail(float64, *rand.Rand) {}

// Room does nothing.
func (*Disk) Room(int64) {}

// Size is 0.
func (*Disk) Size() int64 { return 0 }

// Refused is 0.
func (*Disk) Refused() int { return 0 }

// Cut does nothing.
func (*Disk) Cut(*rand.Rand) error { return errNotHere }

// Stop does nothing.
func (*Disk) Stop(int) {}

// Calls is 0.
func (*Disk) Calls() int { return 0 }

// Settle does nothing.
func (*Disk) Settle() {}

// Leave gives an error.
func (*Disk) Leave(*rand.Rand, string) error { return errNotHere }

// Away does nothing.
func (*Disk) Away(syscall.Errno) {}

// Hang does nothing.
func (*Disk) Hang() {}

// Return does nothing.
func (*Disk) Return() {}

// LikeFAT does nothing.
func (*Disk) LikeFAT() {}
