package owncards

import (
	"errors"

	"stagecraft/study"
	"stagecraft/ui/words"
)

func (d *dialog) cancel() { d.pop.Hide() }

// keep keeps the card, or says what is missing.
func (d *dialog) keep() {
	c := d.asked()
	newDeck := ""
	if d.naming {
		newDeck = d.newDeck
		if study.CleanDeckName(newDeck) == "" {
			d.nav.Tell(words.T("Give the deck a name."))
			d.canvas.Focus(d.deck)
			return
		}
	}
	if d.form == hiddenParts && c.Picture == nil {
		d.nav.Tell(words.T("Choose a picture first."))
		return
	}
	var along [][]byte
	for _, hash := range c.Pictures() {
		if data, ok := d.pictures[hash]; ok {
			along = append(along, data)
		}
	}
	var err error
	said := words.T("The card is kept.")
	if c.ID == "" {
		_, err = d.session.MakeCard(c, newDeck, along...)
	} else {
		err = d.session.ChangeCards([]study.OwnCard{c}, newDeck, along...)
	}
	if err != nil {
		if says := missing(err); says != "" {
			d.nav.Tell(says)
		} else {
			d.nav.Fail(words.T("Keeping the card"), err)
		}
		return
	}
	d.pop.Hide()
	if d.req.Done != nil {
		d.req.Done()
	}
	d.nav.Tell(said)
}

// missing says what a card lacks that can't be kept; "" where it lacks nothing.
func missing(err error) string {
	for _, m := range []struct {
		err  error
		says string
	}{
		{study.ErrEmptyCard, words.T("The card asks nothing yet.")},
		{study.ErrNoAnswer, words.T("The card has no answer yet.")},
		{study.ErrNoGap, words.T("Hide a word first: select it and press the button.")},
		{study.ErrTooLong, words.T("That is too long for a card.")},
	} {
		if errors.Is(err, m.err) {
			return m.says
		}
	}
	return ""
}
