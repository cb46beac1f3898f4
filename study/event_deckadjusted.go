package study

import (
	"strings"

	"github.com/oklog/ulid/v2"
)

// DeckAdjusted is when a setting was changed for the cards of one deck.
const DeckAdjusted Kind = "deck-adjusted"

// DeckAdjustedPayload is what a deck-adjusted event holds.
type DeckAdjustedPayload struct {
	Deck    string   `json:"deck"`            // a [Deck]'s ID, but not [AllCards]
	Setting string   `json:"setting"`         // the Key of one of [DeckSettings]
	Value   *float64 `json:"value,omitempty"` // nil is from now on as for all cards
}

// OpAdjustDeck is what changing a setting of a deck is to Undo and Redo.
const OpAdjustDeck OperationKind = "adjust-deck"

// deckSettings are the settings that decks have of their own, by deck and key.
type deckSettings struct {
	values  map[string]float64
	version int // goes up when one may be another
}

func deckSettingKey(deck, setting string) string { return deck + "\x1f" + setting }

var deckAdjustedEvents *kind[DeckAdjustedPayload, deckSettings]

func init() {
	deckAdjustedEvents = register(kind[DeckAdjustedPayload, deckSettings]{
		traits: traits{name: DeckAdjusted},
		decode: func(_ *State, payload []byte) (DeckAdjustedPayload, bool) {
			p, ok := decode[DeckAdjustedPayload](payload)
			return p, ok && p.valid()
		},
		reset: func(p *deckSettings) { *p = deckSettings{values: map[string]float64{}, version: p.version + 1} },
		apply: func(s *State, p *deckSettings, _ int32, _ *record, e *DeckAdjustedPayload) {
			p.version++
			key := deckSettingKey(s.renames.deck(e.Deck), e.Setting)
			if delete(p.values, key); e.Value != nil {
				p.values[key] = *e.Value
			}
		},
		pack: func(c *codec, _ ulid.ULID, e *DeckAdjustedPayload) {
			text(c, &e.Deck)
			text(c, &e.Setting)
			has := e.Value != nil
			if c.flag(&has); has {
				if e.Value == nil {
					e.Value = new(float64)
				}
				c.shared(e.Value)
			}
		},
		packAll: func(c *codec, p *deckSettings) { dictionary(c, &p.values, text, (*codec).float) },
		// It can be taken back where it is done, and where all settings are.
		operation: func(_ *State, _ *DeckAdjustedPayload) (OperationKind, Scope) {
			return OpAdjustDeck, Scope{area: areaCards, also: areaSettings}
		},
		describe: func(s *Session, e *DeckAdjustedPayload, done *Done) { done.Deck = s.state.renames.deck(e.Deck) },
	})
}

// valid says whether the setting may have the value. What one of a later version may be
// isn't known here.
func (p *DeckAdjustedPayload) valid() bool {
	if p.Deck == "" || p.Deck == AllCards || len(p.Deck) > maxReference || p.Setting == "" || len(p.Setting) > maxReference {
		return false
	}
	d := settingOf(p.Setting)
	return d == nil || p.Value == nil || d.valid(*p.Value)
}

// deck gives the id of a deck in the course that is open.
func (r *renames) deck(id string) string {
	if len(r.known) == 0 || strings.HasPrefix(id, ownPrefix) {
		return id
	}
	return r.current(id)
}
