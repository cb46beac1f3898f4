package journal

import (
	"context"
	"errors"
	"io/fs"
	"slices"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// seqs are the sequence numbers of the events that there are, by device.
type seqs map[string][]int64

func (n seqs) add(e *study.Event) { n[e.Device] = append(n[e.Device], e.Seq) }

// lacks says whether there are more events up to a device's last than these.
func (n seqs) lacks(of map[string]progressfile.DeviceInfo) bool {
	for device, info := range of {
		there := int64(0)
		for _, seq := range n[device] {
			if seq <= info.Last {
				there++
			}
		}
		if there < info.Events {
			return true
		}
	}
	return false
}

// eachBackedUp gives the events that the sound backups in a data folder hold, the
// newest backup first. One that, by what it says of itself, holds no more than
// there is already isn't read; the caller adds to has what it takes.
func eachBackedUp(ctx context.Context, folder string, has seqs, yield func(*study.Event) error) error {
	backups, err := Backups(folder)
	if err != nil {
		return err
	}
	for _, b := range backups {
		if b.Fault != nil || !has.lacks(b.Holds.Devices) {
			continue
		}
		_, err := readSound(ctx, b.Path, func(e *study.Event, _ int64) error { return yield(e) })
		if errors.Is(err, progressfile.ErrUnsound) || errors.Is(err, progressfile.ErrNewer) || errors.Is(err, fs.ErrNotExist) {
			continue // the next older one has a part of it
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readSound gives the events of a .progress file, and how many there are, once
// all of it was found to be sound. They may be kept.
func readSound(ctx context.Context, path string, yield func(e *study.Event, all int64) error) (all int64, err error) {
	f, err := progressfile.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	if err := f.Check(ctx, nil); err != nil {
		return 0, err
	}
	for line, err := range f.Events(ctx, nil) {
		if err != nil {
			return 0, err
		}
		e := line.Event
		e.Payload = slices.Clone(e.Payload)
		if err := yield(&e, f.Header.Events); err != nil {
			return 0, err
		}
	}
	return f.Header.Events, nil
}
