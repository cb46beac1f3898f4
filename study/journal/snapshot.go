package journal

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"strconv"

	"stagecraft/study"
)

// snapshot is what was written to a journal up to a moment. It can be read while
// the journal goes on: nothing is ever changed in it or removed, and what comes
// meanwhile has higher numbers.
type snapshot struct {
	journal *Journal
	last    map[string]int64 // numbers, by device
	counts  map[string]int64 // of events, by device
	events  int64
	sum     uint64 // checksum of the event that each gives just now
}

// snapshot takes one. What is in memory alone is not in it. The caller holds
// j.whole, so that nothing comes from elsewhere until it was read.
func (j *Journal) snapshot() (*snapshot, error) {
	d, err := j.lock()
	if err != nil {
		return nil, err
	}
	defer d.io.Unlock()
	s := &snapshot{journal: j, last: map[string]int64{}, counts: map[string]int64{}}
	j.mu.Lock()
	defer j.mu.Unlock()
	for device, t := range j.written {
		s.last[device] = t.Last
		if t.Count > 0 {
			s.counts[device] = t.Count
		}
		s.events += t.Count
	}
	return s, nil
}

// lock has the disk that the journal is on for the caller, who unlocks its io.
func (j *Journal) lock() (*disk, error) {
	for {
		j.mu.Lock()
		d, closed := j.disk, j.closed
		j.mu.Unlock()
		if closed {
			return nil, ErrClosed
		}
		d.io.Lock()
		j.mu.Lock()
		current, closed := j.disk == d, j.closed
		j.mu.Unlock()
		if current && !closed {
			return d, nil
		}
		d.io.Unlock()
	}
}

// chunk is how many rows are read at a time: a grade waits no longer than that
// takes, which is some 5 ms.
const chunk = 2000

const selectAfter = `SELECT concat_ws(char(31), sum, operation, id, device, seq, at, offset, course, version, kind, payload)
	FROM event WHERE id > ? ORDER BY id LIMIT ?`

// batch is rows one after another.
type batch struct {
	rows []byte
	ends []int // of each in rows
	last string
	err  error
}

// each gives every event in order of id, each good until the next. One that isn't
// as it was written is an error.
func (s *snapshot) each(ctx context.Context, yield func(*study.Event) error) error {
	return s.eachAfter(ctx, "", yield)
}

// eachAfter gives those after an id, as each does.
func (s *snapshot) eachAfter(ctx context.Context, id string, yield func(*study.Event) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// The next rows are read while these are made use of.
	full, empty := make(chan *batch, 2), make(chan *batch, 3)
	for range cap(empty) {
		empty <- &batch{}
	}
	go func() {
		defer close(full)
		for last := id; ; {
			b := <-empty
			b.err = s.read(ctx, b, last)
			last = b.last
			full <- b
			if b.err != nil || len(b.ends) < chunk {
				return
			}
		}
	}()
	defer func() { // so that nothing reads on after this
		cancel()
		for b := range full {
			empty <- b
		}
	}()
	same := interned{}
	for b := range full {
		if b.err != nil {
			return b.err
		}
		from := 0
		for _, end := range b.ends {
			row := b.rows[from:end]
			e, err := parseShared(row, same)
			if err == nil {
				s.sum, err = sumIn(row)
			}
			if err != nil {
				return fmt.Errorf("an event: %w (%w)", ErrDamaged, err)
			}
			from = end
			if e.Seq > s.last[e.Device] {
				continue
			}
			if err := yield(&e); err != nil {
				return err
			}
		}
		empty <- b
	}
	return nil
}

// sumIn is the checksum that a row has.
func sumIn(row []byte) (uint64, error) {
	sum, err := strconv.ParseInt(string(row[:max(bytes.IndexByte(row, separator), 0)]), 10, 64)
	return uint64(sum), err
}

// read fills a batch with the rows after an id.
func (s *snapshot) read(ctx context.Context, b *batch, after string) error {
	b.rows, b.ends, b.last = b.rows[:0], b.ends[:0], after
	d, err := s.journal.lock()
	if err != nil {
		return err
	}
	defer d.io.Unlock()
	if !d.file.readable() {
		return fmt.Errorf("read %s: %w", d.path, ErrReplaced)
	}
	found, err := d.file.conn.QueryContext(ctx, selectAfter, after, chunk)
	if err != nil {
		return fmt.Errorf("read %s: %w", d.path, classify(err))
	}
	defer found.Close()
	for found.Next() {
		var row sql.RawBytes
		if err := found.Scan(&row); err != nil {
			return err
		}
		b.rows = append(b.rows, row...)
		b.ends = append(b.ends, len(b.rows))
	}
	if n := len(b.ends); n > 0 {
		from := 0
		if n > 1 {
			from = b.ends[n-2]
		}
		id := afterFirst(afterFirst(b.rows[from:]))
		b.last = string(id[:min(len(id), 26)])
	}
	return classify(found.Err())
}
