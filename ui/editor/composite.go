package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
)

// composite is a widget that draws one box of others, for those that know more
// than their box does.
type composite struct {
	widget.BaseWidget
	box *fyne.Container
}

// compose gives the widget that embeds it its box.
func (b *composite) compose(whole fyne.Widget, box *fyne.Container) {
	b.box = box
	b.ExtendBaseWidget(whole)
}

// HeightFor gives the height at a width.
func (b *composite) HeightFor(width float32) float32 { return kit.HeightFor(b.box, width) }

// MinSize is the box's.
func (b *composite) MinSize() fyne.Size { return b.box.MinSize() }

// CreateRenderer is Fyne's.
func (b *composite) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(b.box) }
