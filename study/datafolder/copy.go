package datafolder

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"stagecraft/content/durable"
	"stagecraft/study/journal"
)

// survey lists what is to be moved, by path within the folder: the folders of
// journals but the live one, and the other files. It sums up how much that is.
func (m *move) survey() (journals, files []string, err error) {
	err = filepath.WalkDir(m.folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if err := m.ctx.Err(); err != nil {
			return err
		}
		rel, err := filepath.Rel(m.folder, path)
		if err != nil {
			return err
		}
		switch {
		case d.IsDir():
			return nil
		case m.skip[rel] || strings.HasSuffix(d.Name(), ".partial") || strings.HasPrefix(d.Name(), ".writing-"):
			return nil
		case isJournal(d.Name()) && filepath.Dir(rel) == m.within: // it goes on meanwhile
			if info, err := os.Stat(path); err == nil {
				m.all += 2 * info.Size()
			}
			return nil
		case d.Type()&fs.ModeSocket != 0:
			return nil // by which the app hears of other copies of itself
		case !d.Type().IsRegular():
			return fmt.Errorf("%s is not a file: move it away first", path)
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		m.all += 2 * info.Size()
		switch {
		case !isJournal(d.Name()):
			files = append(files, rel)
		case d.Name() == journal.FileName:
			journals = append(journals, filepath.Dir(rel))
		}
		return nil
	})
	return journals, files, err
}

func (m *move) copyAll(journals, files []string) error {
	if err := os.MkdirAll(filepath.Join(m.staging, m.within), 0o700); err != nil {
		return err
	}
	for _, rel := range files {
		if err := m.copyFile(rel); err != nil {
			return fmt.Errorf("copy %s: %w", filepath.Join(m.folder, rel), err)
		}
	}
	for _, rel := range journals {
		if err := m.copyJournal(rel); err != nil {
			return fmt.Errorf("copy %s: %w", filepath.Join(m.folder, rel), err)
		}
	}
	return filepath.WalkDir(m.staging, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return durable.SyncFolder(path)
	})
}

// copyJournal copies the journal of a learner who isn't here. One that doesn't
// open is copied as it is, but not one that another copy of the app has open.
func (m *move) copyJournal(rel string) error {
	from, to := filepath.Join(m.folder, rel), filepath.Join(m.staging, rel)
	if err := os.MkdirAll(to, 0o700); err != nil {
		return err
	}
	j, err := journal.Open(from)
	if errors.Is(err, journal.ErrInUse) {
		return err
	}
	if err == nil {
		at := m.done
		err := j.MoveTo(m.ctx, to, func(done, _ int64) { m.tell(at + done - m.done) }, nil)
		return errors.Join(err, j.Close())
	}
	found, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, f := range found {
		if isJournal(f.Name()) && f.Type().IsRegular() {
			if err := m.copyFile(filepath.Join(rel, f.Name())); err != nil {
				return err
			}
		}
	}
	return nil
}

// copyFile copies a file, syncs it, and holds what is on the disk against what was
// read.
func (m *move) copyFile(rel string) (err error) {
	from, err := os.Open(filepath.Join(m.folder, rel))
	if errors.Is(err, fs.ErrNotExist) {
		return nil // a backup grew old meanwhile
	}
	if err != nil {
		return err
	}
	defer from.Close()
	info, err := from.Stat()
	if err != nil {
		return err
	}
	path := filepath.Join(m.staging, rel)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	to, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, to.Close()) }()
	was, is := sha256.New(), sha256.New()
	_, err = io.Copy(io.MultiWriter(to, was), &counted{m.ctx, from, m})
	if err == nil {
		err = to.Sync()
	}
	if durable.Full(err) {
		err = errors.Join(journal.ErrFull, err)
	}
	if err != nil {
		return err
	}
	if _, err := to.Seek(0, io.SeekStart); err != nil {
		return err
	}
	if _, err := io.Copy(is, &counted{m.ctx, to, m}); err != nil {
		return err
	}
	if string(was.Sum(nil)) != string(is.Sum(nil)) {
		return errors.New("the copy isn't what was copied")
	}
	return os.Chtimes(path, info.ModTime(), info.ModTime())
}

// counted tells how much was read through it, and stops with its context.
type counted struct {
	ctx  context.Context
	from io.Reader
	move *move
}

func (c *counted) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(b)
	c.move.tell(int64(n))
	return n, err
}
