package journal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// ErrConflict says that a file and the journal don't agree on an event: they hold
// the same id with another content, or one number of a device for two events.
// They aren't joined.
var ErrConflict = errors.New("it and the journal here don't agree on what happened; nothing was joined")

// Conflict is an event on which a file and the journal don't agree.
type Conflict struct {
	ID     ulid.ULID
	Here   study.Event // the zero Event when another event has its number
	There  study.Event
	Number bool // it is the number that another event has
}

func (c *Conflict) String() string {
	if c.Number {
		return fmt.Sprintf("event %d of %s, which is another one here", c.There.Seq, c.There.Device)
	}
	return fmt.Sprintf("what is %q of %s here and %q of %s there", c.Here.Kind, c.Here.Time().Format("2 January 2006"),
		c.There.Kind, c.There.Time().Format("2 January 2006"))
}

// mostConflicts is how many a preview names.
const mostConflicts = 20

// Preview is what joining a file would do.
type Preview struct {
	File      string               // the SHA-256 of its lines, in hex
	New       progressfile.Summary // what it would bring; nothing that is here is changed
	Here      int64                // how many of its events are here already
	Conflicts []Conflict           // the first of them
	Disagree  int64                // how many there are

	brought []ulid.ULID // new ones
	again   []ulid.ULID // that are here, and that an undone join in the file would leave out
}

// Reviews counts the new grades, those undone too.
func (p *Preview) Reviews() int64 { return p.New.Kinds[study.Graded] }

// Notes counts the new highlights and notes, those changed or taken away too.
func (p *Preview) Notes() int64 { return p.New.Kinds[study.Noted] }

// PreviewJoin says what joining a .progress file would do. It reads all of the
// file, while the journal goes on; progress, unless nil, is told how many events
// were looked at of how many.
func (j *Journal) PreviewJoin(ctx context.Context, path string, progress func(done, all int64)) (Preview, error) {
	j.whole.Lock()
	defer j.whole.Unlock()
	f, err := progressfile.Open(path)
	if err != nil {
		return Preview{}, err
	}
	defer f.Close()
	p, err := j.preview(ctx, f, progress)
	if err != nil {
		return Preview{}, fmt.Errorf("look into %s: %w", path, err)
	}
	return p, nil
}

// preview needs j.whole.
func (j *Journal) preview(ctx context.Context, f *progressfile.File, progress func(done, all int64)) (Preview, error) {
	s, err := j.snapshot()
	if err != nil {
		return Preview{}, err
	}
	p := &previewing{snapshot: s, Preview: Preview{File: f.End()}, undone: map[string]bool{}}
	next, stop := iter.Pull2(f.Events(ctx, func(n int64) {
		if progress != nil {
			progress(n, f.Header.Events)
		}
	}))
	defer stop()
	there, err, ok := next()
	if err != nil {
		return Preview{}, err
	}
	err = s.each(ctx, func(here *study.Event) error {
		for ok && there.ID.Compare(here.ID) < 0 {
			if err := p.fresh(ctx, there); err != nil {
				return err
			}
			if there, err, ok = next(); err != nil {
				return err
			}
		}
		if !ok || there.ID != here.ID {
			return nil
		}
		p.Here++
		if !bytes.Equal(there.AppendRow(nil), here.AppendRow(nil)) {
			c := Conflict{ID: here.ID, Here: *here, There: there.Event}
			c.There.Payload = slices.Clone(c.There.Payload)
			p.disagree(c)
		}
		there, err, ok = next()
		return err
	})
	for ; err == nil && ok; there, err, ok = next() {
		err = p.fresh(ctx, there)
	}
	if err != nil {
		return Preview{}, err
	}
	p.New = p.tally.Summary()
	p.again = p.hidden()
	return p.Preview, nil
}

// previewing is a preview while the file is read.
type previewing struct {
	Preview
	snapshot *snapshot
	tally    progressfile.Tally
	joins    []joined        // that are new
	undone   map[string]bool // operations that new events undo
}

type joined struct {
	event, operation ulid.ULID
	ids              []string
}

func (p *previewing) disagree(c Conflict) {
	if p.Disagree++; len(p.Conflicts) < mostConflicts {
		p.Conflicts = append(p.Conflicts, c)
	}
}

// fresh takes an event into account that isn't here.
func (p *previewing) fresh(ctx context.Context, e *progressfile.Event) error {
	if e.Seq <= p.snapshot.last[e.Device] {
		taken, err := p.snapshot.journal.hasNumber(ctx, e.Device, e.Seq)
		if err != nil {
			return err
		}
		if taken {
			c := Conflict{ID: e.ID, There: e.Event, Number: true}
			c.There.Payload = slices.Clone(e.Payload)
			p.disagree(c)
			return nil
		}
	}
	p.brought = append(p.brought, e.ID)
	switch e.Kind {
	case study.Joined:
		var of study.JoinedPayload
		if json.Unmarshal(e.Payload, &of) == nil {
			p.joins = append(p.joins, joined{e.ID, e.Operation, of.Events})
		}
	case study.Undid:
		var of study.UndidPayload
		if json.Unmarshal(e.Payload, &of) == nil {
			p.undone[of.Operation], p.undone[of.Event] = true, true
		}
	}
	return p.tally.Add(&e.Event)
}

// hidden gives the events that an undone join in the file names. Some may be this
// learner's own: another device took them in and thought better of it. They go on
// counting, as this join names them too.
func (p *previewing) hidden() []ulid.ULID {
	var ids []ulid.ULID
	for _, j := range p.joins {
		if !p.undone[j.event.String()] && !p.undone[j.operation.String()] {
			continue
		}
		for _, text := range j.ids {
			id, err := ulid.ParseStrict(text)
			if _, fresh := slices.BinarySearchFunc(p.brought, id, ulid.ULID.Compare); err == nil && !fresh {
				ids = append(ids, id)
			}
		}
	}
	slices.SortFunc(ids, ulid.ULID.Compare)
	return slices.Compact(ids)
}

// hasNumber says whether a device's event of a number is there.
func (j *Journal) hasNumber(ctx context.Context, device string, seq int64) (bool, error) {
	d, err := j.lock()
	if err != nil {
		return false, err
	}
	defer d.io.Unlock()
	var n int
	err = d.file.conn.QueryRowContext(ctx, "SELECT count(*) FROM event WHERE device = ? AND seq = ?", device, seq).Scan(&n)
	return n > 0, told(err)
}

// Join brings in what a .progress file holds and this journal doesn't, all of it
// or, with an error, nothing: in one transaction, with the events by which record
// says what was brought, which is [study.Session.JoinEvents]. Numbers of other
// devices are kept. When there is nothing new, nothing is written, and when there
// are only the joins of another, nothing is recorded of it. It gives
// ErrConflict when they don't agree. A session has to be started anew after it.
//
// While it writes, nothing else is written; the file is read twice, and progress,
// unless nil, told of the second time.
func (j *Journal) Join(ctx context.Context, path string, record func(file string, brought []ulid.ULID) ([]study.Event, error), progress func(done, all int64)) (Preview, error) {
	j.whole.Lock()
	defer j.whole.Unlock()
	f, err := progressfile.Open(path)
	if err != nil {
		return Preview{}, err
	}
	defer f.Close()
	p, err := j.preview(ctx, f, nil)
	if err == nil && p.Disagree > 0 {
		err = fmt.Errorf("%s: %w", p.Conflicts[0].String(), ErrConflict)
	}
	if err != nil {
		return p, fmt.Errorf("join %s: %w", path, err)
	}
	if len(p.brought) == 0 {
		return p, nil
	}
	brought := slices.Concat(p.brought, p.again)
	slices.SortFunc(brought, ulid.ULID.Compare)
	var own []study.Event
	if p.New.Kinds[study.Joined] < p.New.Events || len(p.again) > 0 {
		// Else two that join each other would have something new for ever.
		own, err = record(p.File, brought)
	}
	if err == nil {
		err = j.bring(ctx, f, p.brought, own, progress)
	}
	if err != nil {
		return p, fmt.Errorf("join %s: %w", path, err)
	}
	return p, nil
}

// bring writes those events of a file that are new, and own ones after them.
func (j *Journal) bring(ctx context.Context, f *progressfile.File, brought []ulid.ULID, own []study.Event, progress func(done, all int64)) error {
	d, err := j.lock()
	if err != nil {
		return err
	}
	defer d.io.Unlock()
	j.mu.Lock()
	stopped, device, last := j.stopped, j.device, j.last
	waiting := len(j.queue) > 0
	j.mu.Unlock()
	if stopped != nil {
		return stopped
	}
	if waiting { // they get their numbers first
		if j.drain(d); j.Saving().Stopped != nil {
			return j.Saving().Stopped
		}
		j.mu.Lock()
		last = j.last
		j.mu.Unlock()
	}
	if err := d.file.intact(); err != nil {
		return err
	}
	for i := range own {
		own[i].Device = device
		if err := valid(&own[i], device); err != nil {
			return err
		}
	}
	tx, err := d.file.conn.BeginTx(ctx, nil)
	if err != nil {
		return told(err)
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	var written []*study.Event
	rest := brought
	for line, err := range f.Events(ctx, nil) {
		if err != nil {
			return err
		}
		if len(rest) == 0 || rest[0] != line.ID {
			continue
		}
		rest = rest[1:]
		e := line.Event
		e.Payload = slices.Clone(e.Payload)
		if err := insertAll(ctx, tx, d.file.add, d.file.put, []study.Event{e}, nil, 0); refused(err) {
			return fmt.Errorf("event %d of %s: %w", e.Seq, e.Device, ErrConflict)
		} else if err != nil {
			return told(err)
		}
		written = append(written, &e)
		if n := len(written); n%2048 == 0 && progress != nil {
			progress(int64(n), int64(len(brought)))
		}
	}
	if len(rest) > 0 {
		return fmt.Errorf("the file changed while it was read: %w", progressfile.ErrUnsound)
	}
	if err := insertAll(ctx, tx, d.file.add, d.file.put, own, nil, last); err != nil {
		return told(err)
	}
	if err := tx.Commit(); err != nil {
		return told(err)
	}
	j.mu.Lock()
	for i := range own {
		written = append(written, &own[i])
		j.last = max(j.last, own[i].Seq)
	}
	j.run = append(j.run, written...)
	j.count(written)
	j.mu.Unlock()
	if d.file.log, err = d.file.heldLog.Stat(); err != nil {
		return err
	}
	return d.file.intact()
}
