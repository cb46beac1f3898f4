package study

import (
	"github.com/oklog/ulid/v2"
)

// Asided is when cards were put aside, or brought back.
const Asided Kind = "asided"

// AsidedPayload is what an asided event holds.
type AsidedPayload struct {
	Cards []string `json:"cards"`
	Back  bool     `json:"back,omitempty"` // they were brought back
}

// mostInEvent is how many cards one event names at most. What is done to more takes
// several, which are kept together.
const mostInEvent = 2000

// asides are the cards put aside, by id as the course that is open names them.
type asides struct{ cards map[CardID]bool }

var asidedEvents *kind[AsidedPayload, asides]

func init() {
	asidedEvents = register(kind[AsidedPayload, asides]{
		traits: traits{name: Asided},
		decode: func(_ *State, payload []byte) (AsidedPayload, bool) {
			p, ok := decode[AsidedPayload](payload)
			return p, ok && namesCards(p.Cards)
		},
		reset: func(p *asides) { p.cards = map[CardID]bool{} },
		apply: func(s *State, p *asides, _ int32, _ *record, e *AsidedPayload) {
			s.resets++ // the queues are others
			for _, id := range e.Cards {
				if card := CardID(s.renames.cardID(id)); e.Back {
					delete(p.cards, card)
				} else {
					p.cards[card] = true
				}
			}
		},
		toggle: func(s *State, _ *asides, _ int32, _ *AsidedPayload) {
			s.resets++
			s.staleKinds = append(s.staleKinds, asidedEvents.number)
		},
		pack: func(c *codec, _ ulid.ULID, e *AsidedPayload) {
			packTexts(c, &e.Cards)
			c.flag(&e.Back)
		},
		packAll: func(c *codec, p *asides) {
			dictionary(c, &p.cards, text[CardID], func(c *codec, v *bool) { c.flag(v) })
		},
		operation: func(_ *State, e *AsidedPayload) (OperationKind, Scope) {
			if e.Back {
				return OpBringBack, ScopeCards
			}
			return OpPutAside, ScopeCards
		},
		describe: func(s *Session, e *AsidedPayload, done *Done) { done.add(s, e.Cards) },
	})
}

// namesCards says whether an event names a number of cards that one may.
func namesCards(cards []string) bool {
	for _, id := range cards {
		if id == "" {
			return false
		}
	}
	return len(cards) > 0 && len(cards) <= mostInEvent
}

// add takes up what an event did to cards.
func (d *Done) add(s *Session, cards []string) {
	for _, id := range cards {
		d.Cards = append(d.Cards, CardID(s.state.renames.cardID(id)))
	}
}

// aside are the cards put aside.
func (s *State) aside() map[CardID]bool { return asidedEvents.in(s).cards }
