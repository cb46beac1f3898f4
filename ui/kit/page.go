package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/ui/theme"
)

// Page scrolls a page's content with the page's margins around it.
func Page(content fyne.CanvasObject) *Scroller {
	return NewScroller(Margins(content))
}

// GridWidth is how wide the content of a page gets, at 100 %.
const GridWidth = 1120

// RoomWidth is how wide the lists and forms get with which a course is made, at 100 %.
const RoomWidth float32 = 960

// Margins keeps the page's margins around content: 36 at the sides, 28 above
// and below. In a wide window it stands in the middle.
func Margins(content fyne.CanvasObject) fyne.CanvasObject {
	return Grid(theme.PageMargin, theme.PageMargin, content)
}

// Grid is Margins with other room above and below.
func Grid(above, below float32, content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&inset{left: 36, right: 36, top: above, bottom: below, most: theme.Size(GridWidth), centred: true}, content)
}
