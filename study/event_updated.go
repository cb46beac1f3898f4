package study

import "github.com/oklog/ulid/v2"

// Updated is when a course was first opened in another edition.
const Updated Kind = "updated"

// UpdatedPayload is what an updated event holds. What changed in meaning of a large
// edition takes several events, of one operation; the first has the figures.
type UpdatedPayload struct {
	From    string        `json:"from"` // the version seen last
	To      string        `json:"to"`
	Edition string        `json:"edition"` // [edition.Edition.Sum] of the one that was opened
	Brings  *Brings       `json:"brings,omitempty"`
	Changed []ChangedPart `json:"changed,omitempty"`
}

// ChangedPart is a part of a thing that came to mean something else. Cards about it
// are offered again.
type ChangedPart struct {
	ID   string `json:"id"` // of the thing, as in a link
	Part string `json:"part"`
	From string `json:"from"`          // the version in which it last meant what it meant
	Was  string `json:"was,omitempty"` // what it said, cut to maxSaid
	Now  string `json:"now,omitempty"`
	Sum  string `json:"sum"` // of what it says now
}

// Brings is what an edition brought.
type Brings struct {
	New      []string `json:"new,omitempty"` // ids, as in a link
	Reworded []string `json:"reworded,omitempty"`
	Changed  []string `json:"changed,omitempty"`
	Moved    []string `json:"moved,omitempty"`   // the ids they have now
	Retired  []string `json:"retired,omitempty"` // names, of those that have one
	More     int      `json:"more,omitempty"`    // how many aren't listed

	NotesMoved int `json:"notesMoved,omitempty"` // notes, highlights and flags that stand elsewhere
	NotesLost  int `json:"notesLost,omitempty"`  // and those whose words are gone
}

// The bounds of an updated event: so many bytes of what a part said, ids of a list,
// and bytes that are written and that are read.
const (
	maxSaid        = 500
	maxListed      = 400
	writtenUpdated = 96 << 10
	maxUpdated     = 1 << 20
)

// OpUpdate is meeting another edition of the course. Undone, what changed in meaning
// counts as what it was, and its cards keep their schedule.
const OpUpdate OperationKind = "update"

// ScopeEdition is what an edition, by its Sum, brought.
func ScopeEdition(sum string) Scope { return Scope{area: areaEditions, id: sum} }

// update is an updated event in the projection.
type update struct {
	payload *UpdatedPayload
	id      ulid.ULID
	index   int32
	undone  bool
}

var updatedEvents *kind[UpdatedPayload, []update]

func init() {
	updatedEvents = register(kind[UpdatedPayload, []update]{
		traits: traits{name: Updated, undone: true},
		decode: func(_ *State, payload []byte) (UpdatedPayload, bool) { return decodeUpdated(payload) },
		reset:  func(p *[]update) { *p = nil },
		apply: func(s *State, p *[]update, i int32, r *record, e *UpdatedPayload) {
			payload := *e // what is kept of the event may be let go
			*p = append(*p, update{payload: &payload, id: r.id, index: i, undone: r.undone})
			if len(e.Changed) > 0 && !s.meanings.collected {
				s.stale = true // what was done before counts otherwise
			}
		},
		toggle: func(s *State, _ *[]update, _ int32, _ *UpdatedPayload) { s.stale = true },
		pack:   func(c *codec, _ ulid.ULID, e *UpdatedPayload) { packUpdated(c, e) },
		packAll: func(c *codec, p *[]update) {
			list(c, p, func(c *codec, u *update) {
				if c.reading {
					u.payload = &UpdatedPayload{}
				}
				packUpdated(c, u.payload)
				c.id(&u.id)
				c.index(&u.index)
				c.flag(&u.undone)
			})
		},
		operation: func(_ *State, e *UpdatedPayload) (OperationKind, Scope) {
			if len(e.Changed) == 0 {
				return OpStudy, Scope{}
			}
			return OpUpdate, ScopeEdition(e.Edition)
		},
	})
}

func (s *State) updates() []update { return *updatedEvents.in(s) }

// decodeUpdated reads an updated event's payload, which may come from elsewhere.
func decodeUpdated(payload []byte) (p UpdatedPayload, ok bool) {
	if len(payload) > maxUpdated {
		return p, false
	}
	if p, ok = decode[UpdatedPayload](payload); !ok || p.Edition == "" {
		return p, false
	}
	for _, c := range p.Changed {
		if c.ID == "" || c.Part == "" {
			return p, false
		}
	}
	return p, true
}
