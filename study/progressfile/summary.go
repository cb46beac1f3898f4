package progressfile

import (
	"encoding/json"
	"fmt"
	"maps"
	"unicode/utf8"

	"stagecraft/study"
	"stagecraft/study/day"
)

// Summary is what some events are, in counts.
type Summary struct {
	Events  int64                 `json:"events"`
	From    int64                 `json:"from"` // when the earliest and the latest were made by their clocks, UTC ms; 0 when there are none
	To      int64                 `json:"to"`
	Days    int64                 `json:"days"` // of the learner, on which something was done
	Kinds   map[study.Kind]int64  `json:"kinds"`
	Courses map[string]int64      `json:"courses"` // "" is of no course
	Devices map[string]DeviceInfo `json:"devices"`
}

// DeviceInfo is what the events of a device are.
type DeviceInfo struct {
	Events int64 `json:"events"`
	Last   int64 `json:"last"` // the highest number
	From   int64 `json:"from"` // as of [Summary]
	To     int64 `json:"to"`
}

// Equal says whether two summaries say the same.
func (s *Summary) Equal(o *Summary) bool {
	return s.Events == o.Events && s.From == o.From && s.To == o.To && s.Days == o.Days &&
		maps.Equal(s.Kinds, o.Kinds) && maps.Equal(s.Courses, o.Courses) && maps.Equal(s.Devices, o.Devices)
}

// Tally sums events up, one by one. The zero Tally is ready to use.
type Tally struct {
	events  int64
	from    int64
	to      int64
	kinds   map[study.Kind]*int64
	courses map[string]*int64
	devices map[string]*DeviceInfo
	days    []uint64 // a bit a day since 1970
	count   int64    // of days

	// Of the event before, which is almost always of the same.
	device string
	info   *DeviceInfo
	course string
	of     *int64
	day    day.Day
}

// lastDay is the last of year 9999: what is after it isn't counted as a day.
const lastDay = 2_932_896

// Add takes one more event into account. It fails when there are more kinds,
// courses or devices than a file may name.
func (t *Tally) Add(e *study.Event) error {
	if t.kinds == nil {
		t.kinds, t.courses, t.devices = map[study.Kind]*int64{}, map[string]*int64{}, map[string]*DeviceInfo{}
	}
	if t.info == nil || t.device != e.Device {
		info, err := named(t.devices, e.Device, "device")
		if err != nil {
			return err
		}
		t.device, t.info = e.Device, info
	}
	if t.of == nil || t.course != e.Course {
		of, err := named(t.courses, e.Course, "course")
		if err != nil {
			return err
		}
		t.course, t.of = e.Course, of
	}
	kind, err := named(t.kinds, e.Kind, "kind")
	if err != nil {
		return err
	}
	*kind++
	*t.of++
	if t.events == 0 {
		t.from, t.to = e.At, e.At
	}
	if t.info.Events == 0 {
		t.info.From, t.info.To = e.At, e.At
	}
	t.from, t.to = min(t.from, e.At), max(t.to, e.At)
	t.info.From, t.info.To = min(t.info.From, e.At), max(t.info.To, e.At)
	t.info.Last = max(t.info.Last, e.Seq)
	t.info.Events++
	t.events++
	t.lived(e)
	return nil
}

// lived counts the day of an event, unless it was counted.
func (t *Tally) lived(e *study.Event) {
	const ms = 86_400_000
	if e.At < 0 || e.At/ms > lastDay || e.Offset < -24*60 || e.Offset > 24*60 {
		return // no clock shows that
	}
	d := day.At(e.At, e.Offset)
	if d < 0 || d == t.day && t.count > 0 {
		return
	}
	t.day = d
	for int(d)/64 >= len(t.days) {
		t.days = append(t.days, make([]uint64, int(d)/64+1-len(t.days))...)
	}
	if bit := uint64(1) << (d % 64); t.days[d/64]&bit == 0 {
		t.days[d/64] |= bit
		t.count++
	}
}

func named[K ~string, V any](all map[K]*V, name K, what string) (*V, error) {
	if v := all[name]; v != nil {
		return v, nil
	}
	if len(all) >= maxNames {
		return nil, fmt.Errorf("there are more than %d names of a %s", maxNames, what)
	}
	if len(name) > maxName {
		return nil, fmt.Errorf("the name of a %s has %d bytes; it may have %d", what, len(name), maxName)
	}
	v := new(V)
	all[name] = v
	return v, nil
}

// Summary gives what was added up. Names that aren't text are given as such.
func (t *Tally) Summary() Summary {
	s := Summary{
		Events: t.events, From: t.from, To: t.to, Days: t.count,
		Kinds: map[study.Kind]int64{}, Courses: map[string]int64{}, Devices: map[string]DeviceInfo{},
	}
	for kind, n := range t.kinds {
		s.Kinds[study.Kind(textOf(string(kind)))] += *n
	}
	for course, n := range t.courses {
		s.Courses[textOf(course)] += *n
	}
	for device, info := range t.devices {
		s.Devices[textOf(device)] = *info
	}
	return s
}

// textOf makes a name one that JSON can hold.
func textOf(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	return fmt.Sprintf("%q", name)
}

// footerLine is a file's last line.
type footerLine struct {
	End string `json:"end"` // the SHA-256 of every line before, in hex
	Summary
}

const footerBegins = `{"end":`

func parseFooter(line []byte) (footerLine, error) {
	var f footerLine
	if err := json.Unmarshal(line, &f); err != nil {
		return f, fmt.Errorf("the last line makes no sense: %w", err)
	}
	return f, nil
}
