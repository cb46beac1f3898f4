package allcards

import (
	"stagecraft/study"
	"stagecraft/ui/finder"
	"stagecraft/ui/owncards"
	"stagecraft/ui/words"
)

// someOwn tells whether a card that the learner made is among those chosen: those of the
// course stay in its decks.
func (p *Page) someOwn() bool {
	some := false
	p.eachChosen(func(c *study.ListedCard) bool {
		some = c.Of.Own != nil
		return !some
	})
	return some
}

// giveToDeck asks for a deck of one's own, and puts those of the cards into it that the
// learner made, each with all its sides.
func (p *Page) giveToDeck(list []study.ListedCard) {
	seen := map[string]bool{}
	var own []study.OwnCard
	for i := range list {
		if c := list[i].Of.Own; c != nil && !seen[c.ID] {
			seen[c.ID] = true
			own = append(own, *c)
		}
	}
	finder.Show("give to deck", p.nav.Window().Canvas(), words.T("Give the cards to which deck?"), 560, func(any) finder.Search {
		found := finder.Search{None: words.T("No deck is called so.")}
		for _, d := range p.session.OwnDecks() {
			found.Items = append(found.Items, finder.Item{Name: owncards.DeckName(d), Kind: words.N("%d card", "%d cards", d.Cards), Do: func() {
				p.give(own, d.ID, "", owncards.DeckName(d))
			}})
		}
		found.Items = append(found.Items, finder.Item{Name: words.T("A new deck…"), Do: func() {
			owncards.AskName(p.nav.Window().Canvas(), words.T("A new deck"), "", func(name string) error {
				return p.give(own, "", name, name)
			})
		}})
		return found
	})
}

// give puts cards of one's own into a deck, or into a new one.
func (p *Page) give(own []study.OwnCard, deck, newDeck, name string) error {
	for i := range own {
		own[i].Deck = deck
	}
	err := p.session.ChangeCards(own, newDeck)
	p.do(words.T("Giving cards to another deck"), err, words.F("In “%s” now: %s.", name, words.N("%d card", "%d cards", len(own))))
	return nil // p.do told it
}
