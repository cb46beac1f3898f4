package fix

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"stagecraft/content"
)

// Brings checks a course as it would be with a change, without writing anything, and
// gives the errors that it hasn't now. The error is that ctx ended, or that its folder
// can't be read.
func (c *Change) Brings(ctx context.Context) (content.Problems, error) {
	root, err := os.OpenRoot(c.Root)
	if err != nil {
		return nil, fmt.Errorf("open the course's folder: %w", err)
	}
	defer root.Close()
	changed := map[string][]byte{}
	for i := range c.Files {
		changed[c.Files[i].Name] = c.Files[i].After
	}
	name := filepath.Base(absolute(c.Root))
	type kind struct{ file, rule, message string }
	known := map[kind]int{}
	for _, p := range content.CheckFolder(ctx, root.FS(), name) {
		known[kind{p.File, p.Rule, p.Message}]++
	}
	var brought content.Problems
	for _, p := range content.CheckFolder(ctx, overlay{root.FS(), changed}, name) {
		k := kind{p.File, p.Rule, p.Message}
		if known[k]--; p.Severity == content.Error && known[k] < 0 {
			brought = append(brought, p)
		}
	}
	return brought, ctx.Err()
}

// Undo puts the files back as they were before the change was written: all of them, or
// none. The error wraps ErrChanged when one isn't as the change left it.
func (c *Change) Undo() error {
	back := Change{Root: c.Root}
	var gone []string
	for i := range c.Files {
		f := &c.Files[i]
		if !f.New {
			back.Files = append(back.Files, FileChange{Name: f.Name, Before: f.After, After: f.Before})
			continue
		}
		now, err := os.ReadFile(c.path(f))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err != nil:
			return fmt.Errorf("read %s: %w", c.path(f), err)
		case !bytes.Equal(now, f.After):
			return fmt.Errorf("%s: %w", c.path(f), ErrChanged)
		}
		gone = append(gone, c.path(f))
	}
	if err := back.Write(); err != nil {
		return err
	}
	var all error
	for _, name := range gone {
		all = errors.Join(all, os.Remove(name))
	}
	return all
}

// Now gives the change from what its files were to what they are: what somebody else
// did to them.
func (c *Change) Now() *Change {
	others := &Change{Root: c.Root}
	for i := range c.Files {
		f := &c.Files[i]
		now, err := os.ReadFile(c.path(f))
		if err != nil {
			now = nil
		}
		if !bytes.Equal(now, f.Before) {
			others.Files = append(others.Files, FileChange{Name: f.Name, Before: f.Before, After: now, New: f.New})
		}
	}
	return others
}
