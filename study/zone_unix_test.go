//go:build unix

package study

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// tzif is a zone file in which it is always so many hours ahead of UTC.
func tzif(hours int) []byte {
	b := append([]byte("TZif"), make([]byte, 16)...)
	for _, n := range []uint32{0, 0, 0, 0, 1, 4} {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	b = binary.BigEndian.AppendUint32(b, uint32(int32(hours*3600)))
	return append(append(b, 0, 0), "ABC\x00"...)
}

func TestZone_FollowsTheComputersWhileTheProgramRuns(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "localtime")
	put := func(data []byte) {
		t.Helper()
		if err := os.WriteFile(path+"~", data, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(path+"~", path); err != nil {
			t.Fatal(err)
		}
	}
	z := &zone{look: func() zoneSource { return zoneIn(path) }}
	now := time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
	ahead := func() int {
		_, seconds := now.In(z.at(now)).Zone()
		return seconds / 3600
	}
	put(tzif(1))
	_, own := now.In(time.Local).Zone()
	if got := ahead(); got != own/3600 {
		t.Errorf("at first it is %d hours ahead, not %d as Go has it", got, own/3600)
	}
	put(append(tzif(9), 0))
	if got := ahead(); got != own/3600 {
		t.Error("the file is looked at each time")
	}
	now = now.Add(zoneLook)
	if got := ahead(); got != 9 {
		t.Errorf("after a flight east it is %d hours ahead", got)
	}
	for what, data := range map[string][]byte{"nothing": {}, "no zone": []byte("TZif, or so"), "half of one": tzif(3)[:30]} {
		put(data)
		now = now.Add(zoneLook)
		if got := ahead(); got != 9 {
			t.Errorf("%s in the file: %d hours ahead", what, got)
		}
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	now = now.Add(-20 * zoneLook) // the clock was set back
	if got := ahead(); got != 9 {
		t.Errorf("without the file: %d hours ahead", got)
	}
	put(append(tzif(-5), 0, 0))
	now = now.Add(zoneLook)
	if got := ahead(); got != -5 {
		t.Errorf("back west it is %d hours ahead", got)
	}
}
