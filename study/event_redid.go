package study

import "github.com/oklog/ulid/v2"

// Redid is when what was undone was done again.
const Redid Kind = "redid"

// RedidPayload is what a redid event holds.
type RedidPayload struct {
	Operation string `json:"operation"` // id of the operation that is done again
}

func init() {
	registerMeta(Redid, func(s *State, e *Event) bool {
		p, ok := decode[RedidPayload](e.Payload)
		target, err := ulid.ParseStrict(p.Operation)
		return ok && err == nil && s.addMark(e.ID, target, false)
	})
}
