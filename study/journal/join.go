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

// latest is the time, in UTC milliseconds, from which on no event's id is taken to
// be true: what is done here afterwards could have none that is later.
const latest = 253_402_300_800_000

// mostConflicts is how many a preview names.
const mostConflicts = 20

// mostNames is how many devices it gives the names of.
const mostNames = 1000

// Preview is what joining a file would do.
type Preview struct {
	File      string               // the SHA-256 of its lines, in hex
	New       progressfile.Summary // what it would bring; nothing that is here is changed
	Here      int64                // how many of its events are here already
	Conflicts []Conflict           // the first of them
	Disagree  int64                // how many there are
	// Names are those that the new events give to devices, by id.
	Names map[string]string

	// Written is what Join and Take wrote, which Session.TakeJoined is to be given:
	// the new events in order of id, and after them what was recorded of them.
	Written []study.Event

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
	j.wholeMu.Lock()
	defer j.wholeMu.Unlock()
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
	p := &previewing{snapshot: s, Preview: Preview{File: f.End()}, undone: map[string]bool{}, numbers: map[string][]int64{}}
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
			if err := p.see(ctx, there); err != nil {
				return err
			}
			if there, err, ok = next(); err != nil {
				return err
			}
		}
		if here.Kind == study.Joined {
			p.joins = append(p.joins, joined{here.ID, here.Operation, here.Payload})
		}
		if !ok || there.ID != here.ID {
			return nil
		}
		p.Here++
		if !bytes.Equal(there.AppendRow(nil), here.AppendRow(nil)) {
			c := Conflict{ID: here.ID, Here: *here, There: there.Event}
			c.Here.Payload, c.There.Payload = slices.Clone(c.Here.Payload), slices.Clone(c.There.Payload)
			p.disagree(c)
		}
		there, err, ok = next()
		return err
	})
	for err == nil && ok {
		if err = p.see(ctx, there); err == nil {
			there, err, ok = next()
		}
	}
	if err != nil {
		return Preview{}, err
	}
	p.numberedTwice()
	p.New = p.tally.Summary()
	if p.again, err = p.hidden(ctx); err != nil {
		return Preview{}, err
	}
	return p.Preview, nil
}

// previewing is a preview while the file is read.
type previewing struct {
	Preview
	snapshot *snapshot
	tally    progressfile.Tally
	joins    []joined           // those here too
	undone   map[string]bool    // operations that new events undo
	numbers  map[string][]int64 // of new events, by device
}

type joined struct {
	event, operation ulid.ULID
	payload          json.RawMessage
}

func (p *previewing) disagree(c Conflict) {
	if p.Disagree++; len(p.Conflicts) < mostConflicts {
		p.Conflicts = append(p.Conflicts, c)
	}
}

// see takes an event into account that isn't here.
func (p *previewing) see(ctx context.Context, e *progressfile.Event) error {
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
	if e.ID.Time() >= latest {
		return &progressfile.Fault{What: fmt.Sprintf("the event %s says that it was made after the year 9999", e.ID)}
	}
	p.brought = append(p.brought, e.ID)
	p.numbers[e.Device] = append(p.numbers[e.Device], e.Seq)
	switch e.Kind {
	case study.Joined:
		p.joins = append(p.joins, joined{e.ID, e.Operation, slices.Clone(e.Payload)})
	case study.Named:
		var of study.NamedPayload
		if json.Unmarshal(e.Payload, &of) == nil && len(p.Names) < mostNames {
			if p.Names == nil {
				p.Names = map[string]string{}
			}
			p.Names[of.Device] = study.CleanDeviceName(of.Name)
		}
	case study.Undid:
		var of study.UndidPayload
		if json.Unmarshal(e.Payload, &of) == nil {
			p.undone[of.Operation], p.undone[of.Event] = true, true
		}
	}
	return p.tally.Add(&e.Event)
}

// numberedTwice notes which new events of a device have one number.
func (p *previewing) numberedTwice() {
	for device, numbers := range p.numbers {
		slices.Sort(numbers)
		for i := range numbers[:len(numbers)-1] {
			if numbers[i] == numbers[i+1] {
				p.disagree(Conflict{There: study.Event{Device: device, Seq: numbers[i]}, Number: true})
			}
		}
	}
}

// hidden gives the events that are here and that a join names which the file
// undoes: all of them when the join itself comes from the file, and of one that was
// here before this device's own. Another took them in and thought better of it; here they go on
// counting, as a join names them that isn't undone.
func (p *previewing) hidden(ctx context.Context) ([]ulid.ULID, error) {
	var ids []ulid.ULID
	for _, j := range p.joins {
		if !p.undone[j.event.String()] && !p.undone[j.operation.String()] {
			continue
		}
		var of study.JoinedPayload
		if json.Unmarshal(j.payload, &of) != nil {
			continue
		}
		_, fresh := slices.BinarySearchFunc(p.brought, j.event, ulid.ULID.Compare)
		for _, text := range of.Events {
			id, err := ulid.ParseStrict(text)
			if err != nil {
				continue
			}
			if _, new := slices.BinarySearchFunc(p.brought, id, ulid.ULID.Compare); new {
				continue
			}
			if fresh {
				ids = append(ids, id)
				continue
			}
			own, err := p.snapshot.journal.isOwn(ctx, id)
			if err != nil {
				return nil, err
			}
			if own {
				ids = append(ids, id)
			}
		}
	}
	slices.SortFunc(ids, ulid.ULID.Compare)
	return slices.Compact(ids), nil
}

// isOwn says whether an event was made here.
func (j *Journal) isOwn(ctx context.Context, id ulid.ULID) (bool, error) {
	return j.any(ctx, "SELECT count(*) FROM event WHERE id = ? AND device = ?", id.String(), j.Device())
}

// hasNumber says whether a device's event of a number is there.
func (j *Journal) hasNumber(ctx context.Context, device string, seq int64) (bool, error) {
	return j.any(ctx, "SELECT count(*) FROM event WHERE device = ? AND seq = ?", device, seq)
}

func (j *Journal) any(ctx context.Context, query string, args ...any) (bool, error) {
	d, err := j.lock()
	if err != nil {
		return false, err
	}
	defer d.io.Unlock()
	var n int
	err = d.file.conn.QueryRowContext(ctx, query, args...).Scan(&n)
	return n > 0, classify(err)
}
