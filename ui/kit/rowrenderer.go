package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// rowRenderer draws a row: its content over a background as large as itself.
type rowRenderer struct {
	row        fyne.Widget
	content    func() fyne.CanvasObject
	paint      func(background *canvas.Rectangle)
	background *canvas.Rectangle
}

// NewRowRenderer draws a row of a list, a menu or an answer: content over a
// background that fills the row. Content is asked for each time, so that it may
// be replaced; paint sets the background's colours and radius, and is called
// again by each Refresh.
func NewRowRenderer(row fyne.Widget, content func() fyne.CanvasObject, paint func(background *canvas.Rectangle)) fyne.WidgetRenderer {
	r := &rowRenderer{row: row, content: content, paint: paint, background: canvas.NewRectangle(nil)}
	paint(r.background)
	return r
}

func (r *rowRenderer) Destroy()           {}
func (r *rowRenderer) MinSize() fyne.Size { return r.content().MinSize() }
func (r *rowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.background, r.content()}
}

func (r *rowRenderer) Layout(size fyne.Size) {
	r.background.Resize(size)
	r.content().Resize(size)
}

func (r *rowRenderer) Refresh() {
	r.paint(r.background)
	r.Layout(r.row.Size())
	canvas.Refresh(r.row)
}
