package keyboard

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// catcher has the keys and tells which is pressed, whatever that does elsewhere.
// Escape leaves, and Tab goes on to the buttons.
type catcher struct {
	widget.BaseWidget
	pressed func(k command.Key, known bool)
	leave   func()
	last    string            // what was pressed last, as it stands on the keyboard
	box     fyne.CanvasObject // that says it
	swallow bool              // the space of the button that led here
}

var (
	_ fyne.Focusable    = (*catcher)(nil)
	_ fyne.Shortcutable = (*catcher)(nil)

	_ accessible.Described = (*catcher)(nil)
)

// newCatcher makes one that says what was pressed last; "" is nothing yet.
func newCatcher(last string, pressed func(command.Key, bool), leave func()) *catcher {
	says := kit.Middle(kit.MutedLabel(words.T("Press a key…")))
	if last != "" {
		says = kit.Middle(kit.H3(last))
	}
	c := &catcher{pressed: pressed, leave: leave, last: last}
	c.box = kit.OnBackground(kit.Background(theme.PrimarySoft, theme.Primary, theme.ButtonRadius), 16, 14, says)
	c.ExtendBaseWidget(c)
	return c
}

// Described says that a key is wanted, and which was pressed.
func (c *catcher) Described() accessible.Description {
	return accessible.Description{Name: words.T("Press a key…"), Role: accessible.Field, Value: c.last, Live: "new key"}
}

func (c *catcher) FocusGained() { c.swallow = kit.PressedBySpace(); c.Refresh() }
func (c *catcher) FocusLost()   {}

// TypedRune takes a character as the key: which keys make it differs by layout.
func (c *catcher) TypedRune(r rune) {
	swallow := c.swallow && r == ' '
	if c.swallow = false; !swallow {
		c.pressed(command.Key{Rune: r}, true)
	}
}

// TypedKey takes a key that makes no character.
func (c *catcher) TypedKey(e *fyne.KeyEvent) {
	k := command.Key{Name: e.Name, Shift: command.ShiftHeld()}
	switch {
	case e.Name == fyne.KeyEscape:
		c.leave()
	case e.Name == fyne.KeySpace: // its character comes
	case k.Reserved(), len(e.Name) > 1 && strings.HasPrefix(string(e.Name), "F"), e.Name == desktop.KeyMenu:
		c.pressed(k, true)
	}
}

// TypedShortcut takes keys with Ctrl or Alt.
func (c *catcher) TypedShortcut(s fyne.Shortcut) {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok { // one of editing
		c.pressed(command.Ctrl(editing(s)), true)
		return
	}
	k := command.Key{
		Name: custom.KeyName, Ctrl: custom.Modifier&fyne.KeyModifierShortcutDefault != 0,
		Alt: custom.Modifier&fyne.KeyModifierAlt != 0, Shift: custom.Modifier&fyne.KeyModifierShift != 0,
	}
	known := custom.Modifier&^(fyne.KeyModifierShortcutDefault|fyne.KeyModifierAlt|fyne.KeyModifierShift) == 0
	c.pressed(k, known && k.Name != fyne.KeyUnknown)
}

// editing gives the key that stands for a shortcut of editing.
func editing(s fyne.Shortcut) fyne.KeyName {
	switch s.(type) {
	case *fyne.ShortcutUndo:
		return fyne.KeyZ
	case *fyne.ShortcutRedo:
		return fyne.KeyY
	case *fyne.ShortcutCopy:
		return fyne.KeyC
	case *fyne.ShortcutCut:
		return fyne.KeyX
	case *fyne.ShortcutPaste:
		return fyne.KeyV
	}
	return fyne.KeyA
}

// HeightFor gives the height at a width.
func (c *catcher) HeightFor(width float32) float32 { return kit.HeightFor(c.box, width) }

// MinSize is that of what it draws.
func (c *catcher) MinSize() fyne.Size { c.ExtendBaseWidget(c); return c.box.MinSize() }

// CreateRenderer draws a field with what was pressed.
func (c *catcher) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return widget.NewSimpleRenderer(c.box)
}
