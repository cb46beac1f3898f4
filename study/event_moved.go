package study

import (
	"stagecraft/content/anchor"
	"stagecraft/content/edition"
)

// Moved is when blocks of lessons were found to stand elsewhere in another
// edition of the course, or ids to have become others.
const Moved Kind = "moved"

// MovedPayload is what a moved event holds: where blocks of one edition of the
// course stand in the next. It is about the text and not about what the learner
// did in it, so that it holds for all that was done before it and after it, on
// any machine, and twice is as good as once.
type MovedPayload struct {
	Moves []anchor.Move  `json:"moves,omitempty"`
	IDs   []edition.Move `json:"ids,omitempty"` // ids that became others
}

// What an event holds, in bytes: Stagecraft writes no more than about writtenMoved,
// and reads no more than maxMoved. The moves to a large edition take several
// events, which are kept together.
const (
	writtenMoved = 128 << 10
	maxMoved     = 1 << 20
)

func init() {
	registerMeta(Moved, func(s *State, e *Event) bool {
		p, ok := decodeMoved(e.Payload)
		if !ok {
			return false
		}
		for _, m := range p.Moves {
			if s.moves.add(m) {
				s.stale = true // all that was done is found again
			}
		}
		for _, m := range p.IDs {
			s.renames.written[m] = true
			if s.renames.add(m) {
				s.stale = true
			}
		}
		return true
	})
}

// decodeMoved reads a moved event's payload, which may come from elsewhere.
func decodeMoved(payload []byte) (p MovedPayload, ok bool) {
	if len(payload) > maxMoved {
		return p, false
	}
	if p, ok = decode[MovedPayload](payload); !ok {
		return p, false
	}
	for i := range p.Moves {
		if p.Moves[i].Check(MaxEnd) != nil {
			return p, false
		}
	}
	for _, m := range p.IDs {
		if m.From == "" || m.To == "" {
			return p, false
		}
	}
	return p, true
}
