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

	"stagecraft/content/durable"
)

// SetAside renames what has the journal's name in a folder, and what belongs to
// it, to the day and time, so that a journal can be begun afresh. It gives the
// new path of the file. Nothing is deleted.
func SetAside(folder string) (string, error) {
	path := filepath.Join(folder, FileName)
	stem := freeName(path)
	err := setAside(path, stem)
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
	path := resolveLinks(filepath.Join(folder, FileName))
	stem, first := freeName(path), ""
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

// setAside renames a file, with its logs, so that they still belong together. The
// file goes last: a crash before leaves what can be told.
func setAside(path, to string) error {
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

// copyLogAside copies the log beside a journal to a name with the day and time, and
// gives its path.
func copyLogAside(path string) (name string, err error) {
	from, err := os.Open(path + "-wal")
	if err != nil {
		return "", err
	}
	defer from.Close()
	name = freeName(path) + "-wal"
	to, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, err = io.Copy(to, from)
	return name, errors.Join(err, to.Sync(), to.Close())
}

// freeName gives a name that no file has: the path's with the day and time in it.
func freeName(path string) string { return freeNameWith(path, time.Now().Format("2006-01-02 150405")) }

// freeNameWith does so with something else in it.
func freeNameWith(path, with string) string {
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
