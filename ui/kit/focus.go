package kit

import "fyne.io/fyne/v2"

// focusWatchers are told what the keys come to, by canvas. On the main goroutine only.
var focusWatchers = map[fyne.Canvas]func(fyne.CanvasObject){}

// WatchFocus has a function told each time that the keys come to something on a canvas.
func WatchFocus(c fyne.Canvas, told func(fyne.CanvasObject)) { focusWatchers[c] = told }

// FocusCame tells that the keys came to an object: what takes them calls it as it gains
// the focus.
func FocusCame(o fyne.CanvasObject) {
	if c := CanvasOf(o); c != nil && focusWatchers[c] != nil {
		focusWatchers[c](o)
	}
}
