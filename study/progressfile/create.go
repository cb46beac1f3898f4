package progressfile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stagecraft/content/durable"
)

// Extension is that of the files' names.
const Extension = ".progress"

// partial is what the name of a file has that is being written.
const partial = ".partial"

// Creation is a file being written: beside its place, under another name.
type Creation struct {
	*Writer
	file *os.File
	path string
	done bool
}

// Create begins to write a file. It takes its name only in [Creation.Commit].
func Create(path string, h Header) (*Creation, error) {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*"+partial)
	if err != nil {
		return nil, fmt.Errorf("write %s: %w", path, err)
	}
	w, err := NewWriter(f, h)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("write %s: %w", path, err), f.Close(), os.Remove(f.Name()))
	}
	return &Creation{Writer: w, file: f, path: path}, nil
}

// Commit ends the file, has it on the disk, reads it back and compares it with
// what was written, and then gives it its name, in the place of one that had it.
func (c *Creation) Commit(ctx context.Context) (Summary, error) {
	return c.commit(ctx, func() error { return durable.Replace(c.file.Name(), c.path) })
}

// CommitNew does so only if no file has the name; it gives fs.ErrExist if one has.
func (c *Creation) CommitNew(ctx context.Context) (Summary, error) {
	return c.commit(ctx, func() error {
		// A link is made only where nothing is, but not every file system has them.
		err := os.Link(c.file.Name(), c.path)
		if err == nil {
			return errors.Join(os.Remove(c.file.Name()), durable.SyncFolder(filepath.Dir(c.path)))
		}
		if _, there := os.Lstat(c.path); errors.Is(err, fs.ErrExist) || there == nil {
			return fs.ErrExist
		}
		return durable.Replace(c.file.Name(), c.path)
	})
}

func (c *Creation) commit(ctx context.Context, name func() error) (Summary, error) {
	s, err := c.Close()
	if err == nil {
		err = c.file.Sync()
	}
	if err == nil {
		err = c.compare(ctx)
	}
	if err == nil {
		err = c.file.Close()
	}
	if err == nil {
		err = name()
	}
	if err != nil {
		c.Abandon()
		return s, fmt.Errorf("write %s: %w", c.path, err)
	}
	c.done = true
	return s, nil
}

// compare reads the file back and holds it against what was written.
func (c *Creation) compare(ctx context.Context) error {
	info, err := c.file.Stat()
	if err != nil {
		return err
	}
	f, err := NewFile(c.file, info.Size())
	if err == nil {
		err = f.holds(ctx, c.end)
	}
	if err != nil {
		return fmt.Errorf("read it back: %w", err)
	}
	return nil
}

// Abandon gives up a file that hasn't got its name. After Commit it does nothing.
func (c *Creation) Abandon() {
	if c.done {
		return
	}
	c.done = true
	_, _ = c.Close()
	_ = c.file.Close()
	_ = os.Remove(c.file.Name()) // it is in nobody's way
}

// Sweep removes from a folder what a crash left half written of its files, if
// nobody has written to it since before.
func Sweep(folder string, before time.Time) {
	found, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, f := range found {
		if !strings.HasSuffix(f.Name(), partial) || !strings.Contains(f.Name(), Extension+".") {
			continue
		}
		if info, err := f.Info(); err == nil && info.Mode().IsRegular() && info.ModTime().Before(before) {
			_ = os.Remove(filepath.Join(folder, f.Name())) // it is in nobody's way
		}
	}
}
