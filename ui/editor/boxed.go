package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
)

// boxed is a widget that draws one box of others, for those that know more
// than their box does.
type boxed struct {
	widget.BaseWidget
	box *fyne.Container
}

// hold gives the widget that embeds it its box.
func (b *boxed) hold(whole fyne.Widget, box *fyne.Container) {
	b.box = box
	b.ExtendBaseWidget(whole)
}

// HeightFor gives the height at a width.
func (b *boxed) HeightFor(width float32) float32 { return kit.HeightFor(b.box, width) }

// MinSize is the box's.
func (b *boxed) MinSize() fyne.Size { return b.box.MinSize() }

// CreateRenderer is Fyne's.
func (b *boxed) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }
