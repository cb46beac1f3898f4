//go:build unix

package foldersync

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// What others may see in a folder, they may read: two users of one computer come in step through one. What is
// nobody else's folder holds nobody else's files.
func TestSyncer_WhoeverMayReadTheFolderMayReadTheFile(t *testing.T) {
	for of, want := range map[fs.FileMode]fs.FileMode{
		0o700: 0o600, 0o770: 0o640, 0o750: 0o640, 0o755: 0o644, 0o777: 0o644, 0o2775: 0o644, 0o710: 0o600, 0o744: 0o600,
	} {
		laptop, _, shared := pair(t)
		if err := os.Chmod(shared, of); err != nil {
			t.Fatal(err)
		}
		laptop.grade()
		laptop.mustRound()
		info, err := os.Stat(filepath.Join(shared, FileName(laptop.journal.Device())))
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm(); got != want {
			t.Errorf("in a folder of %o the file has %o, want %o", of, got, want)
		}
	}
}
