// Package datafolder is the folder in which the app keeps what learners did: whose
// it is, whether it was moved, and moving it.
//
// The folder itself holds the journal of the first learner, with its backups
// beside it, as it did when there was one alone. Each further learner has a folder
// of their own within it that looks the same. Nothing in it is ever removed by
// this package: a learner who is taken off the list keeps their folder.
package datafolder

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"stagecraft/content/durable"
)

// mostFile is how large the small files may be that say who and where, in bytes.
const mostFile = 64 << 10

// read reads a small file of JSON. It says false when there is none that makes
// sense: none of them is worth keeping anyone from their data.
func read(path string, into any) bool {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostFile {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, mostFile))
	return err == nil && json.Unmarshal(b, into) == nil
}

// write replaces a small file, whole.
func write(path string, of any) error {
	b, err := json.MarshalIndent(of, "", " ")
	if err != nil {
		return err
	}
	return durable.WriteFile(path, 0o600, func(w io.Writer) error {
		_, err := w.Write(append(b, '\n'))
		return err
	})
}

// isFolder says whether a path leads to a folder.
func isFolder(path string) (bool, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if !info.IsDir() {
		return false, fmt.Errorf("%s is not a folder", path)
	}
	return true, nil
}
