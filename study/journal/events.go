package journal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

var _ study.Store = (*Journal)(nil)

// Append keeps events in one transaction, all of them or, with an error, none,
// and returns when they are synced to the disk. One without a number is of this
// device and gets the next; one with a number came from elsewhere and keeps it.
// An id, or a device's number, that is there already is an error. When the disk
// won't take them, the events are kept in memory, until they are written or the
// journal is closed: Saving tells.
func (j *Journal) Append(events ...study.Event) error {
	device := j.Device()
	w := &write{events: make([]*study.Event, len(events))}
	for i := range events {
		e := events[i]
		if e.Seq == 0 && e.Device == "" {
			e.Device = device
		}
		if e.Operation.IsZero() {
			e.Operation = e.ID
		}
		if err := valid(&e, device); err != nil {
			return err
		}
		w.events[i] = &e
	}
	if len(events) == 0 {
		return nil
	}
	return j.submit(w)
}

func valid(e *study.Event, device string) error {
	if e.ID.IsZero() || e.Device == "" || e.Seq < 0 || e.Seq == 0 && e.Device != device || e.Kind == "" {
		return errors.New("an event must have an id, a kind, and a number if it is of another device")
	}
	for _, field := range []string{e.Device, e.Course, e.Version, string(e.Kind)} {
		if strings.IndexByte(field, separator) >= 0 {
			return fmt.Errorf("%q holds a control character", field)
		}
	}
	return nil
}

func payload(e *study.Event) string {
	if len(e.Payload) == 0 {
		return "{}"
	}
	return string(e.Payload)
}

// rowOf gives the row that selectEvents gives of an event, without the checksum.
func rowOf(e *study.Event) []byte { return e.AppendRow(nil) }

// afterFirst is what follows the first separator of a row.
func afterFirst(row []byte) []byte {
	if at := bytes.IndexByte(row, separator); at >= 0 {
		return row[at+1:]
	}
	return nil
}

// plain is a row from the event's id on: as it was in version 1, which had
// neither operations nor checksums.
func plain(row []byte) []byte { return afterFirst(afterFirst(row)) }

// Events gives every event in order of id, those in memory alone as well, which
// have no number yet. One that isn't as it was written ends the iteration with
// a *DamagedEvent, and the journal takes nothing more. The
// caller may keep them, but may not use the journal before the iteration ends.
func (j *Journal) Events() iter.Seq2[study.Event, error] {
	return ahead(j.eachEvent(func(ctx context.Context, f *file) iter.Seq2[[]byte, error] { return rows(ctx, f.conn) }, ulid.ULID{}, true))
}

// eachEvent gives the events of some rows, and those from an id on that are in
// memory alone; all says that these are all there are.
func (j *Journal) eachEvent(rows func(context.Context, *file) iter.Seq2[[]byte, error], from ulid.ULID, all bool) iter.Seq2[study.Event, error] {
	return func(yield func(study.Event, error) bool) {
		j.mu.Lock()
		d, closed := j.disk, j.closed
		j.mu.Unlock()
		if closed {
			yield(study.Event{}, ErrClosed)
			return
		}
		d.io.Lock()
		defer d.io.Unlock()
		if !d.file.readable() {
			yield(study.Event{}, fmt.Errorf("read %s: %w", d.path, ErrReplaced))
			return
		}
		if err := j.readRows(rows(context.Background(), d.file), from, all, func(e study.Event) bool { return yield(e, nil) }); err != nil {
			yield(study.Event{}, fmt.Errorf("read %s: %w", d.path, classify(err)))
		}
	}
}

func (j *Journal) readRows(rows iter.Seq2[[]byte, error], from ulid.ULID, all bool, yield func(study.Event) bool) error {
	j.mu.Lock()
	var extra []study.Event
	for _, w := range j.queue {
		for _, e := range w.events {
			if e.ID.Compare(from) >= 0 {
				extra = append(extra, *e)
			}
		}
	}
	first := all && !j.summed
	j.mu.Unlock()
	slices.SortFunc(extra, func(a, b study.Event) int { return a.ID.Compare(b.ID) })
	same := interned{}
	sums := summing{}
	for row, err := range rows {
		if err != nil {
			return err
		}
		e, err := parse(row, same)
		if err != nil {
			err = fmt.Errorf("an event: %w (%w)", ErrDamaged, err)
			j.mu.Lock()
			j.damaged = err
			j.mu.Unlock()
			return err
		}
		if first {
			sums.add(&e, row)
		}
		for len(extra) > 0 && extra[0].ID.Compare(e.ID) <= 0 {
			if extra[0].ID != e.ID && !yield(extra[0]) {
				return nil
			}
			extra = extra[1:]
		}
		if !yield(e) {
			return nil
		}
	}
	for _, e := range extra {
		if !yield(e) {
			return nil
		}
	}
	if first {
		j.summarise(sums)
	}
	return nil
}

// separator stands between the fields of a row that selectEvents gives.
const separator = study.FieldSeparator

// parse makes an event of a row, of which it keeps nothing, and holds it
// against its checksum.
func parse(row []byte, same interned) (study.Event, error) {
	e, err := parseShared(row, same)
	if err == nil {
		e.Payload = append([]byte(nil), e.Payload...)
	}
	return e, err
}

// parseShared does so, but the payload is a part of the row.
func parseShared(row []byte, same interned) (study.Event, error) {
	var sum, operation []byte
	rest := afterFirst(row)
	sum = row[:max(len(row)-len(rest)-1, 0)]
	row = afterFirst(rest)
	operation = rest[:max(len(rest)-len(row)-1, 0)]
	e, err := parsePlain(row, same)
	if err != nil {
		return e, err
	}
	if err := verify(sum, rest, &e); err != nil {
		return e, err
	}
	e.Operation, err = ulid.ParseStrict(string(operation))
	return e, err
}

func parsePlain(row []byte, same interned) (study.Event, error) {
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
		return study.Event{}, fmt.Errorf("its id: %w", err)
	}
	var numbers [3]int64
	for i := range numbers {
		if numbers[i], err = strconv.ParseInt(string(fields[2+i]), 10, 64); err != nil {
			return study.Event{}, err
		}
	}
	return study.Event{
		ID: id, Device: same.intern(fields[1]),
		Seq: numbers[0], At: numbers[1], Offset: int(numbers[2]),
		Course: same.intern(fields[5]), Version: same.intern(fields[6]), Kind: study.Kind(same.intern(fields[7])),
		Payload: row,
	}, nil
}

// interned keeps each of the few texts that thousands of events share once.
type interned map[string]string

func (t interned) intern(b []byte) string {
	if s, ok := t[string(b)]; ok {
		return s
	}
	s := string(b)
	t[s] = s
	return s
}
