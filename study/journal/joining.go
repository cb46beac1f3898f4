package journal

import (
	"context"
	"fmt"
	"slices"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// Record gives the events that say of a file, by the SHA-256 of its lines, that it
// brought those of some ids. It is [study.Session.JoinEvents].
type Record func(file string, brought []ulid.ULID) ([]study.Event, error)

// Join brings in what a .progress file holds and this journal doesn't, all of it
// or, with an error, nothing: in one transaction, with the events by which record
// says what was brought. Numbers of other devices are kept. When there is nothing
// new, nothing is written, and when there are only the joins of another, nothing is
// recorded of it. It gives ErrConflict when they don't agree. A session takes
// what was written into account by [study.Session.TakeJoined].
//
// While it writes, nothing else is written; the file is read twice, and progress,
// unless nil, told of the second time.
func (j *Journal) Join(ctx context.Context, path string, record Record, progress func(done, all int64)) (Preview, error) {
	return j.join(ctx, path, func(p *Preview, f *progressfile.File) error {
		fresh, err := freshOf(ctx, f, p.brought, progress)
		if err != nil {
			return err
		}
		var own []study.Event
		if p.New.Kinds[study.Joined] < p.New.Events || len(p.again) > 0 {
			// Else two that join each other would have something new for ever.
			brought := slices.Concat(p.brought, p.again)
			slices.SortFunc(brought, ulid.ULID.Compare)
			if own, err = record(p.File, brought); err != nil {
				return err
			}
		}
		p.Written, err = j.adjoin(ctx, fresh, own)
		return err
	})
}

// mostTaken is how many events Take writes at a time: a grade waits no longer than
// that takes, which is some 10 ms.
const mostTaken = 500

// Take does so for a device of the learner's that is kept in step with this one.
// What it brings isn't undone as one, and nothing is recorded of it, but where an
// undone join would leave out what this device did. It writes a little at a time,
// so that others can write meanwhile. Broken off, or with an error, it has
// brought in as much as Written says, and the next Take brings the rest.
func (j *Journal) Take(ctx context.Context, path string, record Record) (Preview, error) {
	return j.join(ctx, path, func(p *Preview, f *progressfile.File) error {
		fresh, err := freshOf(ctx, f, p.brought, nil)
		if err != nil {
			return err
		}
		var own []study.Event
		if len(p.again) > 0 {
			if own, err = record(p.File, p.again); err != nil {
				return err
			}
		}
		for some := range slices.Chunk(fresh, mostTaken) {
			var after []study.Event
			if len(p.Written)+len(some) == len(fresh) {
				after = own
			}
			written, err := j.adjoin(ctx, some, after)
			if err != nil {
				return err
			}
			p.Written = append(p.Written, written...)
		}
		return nil
	})
}

// join looks into a file, and has write bring in what is new, if all is well.
func (j *Journal) join(ctx context.Context, path string, write func(*Preview, *progressfile.File) error) (Preview, error) {
	j.wholeMu.Lock()
	defer j.wholeMu.Unlock()
	f, err := progressfile.Open(path)
	if err != nil {
		return Preview{}, err
	}
	defer f.Close()
	p, err := j.preview(ctx, f, nil)
	if err == nil && p.Disagree > 0 {
		err = fmt.Errorf("%s: %w", p.Conflicts[0].String(), ErrConflict)
	}
	if err == nil && len(p.brought) > 0 {
		err = write(&p, f)
	}
	if err != nil {
		return p, fmt.Errorf("join %s: %w", path, err)
	}
	return p, nil
}

// freshOf gives those events of a file whose ids, in order, are brought.
func freshOf(ctx context.Context, f *progressfile.File, brought []ulid.ULID, progress func(done, all int64)) ([]study.Event, error) {
	fresh := make([]study.Event, 0, len(brought))
	for line, err := range f.Events(ctx, nil) {
		if err != nil {
			return nil, err
		}
		if len(fresh) == len(brought) || brought[len(fresh)] != line.ID {
			continue
		}
		e := line.Event
		e.Payload = slices.Clone(e.Payload)
		fresh = append(fresh, e)
		if n := len(fresh); n%2048 == 0 && progress != nil {
			progress(int64(n), int64(len(brought)))
		}
	}
	if len(fresh) < len(brought) {
		return nil, fmt.Errorf("the file changed while it was read: %w", progressfile.ErrUnsound)
	}
	return fresh, nil
}

// adjoin writes events that were made elsewhere, and own ones after them, in one
// transaction. It gives all of them as they were written.
func (j *Journal) adjoin(ctx context.Context, fresh, own []study.Event) ([]study.Event, error) {
	d, err := j.lock()
	if err != nil {
		return nil, err
	}
	defer d.io.Unlock()
	j.mu.Lock()
	stopped, device, last, located := j.stopped, j.device, j.last, j.located
	waiting := len(j.queue) > 0
	j.mu.Unlock()
	if stopped != nil {
		return nil, stopped
	}
	if waiting { // they get their numbers first
		if j.drain(d); j.Saving().Stopped != nil {
			return nil, j.Saving().Stopped
		}
		j.mu.Lock()
		last = j.last
		j.mu.Unlock()
	}
	if err := d.file.intact(); err != nil {
		return nil, err
	}
	for i := range own {
		own[i].Device = device
		if err := valid(&own[i], device); err != nil {
			return nil, err
		}
	}
	tx, err := d.file.conn.BeginTx(ctx, nil)
	if err != nil {
		return nil, classify(err)
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	if err := insertAll(ctx, tx, d.file.add, d.file.put, fresh, nil, 0); isConstraint(err) {
		return nil, fmt.Errorf("two events have one number: %w", ErrConflict)
	} else if err != nil {
		return nil, classify(err)
	}
	if err := insertAll(ctx, tx, d.file.add, d.file.put, own, located, last); err != nil {
		return nil, classify(err)
	}
	if err := tx.Commit(); err != nil {
		return nil, classify(err)
	}
	all := slices.Concat(fresh, own)
	written := make([]*study.Event, len(all))
	j.mu.Lock()
	j.located = nil
	for i := range all {
		e := all[i]
		written[i] = &e
		if e.Device == j.device { // an own one that was lost here may have come back
			j.last = max(j.last, e.Seq)
		}
	}
	j.run = append(j.run, written...)
	j.count(written)
	j.mu.Unlock()
	if d.file.log, err = d.file.heldLog.Stat(); err != nil {
		return nil, err
	}
	return all, d.file.intact()
}

// Numbers is how much of a device is in a journal.
type Numbers struct {
	Events int64
	Last   int64 // the highest number
}

// Holds says how much of each device was written, by its id.
func (j *Journal) Holds() map[string]Numbers {
	j.mu.Lock()
	defer j.mu.Unlock()
	held := make(map[string]Numbers, len(j.written))
	for device, t := range j.written {
		held[device] = Numbers{t.Count, t.Last}
	}
	return held
}
