package process

import (
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"stagecraft/ui/kit"
)

// newLine makes a line that tells of Return and Escape.
func newLine(text string, enter, escape func()) *kit.Line {
	l := kit.NewLine(func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			enter()
		case fyne.KeyEscape:
			escape()
		default:
			return false
		}
		return true
	})
	l.SetText(text)
	// Typing goes on before the ending.
	l.CursorColumn = utf8.RuneCountInString(strings.TrimSuffix(text, filepath.Ext(text)))
	return l
}
