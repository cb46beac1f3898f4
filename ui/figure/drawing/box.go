// Package drawing holds the marks that a figure is made of: filled shapes,
// lines and text, placed. Windows, pictures, pages and tests are all made of
// the same marks.
package drawing

import "fyne.io/fyne/v2"

// Box is where something stands in a figure.
type Box struct {
	At   fyne.Position
	Size fyne.Size
}

// Holds tells whether a point lies within the box.
func (b Box) Holds(p fyne.Position) bool {
	return p.X >= b.At.X && p.Y >= b.At.Y && p.X < b.At.X+b.Size.Width && p.Y < b.At.Y+b.Size.Height
}
