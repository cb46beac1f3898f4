package cards

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/study"
	"stagecraft/ui/command"
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

// flagKeys are characters, not keys: the character of a key comes after it, and
// would be typed into the comment.
func flagKeys() []command.Key { return []command.Key{{Rune: 'F'}, {Rune: 'f'}} }

// flagDialog asks what is wrong with a card. Done is called once a flag was
// set or taken away.
func (p *Page) flagDialog(card study.Card, done func()) {
	comment, flagged := p.session.FlagOf(card.ID)
	var pop *kit.PopUp
	hide := func() { pop.Hide() }
	entry := newComment(hide)
	kit.PutText(&entry.Entry, comment)
	entry.SetPlaceHolder(words.T("What is wrong with it?"))
	save := func() {
		if err := p.session.Flag(study.Flag{FlagTarget: study.FlagTarget{Card: card.ID}, Comment: entry.Text}); err != nil {
			p.nav.Fail(words.T("Flagging the card"), err)
			return
		}
		pop.Hide()
		done()
	}
	entry.submit = save
	var buttons []fyne.CanvasObject
	title := words.T("Flag this card")
	if flagged {
		title = words.T("Change the flag")
		buttons = append(buttons, kit.Secondary(words.T("Take the flag away"), func() {
			if err := p.session.Unflag(study.FlagTarget{Card: card.ID}); err != nil {
				p.nav.Fail(words.T("Taking the flag away"), err)
				return
			}
			pop.Hide()
			done()
		}))
	}
	buttons = append(buttons, kit.Secondary(words.T("Cancel"), hide), kit.Primary(words.T("Save"), save))
	pop = p.popUp(kit.Stack(12, kit.H2(title), kit.MutedLabel(p.leafOf(card).front), entry,
		keys(words.T("Enter"), words.T("save"), words.T("Esc"), words.T("cancel")), kit.Actions(buttons...)))
	kit.PutText(&entry.Entry, comment) // again: its lines are broken now
	p.nav.Window().Canvas().Focus(entry)
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

// comment is a field of a few lines: Enter saves, Shift and Enter begins a new
// line, Escape leaves.
type comment struct {
	widget.Entry
	submit, leave func()
}

func newComment(leave func()) *comment {
	e := &comment{leave: leave}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(3)
	return e
}

func (e *comment) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		e.leave()
	case fyne.KeyReturn, fyne.KeyEnter:
		e.submit()
	default:
		e.Entry.TypedKey(k)
	}
}
