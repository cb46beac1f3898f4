package document

import (
	"slices"

	"fyne.io/fyne/v2"

	"stagecraft/content/markup"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
)

// near is how far outside the view lines of text are still drawn.
const near = 32

// band has the text near the view draw the lines that are in it alone. Fyne
// draws all that is in the tree, and setting a line of text is what takes
// longest: a high block that comes near would keep the frame waiting.
func (s *sheet) band(y float32) {
	from, to := y-near, y+s.size.Height+near
	for _, it := range s.v.items[s.from:s.to] {
		if it.block < 0 || it.lively {
			continue
		}
		inside := it.top >= from && it.top+it.height <= to
		if inside && !it.banded {
			continue
		}
		it.banded = !inside
		bandText(it.object, from-it.top, to-it.top)
	}
}

// bandText tells every paragraph in an object which part of the object's height
// is near the view.
func bandText(o fyne.CanvasObject, from, to float32) {
	within := func(o fyne.CanvasObject) { bandText(o, from-o.Position().Y, to-o.Position().Y) }
	switch o := o.(type) {
	case *flow.Paragraph:
		o.Band(from, to)
	case *fyne.Container:
		for _, child := range o.Objects {
			within(child)
		}
	case *kit.Pressable:
		within(o.Content)
	case *sideways:
		within(o.content)
	}
}

// lively tells whether blocks have something that changes its layout by itself.
func lively(blocks []markup.Block) bool {
	found := false
	markup.Walk(slices.Clone(blocks), func(b markup.Block) bool {
		_, quiz := b.(*markup.Quiz)
		found = found || quiz
		return !found
	})
	return found
}
