package study

import "github.com/oklog/ulid/v2"

// Undid is when an earlier operation was undone.
const Undid Kind = "undid"

// UndidPayload is what an undid event holds.
type UndidPayload struct {
	Operation string `json:"operation,omitempty"` // id of the operation undone
	// Event is what events before there were operations hold instead: the id of
	// the event undone, which may be an undid event.
	Event string `json:"event,omitempty"`
}

func init() {
	registerMeta(Undid, func(s *State, e *Event) bool {
		p, ok := decode[UndidPayload](e.Payload)
		target, err := ulid.ParseStrict(p.Operation + p.Event) // one of them
		return ok && err == nil && s.addMark(e.ID, target, true)
	})
}
