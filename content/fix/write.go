package fix

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"stagecraft/content/durable"
)

// ErrChanged says that a file isn't as it was when the change was made, so that
// nothing was written.
var ErrChanged = errors.New("the file was changed meanwhile; check the course again")

// Write writes the change: every file of it, or none. Each is at every moment what it
// was or the whole new one. The error wraps ErrChanged when a file isn't what it was.
func (c *Change) Write() error {
	modes := make([]fs.FileMode, len(c.Files))
	for i := range c.Files {
		mode, err := c.still(&c.Files[i])
		if err != nil {
			return err
		}
		modes[i] = mode
	}
	for i := range c.Files {
		if err := c.make(&c.Files[i], modes[i]); err != nil {
			return errors.Join(err, c.back(i, modes))
		}
	}
	return nil
}

// Back gives the change that makes every file what it was before this one.
func (c *Change) Back() *Change {
	back := &Change{Root: c.Root}
	for _, f := range c.Files {
		back.Files = append(back.Files, FileChange{Name: f.Name, Before: f.After, After: f.Before, Gone: f.New})
	}
	return back
}

// still tells whether a file is what it was when the change was made, and gives its
// permissions.
func (c *Change) still(f *FileChange) (fs.FileMode, error) {
	name := c.path(f)
	info, err := os.Lstat(name)
	switch {
	case f.New && errors.Is(err, fs.ErrNotExist):
		return 0o644, nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return 0, fmt.Errorf("read %s: %w", name, err)
	case err != nil, f.New, !info.Mode().IsRegular():
		return 0, fmt.Errorf("%s: %w", name, ErrChanged)
	}
	now, err := os.ReadFile(name)
	if err != nil {
		return 0, fmt.Errorf("read %s: %w", name, err)
	}
	if !bytes.Equal(now, f.Before) {
		return 0, fmt.Errorf("%s: %w", name, ErrChanged)
	}
	return info.Mode().Perm(), nil
}

func (c *Change) path(f *FileChange) string { return filepath.Join(c.Root, filepath.FromSlash(f.Name)) }

func (c *Change) make(f *FileChange, mode fs.FileMode) error {
	if f.Gone {
		return os.Remove(c.path(f))
	}
	if f.New {
		if err := os.MkdirAll(filepath.Dir(c.path(f)), 0o755); err != nil {
			return err
		}
	}
	return c.put(f, f.After, mode)
}

func (c *Change) put(f *FileChange, data []byte, mode fs.FileMode) error {
	return durable.WriteFile(c.path(f), mode, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// back puts the first of the files back as they were.
func (c *Change) back(written int, modes []fs.FileMode) error {
	var all error
	for i := range c.Files[:written] {
		f := &c.Files[i]
		if f.New {
			all = errors.Join(all, os.Remove(c.path(f)))
		} else {
			all = errors.Join(all, c.put(f, f.Before, modes[i]))
		}
	}
	return all
}
