package practice

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/words"
)

// What had the keys goes away when a question is checked, a hint is given or
// the question is asked again: they go to what comes next, as Tab would else
// begin with the window's first button.

// goOn brings the verdict into view and gives the keys to the way on.
func (z *Quiz) goOn() {
	z.shown()
	switch c := z.host.canvas(); {
	case z.focusNext != nil:
		z.focusNext()
	case c != nil && z.stop != nil:
		c.Focus(z.stop)
	}
}

// shown brings what was said last into view.
func (z *Quiz) shown() {
	if top, height, ok := z.lastSaid(); ok && z.OnSaid != nil {
		z.OnSaid(top, height)
	}
}

// hasKeys tells whether one of the buttons has the keys.
func (z *Quiz) hasKeys() bool {
	c := z.host.canvas()
	if c == nil {
		return false
	}
	for _, f := range focusable(z.actions) {
		if c.Focused() == f {
			return true
		}
	}
	return false
}

// focus gives the keys to the first or the last thing in a container that takes them.
func (z *Quiz) focus(in fyne.CanvasObject, last bool) {
	c, all := z.host.canvas(), focusable(in)
	if c == nil {
		return
	}
	c.Unfocus()
	if len(all) == 0 {
		return
	}
	at := 0
	if last {
		at = len(all) - 1
	}
	c.Focus(all[at])
}

// focusable gives what in a container takes the keys, in order.
func focusable(o fyne.CanvasObject) (all []fyne.Focusable) {
	switch o := o.(type) {
	case fyne.Focusable:
		return []fyne.Focusable{o}
	case *fyne.Container:
		for _, in := range o.Objects {
			if in.Visible() {
				all = append(all, focusable(in)...)
			}
		}
	}
	return all
}

// commands give keys to the answer: those that it has no use for scroll.
func (z *Quiz) commands(scroll *kit.Scroller) []command.Command {
	open := func() bool { return !z.checked }
	var cs []command.Command
	names := []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeySpace, fyne.KeyBackspace}
	if _, ok := z.control.(*dealing); ok {
		names = append(names, fyne.KeyLeft, fyne.KeyRight)
	}
	for _, name := range names {
		cs = append(cs, command.Command{ID: "practice.key." + string(name), Title: words.T("Answer"), Keys: []command.Key{command.K(name)}, Unlisted: true, Do: func() {
			if !z.Key(name) {
				scroll.Key(name)
			}
		}, When: open})
	}
	for _, r := range z.control.runes() {
		cs = append(cs, command.Command{ID: "practice.choose." + string(r), Title: words.T("Answer"), Keys: []command.Key{{Rune: r}}, Unlisted: true, Do: func() { z.Rune(r) }, When: open})
	}
	if o, ok := z.control.(*ordering); ok {
		both := func(name fyne.KeyName) []command.Key {
			return []command.Key{{Name: name, Alt: true}, command.Ctrl(name)}
		}
		cs = append(cs,
			command.Command{ID: "practice.up", Title: words.T("Move the row up"), Keys: both(fyne.KeyUp), Do: func() { o.moveCursor(-1) }, When: open},
			command.Command{ID: "practice.down", Title: words.T("Move the row down"), Keys: both(fyne.KeyDown), Do: func() { o.moveCursor(1) }, When: open})
	}
	return cs
}
