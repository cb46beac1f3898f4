package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

var _ study.Store = (*Journal)(nil)

// Append keeps an event, in a transaction of its own, and returns when it is
// synced to the disk. An id, or a device's number, that is there already is an
// error, and so is a full disk; what was kept before stays.
func (j *Journal) Append(e study.Event) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.conn == nil {
		return ErrClosed
	}
	if err := insert(j.add, &e); err != nil {
		return fmt.Errorf("write to %s: %w", j.path, told(err))
	}
	return nil
}

// AppendAll keeps events in one transaction: all of them or, with an error,
// none.
func (j *Journal) AppendAll(events []study.Event) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.conn == nil {
		return ErrClosed
	}
	if err := j.insertAll(events); err != nil {
		return fmt.Errorf("write to %s: %w", j.path, told(err))
	}
	return nil
}

func (j *Journal) insertAll(events []study.Event) error {
	ctx := context.Background()
	tx, err := j.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	add := tx.StmtContext(ctx, j.add)
	defer add.Close()
	for i := range events {
		if err := insert(add, &events[i]); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func insert(add *sql.Stmt, e *study.Event) error {
	if e.ID.IsZero() || e.Device == "" || e.Seq < 1 || e.Kind == "" {
		return errors.New("an event must have an id, a device, a number and a kind")
	}
	payload := string(e.Payload)
	if payload == "" {
		payload = "{}"
	}
	_, err := add.Exec(e.ID.String(), e.Device, e.Seq, e.At, e.Offset, e.Course, e.Version, string(e.Kind), payload)
	return err
}

// Events gives every event in order of id. The caller may keep them, but may
// not use the journal before the iteration ends.
func (j *Journal) Events() iter.Seq2[study.Event, error] {
	return func(yield func(study.Event, error) bool) {
		j.mu.Lock()
		defer j.mu.Unlock()
		if j.conn == nil {
			yield(study.Event{}, ErrClosed)
			return
		}
		if err := j.read(func(e study.Event) bool { return yield(e, nil) }); err != nil {
			yield(study.Event{}, fmt.Errorf("read %s: %w", j.path, told(err)))
		}
	}
}

func (j *Journal) read(yield func(study.Event) bool) error {
	rows, err := j.conn.QueryContext(context.Background(), selectEvents)
	if err != nil {
		return err
	}
	defer rows.Close()
	var id, device, course, version, kind, payload sql.RawBytes
	same := texts{}
	for rows.Next() {
		var e study.Event
		if err := rows.Scan(&id, &device, &e.Seq, &e.At, &e.Offset, &course, &version, &kind, &payload); err != nil {
			return err
		}
		if e.ID, err = ulid.ParseStrict(string(id)); err != nil {
			return fmt.Errorf("event %q: %w (%w)", id, ErrDamaged, err)
		}
		e.Device, e.Course, e.Version = same.text(device), same.text(course), same.text(version)
		e.Kind = study.Kind(same.text(kind))
		e.Payload = append([]byte(nil), payload...)
		if !yield(e) {
			return nil
		}
	}
	return rows.Err()
}

// texts keeps each of the few texts that thousands of events share once.
type texts map[string]string

func (t texts) text(b []byte) string {
	if s, ok := t[string(b)]; ok {
		return s
	}
	s := string(b)
	t[s] = s
	return s
}
