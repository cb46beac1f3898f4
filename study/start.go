package study

import (
	"context"
	"fmt"
	"iter"
	"maps"

	"github.com/oklog/ulid/v2"
)

// SnapshotStore is a [Store] that also keeps snapshots: what the events came to,
// so that a start needn't read them all. They are a cache, which may be lost.
type SnapshotStore interface {
	Store
	// Snapshot gives what KeepSnapshot kept last under a name, if it is there
	// just as it was kept; nil when it isn't. The caller may keep it.
	Snapshot(name string) []byte
	// KeepSnapshot keeps one in the place of the last, soon, and returns at once.
	// Data isn't changed any more.
	KeepSnapshot(name string, data []byte)
	// EventsFrom gives the events from one on, in order of id, as Events does.
	EventsFrom(id ulid.ULID) iter.Seq2[Event, error]
	// Counts counts the events of each device.
	Counts() map[string]int64
}

// Progress is told how many events were replayed of how many.
type Progress func(done, all int64)

// WithProgress has f told, from the goroutine that starts the session, how far
// reading what was done is. It isn't told when a snapshot saves that.
func WithProgress(f Progress) Option { return func(s *Session) { s.starting.progress = f } }

// WithContext lets the start be stopped: it gives the context's error then.
func WithContext(ctx context.Context) Option { return func(s *Session) { s.starting.ctx = ctx } }

// starting is what a start goes by.
type starting struct {
	ctx      context.Context
	progress Progress
	written  bool             // the course is being written
	counts   map[string]int64 // of the events that were there, by device; nil when that isn't known
}

// mostAfterSnapshot is how many events may come after a snapshot before another
// is made: they take some milliseconds to replay. Tests change it.
var mostAfterSnapshot int64 = 1000

// progressEvery is after how many events a start tells how far it is.
const progressEvery = 4096

// load gives the state that all events lead to: by the last snapshot and what
// came after it, or by all that happened.
func (s *Session) load() (*State, error) {
	kept, ok := s.store.(SnapshotStore)
	if !ok {
		return s.replayAll(nil, s.store.Events())
	}
	counts := kept.Counts()
	s.starting.counts = maps.Clone(counts)
	if state, late, err := s.loadSnapshot(kept, counts); err != nil || state != nil {
		// What came after may have had all of it unpacked, as another schedule does:
		// the next start is spared that.
		if err == nil && (late > mostAfterSnapshot || state.log.inPages == 0 && total(counts) > mostAfterSnapshot) {
			s.keepSnapshot(kept, state, counts)
		}
		return state, err
	}
	state, err := s.replayAll(counts, s.store.Events())
	if err == nil && total(counts) > mostAfterSnapshot && !s.starting.written {
		s.keepSnapshot(kept, state, counts)
	}
	return state, err
}

func (s *Session) replayAll(counts map[string]int64, events iter.Seq2[Event, error]) (*State, error) {
	state := newState(s.base.ID)
	state.open(s.base)
	state.log.recent = make([]record, 0, total(counts)) // growing, it would be copied over and over
	return replay(state, s.watched(events, 0, total(counts)))
}

// loadSnapshot gives the state by the last snapshot, and how many events came
// after it; a nil State when there is none that the store's events agree with: as
// many of each device, and no other before the last of them.
func (s *Session) loadSnapshot(kept SnapshotStore, counts map[string]int64) (*State, int64, error) {
	data := kept.Snapshot(s.base.ID)
	if data == nil {
		return nil, 0, nil
	}
	sum := SnapshotSum(data)
	last, err := kept.Setting(checkedRow(s.base.ID))
	checked := err == nil && last == sum
	state, of, err := unpackState(s.base, data, checked)
	if err != nil {
		return nil, 0, nil // it is of another version, or of another edition
	}
	if !checked {
		kept.SetSettingLater(checkedRow(s.base.ID), sum)
	}
	late := total(counts) - total(of.devices)
	if late < 0 {
		return nil, 0, nil
	}
	first := true
	agrees := true
	after := func(yield func(Event, error) bool) {
		for e, err := range kept.EventsFrom(of.last) {
			switch {
			case err != nil:
				yield(e, err)
				return
			case first && e.ID != of.last:
				agrees = false
				return
			case first:
				first = false
				continue
			}
			of.devices[e.Device]++
			if !yield(e, nil) {
				return
			}
		}
	}
	if state, err = replay(state, s.watched(after, 0, late)); err != nil {
		return nil, 0, err
	}
	if first || !agrees || !maps.Equal(of.devices, counts) {
		return nil, 0, nil
	}
	return state, late, nil
}

// keepSnapshot has a snapshot of a state kept, to which these events led, in the
// place of the one there is.
func (s *Session) keepSnapshot(kept SnapshotStore, state *State, counts map[string]int64) {
	if state.lastID.IsZero() || !s.Saved() {
		return
	}
	kept.KeepSnapshot(s.base.ID, state.pack(s.base, covered{devices: counts, last: state.lastID}))
}

func total(counts map[string]int64) int64 {
	n := int64(0)
	for _, one := range counts {
		n += one
	}
	return n
}

// watched is events, with the progress told of and an end when the start is
// stopped.
func (s *Session) watched(events iter.Seq2[Event, error], done, all int64) iter.Seq2[Event, error] {
	ctx, progress := s.starting.ctx, s.starting.progress
	if ctx == nil && progress == nil {
		return events
	}
	return func(yield func(Event, error) bool) {
		for e, err := range events {
			if done++; done%progressEvery == 0 {
				if ctx != nil && ctx.Err() != nil {
					yield(e, fmt.Errorf("stopped: %w", ctx.Err()))
					return
				}
				if progress != nil && all > progressEvery {
					progress(done, all)
				}
			}
			if !yield(e, err) {
				return
			}
		}
	}
}
