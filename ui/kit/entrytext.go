package kit

import "fyne.io/fyne/v2/widget"

// SetEntryText puts a text into an entry with the cursor after its last letter, so
// that one writes on where the text ends: Fyne leaves the cursor where it was.
//
// The end of a text that wraps is known once the entry has its size: put it
// there again when it is shown.
func SetEntryText(e *widget.Entry, text string) {
	e.CursorRow, e.CursorColumn = 1<<20, 1<<20 // SetText brings it back to the end
	e.SetText(text)
}
