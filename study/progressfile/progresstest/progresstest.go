// Package progresstest writes .progress files for tests.
package progresstest

import (
	"testing"

	"stagecraft/study"
	"stagecraft/study/progressfile"
)

// Write writes events, in their order, to a .progress file that names their devices.
func Write(t testing.TB, path string, events ...study.Event) {
	t.Helper()
	devices := map[string]bool{}
	h := progressfile.Header{Events: int64(len(events))}
	for _, e := range events {
		if !devices[e.Device] {
			devices[e.Device] = true
			h.Devices = append(h.Devices, e.Device)
		}
	}
	c, err := progressfile.Create(path, h)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.WriteAll(events); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
}
