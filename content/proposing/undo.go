package proposing

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"stagecraft/content/durable"
	"stagecraft/content/fix"
)

// Undo puts files back as they were before a change was written: all of them, or, when
// it gives an error, none. What isn't as it was written any more is left alone: the error
// then wraps [durable.ErrChanged] and names it.
func Undo(c *fix.Change) error {
	var back []durable.File
	var gone []int
	for i := range c.Files {
		f := &c.Files[i]
		now, err := os.ReadFile(pathOf(c, i))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("%s isn't there any more: %w", f.Name, durable.ErrChanged)
		case err != nil:
			return fmt.Errorf("read %s: %w", f.Name, err)
		case !bytes.Equal(now, f.After):
			return fmt.Errorf("%s: %w", f.Name, durable.ErrChanged)
		case f.New:
			gone = append(gone, i)
		default:
			back = append(back, durable.File{Path: pathOf(c, i), Was: f.After, Data: f.Before})
		}
	}
	if err := durable.WriteFiles(back); err != nil {
		return err
	}
	var removed []durable.File
	for _, i := range gone {
		if err := os.Remove(pathOf(c, i)); err != nil {
			for k := range back {
				back[k].Was, back[k].Data = back[k].Data, back[k].Was
			}
			return errors.Join(fmt.Errorf("remove %s: %w", c.Files[i].Name, err), durable.WriteFiles(append(removed, back...)))
		}
		removed = append(removed, durable.File{Path: pathOf(c, i), Data: c.Files[i].After})
	}
	for _, i := range gone {
		if dir := filepath.Dir(pathOf(c, i)); dir != filepath.Clean(c.Root) {
			_ = os.Remove(dir) // one that isn't empty stays
		}
	}
	return nil
}
