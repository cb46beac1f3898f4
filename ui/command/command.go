// Package command is the one list of everything the app can be told to do. The
// menu, the keyboard, the palette and the help sheet are all drawn from it.
package command

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stagecraft/ui/words"
)

// Command is one thing the app can do.
type Command struct {
	ID    string // stable, such as "cards.flip"
	Title string // what it does, in the learner's language
	Menu  string // the menu it stands in; "" leaves it out of the menus
	Keys  []Key  // the first is the one shown
	Do    func()
	// When tells whether it applies now; nil is always.
	When func() bool
	// Over tells that it acts over what lies over the page too, such as a dialog,
	// which stays: the text size, for example. All others wait until that is gone.
	Over bool
	// Unlisted keeps it from the palette and the help sheet.
	Unlisted bool
}

// Key is a key with its modifiers. Ctrl stands for Command on macOS.
type Key struct {
	Name  fyne.KeyName
	Rune  rune // for characters whose key differs by layout, such as '?'
	Ctrl  bool
	Shift bool
	Alt   bool
}

// K is a plain key.
func K(name fyne.KeyName) Key { return Key{Name: name} }

// Ctrl is a key with Ctrl, which is Command on macOS.
func Ctrl(name fyne.KeyName) Key { return Key{Name: name, Ctrl: true} }

// Applies tells whether a command can be given now.
func (c Command) Applies() bool { return c.Do != nil && (c.When == nil || c.When()) }

func (k Key) modifier() fyne.KeyModifier {
	var m fyne.KeyModifier
	if k.Ctrl {
		m |= fyne.KeyModifierShortcutDefault
	}
	if k.Shift {
		m |= fyne.KeyModifierShift
	}
	if k.Alt {
		m |= fyne.KeyModifierAlt
	}
	return m
}

// Shortcut is the key for Fyne; nil for a key without Ctrl or Alt. The keys of
// editing reach a window under names of their own and not as what was pressed.
func (k Key) Shortcut() fyne.Shortcut {
	if !k.Ctrl && !k.Alt {
		return nil
	}
	if k.Ctrl && !k.Alt && !k.Shift {
		switch k.Name {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyC:
			return &fyne.ShortcutCopy{}
		case fyne.KeyX:
			return &fyne.ShortcutCut{}
		case fyne.KeyV:
			return &fyne.ShortcutPaste{}
		case fyne.KeyA:
			return &fyne.ShortcutSelectAll{}
		}
	}
	return &desktop.CustomShortcut{KeyName: k.Name, Modifier: k.modifier()}
}

// String names the key as it stands on the keyboard: "Ctrl K".
func (k Key) String() string {
	var parts []string
	if k.Ctrl {
		if runtime.GOOS == "darwin" {
			parts = append(parts, "⌘")
		} else {
			parts = append(parts, words.T("Ctrl"))
		}
	}
	if k.Shift {
		parts = append(parts, words.T("Shift"))
	}
	if k.Alt {
		parts = append(parts, words.T("Alt"))
	}
	if k.Rune != 0 {
		return strings.Join(append(parts, string(k.Rune)), " ")
	}
	return strings.Join(append(parts, keyLabel(k.Name)), " ")
}

func keyLabel(name fyne.KeyName) string {
	switch name {
	case fyne.KeyLeft:
		return "←"
	case fyne.KeyRight:
		return "→"
	case fyne.KeyUp:
		return "↑"
	case fyne.KeyDown:
		return "↓"
	case fyne.KeySpace:
		return words.T("Space")
	case fyne.KeyReturn, fyne.KeyEnter:
		return words.T("Enter")
	case fyne.KeyEscape:
		return words.T("Esc")
	case fyne.KeyPageUp:
		return words.T("Page Up")
	case fyne.KeyPageDown:
		return words.T("Page Down")
	case fyne.KeyHome:
		return words.T("Home")
	case fyne.KeyEnd:
		return words.T("End")
	case fyne.KeyBackspace:
		return words.T("Backspace")
	case fyne.KeyDelete:
		return words.T("Delete")
	}
	return string(name)
}
