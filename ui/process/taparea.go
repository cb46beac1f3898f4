package process

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
)

// tapArea lies behind the page and takes the clicks that nothing on it takes.
type tapArea struct {
	widget.BaseWidget
	object fyne.CanvasObject
	onTap  func()
}

var _ fyne.Tappable = (*tapArea)(nil)

// Tapped passes the click on.
func (a *tapArea) Tapped(*fyne.PointEvent) { a.onTap() }

// TappedSecondary opens the menu of the page.
func (a *tapArea) TappedSecondary(e *fyne.PointEvent) { kit.PageMenu(a, e.AbsolutePosition) }

// CreateRenderer is Fyne's.
func (a *tapArea) CreateRenderer() fyne.WidgetRenderer {
	a.ExtendBaseWidget(a)
	return widget.NewSimpleRenderer(a.object)
}
