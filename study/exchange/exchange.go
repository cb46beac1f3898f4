// Package exchange brings the decks of other programs in as decks of one's own, and
// makes decks to hand out of the cards of a course and of one's own.
//
// [Read] reads a deck of Anki into a [Coming]: what would come, and what is left out
// and why. [study.Session.ImportEvents] takes its Import. [Deck] goes the other way.
package exchange

import (
	"strings"

	"stagecraft/study"
)

// ankiPrefix begins what a card that Anki made is called in [study.CardOrigin].Outside:
// "anki:" and the name for ever of its note, and for one of several cards of a note
// "#" and the number of its template.
const ankiPrefix = "anki:"

// betweenDecks is what stands between the names of decks within decks, and ankiBetween
// what Anki has there.
const (
	betweenDecks = " › "
	ankiBetween  = "::"
)

// Known are the cards that came from another program before, by what they are called
// there.
type Known map[string]study.OwnCard

// KnownOf gives those among some cards of one's own.
func KnownOf(cards []*study.OwnCard) Known {
	known := Known{}
	for _, c := range cards {
		if strings.HasPrefix(c.From.Outside, ankiPrefix) {
			known[c.From.Outside] = *c
		}
	}
	return known
}
