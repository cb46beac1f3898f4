package figure

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// Figure is a figure that can be drawn in a window and exported.
type Figure interface {
	fyne.Widget
	kit.Flexible
	// [TextAlternative] says in words what the figure shows.
	TextAlternative() string
	// Title is what stands over it on paper.
	Title() string
	// Draw gives its marks at a width, in the colours now in use, and its height.
	Draw(width float32) (marks []drawing.Mark, height float32)
}

// Heading sets a figure's title in a line of a width, shortened where it must be.
func Heading(title string, width float32) drawing.TextLine {
	name := fit(title, width, 1, theme.H2Size, nameFace)
	return drawing.NewTextLine(name.lines[0], name.size, nameFace, theme.Color(theme.Ink), fyne.Position{}, name.size*theme.LineHeight)
}
