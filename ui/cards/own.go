package cards

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/owncards"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// ownFaces sets the two faces of a card of one's own, in Markdown and with pictures,
// anew each time.
type ownFaces struct {
	front, back func() fyne.CanvasObject
}

func (p *Page) ownFaces(c *study.OwnCard, side study.Side) cardFaces {
	face := owncards.Face{Course: p.course, Pictures: p.session, Open: func(link, _ string) { p.nav.Open(link) }}
	l := cardFaces{kind: words.T("Your card"), front: c.Name(), heading: c.Typed(side)}
	if side == study.Back {
		l.front = c.Typed(study.Front)
	}
	l.own = &ownFaces{
		front: func() fyne.CanvasObject { return face.Front(c, side) },
		back:  func() fyne.CanvasObject { return face.Back(c, side) },
	}
	return l
}

// newCard opens a new card of the learner's own, made from nothing.
func (v *chooser) newCard() {
	owncards.Ask(v.p.nav.Window().Canvas(), v.p.course, v.p.session, v.p.nav, owncards.Request{Done: v.ownChanged, Renew: renewedOwn[*chooser]})
}

// ownChanged lists the decks as they are now that there is a card more.
func (v *chooser) ownChanged() {
	v.p.TimePassed()
	v.p.moved()
}

// ownBack is the answer of a card of one's own, with the way to the lesson.
func (l cardFaces) ownBack() fyne.CanvasObject {
	objects := []fyne.CanvasObject{l.own.back()}
	if foot := l.foot(1); foot != nil {
		objects = append(objects, foot)
	}
	return kit.Stack(theme.Size(14), objects...)
}

// ownCommands change and remove the card of one's own that is shown. Changed is called
// once it was.
func (p *Page) ownCommands(shown func() (study.Card, bool), changed func(), renew func(page any) func()) []command.Command {
	own := func() *study.OwnCard {
		if c, ok := shown(); ok {
			return c.Own
		}
		return nil
	}
	when := func() bool { return own() != nil }
	return []command.Command{
		{ID: "cards.edit", Title: words.T("Change this card…"), Keys: []command.Key{{Name: fyne.KeyE, Ctrl: true}}, When: when, Do: func() {
			owncards.Ask(p.nav.Window().Canvas(), p.course, p.session, p.nav, owncards.Request{Card: *own(), Done: changed, Renew: renew})
		}},
		{ID: "cards.remove", Title: words.T("Remove this card"), Keys: []command.Key{{Name: fyne.KeyDelete, Ctrl: true}}, When: when, Do: func() {
			if err := p.session.RemoveCards(own().ID); err != nil {
				p.nav.Fail(words.T("Removing the card"), err)
				return
			}
			changed()
			p.nav.Tell(words.F("The card is removed. %s brings it back.", undoing.UndoKeys()[0].String()))
		}},
	}
}

// ownChanged shows what comes now that a card of one's own was changed or removed.
func (v *review) ownChanged() {
	if c, ok := v.p.session.Deck(v.deck.ID); ok {
		v.deck = c
	}
	v.message = nil
	before := v.card.ID
	v.next()
	if v.stage == asking && v.card.ID != before {
		v.back = false
	}
	v.lay(false)
	v.p.moved()
}

// ownChanged shows the deck as it is now that a card of one's own was changed or removed.
func (v *flipThrough) ownChanged() {
	if d, ok := v.p.session.Deck(v.deck.ID); ok {
		v.deck = d
	} else {
		v.deck.Cards = nil
	}
	v.rearrange()
}

// renewedOwn gives what shows a change on a page that was made anew.
func renewedOwn[M interface {
	mode
	ownChanged()
}](page any) func() {
	if again, ok := modeOf[M](page); ok {
		return again.ownChanged
	}
	return nil
}

// undoScope is what is undone while flipping through: flags, and in a deck of one's own
// all that is done with cards, as they are changed there.
func (v *flipThrough) undoScope() study.Scope {
	if v.deck.Own {
		return study.ScopeCards
	}
	return study.ScopeFlags
}
