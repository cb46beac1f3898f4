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

// chunkBytes is how much the rows that are read at a time hold at most, as far as the
// last ones tell.
const chunkBytes = 4 << 20

const selectAfter = `SELECT concat_ws(char(31), sum, operation, id, device, seq, at, offset, course, version, kind, payload) AS row
	FROM event WHERE id > ? ORDER BY id LIMIT ?`

// selectTogether gives the same as one text, and how many they are: to be given each row
// takes about as long as to read it.
const selectTogether = "SELECT count(*), group_concat(row, char(30)) FROM (" + selectAfter + ")"

// rowSeparator stands between the rows of selectTogether. No field that was written as it
// should be holds it, but a damaged one may.
const rowSeparator = 30

// batch is rows one after another.
type batch struct {
	rows []byte // with a separator between them
	ends []int  // of each in rows
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
		for last, n := id, chunk; ; {
			b := <-empty
			b.err = s.read(ctx, b, last, n)
			last = b.last
			size, ended := len(b.rows), len(b.ends) < n
			full <- b
			if b.err != nil || ended {
				return
			}
			n = min(chunk, max(n*chunkBytes/max(size, 1), 1)) // pictures are large
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
			from = end + 1
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

// read fills a batch with the n rows after an id.
func (s *snapshot) read(ctx context.Context, b *batch, after string, n int) error {
	b.rows, b.ends, b.last = b.rows[:0], b.ends[:0], after
	d, err := s.journal.lock()
	if err != nil {
		return err
	}
	defer d.io.Unlock()
	if !d.file.readable() {
		return fmt.Errorf("read %s: %w", d.path, ErrReplaced)
	}
	if whole, err := b.together(ctx, d.file.conn, after, n); err == nil && whole {
		b.mark()
		return nil
	}
	if err := b.apart(ctx, d.file.conn, after, n); err != nil {
		return fmt.Errorf("read %s: %w", d.path, classify(err))
	}
	b.mark()
	return nil
}

// mark notes the id of the last row.
func (b *batch) mark() {
	n := len(b.ends)
	if n == 0 {
		return
	}
	from := 0
	if n > 1 {
		from = b.ends[n-2] + 1
	}
	id := afterFirst(afterFirst(b.rows[from:]))
	b.last = string(id[:min(len(id), 26)])
}

// together fills a batch with the rows after an id, read as one text; whole says whether
// these are as many as there are. SQLite may find the text too long.
func (b *batch) together(ctx context.Context, conn *sql.Conn, after string, most int) (whole bool, err error) {
	found, err := conn.QueryContext(ctx, selectTogether, after, most)
	if err != nil {
		return false, err
	}
	defer found.Close()
	if !found.Next() {
		return false, found.Err()
	}
	n := 0
	var text sql.NullString
	if err := found.Scan(&n, &text); err != nil {
		return false, err
	}
	b.rows = append(b.rows, text.String...)
	for from := 0; from < len(b.rows); {
		end := len(b.rows)
		if at := bytes.IndexByte(b.rows[from:], rowSeparator); at >= 0 {
			end = from + at
		}
		b.ends = append(b.ends, end)
		from = end + 1
	}
	return len(b.ends) == n, found.Close()
}

// apart does so one by one.
func (b *batch) apart(ctx context.Context, conn *sql.Conn, after string, most int) error {
	b.rows, b.ends = b.rows[:0], b.ends[:0]
	found, err := conn.QueryContext(ctx, selectAfter, after, most)
	if err != nil {
		return err
	}
	defer found.Close()
	for found.Next() {
		var row sql.RawBytes
		if err := found.Scan(&row); err != nil {
			return err
		}
		b.rows = append(b.rows, row...)
		b.ends = append(b.ends, len(b.rows))
		b.rows = append(b.rows, rowSeparator)
	}
	return found.Err()
}
