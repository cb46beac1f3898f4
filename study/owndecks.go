package study

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/oklog/ulid/v2"

	"stagecraft/content/fold"
)

// FirstDeck is the ID of the deck of one's own that is always there. Until it is
// given a name it has none.
const FirstDeck = ""

// MaxOwnDecks is how many decks of one's own there may be.
const MaxOwnDecks = 1000

// The errors of decks of one's own that callers choose by.
var (
	ErrNoDeckName = errors.New("the deck has no name")
	ErrDeckTaken  = errors.New("another deck has the name")
	ErrDeckInUse  = errors.New("there are cards in the deck")
)

// OwnDeck is a deck that the learner made, for cards of their own.
type OwnDeck struct {
	ID    string // a ULID, or [FirstDeck]
	Name  string // "" of FirstDeck without one
	Cards int    // how many [OwnCard]s are in it
}

// DeckID is the id by which [Session.Deck] knows the deck.
func (d OwnDeck) DeckID() string { return OwnDeckID(d.ID) }

// OwnDeckID is the id by which [Session.Deck] knows the [OwnDeck] of an ID.
func OwnDeckID(id string) string { return ownPrefix + id }

// OwnDecks gives the decks of one's own, the first deck first and the others in order
// of their names.
func (s *Session) OwnDecks() []OwnDeck { return s.ownDecks }

// MakeDeck makes a deck of one's own and gives its ID.
func (s *Session) MakeDeck(name string) (id string, err error) {
	id, entry, err := s.deckEntry(name)
	if err == nil && entry == nil {
		err = ErrDeckTaken
	}
	if err == nil {
		err = s.Do(OpMakeDeck, *entry)
	}
	if err != nil {
		return "", fmt.Errorf("make the deck %q: %w", name, err)
	}
	return id, nil
}

// RenameDeck gives a deck of one's own another name.
func (s *Session) RenameDeck(id, name string) error {
	if name = CleanDeckName(name); name == "" {
		return fmt.Errorf("rename the deck %q: %w", id, ErrNoDeckName)
	}
	if !s.hasOwnDeck(id) {
		return fmt.Errorf("rename the deck %q: %w", id, ErrNoDeck)
	}
	for _, d := range s.ownDecks {
		switch {
		case d.ID == id && d.Name == name:
			return nil
		case d.ID != id && fold.Same(d.Name, name):
			return fmt.Errorf("rename the deck %q: %w", id, ErrDeckTaken)
		}
	}
	return s.Do(OpRenameDeck, Entry{DeckNamed, DeckNamedPayload{Deck: id, Name: name}})
}

// RemoveDeck removes a deck of one's own that has no cards.
func (s *Session) RemoveDeck(id string) error {
	at := slices.IndexFunc(s.ownDecks, func(d OwnDeck) bool { return d.ID == id })
	switch {
	case at < 0 || id == FirstDeck:
		return fmt.Errorf("remove the deck %q: %w", id, ErrNoDeck)
	case s.ownDecks[at].Cards > 0:
		return fmt.Errorf("remove the deck %q: %w: %d", id, ErrDeckInUse, s.ownDecks[at].Cards)
	}
	return s.Do(OpRemoveDeck, Entry{DeckNamed, DeckNamedPayload{Deck: id, Removed: true}})
}

// RemoveDeckWithCards removes a deck of one's own and the cards in it, in one operation.
func (s *Session) RemoveDeckWithCards(id string) error {
	if id == FirstDeck || !s.hasOwnDeck(id) {
		return fmt.Errorf("remove the deck %q: %w", id, ErrNoDeck)
	}
	entries := []Entry{{DeckNamed, DeckNamedPayload{Deck: id, Removed: true}}} // which names the operation
	for _, c := range s.ownCards {
		if c.Deck == id {
			entries = append(entries, removedCard(c))
		}
	}
	return s.Do(OpRemoveDeck, entries...)
}

func (s *Session) hasOwnDeck(id string) bool {
	return slices.ContainsFunc(s.ownDecks, func(d OwnDeck) bool { return d.ID == id })
}

// deckEntry gives the ID of the deck of a name, and what makes it; nil where it is
// there.
func (s *Session) deckEntry(name string) (id string, made *Entry, err error) {
	return deckEntry(s.ownDecks, name, s.draw)
}

// deckEntry does so among some decks, with an ID that draw gives.
func deckEntry(decks []OwnDeck, name string, draw func() (ulid.ULID, error)) (id string, made *Entry, err error) {
	if name = CleanDeckName(name); name == "" {
		return "", nil, ErrNoDeckName
	}
	for _, d := range decks {
		if fold.Same(d.Name, name) {
			return d.ID, nil, nil
		}
	}
	if len(decks) >= MaxOwnDecks {
		return "", nil, fmt.Errorf("%w: %d decks are the most", ErrTooMany, MaxOwnDecks)
	}
	drawn, err := draw()
	if err != nil {
		return "", nil, err
	}
	id = drawn.String()
	return id, &Entry{DeckNamed, DeckNamedPayload{Deck: id, Name: name, Made: true}}, nil
}

// collectOwnDecks gives the decks that have a name or cards. A deck whose making was
// undone, or that was removed elsewhere, stays for as long as there are cards in it.
func (s *Session) collectOwnDecks() []OwnDeck {
	names := s.state.ownDecks().names
	counts := map[string]int{FirstDeck: 0}
	for _, c := range s.ownCards {
		counts[c.Deck]++
	}
	for id := range names {
		counts[id] += 0
	}
	decks := make([]OwnDeck, 0, len(counts))
	for id, n := range counts {
		decks = append(decks, OwnDeck{ID: id, Name: names[id], Cards: n})
	}
	slices.SortFunc(decks, func(a, b OwnDeck) int {
		switch {
		case a.ID == FirstDeck:
			return -1
		case b.ID == FirstDeck:
			return 1
		}
		if by := strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)); by != 0 {
			return by
		}
		return strings.Compare(a.ID, b.ID)
	})
	return decks
}
