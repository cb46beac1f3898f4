package journal

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"stagecraft/content/durable"
)

// MoveTo goes on in another folder, in which there must be no journal: the file is
// copied there, byte by byte, synced, read back and compared by its SHA-256, and
// opened. Then switched is called, unless nil: with an error from it, as with any
// other, the journal goes on where it was, and the copy is gone. Until then
// nothing is written to the copy, and after that nothing to the old file, which
// stays as it is. Progress, unless nil, is told how many bytes of how many were
// copied and compared.
//
// What is appended meanwhile waits. [Journal.Move] is for a journal whose file
// can't be used any more.
func (j *Journal) MoveTo(ctx context.Context, folder string, progress func(done, all int64), switched func() error) error {
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return fmt.Errorf("find the data folder: %w", err)
	}
	j.wholeMu.Lock()
	defer j.wholeMu.Unlock()
	d, err := j.lock()
	if err != nil {
		return err
	}
	defer d.io.Unlock()
	if err := j.moveTo(ctx, d, path, progress, switched); err != nil {
		d.signal() // what waited
		return fmt.Errorf("move to %s: %w", path, err)
	}
	return nil
}

// moveTo needs d.io.
func (j *Journal) moveTo(ctx context.Context, d *disk, path string, progress func(done, all int64), switched func() error) (err error) {
	j.mu.Lock()
	stopped, damaged := j.stopped, j.damaged
	j.mu.Unlock()
	if err := errors.Join(stopped, damaged); err != nil {
		return err
	}
	if len(identityOf(path)) > 0 {
		return ErrOther
	}
	old := d.file
	if err := old.checkpoint(ctx); err != nil {
		return err
	}
	if err := copyChecked(ctx, old.held, path, progress); err != nil {
		return err
	}
	f, err := connect(ctx, path, j.versions)
	if err != nil {
		return errors.Join(classify(err), removeJournal(path))
	}
	if err := old.intact(); err != nil { // it is another file that was copied
		return errors.Join(err, f.disconnect(), removeJournal(path))
	}
	manifested := j.manifestOf().write(filepath.Dir(path))
	if err := errors.Join(manifested, durable.SyncFolder(filepath.Dir(path))); err != nil {
		return errors.Join(err, f.disconnect(), removeJournal(path))
	}
	if switched != nil {
		if err := switched(); err != nil {
			return errors.Join(err, f.disconnect(), removeJournal(path))
		}
	}
	next := newDisk(path, f)
	j.mu.Lock()
	if j.closed {
		j.mu.Unlock()
		return errors.Join(ErrClosed, f.close(ctx))
	}
	j.disk = next
	j.relocate(path)
	j.mu.Unlock()
	close(d.quit)
	_ = old.close(ctx) // all that is in it is in the other
	go j.serve(next)
	next.signal()
	return nil
}

func (j *Journal) manifestOf() manifest {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.manifest()
}

// copyChecked copies a file to a name that none has, syncs it, and reads it back.
// With an error no file has the name.
func copyChecked(ctx context.Context, from *os.File, path string, progress func(done, all int64)) (err error) {
	info, err := from.Stat()
	if err != nil {
		return err
	}
	to, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err = errors.Join(err, to.Close()); err != nil {
			err = errors.Join(err, os.Remove(path))
		}
	}()
	r := &counted{ctx: ctx, progress: progress, all: 2 * info.Size()}
	was, is := sha256.New(), sha256.New()
	r.from = io.NewSectionReader(from, 0, info.Size())
	if n, err := io.Copy(io.MultiWriter(to, was), r); err != nil || n != info.Size() {
		return errors.Join(err, fullOf(err))
	}
	if err := to.Sync(); err != nil {
		return errors.Join(err, fullOf(err))
	}
	r.from = io.NewSectionReader(to, 0, info.Size()+1)
	if _, err := io.Copy(is, r); err != nil {
		return err
	}
	if string(was.Sum(nil)) != string(is.Sum(nil)) {
		return errors.New("the copy isn't what was copied")
	}
	return nil
}

// fullOf is ErrFull if that is what an error comes of.
func fullOf(err error) error {
	if durable.Full(err) {
		return ErrFull
	}
	return nil
}

// removeJournal removes a journal that was just made and that nobody has open.
func removeJournal(path string) error {
	var errs []error
	for _, name := range []string{path + "-wal", path + "-shm", path, filepath.Join(filepath.Dir(path), ManifestName)} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// counted tells how much was read through it, and stops with its context.
type counted struct {
	ctx      context.Context
	from     io.Reader
	progress func(done, all int64)
	done     int64
	all      int64
}

func (c *counted) Read(b []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.from.Read(b[:min(len(b), 1<<20)])
	if c.done += int64(n); c.progress != nil {
		c.progress(c.done, c.all)
	}
	return n, err
}
