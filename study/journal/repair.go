package journal

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// OpenRecovering opens the journal in a data folder whatever has become of it. A
// sound one is opened as [Open] does, after all of it was read; the Recovery is
// nil then. A damaged one is set aside with its date, and a new one begun with all
// that [Recover] gives of it and with what backups hold beyond that; the device
// has a new id then, as numbers that were lost aren't given again. One that can go
// on is given back what it is missing. Nothing is overwritten or removed.
//
// It gives [ErrInUse], [ErrNewer], [ErrNoFile] and what keeps the folder from being
// written to as Open does. A file that holds nothing of a journal, in a folder
// that holds nothing of one either, is another program's and is left alone, and so
// is a log in which another learner's events stand: it gives [ErrDamaged] and
// [ErrForeignLog] then.
//
// It calls progress, unless nil, with how much of the work is done of how much.
func OpenRecovering(ctx context.Context, folder string, progress func(done, all int64)) (*Journal, *Recovery, error) {
	work := newStages(progress)
	path, err := filepath.Abs(filepath.Join(folder, FileName))
	if err != nil {
		return nil, nil, fmt.Errorf("find the data folder: %w", err)
	}
	path = resolveLinks(path)
	if err := probe(ctx, path); err != nil {
		return nil, nil, fmt.Errorf("open %s: %w", path, err)
	}
	report, held, cause := Report{}, []study.Event(nil), error(nil)
	look := func() (err error) {
		report, held, err = recoverFrom(ctx, path, work)
		return err
	}
	logged := ""
	// SQLite may not touch the files before they were looked at: it empties a log,
	// and drops what follows a damaged part of it.
	switch n, err := size(path + "-wal"); {
	case err != nil:
		return nil, nil, fmt.Errorf("open %s: %w", path, err)
	case n > 0:
		if err := look(); err != nil {
			return nil, nil, err
		}
		if logged, cause = keepUnseen(ctx, path, int64(len(held))); cause != nil && !damage(path, cause) {
			return nil, nil, fmt.Errorf("open %s: %w", path, cause)
		}
	default:
		cause = readThrough(ctx, path)
	}
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	if cause == nil || !damage(path, cause) {
		j, err := Open(folder)
		if err == nil && j.Missing() != nil && held == nil {
			if err := errors.Join(j.Close(), look()); err != nil {
				return nil, nil, err
			}
			j, err = Open(folder)
		}
		if err == nil {
			r, err := j.topUp(ctx, held)
			if err == nil && r != nil {
				r.Kept = logged
				if r.Saved.Events > 0 {
					err = r.keep(j)
				}
			}
			if err != nil {
				return nil, nil, errors.Join(err, j.Close())
			}
			return j, r, nil
		}
		if cause = err; !damage(path, cause) {
			return nil, nil, cause
		}
	}
	if held == nil {
		if err := look(); err != nil {
			return nil, nil, errors.Join(cause, err)
		}
	}
	if another(path, held, cause) {
		err := fmt.Errorf("open %s: %w", path, cause)
		if logged != "" {
			err = errors.Join(err, os.Remove(logged)) // a copy
		}
		return nil, nil, err
	}
	r := &Recovery{Report: report, At: time.Now().UTC().Truncate(time.Second), Cause: cause}
	if err := r.rebuild(ctx, path, held, work); err != nil {
		return nil, nil, fmt.Errorf("begin a new journal: %w", errors.Join(err, cause))
	}
	j, err := Open(folder)
	if err != nil {
		return nil, nil, err
	}
	if err := r.keep(j); err != nil {
		return nil, nil, errors.Join(err, j.Close())
	}
	return j, r, nil
}

// topUp reads a journal through and adds what else is known to have been in it:
// the events that were found in its files, and, if the manifest says that some
// are missing, those that backups hold. It gives nil when nothing is missing.
func (j *Journal) topUp(ctx context.Context, held []study.Event) (*Recovery, error) {
	var extra []study.Event
	rest := held
	for e, err := range j.Events() {
		if err != nil {
			return nil, err
		}
		for len(rest) > 0 && rest[0].ID.Compare(e.ID) < 0 {
			extra, rest = append(extra, rest[0]), rest[1:]
		}
		if len(rest) > 0 && rest[0].ID == e.ID {
			rest = rest[1:]
		}
	}
	extra = append(extra, rest...)
	missing := j.Missing()
	if missing == nil && len(extra) == 0 {
		return nil, nil
	}
	r := &Recovery{Continued: true, Topped: int64(len(extra)), At: time.Now().UTC().Truncate(time.Second)}
	has, numbers := map[ulid.ULID]bool{}, seqs{}
	var all []study.Event
	for e, err := range j.Events() {
		if err != nil {
			return nil, err
		}
		all = append(all, e)
	}
	for _, e := range slices.Concat(all, extra) {
		has[e.ID] = true
		numbers.add(&e)
	}
	err := eachBackedUp(ctx, filepath.Dir(j.Path()), numbers, func(e *study.Event) error {
		if !has[e.ID] {
			has[e.ID] = true
			r.FromBackups++
			numbers.add(e)
			extra = append(extra, *e)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	was := readManifest(filepath.Dir(j.Path()))
	for i := range extra {
		// One at a time: a number may be another's by now, and keeps no other out.
		if err := j.Append(extra[i]); err != nil && !isConstraint(err) {
			return nil, err
		}
	}
	all = append(all, extra...)
	r.Saved, r.Lost, r.Counted = spanOf(extra), lost(all, was), len(was.Devices) > 0
	r.Cause = ErrForeignLog
	if missing != nil {
		j.stillMissing(r.Lost)
	}
	return r, nil
}

// rebuild makes a new journal of what was recovered and of what backups hold, in
// the place of the damaged one.
func (r *Recovery) rebuild(ctx context.Context, path string, held []study.Event, work *stages) error {
	b, err := newBuilder(ctx, path, versions)
	if err != nil {
		return err
	}
	work.begin(stagePut)
	for i := range held {
		work.at(int64(i), int64(len(held)))
		if _, err := b.add(ctx, &held[i]); err != nil {
			return errors.Join(err, b.discard())
		}
	}
	all := slices.Clone(held)
	work.begin(stageBackups)
	err = eachBackedUp(ctx, filepath.Dir(path), b.seqs, func(e *study.Event) error {
		added, err := b.add(ctx, e)
		if added {
			r.FromBackups++
			all = append(all, *e)
		}
		return err
	})
	if err != nil {
		return errors.Join(err, b.discard())
	}
	was := readManifest(filepath.Dir(path))
	r.Saved, r.Lost, r.Counted = spanOf(all), lost(all, was), len(was.Devices) > 0
	settings := maps.Clone(r.settings)
	delete(settings, settingDevice)
	if err := b.finish(ctx, nil, settings, 0); err != nil {
		return err
	}
	work.begin(stageEnd)
	if r.Kept, err = b.replace(); err == nil {
		work.at(1, 1)
	}
	return err
}
