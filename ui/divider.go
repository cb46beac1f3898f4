package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// dividerLeft is how much of the divider lies over the lesson: little, as its scroll bar
// is there.
const dividerLeft = 4

// dividerStep is how far an arrow key moves it, at a text size of 100 %.
const dividerStep = 24

// divider is the line between a lesson and what stands beside it. It is dragged, or moved
// by the arrow keys; a double click puts it back.
type divider struct {
	widget.BaseWidget
	view    *besideView
	keys    *dividerKeys
	hovered bool
}

var (
	_ fyne.Draggable      = (*divider)(nil)
	_ fyne.DoubleTappable = (*divider)(nil)
	_ desktop.Hoverable   = (*divider)(nil)
	_ desktop.Cursorable  = (*divider)(nil)
)

func newDivider(v *besideView) *divider {
	d := &divider{view: v}
	d.keys = &dividerKeys{line: d}
	d.ExtendBaseWidget(d)
	d.keys.ExtendBaseWidget(d.keys)
	return d
}

// place sets it, and what takes its keys.
func (d *divider) place(at fyne.Position, size fyne.Size) {
	for _, o := range []fyne.CanvasObject{d.keys, d} {
		o.Move(at)
		o.Resize(size)
	}
}

// Dragged moves it with the pointer.
func (d *divider) Dragged(e *fyne.DragEvent) { d.view.move(d.view.lessonWide() + e.Dragged.DX) }

// DragEnd keeps where it is.
func (d *divider) DragEnd() { d.view.keep() }

// DoubleTapped puts it back.
func (d *divider) DoubleTapped(*fyne.PointEvent) {
	d.view.move(d.view.width * d.view.b.kind.share)
	d.view.keep()
}

// MouseIn shows that it can be moved.
func (d *divider) MouseIn(*desktop.MouseEvent) { d.hovered = true; d.Refresh() }

// MouseMoved does nothing.
func (d *divider) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends that.
func (d *divider) MouseOut() { d.hovered = false; d.Refresh() }

// Cursor is that of something to move sideways.
func (d *divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// CreateRenderer is Fyne's.
func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	r := &dividerRenderer{d: d, line: canvas.NewRectangle(nil), grip: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

// The grip halfway down the line.
const (
	gripWide = 6
	gripHigh = 44
)

// gripAt is where it is: beside the line, as left of that is a scroll bar.
func gripAt(size fyne.Size) fyne.Position {
	return fyne.NewPos(dividerLeft+4, float32(int(size.Height-gripHigh)/2))
}

type dividerRenderer struct {
	d          *divider
	line, grip *canvas.Rectangle
}

func (r *dividerRenderer) paint() {
	r.line.FillColor, r.grip.FillColor = theme.Color(theme.Line), theme.Color(theme.Edge)
	if r.d.keys.focused || r.d.hovered {
		r.line.FillColor, r.grip.FillColor = theme.Color(theme.Primary), theme.Color(theme.Primary)
	}
	r.grip.CornerRadius = gripWide / 2
}

func (r *dividerRenderer) Destroy()           {}
func (r *dividerRenderer) MinSize() fyne.Size { return fyne.NewSize(kit.LeastTarget, kit.LeastTarget) }

func (r *dividerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.line, r.grip}
}

func (r *dividerRenderer) Layout(size fyne.Size) {
	r.line.Move(fyne.NewPos(dividerLeft, 0))
	r.line.Resize(fyne.NewSize(1, size.Height))
	r.grip.Move(gripAt(size))
	r.grip.Resize(fyne.NewSize(gripWide, gripHigh))
}

func (r *dividerRenderer) Refresh() {
	r.paint()
	r.Layout(r.d.Size())
	canvas.Refresh(r.d)
}
