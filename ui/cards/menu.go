package cards

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// cardMenu opens the menu of the card on the table: those of the commands that
// apply, by their IDs; "" parts two groups. Again opens it over a page made since.
func (p *Page) cardMenu(at fyne.Position, all []command.Command, again func(page any), ids ...string) {
	var items []kit.MenuItem
	line := false
	for _, id := range ids {
		if id == "" {
			line = len(items) > 0
			continue
		}
		for _, c := range all {
			if c.ID != id || !c.Applies() {
				continue
			}
			if line {
				items, line = append(items, kit.MenuSeparator), false
			}
			items = append(items, kit.CommandItem(c))
		}
	}
	m := kit.ShowMenu("card menu", p.nav.Window().Canvas(), at, items...)
	m.Again = func() func(any) { return again }
}

// reopenMenu opens the menu of the card over a page made since.
func reopenMenu[M interface {
	mode
	menu(fyne.Position)
}](at fyne.Position) func(page any) {
	return func(page any) {
		if v, ok := modeOf[M](page); ok {
			v.menu(at)
		}
	}
}

// menuCommand opens the menu of the card by keys, in the middle of the page.
func (p *Page) menuCommand(when func() bool, open func(fyne.Position)) command.Command {
	return command.Command{
		ID: "cards.menu", Title: words.T("Menu of this card"), When: when,
		Keys: []command.Key{command.K(fyne.KeyM), command.K(desktop.KeyMenu), {Name: fyne.KeyF10, Shift: true}},
		Do: func() {
			corner, page := kit.PageOf(p.nav.Window().Canvas())
			open(corner.AddXY(page.Width/2-80, page.Height/3))
		},
	}
}

// copyCommand copies the text of the card that card gives.
func (p *Page) copyCommand(card func() (study.Card, bool)) command.Command {
	return command.Command{
		ID: "cards.copy", Title: words.T("Copy this card"), Keys: []command.Key{command.Ctrl(fyne.KeyC)},
		When: func() bool { _, ok := card(); return ok },
		Do: func() {
			c, _ := card()
			fyne.CurrentApp().Clipboard().SetContent(p.facesOf(c).text())
			p.nav.Tell(words.T("Copied"))
		},
	}
}

// text is both sides of the card, as they are read.
func (l cardFaces) text() string {
	lines := []string{l.front}
	if l.asks {
		lines = []string{l.kind, l.front}
	}
	for _, line := range []string{l.heading, l.answer, l.not} {
		if line != "" && line != lines[len(lines)-1] {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}
