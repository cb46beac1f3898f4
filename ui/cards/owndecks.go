package cards

import (
	"errors"
	"strings"

	"stagecraft/study"
	"stagecraft/ui/kit"
	"stagecraft/ui/owncards"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// ownItems are what can be done with a deck of one's own alone; nil for another.
func (v *chooser) ownItems(d study.Deck) []kit.MenuItem {
	if !d.Own {
		return nil
	}
	items := []kit.MenuItem{{Title: words.T("Rename this deck…"), Do: func() { v.rename(d) }}}
	if d.ID != study.OwnDeckID(study.FirstDeck) { // which is always there
		title := words.T("Remove this deck")
		if n := ownIn(d); n > 0 {
			title = words.N("Remove this deck and its %d card", "Remove this deck and its %d cards", n)
		}
		items = append(items, kit.MenuItem{Title: title, Do: func() { v.remove(d) }})
	}
	return items
}

// ownIn counts the cards of one's own in a deck; one may ask by several sides.
func ownIn(d study.Deck) int {
	made := map[string]bool{}
	for _, c := range d.Cards {
		if c.Own != nil {
			made[c.Own.ID] = true
		}
	}
	return len(made)
}

// rename asks what a deck of one's own is to be called.
func (v *chooser) rename(d study.Deck) {
	owncards.AskName(v.p.nav.Window().Canvas(), words.T("Rename the deck"), deckTitle(d), func(name string) error {
		err := v.p.session.RenameDeck(strings.TrimPrefix(d.ID, ownDeck), name)
		switch {
		case errors.Is(err, study.ErrDeckTaken), errors.Is(err, study.ErrNoDeckName):
			return err
		case err != nil:
			v.p.nav.Fail(words.T("Renaming the deck"), err)
		default:
			v.deckChanged(words.F("The deck is called “%s” now.", study.CleanDeckName(name)))
		}
		return nil
	})
}

// remove removes a deck of one's own with its cards.
func (v *chooser) remove(d study.Deck) {
	if err := v.p.session.RemoveDeckWithCards(strings.TrimPrefix(d.ID, ownDeck)); err != nil {
		v.p.nav.Fail(words.T("Removing the deck"), err)
		return
	}
	v.deckChanged(words.F("“%s” is removed.", deckTitle(d)))
}

// deckChanged lists the decks as they are now, and says what was done and how it is undone.
func (v *chooser) deckChanged(says string) {
	v.ownChanged()
	v.p.nav.Tell(says + " " + words.F("%s undoes that.", undoing.UndoKeys()[0].String()))
}
