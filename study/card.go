package study

import (
	"strings"

	"stagecraft/content"
)

// CardID is a card's name for ever: what it is made from and the side it asks,
// such as "term:po/definition".
type CardID string

// Side is what a card asks for.
type Side string

// The sides. Definition shows the term and asks what it means; TermSide shows
// the definition and asks for the term; Expansion shows the abbreviation and
// asks what it stands for.
const (
	Definition Side = "definition"
	TermSide   Side = "term"
	Expansion  Side = "expansion"
)

// Card is one flashcard of the course.
type Card struct {
	ID   CardID
	Term *content.Term
	Side Side
}

// ID of the card that asks a side of a term.
func cardID(term string, side Side) CardID {
	return CardID("term:" + term + "/" + string(side))
}

// cardsOf gives the cards of a term: its definition, the term itself, and its
// expansion when it has an abbreviation that is not the whole term.
func cardsOf(t *content.Term) []Card {
	sides := []Side{Definition, TermSide}
	if t.Abbreviation != "" && !strings.EqualFold(t.Abbreviation, t.Term) {
		sides = append(sides, Expansion)
	}
	cards := make([]Card, len(sides))
	for i, side := range sides {
		cards[i] = Card{ID: cardID(t.ID, side), Term: t, Side: side}
	}
	return cards
}

// CardByID gives the course's card with an id; false when this edition has none.
func (s *Session) CardByID(id CardID) (Card, bool) {
	c, ok := s.cardByID[id]
	return c, ok
}
