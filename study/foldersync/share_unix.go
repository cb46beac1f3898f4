//go:build unix

package foldersync

import (
	"io/fs"
	"os"
	"syscall"
)

// share gives a file the group of its folder, and the permissions that follow from the folder's.
func share(f *os.File, of fs.FileInfo) {
	if is, ok := of.Sys().(*syscall.Stat_t); ok {
		_ = f.Chown(-1, int(is.Gid)) // of a group that this user isn't in it can't be
	}
	_ = f.Chmod(readers(of.Mode())) // a disk without permissions has none
}
