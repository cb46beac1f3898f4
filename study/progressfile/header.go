package progressfile

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// Format is what a file's header says it is, and Version of which kind: one that
// says a higher one can't be read.
const (
	Format  = "stagecraft.progress"
	Version = 1
)

// Header is a file's first line.
type Header struct {
	Devices []string // where the events were made
	Course  string   // the one that all events are of, or of none; "" is any
	Events  int64    // how many follow
}

type headerLine struct {
	Format  string   `json:"format"`
	Version int      `json:"version"`
	Devices []string `json:"devices"`
	Course  string   `json:"course"`
	Events  int64    `json:"events"`
}

func (h Header) line() ([]byte, error) {
	if h.Events < 0 || h.Events > MaxEvents {
		return nil, fmt.Errorf("a file holds up to %d events, not %d", MaxEvents, h.Events)
	}
	if len(h.Devices) > maxNames {
		return nil, fmt.Errorf("a file holds events of up to %d devices, not %d", maxNames, len(h.Devices))
	}
	for _, device := range append([]string{h.Course}, h.Devices...) {
		if len(device) > maxName || !utf8.ValidString(device) {
			return nil, fmt.Errorf("%.40q can't be the name of a device or course: it must be text of up to %d bytes", device, maxName)
		}
	}
	if h.Devices == nil {
		h.Devices = []string{}
	}
	b, err := json.Marshal(headerLine{Format, Version, h.Devices, h.Course, h.Events})
	return append(b, '\n'), err
}

func parseHeader(line []byte) (Header, error) {
	var l headerLine
	err := json.Unmarshal(line, &l)
	switch {
	case l.Format != Format:
		return Header{}, faultf(1, `this is not a .progress file: its first line must begin {"format":%q`, Format)
	case l.Version > Version:
		return Header{}, fmt.Errorf("version %d, of which %d is known: %w", l.Version, Version, ErrNewer)
	case err != nil:
		return Header{}, faultf(1, "the header makes no sense: %v", err)
	case l.Version < 1:
		return Header{}, faultf(1, "the header must say its version, from 1")
	case l.Events < 0 || l.Events > MaxEvents:
		return Header{}, faultf(1, "the header says %d events; it may be 0 to %d", l.Events, MaxEvents)
	case len(l.Devices) > maxNames:
		return Header{}, faultf(1, "the header names %d devices; it may be up to %d", len(l.Devices), maxNames)
	}
	return Header{Devices: l.Devices, Course: l.Course, Events: l.Events}, nil
}
