package durable

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/natefinch/atomic"
)

// temporary is what the names begin with that files have while they are written.
const temporary = ".writing-"

// WriteFile writes a file whole: at every moment, also when the machine stops,
// the path is what was there before or all that write wrote, with the given
// permissions. When write or the disk fails, what was there before stays; the
// error is that of write, or names the path.
func WriteFile(path string, mode fs.FileMode, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), temporary+"*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			_, _ = f.Close(), os.Remove(f.Name()) // it is in nobody's way
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	for _, step := range []func() error{func() error { return permit(f, mode) }, f.Sync, f.Close} {
		if err := step(); err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
	}
	return Replace(f.Name(), path)
}

// permit gives a file its permissions. A disk that keeps none, as a stick, or that leaves them to another
// computer, as a share, is no error: the file was made for its owner alone.
func permit(f *os.File, mode fs.FileMode) error {
	if err := f.Chmod(mode); err != nil && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// Replace gives a synced file in the same folder the name path, in the place of
// one that had it, so that either has the name at every moment.
func Replace(file, path string) error {
	if err := atomic.ReplaceFile(file, path); err != nil {
		return fmt.Errorf("put %s in place: %w", path, err)
	}
	if err := SyncFolder(filepath.Dir(path)); err != nil {
		return fmt.Errorf("put %s in place: %w", path, err)
	}
	return nil
}

// Sweep removes from a folder what [WriteFile] left half written when the machine
// stopped. Nobody may be writing in the folder.
func Sweep(folder string) {
	found, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, f := range found {
		if strings.HasPrefix(f.Name(), temporary) && f.Type().IsRegular() {
			_ = os.Remove(filepath.Join(folder, f.Name())) // it is in nobody's way
		}
	}
}
