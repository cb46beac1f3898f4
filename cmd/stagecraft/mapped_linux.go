package main

import (
	"os"

	"golang.org/x/sys/unix"
)

// unmapStart takes out of the process's memory what it read of its own program: start alone needs most of that,
// the course within it above all. The system keeps it as it keeps any file, for as long as it has room, so that
// what is needed again is there at once.
func unmapStart() {
	program, err := os.Executable()
	if err != nil {
		return
	}
	smaps, err := os.Open("/proc/self/smaps")
	if err != nil {
		return
	}
	defer smaps.Close()
	for _, m := range asInFile(smaps, program) {
		// It only costs memory where it doesn't work.
		_, _, _ = unix.Syscall(unix.SYS_MADVISE, m.from, m.to-m.from, unix.MADV_DONTNEED)
	}
}
