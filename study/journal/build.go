package journal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/durable"
	"stagecraft/study"
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
		return nil, unreachable(err)
	}
	seen := identityOf(path)
	there, err := j.openExisting(ctx, path)
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
	if is := placeOf(path); is != "" {
		settings[settingPlace] = is // it was moved, and isn't a copy
	}
	ids := idSet{known, map[ulid.ULID]bool{}}
	for i := range run {
		ids.run[run[i].ID] = true
	}
	if !summed && from != nil {
		for row, err := range rows(ctx, from.conn) {
			if err != nil {
				return nil, classify(err)
			}
			e, err := parse(row, interned{})
			if err != nil {
				return nil, err
			}
			ids.run[e.ID] = true
		}
	}

	if err := j.fill(ctx, path, there, from, run, ids, settings, last); err != nil {
		return nil, err
	}
	if !identityOf(path).same(seen) {
		os.Remove(buildName(path))
		return nil, fmt.Errorf("%s is being changed: %w", path, ErrReplaced)
	}
	if len(seen) > 0 {
		if err := setAside(path, freeName(path)); err != nil {
			return nil, err
		}
	}
	if err := os.Rename(buildName(path), path); err != nil {
		return nil, err
	}
	if err := durable.SyncFolder(folder); err != nil {
		return nil, err
	}
	f, err := connect(ctx, path, j.versions)
	if err != nil {
		return nil, classify(err)
	}
	if err := j.adopt(ctx, f, run, ids); err != nil {
		return nil, errors.Join(err, f.close(ctx))
	}
	return f, nil
}

// fill makes a journal for a path of all sources, by its other name, and closes it.
// What it holds twice is the same event; anything else that clashes, or isn't
// known, makes it ErrOther.
func (j *Journal) fill(ctx context.Context, path string, there *image, from *file, run []study.Event, ids idSet, settings map[string]string, last int64) error {
	b, err := newBuilder(ctx, path, j.versions)
	if err != nil {
		return err
	}
	var sources []iter.Seq2[[]byte, error]
	if there != nil {
		sources = append(sources, there.rows(ctx))
		found, err := settingsOf(ctx, there.conn)
		if err != nil {
			return errors.Join(err, b.discard())
		}
		for key, value := range found {
			if _, ok := settings[key]; !ok {
				settings[key] = value
			}
		}
	}
	if from != nil {
		sources = append(sources, rows(ctx, from.conn))
	}
	same := interned{}
	for _, source := range sources {
		for row, err := range source {
			if err == nil {
				err = b.addKnown(ctx, row, ids, same)
			}
			if err != nil {
				return errors.Join(classify(err), b.discard())
			}
		}
	}
	err = b.finish(ctx, run, settings, last)
	if isConstraint(err) {
		return ErrOther
	}
	return err
}

// addKnown adds an event of which the id is known, and gives ErrOther when it isn't
// or when the event clashes with another.
func (b *builder) addKnown(ctx context.Context, row []byte, ids idSet, same interned) error {
	e, err := parse(row, same)
	if err != nil {
		return err
	}
	if !ids.has(e.ID) {
		return ErrOther
	}
	if added, err := b.add(ctx, &e); err != nil || added || b.ids[e.ID] {
		return err
	}
	return ErrOther
}
