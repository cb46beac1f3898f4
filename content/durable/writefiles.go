package durable

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// File is one of several that are written together.
type File struct {
	Path string
	Was  []byte // what it has to hold until then; nil when it must not be there
	Data []byte
}

// ErrChanged says that a file isn't as it was when what is to be written was made.
var ErrChanged = errors.New("it was changed meanwhile, and is left as it is")

// WriteFiles writes several files whole, with the folders that they need: all of them,
// or, when it gives an error, none. When the machine stops while they are put in place
// some may be: those before the others in their order, each whole.
func WriteFiles(files []File) (err error) {
	var made []string // folders, the outermost first
	staged := make([]string, 0, len(files))
	placed := 0
	defer func() {
		for _, name := range staged {
			_ = os.Remove(name) // those that are placed have it no more
		}
		if err == nil {
			return
		}
		for _, f := range files[:placed] {
			err = errors.Join(err, putBack(f))
		}
		for i := len(made) - 1; i >= 0; i-- {
			_ = os.Remove(made[i]) // one that isn't empty has something of another program
		}
	}()
	for _, f := range files {
		if made, err = makeFolders(filepath.Dir(f.Path), made); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
		name, err := stage(f)
		if err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
		staged = append(staged, name)
	}
	for i, f := range files {
		if err := unchanged(f); err != nil {
			return fmt.Errorf("write %s: %w", f.Path, err)
		}
		if err := Replace(staged[i], f.Path); err != nil {
			placed = i + 1 // it may have been
			return err
		}
		placed = i + 1
	}
	return nil
}

// makeFolders makes a folder and those that it is in, and adds to made those that
// weren't there.
func makeFolders(folder string, made []string) ([]string, error) {
	if _, err := os.Stat(folder); !errors.Is(err, fs.ErrNotExist) {
		return made, err
	}
	made, err := makeFolders(filepath.Dir(folder), made)
	if err != nil {
		return made, err
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		return made, err
	}
	return append(made, folder), nil
}

// stage writes and syncs what a file is to hold, beside it under another name.
func stage(f File) (name string, err error) {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(f.Path); err == nil {
		mode = info.Mode().Perm()
	}
	temp, err := os.CreateTemp(filepath.Dir(f.Path), temporary+"*")
	if err != nil {
		return "", err
	}
	_, err = temp.Write(f.Data)
	if err = errors.Join(err, permit(temp, mode), temp.Sync(), temp.Close()); err != nil {
		_ = os.Remove(temp.Name()) // it is in nobody's way
		return "", err
	}
	return temp.Name(), nil
}

// unchanged tells whether a file is yet as it has to be.
func unchanged(f File) error {
	now, err := os.ReadFile(f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && f.Was == nil:
		return nil
	case err != nil:
		return err
	case f.Was == nil || !bytes.Equal(now, f.Was):
		return ErrChanged
	}
	return nil
}

// putBack gives a file what it held before.
func putBack(f File) error {
	if f.Was == nil {
		if err := os.Remove(f.Path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	info, err := os.Stat(f.Path)
	if err != nil {
		return err
	}
	return WriteFile(f.Path, info.Mode().Perm(), func(w io.Writer) error {
		_, err := w.Write(f.Was)
		return err
	})
}
