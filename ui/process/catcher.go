package process

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// catcher lies behind the page and hears of clicks that nothing on it wants.
type catcher struct {
	widget.BaseWidget
	object fyne.CanvasObject
	caught func()
}

var _ fyne.Tappable = (*catcher)(nil)

// Tapped passes the click on.
func (c *catcher) Tapped(*fyne.PointEvent) { c.caught() }

// CreateRenderer is Fyne's.
func (c *catcher) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return widget.NewSimpleRenderer(c.object)
}
