package practice

import "fyne.io/fyne/v2"

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
