package keyboard

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// asking is the dialog that waits for the new key of a command.
type asking struct {
	page *Page
	of   command.Known
	pop  *kit.PopUp
	keys []command.Key   // pressed; what is asked about
	lose []command.Known // the commands that have it now
}

// Ask waits for the new key of a command.
func (p *Page) Ask(c command.Known) {
	(&asking{page: p, of: c}).show(words.T("Press the key, or the keys together, that you want for it."))
}

// show draws the dialog with what it says.
func (a *asking) show(message string) {
	if a.pop != nil {
		a.pop.Hide()
	}
	title := a.of.Name()
	now := kit.Row(8, kit.Small(words.T("Its key now")), keyCaps(a.of))
	last := ""
	if len(a.keys) > 0 {
		last = Shown(a.keys)[0]
	}
	catch := newCatcher(last, a.pressed, func() { a.pop.Hide() })
	cancel := kit.Secondary(words.T("Cancel"), func() { a.pop.Hide() })
	buttons := []fyne.CanvasObject{cancel}
	if len(a.of.Now()) > 0 && len(a.lose) == 0 {
		buttons = append([]fyne.CanvasObject{kit.Secondary(words.T("No key"), func() { a.done(nil) })}, buttons...)
	}
	if len(a.lose) > 0 {
		buttons = append(buttons, kit.Primary(words.T("Give it to this one"), func() { a.done(a.keys) }))
	}
	content := kit.Inset(24, 20, kit.Stack(14, kit.H2(words.F("A key for “%s”", title)), now, catch, kit.Label(message), kit.Actions(buttons...)))
	c := a.page.shell.Window().Canvas()
	width := min(theme.Size(480), kit.Room(c).Width-48)
	a.pop = kit.NewDialog("new key", content, c)
	a.pop.Fit(fyne.NewSize(width, kit.HeightFor(content, width)))
	a.pop.Again = func() func(any) {
		return func(page any) {
			if p, ok := page.(*Page); ok {
				again := *a
				again.page, again.pop = p, nil
				again.show(message)
			}
		}
	}
	a.pop.Show()
	c.Focus(catch)
}

// pressed takes up a key: it is given at once where nothing else has it.
func (a *asking) pressed(k command.Key, known bool) {
	a.keys, a.lose = nil, nil
	switch {
	case !known:
		a.show(words.T("That key can’t be told apart here. Press another."))
		return
	case k.Reserved():
		a.show(words.F("%s is a key of every window and every field, and stays that. Press another.", Both(k)[0].String()))
		return
	}
	keys := Both(k)
	for _, other := range a.of.Holders(k) {
		if other.Fixed {
			a.show(words.F("%s chooses, answers or scrolls where this command is, and stays that. Press another.", Both(k)[0].String()))
			return
		}
		a.lose = append(a.lose, other)
	}
	if a.keys = keys; len(a.lose) == 0 {
		a.done(keys)
		return
	}
	var names []string
	for _, other := range a.lose {
		names = append(names, words.F("“%s”", other.Name()))
	}
	a.show(words.F("%s is the key of %s. Give it to this one, which leaves the other without, or press another.", Both(k)[0].String(), words.List(names)))
}

// done gives the command keys.
func (a *asking) done(keys []command.Key) {
	a.pop.Hide()
	a.page.state.Command = a.of.ID
	a.page.give(a.of, command.InForce().With(a.of, keys...))
}

// Both gives a letter large and small; any other key is one.
func Both(k command.Key) []command.Key {
	if k.Rune >= 'a' && k.Rune <= 'z' {
		return []command.Key{{Rune: k.Rune - 'a' + 'A'}, k}
	}
	if k.Rune >= 'A' && k.Rune <= 'Z' {
		return []command.Key{k, {Rune: k.Rune - 'A' + 'a'}}
	}
	return []command.Key{k}
}
