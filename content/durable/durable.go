// Package durable has files outlive a power cut.
package durable

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
)

// SyncFolder has the names in a folder outlive a power cut, where the system can.
// A system or a disk that can't is no error.
func SyncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := f.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrInvalid) {
		return err
	}
	return nil
}
