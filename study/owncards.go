package study

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// OwnCards gives the cards of one's own in the order in which they were made. The
// caller may not change them.
func (s *Session) OwnCards() []*OwnCard { return s.ownCards }

// OwnCardByID gives the card of one's own with an ID; false when there is none.
func (s *Session) OwnCardByID(id string) (*OwnCard, bool) {
	c, ok := s.ownCard[id]
	return c, ok
}

// MakeCard makes a card of one's own and gives its ID. Pictures are those that it
// shows and that weren't there before, at most [MaxPicture] bytes each: they are
// called by [HashOf]. A deck of the name NewDeck is made along where that isn't "".
// It gives what is wrong with the card, having made nothing.
func (s *Session) MakeCard(c OwnCard, newDeck string, pictures ...[]byte) (id string, err error) {
	if len(s.ownCards) >= MaxOwnCards {
		return "", fmt.Errorf("make a card: %w: %d are the most", ErrTooMany, MaxOwnCards)
	}
	drawn, err := s.draw()
	if err != nil {
		return "", fmt.Errorf("make a card: %w", err)
	}
	c.ID = drawn.String()
	if err := s.keepCards(CardMade, newDeck, pictures, c); err != nil {
		return "", fmt.Errorf("make a card: %w", err)
	}
	return c.ID, nil
}

// ChangeCards keeps cards of one's own as they are given, in the place of those of
// their IDs, all in one operation. Those that are as they were are no event.
func (s *Session) ChangeCards(cards []OwnCard, newDeck string, pictures ...[]byte) error {
	var changed []OwnCard
	for _, c := range cards {
		was, ok := s.ownCard[c.ID]
		if !ok {
			return fmt.Errorf("change the card %q: %w", c.ID, ErrNoOwnCard)
		}
		if err := c.clean(); err != nil {
			return fmt.Errorf("change the card %q: %w", c.ID, err)
		}
		if newDeck != "" || !sameOwnCard(&c, was) {
			changed = append(changed, c)
		}
	}
	if len(changed) == 0 {
		return nil
	}
	if err := s.keepCards(CardChanged, newDeck, pictures, changed...); err != nil {
		return fmt.Errorf("change a card: %w", err)
	}
	return nil
}

func sameOwnCard(a, b *OwnCard) bool {
	x, y := *a, *b
	if len(x.Tags) == 0 && len(y.Tags) == 0 {
		x.Tags, y.Tags = nil, nil
	}
	return reflect.DeepEqual(x, y)
}

// keepCards writes cards down that were made or changed.
func (s *Session) keepCards(change CardedChange, newDeck string, pictures [][]byte, cards ...OwnCard) error {
	var made []Entry
	deck := ""
	if newDeck != "" {
		id, entry, err := s.deckEntry(newDeck)
		if err != nil {
			return err
		}
		deck = id
		if entry != nil {
			made = append(made, *entry)
		}
	}
	shown, err := s.pictureEntries(pictures)
	if err != nil {
		return err
	}
	var entries []Entry
	for _, c := range cards {
		if newDeck != "" {
			c.Deck = deck
		} else if !s.hasOwnDeck(c.Deck) {
			return fmt.Errorf("%w: %q", ErrNoDeck, c.Deck)
		}
		if err := c.clean(); err != nil {
			return err
		}
		if err := s.checkPictures(&c, pictures); err != nil {
			return err
		}
		entries = append(entries, Entry{Carded, carded(c, change)})
	}
	// The cards come first: they name the operation.
	op := OpMakeCard
	if change != CardMade {
		op = OpEditCard
	}
	return s.Do(op, slices.Concat(entries, made, shown)...)
}

// RemoveCards removes cards of one's own, in one operation. What is known of how well
// they are remembered stays in the journal, and comes back when that is undone.
func (s *Session) RemoveCards(ids ...string) error {
	var entries []Entry
	for _, id := range ids {
		c, ok := s.ownCard[id]
		if !ok {
			return fmt.Errorf("remove the card %q: %w", id, ErrNoOwnCard)
		}
		entries = append(entries, removedCard(c))
	}
	return s.Do(OpRemoveCard, entries...)
}

// removedCard writes down that a card of one's own is removed.
func removedCard(c *OwnCard) Entry {
	return Entry{Carded, CardedPayload{Card: c.ID, Change: CardRemoved, From: cardedFrom(c.From)}}
}

func (s *State) ownCards() *ownCards { return cardedEvents.in(s) }

func (s *State) ownDecks() *ownDecks { return deckNamedEvents.in(s) }

// collectOwnCards brings the cards and decks of one's own up to the state.
func (s *Session) collectOwnCards() {
	cards, decks := s.state.ownCards(), s.state.ownDecks()
	if !cards.stale && !decks.stale && s.ownCard != nil {
		return
	}
	if cards.stale || s.ownCard == nil {
		before := s.ownCard
		s.ownCards, s.ownCard = make([]*OwnCard, 0, len(cards.of)), make(map[string]*OwnCard, len(cards.of))
		for id, p := range cards.of {
			c := p.card()
			held := &c
			if was := before[id]; was != nil && sameOwnCard(was, held) {
				held = was
			}
			s.ownCards = append(s.ownCards, held)
			s.ownCard[id] = held
		}
		slices.SortFunc(s.ownCards, func(a, b *OwnCard) int { return strings.Compare(a.ID, b.ID) })
	}
	cards.stale, decks.stale = false, false
	s.ownDecks = s.collectOwnDecks()
}

// addOwnCards puts the cards of one's own behind the others, and their decks behind
// the other decks.
func (s *Session) addOwnCards() {
	for source := range s.ownSides {
		for _, c := range s.ownSides[source] {
			delete(s.number, c.ID)
		}
		delete(s.sides, source)
	}
	s.ownSides = make(map[string][]Card, len(s.ownCards))
	of := make(map[string][]Card, len(s.ownDecks))
	for _, own := range s.ownCards {
		sides := own.Sides()
		cards := make([]Card, len(sides))
		for i, side := range sides {
			cards[i] = Card{ID: own.CardIDOf(side), Own: own, Side: side}
		}
		s.sides[ownSource(own.ID)], s.ownSides[ownSource(own.ID)] = cards, cards
		s.cards = append(s.cards, cards...)
		of[own.Deck] = append(of[own.Deck], cards...)
	}
	for _, d := range s.ownDecks {
		s.decks = append(s.decks, Deck{ID: d.DeckID(), Title: d.Name, Cards: of[d.ID], Own: true})
	}
}
