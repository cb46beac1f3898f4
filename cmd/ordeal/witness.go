package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/oklog/ulid/v2"

	"stagecraft/study"
)

// deed is a change that was made in the window: what the journal has to say of it, and whether the
// window had shown it as saved.
type deed struct {
	says  string
	shown bool
}

// witness knows what the journal of a data folder has to hold: every event that was in it when it was
// last looked at, as it was then, and what the window has shown since.
type witness struct {
	kind   study.Kind
	counts func(*study.Event) bool // of the kind, those that were made here; nil is all
	loose  bool                    // what is typed may be kept in parts: other events of the kind may stand between
	known  map[ulid.ULID]string
	deeds  []deed // since then

	// Where backups are restored: what it is to hold instead once what was begun is done, and what the last
	// restore replaced; nil for nothing.
	restores     bool
	next, before *witness
	ever         map[ulid.ULID]bool // all that was known at any time

	shown, hasty, early int // all in all: shown as saved; kept before they were shown; kept of what was typed half
}

func newWitness(kind study.Kind) *witness {
	return &witness{kind: kind, known: map[ulid.ULID]string{}}
}

// know takes events for those that are there.
func (w *witness) know(events []study.Event) {
	for i := range events {
		w.known[events[i].ID] = string(events[i].AppendRow(nil))
	}
}

// did notes what is about to be done.
func (w *witness) did(says string) { w.deeds = append(w.deeds, deed{says: says}) }

// didnt takes the last deed back, which came to nothing.
func (w *witness) didnt() { w.deeds = w.deeds[:len(w.deeds)-1] }

// saw notes that the window shows the last deed as saved, and with it all before.
func (w *witness) saw() {
	for i := range w.deeds {
		w.deeds[i].shown = true
	}
}

// judge holds what a journal holds against what it has to. It gives what is wrong, and takes the
// events for known.
func (w *witness) judge(events []study.Event) (wrong []string) {
	now := make(map[ulid.ULID]string, len(events))
	var fresh []string
	for i := range events {
		e := &events[i]
		row := string(e.AppendRow(nil))
		now[e.ID] = row
		was, known := w.known[e.ID]
		switch {
		case !known && e.Kind == w.kind && (w.counts == nil || w.counts(e)):
			fresh = append(fresh, says(e))
		case known && was != row:
			wrong = append(wrong, fmt.Sprintf("event %s is %s and was %s", e.ID, row, was))
		}
	}
	for id, row := range w.known {
		if _, there := now[id]; !there {
			wrong = append(wrong, fmt.Sprintf("event %s is lost: %s", id, row))
		}
	}
	wrong = append(wrong, partlyJoined(events, now)...)
	if w.loose {
		wrong = append(wrong, w.within(fresh)...)
	} else {
		wrong = append(wrong, w.exactly(fresh)...)
	}
	w.shown += shownOf(w.deeds)
	w.known, w.deeds = now, nil
	return wrong
}

// partlyJoined says which joins brought a part of what they say that they did.
func partlyJoined(events []study.Event, there map[ulid.ULID]string) (wrong []string) {
	for i := range events {
		var p study.JoinedPayload
		if events[i].Kind != study.Joined || json.Unmarshal(events[i].Payload, &p) != nil {
			continue
		}
		gone := 0
		for _, text := range p.Events {
			if id, err := ulid.ParseStrict(text); err != nil || there[id] == "" {
				gone++
			}
		}
		if gone > 0 {
			wrong = append(wrong, fmt.Sprintf("of %d events that a join says it brought %d are not there", len(p.Events), gone))
		}
	}
	return wrong
}

// exactly says what is wrong when the fresh events aren't the deeds, in order, up to the last that was
// shown or to a later one.
func (w *witness) exactly(fresh []string) (wrong []string) {
	for i, d := range w.deeds {
		switch {
		case i < len(fresh) && fresh[i] == d.says:
			if !d.shown {
				w.hasty++
			}
		case i < len(fresh):
			return append(wrong, fmt.Sprintf("change %d was %q, and %q is kept", i+1, d.says, fresh[i]))
		case d.shown:
			wrong = append(wrong, fmt.Sprintf("change %d of %d, %q, was shown as saved and is lost", i+1, len(w.deeds), d.says))
		}
	}
	if len(fresh) > len(w.deeds) {
		wrong = append(wrong, fmt.Sprintf("%q is kept and was never done", fresh[len(w.deeds):]))
	}
	return wrong
}

// within says what is wrong when what was shown isn't among the fresh events, in order, or when one of
// these is nothing that was typed.
func (w *witness) within(fresh []string) (wrong []string) {
	at := 0
	for _, d := range w.deeds {
		next := at
		for next < len(fresh) && fresh[next] != d.says && strings.HasPrefix(d.says, fresh[next]) {
			next++ // a part of it
		}
		switch {
		case next < len(fresh) && fresh[next] == d.says:
			w.early += next - at
			if at = next + 1; !d.shown {
				w.hasty++
			}
		case d.shown:
			wrong = append(wrong, fmt.Sprintf("%q was shown as saved and is lost; kept are %q", d.says, fresh))
		default:
			w.early += next - at
			at = next
		}
	}
	if at < len(fresh) {
		wrong = append(wrong, fmt.Sprintf("%q is kept and was never typed", fresh[at:]))
	}
	return wrong
}

// says is what an event says, as far as it is known from outside.
func says(e *study.Event) string {
	decode := func(into any) {
		if err := json.Unmarshal(e.Payload, into); err != nil {
			panic(err) // its checksum holds
		}
	}
	switch e.Kind {
	case study.Graded:
		var p study.GradedPayload
		decode(&p)
		return fmt.Sprint(p.Rating)
	case study.Noted:
		var p study.NotedPayload
		decode(&p)
		return p.Text
	case study.Answered:
		var p study.AnsweredPayload
		decode(&p)
		var text string
		if json.Unmarshal(p.Answer, &text) == nil {
			return text
		}
	case study.Joined:
		var p study.JoinedPayload
		decode(&p)
		return p.File
	case study.Changed:
		var p study.EditedPayload
		decode(&p)
		return strings.Join(p.Texts, "\n") + p.Text
	}
	return ""
}
