package document

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
)

// backdrop lies behind the blocks: a tap beside the text ends the selection, and
// the other button asks for the menu of the block there, or of the page.
type backdrop struct {
	widget.BaseWidget
	v   *View
	bar *canvas.Rectangle // beside what is read aloud and shows no words
}

var (
	_ fyne.Tappable          = (*backdrop)(nil)
	_ fyne.SecondaryTappable = (*backdrop)(nil)
)

func newBackdrop(v *View) *backdrop {
	b := &backdrop{v: v, bar: newBar()}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped ends the selection.
func (b *backdrop) Tapped(*fyne.PointEvent) { b.v.Selection.Clear() }

// TappedSecondary asks for the menu of the block at that height.
func (b *backdrop) TappedSecondary(e *fyne.PointEvent) {
	if b.v.opt.Menu == nil {
		kit.PageMenu(b, e.AbsolutePosition)
		return
	}
	for _, it := range b.v.layout.Items() {
		if it.block >= 0 && e.Position.Y >= it.Top() && e.Position.Y < it.Bottom() {
			b.v.opt.Menu(it.block, e.AbsolutePosition)
			return
		}
	}
	kit.PageMenu(b, e.AbsolutePosition)
}

// CreateRenderer draws the bar, and else nothing.
func (b *backdrop) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(b.bar))
}
