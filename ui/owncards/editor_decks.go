package owncards

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// decks are those that the card may be in.
func (d *dialog) decks() []fyne.CanvasObject {
	var chips []fyne.CanvasObject
	chip := func(name string, chosen bool, do func()) {
		c := kit.Option(func() {
			d.take()
			do()
			d.anew()
		})
		c.Says.Group = words.T("Deck")
		kit.StyleOption(c, name, theme.Clear, chosen)
		chips = append(chips, c)
	}
	for i, deck := range d.session.OwnDecks() {
		chosen := !d.naming && deck.ID == d.card.Deck
		if i >= mostDecks && !chosen {
			continue // by its name it is found all the same
		}
		chip(DeckName(deck), chosen, func() { d.card.Deck, d.naming = deck.ID, false })
	}
	chip(words.T("Another deck"), d.naming, func() { d.naming = true })
	objects := []fyne.CanvasObject{kit.Small(words.T("Deck")), kit.Wrap(8, chips...)}
	if d.naming {
		d.deck = kit.NewLine(d.lineKeys)
		d.deck.Name = words.T("Name of the deck")
		d.deck.SetPlaceHolder(words.T("Name of the deck"))
		kit.SetEntryText(&d.deck.Entry, d.newDeck)
		objects = append(objects, d.deck)
	}
	return objects
}

// mostDecks is how many decks are offered.
const mostDecks = 12
