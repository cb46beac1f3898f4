package command

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// plain is the same key in one form: a letter or a digit by its name, however it
// was declared, as a key with Shift gives another character.
func (k Key) plain() Key {
	r := unicode.ToUpper(k.Rune)
	if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
		k.Rune, k.Name = 0, fyne.KeyName(r)
	}
	switch {
	case k.Rune == ' ':
		k.Rune, k.Name = 0, fyne.KeySpace
	case k.Name == fyne.KeyEnter:
		k.Name = fyne.KeyReturn
	case k.Rune != 0:
		k.Shift = false // it is in the character
	}
	return k
}

// Same tells whether two keys are pressed alike.
func (k Key) Same(other Key) bool { return k.plain() == other.plain() }

// Reserved tells whether a key does something in the toolkit or in every field and
// list, so that no command can be given it: what moves the focus, presses what has
// it, leaves, scrolls, and edits text.
func (k Key) Reserved() bool {
	k = k.plain()
	if k.Rune != 0 {
		return false
	}
	switch k.Name {
	case fyne.KeyTab, fyne.KeyEscape, fyne.KeyUnknown:
		return true
	case fyne.KeyReturn, fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight,
		fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyInsert:
		return !k.Ctrl && !k.Alt
	case fyne.KeyC, fyne.KeyX, fyne.KeyV, fyne.KeyA, fyne.KeyZ, fyne.KeyY:
		return k.Ctrl && !k.Alt && !k.Shift
	}
	return false
}

// The names of modifiers in text.
const (
	ctrlText  = "Ctrl+"
	altText   = "Alt+"
	shiftText = "Shift+"
)

// MarshalText writes the key down, the same on every system: "Ctrl+Shift+K", or the
// character in quotes.
func (k Key) MarshalText() ([]byte, error) {
	text := ""
	if k.Ctrl {
		text += ctrlText
	}
	if k.Alt {
		text += altText
	}
	if k.Shift {
		text += shiftText
	}
	if k.Rune != 0 {
		return fmt.Appendf(nil, "%s'%c'", text, k.Rune), nil
	}
	return []byte(text + string(k.Name)), nil
}

// UnmarshalText reads a key.
func (k *Key) UnmarshalText(text []byte) error {
	var read Key
	rest, found := string(text), false
	if rest, found = strings.CutPrefix(rest, ctrlText); found {
		read.Ctrl = true
	}
	if rest, found = strings.CutPrefix(rest, altText); found {
		read.Alt = true
	}
	if rest, found = strings.CutPrefix(rest, shiftText); found {
		read.Shift = true
	}
	if len(rest) > 2 && rest[0] == '\'' && rest[len(rest)-1] == '\'' {
		r, n := utf8.DecodeRuneInString(rest[1 : len(rest)-1])
		if n != len(rest)-2 || r == utf8.RuneError || !unicode.IsPrint(r) {
			return fmt.Errorf("%q is no key", text)
		}
		read.Rune = r
	} else {
		if rest == "" || rest == "''" || len(rest) > 20 || strings.ContainsFunc(rest, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsPrint(r) }) {
			return fmt.Errorf("%q is no key", text)
		}
		read.Name = fyne.KeyName(rest)
	}
	*k = read
	return nil
}
