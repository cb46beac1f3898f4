package journal

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"maps"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// ErrReadOnly says that a [Reader] takes nothing in.
var ErrReadOnly = errors.New("what was done is only looked at here")

// Reader is what was written to a journal up to a moment, to be read off the main
// goroutine while the journal goes on: it has the disk for some milliseconds at a
// time, so that a grade waits no longer. It takes nothing in. It implements
// [study.SnapshotStore].
type Reader struct {
	ctx      context.Context
	snapshot *snapshot
	newest   ulid.ULID
}

var _ study.SnapshotStore = (*Reader)(nil)

// Reader gives one. What is in memory alone is not in it. Its iterations end, with
// an error, when ctx does.
func (j *Journal) Reader(ctx context.Context) (*Reader, error) {
	s, err := j.snapshot()
	if err != nil {
		return nil, err
	}
	r := &Reader{ctx: ctx, snapshot: s}
	d, err := j.lock()
	if err != nil {
		return nil, err
	}
	defer d.io.Unlock()
	var id string
	switch err := d.file.conn.QueryRowContext(ctx, selectNewest).Scan(&id); {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return nil, fmt.Errorf("read %s: %w", d.path, classify(err))
	default:
		if r.newest, err = ulid.ParseStrict(id); err != nil {
			return nil, fmt.Errorf("an event: %w (%w)", ErrDamaged, err)
		}
	}
	return r, nil
}

// selectNewest gives the id of the last event.
const selectNewest = `SELECT id FROM event ORDER BY id DESC LIMIT 1`

// Last is the id of the last event; zero when there is none.
func (r *Reader) Last() ulid.ULID { return r.newest }

// Device is the device's id.
func (r *Reader) Device() string { return r.snapshot.journal.Device() }

// Counts counts the events of each device.
func (r *Reader) Counts() map[string]int64 { return maps.Clone(r.snapshot.counts) }

// Events gives every event in order of id. The caller may keep them.
func (r *Reader) Events() iter.Seq2[study.Event, error] { return r.after("", ulid.ULID{}) }

// EventsFrom gives the events from one on, in order of id.
func (r *Reader) EventsFrom(id ulid.ULID) iter.Seq2[study.Event, error] {
	text := id.String()
	return r.after(text[:len(text)-1], id) // what is before it and begins alike is left out
}

// errEnough ends an iteration that nobody goes on with.
var errEnough = errors.New("enough")

func (r *Reader) after(text string, from ulid.ULID) iter.Seq2[study.Event, error] {
	return func(yield func(study.Event, error) bool) {
		err := r.snapshot.eachAfter(r.ctx, text, func(e *study.Event) error {
			if e.ID.Compare(from) < 0 {
				return nil
			}
			if err := r.ctx.Err(); err != nil {
				return err
			}
			own := *e
			own.Payload = bytes.Clone(e.Payload)
			if !yield(own, nil) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) {
			yield(study.Event{}, err)
		}
	}
}

// Snapshot gives what was kept last under a name; nil when nothing is.
func (r *Reader) Snapshot(name string) []byte { return r.snapshot.journal.Snapshot(name) }

// KeepSnapshot keeps nothing: those that are kept are of courses that were open.
func (r *Reader) KeepSnapshot(string, []byte) {}

// Append gives [ErrReadOnly].
func (r *Reader) Append(...study.Event) error { return ErrReadOnly }

// Setting gives the value under a key, "" when there is none.
func (r *Reader) Setting(key string) (string, error) { return r.snapshot.journal.Setting(key) }

// SetSetting gives [ErrReadOnly].
func (r *Reader) SetSetting(string, string) error { return ErrReadOnly }

// SetSettingLater keeps nothing.
func (r *Reader) SetSettingLater(string, string) {}
