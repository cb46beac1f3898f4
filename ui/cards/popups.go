package cards

import (
	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/flagging"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// why says in a pop-up why the card comes now.
func (v *review) why() {
	r := v.p.session.Why(v.card.ID)
	lines := []fyne.CanvasObject{kit.H2(words.T("Why this card now?"))}
	for _, says := range whySaying(r, v.p.session.RetentionOf(v.card.ID), v.p.session.Now()) {
		lines = append(lines, kit.Label(says))
	}
	var pop *kit.PopUp
	lines = append(lines, kit.Gap(1, 2), kit.Actions(kit.Primary(words.T("Close"), func() { pop.Hide() })))
	c := v.p.nav.Window().Canvas()
	inner := kit.Inset(18, 16, kit.Stack(8, lines...))
	pop = kit.NewDialog("why", inner, c)
	pop.Again = func() func(any) {
		return func(page any) {
			if again, ok := modeOf[*review](page); ok && again.card.ID == v.card.ID {
				again.why()
			}
		}
	}
	width := min(theme.Size(480), kit.Room(c).Width-48)
	pop.Fit(fyne.NewSize(width, kit.HeightFor(inner, width)))
	pop.Show()
}

// modeOf gives the mode of a page of cards, when it is of a kind.
func modeOf[M mode](page any) (m M, ok bool) {
	if p, is := page.(*Page); is {
		m, ok = p.mode.(M)
	}
	return m, ok
}

// flagDialog asks what is wrong with a card. Done is called once a flag was
// set or taken away.
func (p *Page) flagDialog(request flagging.Request) {
	flagging.Ask(p.nav.Window().Canvas(), p.session, p.nav, request)
}

// renewed asks a flag's question again on a page that was made anew, if it is in
// the same kind of mode.
func renewed[M mode](request func(M) flagging.Request) func(page any) *flagging.Request {
	return func(page any) *flagging.Request {
		again, ok := modeOf[M](page)
		if !ok {
			return nil
		}
		r := request(again)
		return &r
	}
}

func (v *review) flag() { v.p.flagDialog(v.flagRequest(v.card)) }

func (v *review) flagRequest(card study.Card) flagging.Request {
	return flagging.Request{
		On: study.FlagTarget{Card: card.ID}, Text: v.p.facesOf(card).front, Done: v.flagged,
		Renew: renewed(func(v *review) flagging.Request { return v.flagRequest(card) }),
	}
}

func (v *flipThrough) flag() {
	if len(v.cards) > 0 {
		v.p.flagDialog(v.flagRequest(v.cards[v.at]))
	}
}

func (v *flipThrough) flagRequest(card study.Card) flagging.Request {
	return flagging.Request{
		On: study.FlagTarget{Card: card.ID}, Text: v.p.facesOf(card).front, Done: v.rearrange,
		Renew: renewed(func(v *flipThrough) flagging.Request { return v.flagRequest(card) }),
	}
}
