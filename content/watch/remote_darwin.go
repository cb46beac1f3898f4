package watch

import "golang.org/x/sys/unix"

// remote tells whether a folder lies on another computer, of whose changes the system
// tells nothing.
func remote(dir string) bool {
	var s unix.Statfs_t
	return unix.Statfs(dir, &s) == nil && s.Flags&unix.MNT_LOCAL == 0
}
