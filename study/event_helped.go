package study

import (
	"github.com/oklog/ulid/v2"
)

// Helped is when the learner did something about a card that keeps being forgotten,
// other than being asked again; or wrote a memory aid of their own for a card.
const Helped Kind = "helped"

// HelpedPayload is what a helped event holds.
type HelpedPayload struct {
	Card   string `json:"card"`
	Lapses int    `json:"lapses,omitempty"` // how often it had been forgotten by then
	// Written says that the memory aid is another now: Aid, or none where that is "".
	Written bool   `json:"written,omitempty"`
	Aid     string `json:"aid,omitempty"`
}

// MaxAid is how long a memory aid may be, in bytes.
const MaxAid = 500

// help is what was done about a card.
type help struct {
	lapses int   // that it was done about; 0 is about none
	at     int32 // index in the log of when
	aid    string
}

// helps is what was done about cards, by id as the course that is open names them.
type helps struct{ of map[CardID]help }

var helpedEvents *kind[HelpedPayload, helps]

func init() {
	helpedEvents = register(kind[HelpedPayload, helps]{
		traits: traits{name: Helped},
		decode: func(_ *State, payload []byte) (HelpedPayload, bool) {
			p, ok := decode[HelpedPayload](payload)
			return p, ok && p.Card != "" && p.Lapses >= 0 && len(p.Aid) <= MaxAid
		},
		reset: func(p *helps) { p.of = map[CardID]help{} },
		apply: func(s *State, p *helps, i int32, _ *record, e *HelpedPayload) {
			id := CardID(s.renames.cardID(e.Card))
			h := p.of[id]
			if e.Lapses > 0 {
				h.lapses, h.at = e.Lapses, i
			}
			if e.Written {
				h.aid = e.Aid
			}
			p.of[id] = h
		},
		pack: func(c *codec, _ ulid.ULID, e *HelpedPayload) {
			text(c, &e.Card)
			integer(c, &e.Lapses)
			c.flag(&e.Written)
			text(c, &e.Aid)
		},
		packAll: func(c *codec, p *helps) {
			dictionary(c, &p.of, text[CardID], func(c *codec, h *help) {
				integer(c, &h.lapses)
				c.index(&h.at)
				text(c, &h.aid)
			})
		},
		operation: func(_ *State, e *HelpedPayload) (OperationKind, Scope) {
			if e.Written {
				return OpAid, ScopeCards
			}
			return OpHelp, ScopeCards
		},
		describe: func(s *Session, e *HelpedPayload, done *Done) { done.add(s, []string{e.Card}) },
	})
}
