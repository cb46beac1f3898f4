package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"stagecraft/ui/theme"
)

// Dot is a small filled circle, for a colour that stands for something.
func Dot(name theme.Name) fyne.CanvasObject {
	return container.New(layout.NewGridWrapLayout(fyne.NewSquareSize(theme.Size(8))), canvas.NewCircle(theme.Color(name)))
}
