package journal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/study/internal/durable"
)

// SetAside renames what has the journal's name in a folder, and what belongs to
// it, to the day and time, so that a journal can be begun afresh. It gives the
// new path of the file. Nothing is deleted.
func SetAside(folder string) (string, error) {
	path := filepath.Join(folder, FileName)
	stem := free(path)
	err := aside(path, stem)
	if err == nil {
		err = rename(filepath.Join(folder, ManifestName), strings.TrimSuffix(stem, filepath.Ext(stem))+".manifest.json")
	}
	if err != nil {
		return "", fmt.Errorf("set %s aside: %w", path, err)
	}
	return stem, nil
}

// SetLogAside renames the logs beside the journal in a folder likewise, so that
// the journal can be opened without them, and gives the new path of one.
func SetLogAside(folder string) (string, error) {
	path := real(filepath.Join(folder, FileName))
	stem, first := free(path), ""
	for _, ending := range []string{"-wal", "-journal", "-shm"} {
		switch err := os.Rename(path+ending, stem+ending); {
		case err == nil && first == "":
			first = stem + ending
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return "", fmt.Errorf("set %s aside: %w", path+ending, err)
		}
	}
	return first, durable.SyncFolder(filepath.Dir(path))
}

// aside renames a file, with its logs, so that they still belong together. The
// file goes last: a crash before leaves what can be told.
func aside(path, to string) error {
	for _, ending := range []string{"-wal", "-shm", "-journal", ""} {
		if err := rename(path+ending, to+ending); err != nil {
			return err
		}
	}
	return durable.SyncFolder(filepath.Dir(path))
}

// rename renames a file if it is there.
func rename(from, to string) error {
	if err := os.Rename(from, to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// copyAside copies a file to a name with the day and time.
func copyAside(path string) error {
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer from.Close()
	base, ending, _ := strings.Cut(path, "-wal")
	to, err := os.OpenFile(free(base)+"-wal"+ending, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	return errors.Join(err, to.Sync(), to.Close())
}

// free gives a name that no file has: the path's with the day and time in it.
func free(path string) string { return freeAs(path, time.Now().Format("2006-01-02 150405")) }

// freeAs does so with something else in it.
func freeAs(path, with string) string {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext) + " " + with
	for n := 1; ; n++ {
		name := stem
		if n > 1 {
			name += fmt.Sprintf(" %d", n)
		}
		taken := false
		for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
			if _, err := os.Lstat(name + ext + ending); err == nil {
				taken = true
			}
		}
		if !taken {
			return name + ext
		}
	}
}
