package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/internal/durable"
)

// build makes a journal at a path, with all that is known: what from, which may
// be nil, can still be read of, what this run appended, and what is at the path
// already, which is set aside. It waits for no other disk.
func (j *Journal) build(from *file, path string) (*file, error) {
	ctx := context.Background()
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return nil, fmt.Errorf("its folder is not there: %w", ErrGone)
	} else if err != nil {
		return nil, err
	}
	seen := signed(path)
	there, err := j.standing(ctx, path)
	if there != nil {
		defer there.close()
	}
	if err != nil {
		return nil, err
	}
	if from != nil && !from.readable() {
		from = nil
	}

	j.mu.Lock()
	run, known, summed, last := (&write{events: j.run}).copied(), slices.Clone(j.known), j.summed, j.last
	settings := maps.Clone(j.settings)
	j.mu.Unlock()
	ids := idSet{known, map[ulid.ULID]bool{}}
	for i := range run {
		ids.run[run[i].ID] = true
	}
	if !summed && from != nil {
		for row, err := range rows(ctx, from.conn) {
			if err != nil {
				return nil, told(err)
			}
			e, err := parse(row, texts{})
			if err != nil {
				return nil, err
			}
			ids.run[e.ID] = true
		}
	}

	fresh := path + ".new"
	for _, ending := range []string{"", "-wal", "-shm", "-journal"} {
		if err := os.Remove(fresh + ending); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	if err := j.fill(ctx, fresh, there, from, run, ids, settings, last); err != nil {
		os.Remove(fresh)
		return nil, err
	}
	if !signed(path).same(seen) {
		os.Remove(fresh)
		return nil, fmt.Errorf("%s is being changed: %w", path, ErrReplaced)
	}
	if len(seen) > 0 {
		if err := aside(path, free(path)); err != nil {
			return nil, err
		}
	}
	if err := os.Rename(fresh, path); err != nil {
		return nil, err
	}
	if err := durable.SyncFolder(folder); err != nil {
		return nil, err
	}
	f, err := connect(ctx, path, j.versions)
	if err != nil {
		return nil, told(err)
	}
	if err := j.adopt(ctx, f, run, ids); err != nil {
		return nil, errors.Join(err, f.close(ctx))
	}
	return f, nil
}

// fill makes a journal of all sources and closes it. What it holds twice is the
// same event; anything else that clashes, or isn't known, makes it ErrOther.
func (j *Journal) fill(ctx context.Context, path string, there *image, from *file, run []study.Event, ids idSet, settings map[string]string, last int64) error {
	made, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := made.Close(); err != nil {
		return err
	}
	f, err := connect(ctx, path, j.versions)
	if err != nil {
		return told(err)
	}
	err = func() error {
		tx, err := f.conn.BeginTx(ctx, nil)
		if err != nil {
			return err
		}
		defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
		same := texts{}
		add := func(row []byte) error {
			e, err := parse(row, same)
			if err != nil {
				return err
			}
			if !ids.has(e.ID) {
				return ErrOther
			}
			return insertAll(ctx, tx, f.redo, f.put, []study.Event{e}, nil, 0)
		}
		if there != nil {
			for row, err := range there.rows(ctx) {
				if err == nil {
					err = add(row)
				}
				if err != nil {
					return err
				}
			}
			found, err := settingsOf(ctx, there.conn)
			if err != nil {
				return err
			}
			for key, value := range found {
				if _, ok := settings[key]; !ok {
					settings[key] = value
				}
			}
		}
		if from != nil {
			for row, err := range rows(ctx, from.conn) {
				if err == nil {
					err = add(row)
				}
				if err != nil {
					return err
				}
			}
		}
		if err := insertAll(ctx, tx, f.redo, f.put, run, settings, last); err != nil {
			return err
		}
		return tx.Commit()
	}()
	if refused(err) {
		err = ErrOther
	}
	if err != nil {
		return errors.Join(told(err), f.disconnect())
	}
	f.log, err = f.heldLog.Stat()
	return errors.Join(err, f.close(ctx))
}
