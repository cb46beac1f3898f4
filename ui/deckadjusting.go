package ui

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/cards"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// deckForm is what is chosen of the settings of a deck.
type deckForm struct {
	app    *App
	deck   study.Deck
	values map[*preferences.Setting]int // those that it is to have of its own
	rows   map[*preferences.Setting]*fyne.Container
	pop    *kit.PopUp
}

// AdjustDeck asks for the limits and the aim of a deck.
func (s *App) AdjustDeck(id string) {
	if s.opened == nil {
		return
	}
	deck, ok := s.opened.Session.Deck(id)
	if !ok || id == study.AllCards {
		return
	}
	f := &deckForm{app: s, deck: deck, values: map[*preferences.Setting]int{}}
	for _, p := range cards.DeckSettings() {
		if v, own := s.opened.Session.DeckSetting(id, p.Study); own {
			f.values[p] = p.FromStudy(v)
		}
	}
	f.open()
}

// open shows the form with what was chosen so far.
func (f *deckForm) open() {
	f.rows = map[*preferences.Setting]*fyne.Container{}
	rows := []fyne.CanvasObject{kit.MutedLabel(words.T("A deck keeps to its own limits besides those of all cards, whichever deck you study. A card of several decks keeps to each of them, and aims as high as the highest."))}
	for _, p := range cards.DeckSettings() {
		f.rows[p] = kit.Wrap(8)
		f.restyle(p)
		rows = append(rows, part(p.Title(), f.rows[p]))
	}
	keep := kit.Primary(words.T("Keep"), f.keep)
	f.pop = f.app.question("deck", cards.DeckTitle(f.deck), 560, kit.Stack(14, rows...), keep, f.open,
		kit.Secondary(words.T("Cancel"), func() { f.pop.Hide() }), keep)
}

// restyle shows a setting as it is chosen.
func (f *deckForm) restyle(p *preferences.Setting) {
	value, own := f.values[p]
	general := f.app.Setting(p)
	if !own {
		value = general
	}
	as := kit.Option(func() {
		delete(f.values, p)
		f.restyle(p)
	})
	as.Says.Group = p.Title()
	kit.StyleOption(as, words.F("As for all cards: %s", p.Say(general)), theme.Clear, !own)
	step := func(sign string, name string, by int) *kit.Pressable {
		b := kit.Secondary(sign, func() {
			f.values[p] = p.Bound(value + by*p.Step)
			f.restyle(p)
			if c := f.app.window.Canvas(); c != nil { // the button pressed is gone
				c.Focus(f.rows[p].Objects[1+max(by, 0)*2].(*kit.Pressable))
			}
		})
		b.Says.Name, b.Says.Group, b.Says.Value = name, p.Title(), p.Say(value)
		return b
	}
	color := theme.Muted
	if own {
		color = theme.Ink
	}
	shown := kit.Middle(kit.Text(p.Say(value), theme.LabelSize, theme.Face{SemiBold: own}, color))
	f.rows[p].Objects = []fyne.CanvasObject{as, step("−", words.T("Less"), -1), kit.Inset(6, 8, shown), step("+", words.T("More"), 1)}
	f.rows[p].Refresh()
}

// keep takes up what was chosen, as one thing that can be undone.
func (f *deckForm) keep() {
	values := map[*study.Setting]*float64{}
	for _, p := range cards.DeckSettings() {
		values[p.Study] = nil
		if v, own := f.values[p]; own {
			to := p.ToStudy(v)
			values[p.Study] = &to
		}
	}
	f.pop.Hide()
	if err := f.app.opened.Session.SetDeck(f.deck.ID, values); err != nil {
		f.app.Fail(words.T("Changing a deck’s limits"), err)
		return
	}
	f.app.redraw()
	f.app.Moved()
}
