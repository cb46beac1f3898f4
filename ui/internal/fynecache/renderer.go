package fynecache

import (
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
)

// Renderer gives what draws a widget, as Fyne keeps it: what is on the screen has one,
// and for what has none one is made. It is for the main goroutine.
func Renderer(w fyne.Widget) fyne.WidgetRenderer { return renderer(w) }

//go:linkname renderer fyne.io/fyne/v2/internal/cache.Renderer
func renderer(fyne.Widget) fyne.WidgetRenderer
