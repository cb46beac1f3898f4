package kit

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// TypeShortcut gives a field those shortcuts that are for text; the others go on
// to the window, which Fyne leaves out while a field has the keys.
func TypeShortcut(of fyne.CanvasObject, field *widget.Entry, s fyne.Shortcut) {
	if Edits(s) {
		field.TypedShortcut(s)
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(of).(fyne.Shortcutable); ok {
		c.TypedShortcut(s)
	}
}

// Edits tells whether a shortcut is one of those that move in text or change it.
func Edits(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutCut, *fyne.ShortcutCopy, *fyne.ShortcutPaste, *fyne.ShortcutSelectAll:
		return true
	case *desktop.CustomShortcut:
		word, mac := fyne.KeyModifierShortcutDefault, runtime.GOOS == "darwin"
		if mac {
			word = fyne.KeyModifierAlt
		}
		switch s.KeyName {
		case fyne.KeyLeft, fyne.KeyRight:
			return s.Modifier == word || s.Modifier == word|fyne.KeyModifierShift || mac && s.Modifier == fyne.KeyModifierSuper
		case fyne.KeyBackspace, fyne.KeyDelete:
			return s.Modifier == word
		}
	}
	return false
}
