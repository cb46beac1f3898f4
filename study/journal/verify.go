package journal

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// Verify reads every event that was written, and holds each against its checksum,
// all of them against what the manifest says of them, and the index against the
// events, while the journal goes on. A start by a snapshot reads none of them, so
// it is for some quiet minute after. Progress, unless nil, is told how many of how
// many were read.
//
// What isn't as it was written is an ErrDamaged, or told by Missing. Nothing is
// stopped by it: what is done meanwhile goes on being saved. The snapshots don't
// count any more, and the next start looks through the file and recovers what it can.
func (j *Journal) Verify(ctx context.Context, progress func(done, all int64)) error {
	j.wholeMu.Lock()
	defer j.wholeMu.Unlock()
	err := j.verify(ctx, progress)
	if errors.Is(err, ErrDamaged) {
		j.distrust()
	}
	if err != nil {
		return fmt.Errorf("look through %s: %w", j.Path(), err)
	}
	return nil
}

func (j *Journal) verify(ctx context.Context, progress func(done, all int64)) error {
	s, err := j.snapshot()
	if err != nil {
		return err
	}
	j.mu.Lock()
	want := map[string]deviceSum{}
	for device, t := range j.written {
		want[device] = *t
	}
	known := !j.summed
	j.mu.Unlock()
	sums := summing{}
	var row []byte
	n := int64(0)
	err = s.each(ctx, func(e *study.Event) error {
		row = e.AppendRow(row[:0])
		sums.addPlain(e, afterFirst(row), known)
		if n++; n%chunk == 0 && progress != nil {
			progress(n, s.events)
		}
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	for device, is := range want {
		got := sums.devices[device]
		if got == nil {
			got = &deviceSum{}
		}
		if got.count < is.Count {
			return fmt.Errorf("%d events of %s are gone: %w", is.Count-got.count, device, ErrDamaged)
		}
		if err := j.verifyIndex(ctx, device, is); err != nil {
			return err
		}
	}
	j.takeSums(sums, want, known)
	return nil
}

// verifyIndex walks the index by device and number, some at a time.
func (j *Journal) verifyIndex(ctx context.Context, device string, is deviceSum) error {
	n := int64(0)
	for last := int64(0); last < is.Last; {
		if err := ctx.Err(); err != nil {
			return err
		}
		var found, highest int64
		err := func() error {
			d, err := j.lock()
			if err != nil {
				return err
			}
			defer d.io.Unlock()
			if !d.file.readable() {
				return ErrReplaced
			}
			return classify(d.file.conn.QueryRowContext(ctx, `SELECT count(*), coalesce(max(seq), 0) FROM
				(SELECT seq FROM event WHERE device = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?)`, device, last, is.Last, chunk).Scan(&found, &highest))
		}()
		if err != nil {
			return err
		}
		if found == 0 {
			break
		}
		n, last = n+found, highest
	}
	if n != is.Count {
		return fmt.Errorf("the index has %d of the %d events of %s: %w", n, is.Count, device, ErrDamaged)
	}
	return nil
}

// takeSums takes up what the events up to want came to.
func (j *Journal) takeSums(sums summing, want map[string]deviceSum, known bool) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for device, was := range want {
		got, is := sums.devices[device], j.written[device]
		if got == nil || is == nil || !got.summed {
			continue
		}
		if expected := was.expected(); expected != "" && expected != inHex(got.sum) {
			if j.missing == nil {
				j.missing = &Missing{To: time.UnixMilli(was.At)}
			}
			j.missing.Changed = true
			j.suspect = true
		}
		if is.Count == was.Count { // else it goes on from what it was
			is.sum, is.summed = got.sum, true
		}
	}
	if known && !j.summed {
		j.summed = true
		j.known = append(sums.ids, j.known...)
		slices.SortFunc(j.known, ulid.ULID.Compare)
		j.known = slices.Compact(j.known)
	}
}

// distrust has the next start look through the file and do without snapshots.
func (j *Journal) distrust() {
	j.mu.Lock()
	j.suspect = true
	names := slices.Collect(maps.Keys(j.settings))
	j.mu.Unlock()
	for _, name := range names {
		if isSnapshotSetting(name) {
			j.SetSettingLater(name, "")
		}
	}
	j.Rest()
}

// Unread says whether some events weren't read since the journal was opened, as a
// start by a snapshot leaves them.
func (j *Journal) Unread() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return !j.summed && len(j.written) > 0
}
