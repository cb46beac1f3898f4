package allcards

import (
	"bytes"
	"cmp"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stagecraft/study"
	"stagecraft/ui/cards"
	"stagecraft/ui/command"
	"stagecraft/ui/filechooser"
	"stagecraft/ui/kit"
	"stagecraft/ui/undoing"
	"stagecraft/ui/words"
)

func ids(list []study.ListedCard) []study.CardID {
	all := make([]study.CardID, len(list))
	for i := range list {
		all[i] = list[i].Of.ID
	}
	return all
}

// putAside puts cards aside, or brings them back when all of them are aside.
func (p *Page) putAside(list []study.ListedCard) {
	back := true
	for i := range list {
		back = back && list[i].Aside
	}
	if back {
		p.do(words.T("Bringing cards back"), p.session.BringBack(ids(list)...), words.N("%d card comes again.", "%d cards come again.", len(list)))
		return
	}
	p.do(words.T("Putting cards aside"), p.session.PutAside(ids(list)...), words.N("%d card is put aside.", "%d cards are put aside.", len(list)))
}

// flag flags cards, or takes their flags away when all of them have one.
func (p *Page) flag(list []study.ListedCard) {
	all := true
	for i := range list {
		all = all && list[i].Flagged
	}
	says := words.N("%d card is flagged.", "%d cards are flagged.", len(list))
	if all {
		says = words.N("The flag of %d card is gone.", "The flags of %d cards are gone.", len(list))
	}
	p.do(words.T("Saving the flag"), p.session.FlagCards(!all, ids(list)...), says)
}

// forget has cards begin anew.
func (p *Page) forget(list []study.ListedCard) {
	p.do(words.T("Forgetting what you know of cards"), p.session.Forget(ids(list)...), words.N("%d card begins anew.", "%d cards begin anew.", len(list)))
}

// do tells what was done, and how it is undone, and shows the cards as they are now.
func (p *Page) do(doing string, err error, says string) {
	if err != nil {
		p.nav.Fail(doing, err)
		return
	}
	if undo := command.Hint("allcards.undo"); undo != "" {
		says += " " + words.F("%s undoes that.", undo)
	}
	p.nav.Tell(says)
	p.changed()
}

// turnOver shows the card among all, to flip through.
func (p *Page) turnOver() {
	if c := p.current(); c != nil {
		p.nav.Go(cards.CardRoute(c.Of.ID))
	}
}

// openLesson leads to where the card is explained.
func (p *Page) openLesson() {
	if c := p.current(); c != nil {
		if f := faceOf(p.course, c.Of); f.ref != "" {
			p.nav.Open(f.ref)
		}
	}
}

// exported are the cards that an export is of: those selected, or all that are listed.
func (p *Page) exported() []study.ListedCard {
	if len(p.selected) > 0 {
		return p.chosen()
	}
	list := make([]study.ListedCard, len(p.shown))
	for i, at := range p.shown {
		list[i] = p.cards[at]
	}
	return list
}

// exportMenu offers the forms of an export.
func (p *Page) exportMenu() {
	n := len(p.exported())
	items := []kit.MenuItem{
		{Title: words.N("Save %d card as a table (CSV)…", "Save %d cards as a table (CSV)…", n), Do: p.exportCSV},
		{Title: words.N("Save %d card as text with tabs…", "Save %d cards as text with tabs…", n), Do: p.exportText},
	}
	if x, ok := p.nav.(Exporter); ok {
		items = append(items, kit.MenuItem{Title: words.N("Save %d card as a deck of Anki…", "Save %d cards as a deck of Anki…", n), Do: func() {
			list := p.exported()
			all := make([]study.Card, len(list))
			for i := range list {
				all[i] = list[i].Of
			}
			x.ExportCards(all)
		}})
	}
	kit.ContextMenu(p.export, kit.MenuPosition(p.export), items)
}

func (p *Page) exportCSV() {
	table, err := study.CardsCSV(p.exported(), p.sides)
	if err != nil {
		p.nav.Fail(words.T("Making the table"), err)
		return
	}
	p.save(words.T("Save the cards as a table"), ".csv", table)
}

func (p *Page) exportText() {
	p.save(words.T("Save the cards as text"), ".txt", study.CardsText(p.exported(), p.sides))
}

// save asks where to, and writes.
func (p *Page) save(title, ending string, data []byte) {
	n := len(p.exported())
	data = bytes.Clone(data)
	filechooser.Ask(p.nav.Window().Canvas(), filechooser.Request{
		Kind: filechooser.Save, Title: title, Endings: []string{ending}, Name: p.course.ID + "-cards" + ending,
	}, func(path string) {
		if err := filechooser.Write(path, data); err != nil {
			p.nav.Fail(words.T("Saving the cards"), err)
			return
		}
		p.nav.Tell(words.N("%d card is in the file.", "%d cards are in the file.", n))
	})
}

// undoing takes back what was done to cards, and does it again.
func (p *Page) undoing() undoing.Page {
	return undoing.Page{
		Session: p.session, Scope: study.ScopeCards, Fail: p.nav.Fail,
		Turned: func(done study.Done, again bool) {
			p.nav.Tell(undoing.Says(done, again))
			p.changed()
		},
	}
}

// entryKey leads from the line to the list.
func (p *Page) entryKey(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		p.table.takeFocus()
		return true
	}
	return false
}

// focusEntry gives the keys to the line.
func (p *Page) focusEntry() {
	if c := kit.CanvasOf(p.body); c != nil {
		p.entry.SelectFirst = true
		c.Focus(p.entry)
	}
}

// menu opens the menu of what is selected.
func (p *Page) menu(at fyne.Position) {
	var items []kit.MenuItem
	for _, c := range p.Commands() {
		switch c.ID {
		case "allcards.over", "allcards.lesson", "allcards.aside", "allcards.flag", "allcards.deck", "allcards.forget", "allcards.about":
			if c.Applies() {
				items = append(items, kit.CommandItem(c))
			}
		}
	}
	kit.ContextMenu(p.table, at, items)
}

// sortMenu offers what the list can be sorted by.
func (p *Page) sortMenu() {
	items := make([]kit.MenuItem, len(figures))
	for i := range figures {
		f := &figures[i]
		items[i] = kit.MenuItem{Title: f.name(), Checked: f.by == p.kept.Order, Do: func() { p.sort(f.by) }}
	}
	kit.ContextMenu(p.head, kit.MenuPosition(p.head), items)
}

// Commands are those of the page.
func (p *Page) Commands() []command.Command {
	some := func() bool { return len(p.shown) > 0 }
	letter := func(r rune) []command.Key { return []command.Key{{Rune: r - 'a' + 'A'}, {Rune: r}} }
	with := func(do func([]study.ListedCard)) func() { return func() { do(p.chosen()) } }
	cs := []command.Command{
		{ID: "allcards.find", Title: words.T("Find in cards"), Keys: []command.Key{{Rune: '/'}}, Do: p.focusEntry},
		{ID: "allcards.over", Title: words.T("Turn the card over"), Do: p.turnOver, When: some},
		{ID: "allcards.lesson", Title: words.T("Open in lesson, or at its step"), Keys: []command.Key{command.K(fyne.KeyG)}, Do: p.openLesson, When: some},
		{ID: "allcards.aside", Title: p.asideTitle(), Keys: letter('x'), Do: with(p.putAside), When: some},
		{ID: "allcards.flag", Title: words.T("Flag the cards, or take their flags away"), Keys: letter('f'), Do: with(p.flag), When: some},
		{ID: "allcards.deck", Title: words.T("Give the cards to another deck…"), Keys: letter('d'), Do: with(p.giveToDeck), When: p.someOwn},
		{ID: "allcards.about", Title: words.T("What is known of the card"), Keys: letter('i'), Do: p.about, When: some},
		{ID: "allcards.forget", Title: words.T("Learn the cards anew"), Keys: []command.Key{command.K(fyne.KeyDelete)}, Do: with(p.forget), When: some},
		{ID: "allcards.all", Title: words.T("Select all cards"), Keys: []command.Key{command.Ctrl(fyne.KeyA)}, Do: p.all, When: some},
		{ID: "allcards.sort", Title: words.T("Sort the cards…"), Keys: letter('s'), Do: p.sortMenu},
		{ID: "allcards.export", Title: words.T("Export the cards…"), Keys: []command.Key{command.Ctrl(fyne.KeyS)}, Do: p.exportMenu, When: some},
		{
			ID: "allcards.menu", Title: words.T("Menu of the cards"), When: some,
			Keys: []command.Key{letter('m')[0], letter('m')[1], command.K(desktop.KeyMenu), {Name: fyne.KeyF10, Shift: true}},
			Do:   func() { p.menu(kit.MenuPosition(p.head)) },
		},
		{ID: "allcards.decks", Title: words.T("Decks"), Keys: []command.Key{command.K(fyne.KeyEscape)}, Do: func() { p.nav.Go(cards.DecksRoute()) }},
	}
	return append(cs, p.undoing().Commands("allcards")...)
}

// asideTitle says what putAside would do.
func (p *Page) asideTitle() string {
	back := false
	p.eachChosen(func(c *study.ListedCard) bool {
		back = c.Aside
		return back
	})
	if back {
		return words.T("Bring the cards back")
	}
	return words.T("Put the cards aside")
}

// keyHints say what the keys do.
func (p *Page) keyHints() []fyne.CanvasObject {
	hint := func(id, otherwise string) string { return cmp.Or(command.Hint(id), otherwise) }
	return kit.KeyGroups(
		hint("allcards.find", "/"), words.T("find"),
		command.K(fyne.KeySpace).String(), words.T("select"),
		command.K(fyne.KeyReturn).String(), words.T("turn over"),
		hint("allcards.aside", "X"), words.T("put aside"),
		hint("allcards.flag", "F"), words.T("flag"),
		hint("allcards.about", "I"), words.T("about it"))
}
