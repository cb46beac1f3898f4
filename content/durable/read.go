package durable

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ReadIfThere reads a file of a folder: nil where the folder has none of that name. A folder that isn't there, such
// as one on a stick that is out, is an error.
func ReadIfThere(folder, name string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(folder, name))
	if !errors.Is(err, fs.ErrNotExist) {
		return data, err
	}
	_, err = os.Stat(folder)
	return nil, err
}
