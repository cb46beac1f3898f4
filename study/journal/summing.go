package journal

import (
	"time"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// summing sums up every event as it is read, in order of id.
type summing struct {
	ids     []ulid.ULID
	devices map[string]*deviceSum
	last    *deviceSum // of the event before, which is almost always of the same device
	device  string
}

func (s *summing) add(e *study.Event, row []byte) { s.addPlain(e, plain(row), true) }

// addPlain does so given the row from the id on; known says whether the ids are
// asked for.
func (s *summing) addPlain(e *study.Event, row []byte, known bool) {
	if known {
		s.ids = append(s.ids, e.ID)
	}
	t := s.last
	if t == nil || s.device != e.Device {
		if s.devices == nil {
			s.devices = map[string]*deviceSum{}
		}
		if t = s.devices[e.Device]; t == nil {
			t = &deviceSum{summed: true}
			s.devices[e.Device] = t
		}
		s.last, s.device = t, e.Device
	}
	if e.Seq <= t.Last {
		t.summed = false // came from elsewhere, out of order
	}
	t.sum = chain(t.sum, row)
	t.count++
	t.Last, t.At = e.Seq, e.At
}

// expected is the sum that the events are to have, in hex; "" when it isn't known.
func (s *deviceSum) expected() string {
	if s.Sum == "" && s.summed {
		return inHex(s.sum)
	}
	return s.Sum
}

// summarise takes up what every event came to, and whether it is what the
// manifest says.
func (j *Journal) summarise(s summing) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.summed, j.known = true, s.ids
	for device, t := range s.devices {
		is := j.written[device]
		if is == nil || !t.summed {
			continue
		}
		expected := is.expected()
		is.sum, is.summed = t.sum, true
		if expected != "" && expected != inHex(t.sum) {
			if j.missing == nil {
				j.missing = &Missing{To: time.UnixMilli(is.At)}
			}
			j.missing.Changed = true
		}
	}
}
