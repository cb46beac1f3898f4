package cards

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

// adjustCommand asks for the limits and the aim of a deck, where it can have its own.
func (p *Page) adjustCommand(d study.Deck) command.Command {
	a, ok := p.nav.(DeckAdjuster)
	return command.Command{
		ID: "cards.adjust", Title: words.T("Limits and aim of this deck…"),
		Do: func() { a.AdjustDeck(d.ID) }, When: func() bool { return ok && d.ID != study.AllCards },
	}
}

// DeckSettings are the settings that a deck may have of its own, as the learner knows
// them.
func DeckSettings() []*preferences.Setting {
	return []*preferences.Setting{preferences.NewCards, preferences.Reviews, preferences.Recall}
}

// ownSettings says what a deck has of its own; "" when nothing.
func (p *Page) ownSettings(d study.Deck) string {
	var says []string
	for _, setting := range DeckSettings() {
		v, own := p.session.DeckSetting(d.ID, setting.Study)
		if !own {
			continue
		}
		value := setting.Say(setting.FromStudy(v))
		switch setting {
		case preferences.NewCards:
			says = append(says, words.F("new: %s", value))
		case preferences.Reviews:
			says = append(says, words.F("reviews: %s", value))
		default:
			says = append(says, words.F("aim: %s", value))
		}
	}
	return words.List(says)
}

// more opens the menu of a deck.
func (v *chooser) more(d study.Deck) fyne.CanvasObject {
	var b *kit.Pressable
	b = kit.NewPressable(kit.Inset(8, 8, theme.NewIcon(theme.IconMenu, theme.Size(16), theme.Muted)), func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
		kit.ContextMenu(b, at.AddXY(0, b.Size().Height), v.menu(d))
	})
	b.Says.Name = words.F("More for the deck %s", deckTitle(d))
	return b
}

// undoing takes back what was done with cards and decks, and does it again.
func (v *chooser) undoing() undoing.Page {
	return undoing.Page{
		Session: v.p.session, Scope: study.ScopeCards, Fail: v.p.nav.Fail,
		Turned: func(done study.Done, again bool) {
			v.ownChanged()
			v.p.nav.Tell(undoing.Says(done, again))
		},
	}
}
