package journal

import (
	"context"
	"errors"
)

// deviceSum is a [deviceCount] that goes on being added to.
type deviceSum struct {
	deviceCount
	sum    uint64
	summed bool  // sum is right
	count  int64 // of those that were summed up, while they are
}

// deviceSumsOf counts the events of each device.
func deviceSumsOf(ctx context.Context, f *file) (map[string]*deviceSum, error) {
	found, err := f.conn.QueryContext(ctx, "SELECT device, count(*), max(seq) FROM event GROUP BY device")
	if err != nil {
		return nil, err
	}
	tallies := map[string]*deviceSum{}
	for found.Next() {
		var device string
		t := &deviceSum{}
		if err := found.Scan(&device, &t.Count, &t.Last); err != nil {
			return nil, errors.Join(err, found.Close())
		}
		tallies[device] = t
	}
	if err := errors.Join(found.Err(), found.Close()); err != nil {
		return nil, err
	}
	for device, t := range tallies {
		if _, t.At, err = count(ctx, f.conn, device, t.Last); err != nil {
			return nil, err
		}
	}
	return tallies, nil
}
