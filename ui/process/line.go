package process

import (
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
)

// line is an entry of one line that tells of Return and Escape.
type line struct {
	widget.Entry
	enter, escape func()
	selectAll     bool // when the keys come here first
	swallow       bool // the space of the button that led here
}

func newLine(text string, enter, escape func()) *line {
	l := &line{enter: enter, escape: escape}
	l.ExtendBaseWidget(l)
	l.SetText(text)
	// Typing goes on before the ending.
	l.CursorColumn = utf8.RuneCountInString(strings.TrimSuffix(text, filepath.Ext(text)))
	return l
}

// FocusGained shows that the keys come here.
func (l *line) FocusGained() {
	l.Entry.FocusGained()
	l.swallow = kit.PressedBySpace()
	if l.selectAll {
		l.selectAll = false
		l.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// TypedRune types a character, but not the space of the button that led here.
func (l *line) TypedRune(r rune) {
	swallow := l.swallow && r == ' '
	l.swallow = false
	if !swallow {
		l.Entry.TypedRune(r)
	}
}

// TypedKey acts on Return and Escape, and types the rest.
func (l *line) TypedKey(e *fyne.KeyEvent) {
	l.swallow = false
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		l.enter()
	case fyne.KeyEscape:
		l.escape()
	default:
		l.Entry.TypedKey(e)
	}
}
