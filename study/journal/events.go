package journal

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"

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
	for _, field := range []string{e.Device, e.Course, e.Version, string(e.Kind)} {
		if strings.IndexByte(field, separator) >= 0 {
			return fmt.Errorf("%q holds a control character", field)
		}
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
	var row sql.RawBytes
	same := texts{}
	for rows.Next() {
		if err := rows.Scan(&row); err != nil {
			return err
		}
		e, err := parse(row, same)
		if err != nil {
			return fmt.Errorf("an event: %w (%w)", ErrDamaged, err)
		}
		if !yield(e) {
			return nil
		}
	}
	return rows.Err()
}

// separator stands between the fields of a row that selectEvents gives.
const separator = 0x1f

// parse makes an event of a row, of which it keeps nothing.
func parse(row []byte, same texts) (study.Event, error) {
	var fields [8][]byte
	for i := range fields {
		end := bytes.IndexByte(row, separator)
		if end < 0 {
			return study.Event{}, fmt.Errorf("%d of its fields are missing", len(fields)-i)
		}
		fields[i], row = row[:end], row[end+1:]
	}
	id, err := ulid.ParseStrict(string(fields[0]))
	if err != nil {
		return study.Event{}, err
	}
	var numbers [3]int64
	for i := range numbers {
		if numbers[i], err = strconv.ParseInt(string(fields[2+i]), 10, 64); err != nil {
			return study.Event{}, err
		}
	}
	return study.Event{
		ID: id, Device: same.text(fields[1]),
		Seq: numbers[0], At: numbers[1], Offset: int(numbers[2]),
		Course: same.text(fields[5]), Version: same.text(fields[6]), Kind: study.Kind(same.text(fields[7])),
		Payload: append([]byte(nil), row...),
	}, nil
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
