//go:build unix

// Package cputime says how long a process has computed, by which tests judge how
// much something takes: what a clock shows goes by what else the machine does.
package cputime

import (
	"syscall"
	"time"
)

// Used is how long this process has computed until now, on all processors.
func Used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
