package cards

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// why says in a pop-up why the card comes now.
func (v *review) why() {
	r := v.p.session.Why(v.card.ID)
	lines := []fyne.CanvasObject{kit.H2(words.T("Why this card now?"))}
	for _, says := range whySaying(r, v.p.session.Retention(), v.p.session.Now()) {
		lines = append(lines, kit.Label(says))
	}
	var pop *kit.PopUp
	lines = append(lines, kit.Gap(1, 2), kit.Actions(kit.Primary(words.T("Close"), func() { pop.Hide() })))
	pop = v.p.popUp(kit.Stack(8, lines...))
}

// flagDialog asks what is wrong with a card. Done is called once a flag was
// set or taken away.
func (p *Page) flagDialog(card study.Card, done func()) {
	flagging.Ask(p.nav.Window().Canvas(), p.session, p.nav, flagging.Request{
		On: study.FlagTarget{Card: card.ID}, Text: p.leafOf(card).front, Done: done,
	})
}

// popUp lays content over the middle of the page.
func (p *Page) popUp(content fyne.CanvasObject) *kit.PopUp {
	c := p.nav.Window().Canvas()
	inner := kit.Inset(18, 16, content)
	pop := kit.NewDialog(inner, c)
	width := min(look.Size(480), kit.Room(c).Width-48)
	pop.Fit(fyne.NewSize(width, kit.HeightFor(inner, width)))
	pop.Show()
	return pop
}
