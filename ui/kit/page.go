package kit

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/theme"
)

// Page scrolls a page's content with the page's margins around it.
func Page(content fyne.CanvasObject) *Scroller {
	return NewScroller(Margins(content))
}

// Margins keeps the page's margins around content: 36 at the sides, 28 above
// and below.
func Margins(content fyne.CanvasObject) fyne.CanvasObject {
	return Inset(36, theme.PageMargin, content)
}

// Empty says what will appear here and how to begin; action may be nil.
func Empty(title, text string, action fyne.CanvasObject) fyne.CanvasObject {
	objects := []fyne.CanvasObject{H2(title), MutedLabel(text)}
	if action != nil {
		objects = append(objects, Row(0, action, Spring()))
	}
	return Panel(Stack(12, objects...))
}
