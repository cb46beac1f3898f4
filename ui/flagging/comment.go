package flagging

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
)

// comment is a field of a few lines: Enter saves, Shift and Enter begins a new
// line, Escape leaves, Alt with 1 to 3 chooses the kind, Tab goes on.
type comment struct {
	widget.Entry
	d       *dialog
	swallow bool // the space of the button that led here
}

func newComment(d *dialog) *comment {
	e := &comment{d: d}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(3)
	return e
}

// FocusGained shows that the keys come here.
func (e *comment) FocusGained() {
	e.Entry.FocusGained()
	e.swallow = kit.PressedBySpace()
}

// AcceptsTab leaves Tab to go from the comment to the buttons.
func (e *comment) AcceptsTab() bool { return false }

// TypedRune types a character, but not the space of the button that led here.
func (e *comment) TypedRune(r rune) {
	swallow := e.swallow && r == ' '
	e.swallow = false
	if !swallow {
		e.Entry.TypedRune(r)
	}
}

// TypedKey types, saves or leaves.
func (e *comment) TypedKey(k *fyne.KeyEvent) {
	e.swallow = false
	switch k.Name {
	case fyne.KeyEscape:
		e.d.hide()
	case fyne.KeyReturn, fyne.KeyEnter:
		e.d.save()
	default:
		e.Entry.TypedKey(k)
	}
}

// TypedShortcut chooses the kind by Alt and its number. Shift and Enter reach
// a field as a key, Ctrl and Enter as a shortcut: it saves too.
func (e *comment) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok {
		switch {
		case c.Modifier == fyne.KeyModifierAlt:
			for i, k := range Kinds() {
				if c.KeyName == fyne.KeyName(rune('1'+i)) {
					e.d.choose(k)
					return
				}
			}
		case c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter:
			e.d.save()
		default:
			kit.TypeShortcut(e, &e.Entry, s)
		}
		return
	}
	e.Entry.TypedShortcut(s)
}

// Field is the field it writes in.
func (e *comment) Field() *widget.Entry { return &e.Entry }

// TappedSecondary opens the menu of the field, not the toolkit's.
func (e *comment) TappedSecondary(p *fyne.PointEvent) {
	kit.EntryMenu(e, &e.Entry, p.AbsolutePosition)
}
