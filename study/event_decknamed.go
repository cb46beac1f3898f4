package study

import (
	"strings"

	"github.com/oklog/ulid/v2"
)

// DeckNamed is when the learner made a deck of their own, named it anew, or removed
// it.
const DeckNamed Kind = "deck-named"

// DeckNamedPayload is what a deck-named event holds.
type DeckNamedPayload struct {
	Deck    string `json:"deck"` // a ULID, or [FirstDeck]
	Name    string `json:"name,omitempty"`
	Made    bool   `json:"made,omitempty"`
	Removed bool   `json:"removed,omitempty"`
}

// The operations on decks of one's own.
const (
	OpMakeDeck   OperationKind = "make-deck"
	OpRenameDeck OperationKind = "rename-deck"
	OpRemoveDeck OperationKind = "remove-deck"
)

// ownDecks is the names of the decks, by id; those removed aren't there.
type ownDecks struct {
	names map[string]string
	stale bool // one came or went since the session asked
}

var deckNamedEvents *kind[DeckNamedPayload, ownDecks]

func init() {
	deckNamedEvents = register(kind[DeckNamedPayload, ownDecks]{
		traits: traits{name: DeckNamed},
		decode: func(_ *State, payload []byte) (DeckNamedPayload, bool) {
			p, ok := decode[DeckNamedPayload](payload)
			if !ok || p.Deck != FirstDeck && !validOwnID(p.Deck) {
				return p, false
			}
			return p, p.Removed || p.Name != "" && p.Name == CleanDeckName(p.Name)
		},
		reset: func(p *ownDecks) { *p = ownDecks{names: map[string]string{}, stale: true} },
		apply: func(_ *State, p *ownDecks, _ int32, _ *record, e *DeckNamedPayload) {
			if p.stale = true; e.Removed {
				delete(p.names, e.Deck)
			} else {
				p.names[e.Deck] = e.Name
			}
		},
		pack: func(c *codec, _ ulid.ULID, e *DeckNamedPayload) {
			text(c, &e.Deck)
			text(c, &e.Name)
			c.flag(&e.Made)
			c.flag(&e.Removed)
		},
		packAll: func(c *codec, p *ownDecks) {
			dictionary(c, &p.names, text, text)
			p.stale = true
		},
		operation: func(_ *State, e *DeckNamedPayload) (OperationKind, Scope) {
			switch {
			case e.Removed:
				return OpRemoveDeck, ScopeCards
			case e.Made:
				return OpMakeDeck, ScopeCards
			}
			return OpRenameDeck, ScopeCards
		},
	})
}

// MaxDeckName is how many characters the name of a deck of one's own may have.
const MaxDeckName = 200

// CleanDeckName makes a name for a deck of what was typed: in one line, without
// signs that can't be seen, and not too long.
func CleanDeckName(typed string) string {
	runes := []rune(oneLine(strings.ToValidUTF8(typed, "")))
	return strings.TrimSpace(string(runes[:min(len(runes), MaxDeckName)]))
}
