package study

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/oklog/ulid/v2"
)

// Named is when the learner gave one of their devices a name.
const Named Kind = "named"

// NamedPayload is what a named event holds.
type NamedPayload struct {
	Device string `json:"device"` // its id
	Name   string `json:"name"`
}

// Retired is when the learner put one of their devices out of use. What was done on
// it stays. One that is named again is in use again.
const Retired Kind = "retired"

// RetiredPayload is what a retired event holds.
type RetiredPayload struct {
	Device string `json:"device"` // its id
}

// MaxDeviceName is how many characters the name of a device has at most.
const MaxDeviceName = 60

// Device is one of the learner's devices that has a name.
type Device struct {
	ID      string
	Name    string
	Retired bool
}

// names are what devices were called last, by id, and retirements when they were
// retired last.
type (
	names       map[string]deviceName
	retirements map[string]int32 // indexes in the log
)

type deviceName struct {
	name string
	at   int32 // index in the log
}

var (
	namedEvents   *kind[NamedPayload, names]
	retiredEvents *kind[RetiredPayload, retirements]
)

func init() {
	namedEvents = register(kind[NamedPayload, names]{
		traits: traits{name: Named, everywhere: true},
		decode: func(_ *State, payload []byte) (NamedPayload, bool) {
			p, ok := decode[NamedPayload](payload)
			return p, ok && p.valid()
		},
		reset: func(p *names) { *p = names{} },
		apply: func(_ *State, p *names, i int32, _ *record, e *NamedPayload) {
			(*p)[e.Device] = deviceName{e.Name, i}
		},
		pack: func(c *codec, _ ulid.ULID, e *NamedPayload) {
			text(c, &e.Device)
			text(c, &e.Name)
		},
		packAll: func(c *codec, p *names) {
			dictionary(c, (*map[string]deviceName)(p), text, func(c *codec, n *deviceName) {
				text(c, &n.name)
				c.index(&n.at)
			})
		},
	})
	retiredEvents = register(kind[RetiredPayload, retirements]{
		traits: traits{name: Retired, everywhere: true},
		decode: func(_ *State, payload []byte) (RetiredPayload, bool) {
			p, ok := decode[RetiredPayload](payload)
			return p, ok && p.Device != ""
		},
		reset: func(p *retirements) { *p = retirements{} },
		apply: func(_ *State, p *retirements, i int32, _ *record, e *RetiredPayload) { (*p)[e.Device] = i },
		pack:  func(c *codec, _ ulid.ULID, e *RetiredPayload) { text(c, &e.Device) },
		packAll: func(c *codec, p *retirements) {
			dictionary(c, (*map[string]int32)(p), text, (*codec).index)
		},
	})
}

// valid says whether a name is one that can be shown in a line.
func (p *NamedPayload) valid() bool {
	return p.Device != "" && p.Name != "" && p.Name == CleanDeviceName(p.Name)
}

// CleanDeviceName makes a name for a device of what was typed: in one line, without
// signs that can't be seen, and not too long. It is "" when nothing is left.
func CleanDeviceName(typed string) string {
	shown := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError || !unicode.IsGraphic(r):
			return -1
		}
		return r
	}, typed)
	runes := []rune(strings.Join(strings.Fields(shown), " "))
	return strings.TrimSpace(string(runes[:min(len(runes), MaxDeviceName)]))
}

// Devices gives the learner's devices that have a name or were retired, in the
// order of their names.
func (s *Session) Devices() []Device { return s.state.devices() }

func (s *State) devices() []Device {
	ids := map[string]bool{}
	for id := range *namedEvents.in(s) {
		ids[id] = true
	}
	for id := range *retiredEvents.in(s) {
		ids[id] = true
	}
	all := make([]Device, 0, len(ids))
	for id := range ids {
		all = append(all, s.device(id))
	}
	slices.SortFunc(all, func(a, b Device) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// DeviceNamed gives a device by its id; it has no name where the learner gave it
// none.
func (s *Session) DeviceNamed(id string) Device { return s.state.device(id) }

func (s *State) device(id string) Device {
	name, named := (*namedEvents.in(s))[id]
	at, retired := (*retiredEvents.in(s))[id]
	return Device{ID: id, Name: name.name, Retired: retired && (!named || at > name.at)}
}

// NameDevice gives a device a name, and puts it in use again if it was retired. A
// name of which nothing can be shown, and one that it has, change nothing.
func (s *Session) NameDevice(id, name string) error {
	name = CleanDeviceName(name)
	if d := s.DeviceNamed(id); name == "" || d.Name == name && !d.Retired {
		return nil
	}
	return s.DoEverywhere(OpStudy, Entry{Named, NamedPayload{Device: id, Name: name}})
}

// RetireDevice puts a device out of use.
func (s *Session) RetireDevice(id string) error {
	if s.DeviceNamed(id).Retired {
		return nil
	}
	return s.DoEverywhere(OpStudy, Entry{Retired, RetiredPayload{Device: id}})
}
