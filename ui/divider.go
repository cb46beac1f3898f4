package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
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
	view             *besideView
	focused, hovered bool
}

var (
	_ fyne.Draggable       = (*divider)(nil)
	_ fyne.Focusable       = (*divider)(nil)
	_ fyne.DoubleTappable  = (*divider)(nil)
	_ desktop.Hoverable    = (*divider)(nil)
	_ desktop.Cursorable   = (*divider)(nil)
	_ accessible.Described = (*divider)(nil)
)

func newDivider(v *besideView) *divider {
	d := &divider{view: v}
	d.ExtendBaseWidget(d)
	return d
}

// Described says how wide the lesson is.
func (d *divider) Described() accessible.Description {
	return accessible.Description{
		Role: accessible.Slider, Name: words.T("Width of the lesson"),
		Value: words.F("%d %%", int(100*d.view.lessonWide()/max(d.view.width, 1)+0.5)),
		Help:  words.T("The arrow keys move the line between the two pages."),
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

// TypedKey moves it, and passes on what it has no use for.
func (d *divider) TypedKey(e *fyne.KeyEvent) {
	least, most := d.view.bounds()
	to := d.view.lessonWide()
	switch e.Name {
	case fyne.KeyLeft:
		to -= theme.Size(dividerStep)
	case fyne.KeyRight:
		to += theme.Size(dividerStep)
	case fyne.KeyHome:
		to = least
	case fyne.KeyEnd:
		to = most
	default:
		kit.PassKey(d, e)
		return
	}
	d.view.move(to)
	d.view.keep()
}

// TypedRune passes characters on.
func (d *divider) TypedRune(r rune) { kit.PassRune(d, r) }

// FocusGained shows the focus.
func (d *divider) FocusGained() { d.focused = true; d.Refresh() }

// FocusLost hides it.
func (d *divider) FocusLost() { d.focused = false; d.Refresh() }

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
	r := &dividerRenderer{d: d, line: canvas.NewRectangle(nil), grip: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil)}
	r.paint()
	return r
}

// The grip halfway down the line.
const (
	gripWide = 6
	gripHigh = 44
)

type dividerRenderer struct {
	d                *divider
	line, grip, ring *canvas.Rectangle
}

func (r *dividerRenderer) paint() {
	r.line.FillColor, r.grip.FillColor = theme.Color(theme.Line), theme.Color(theme.Edge)
	if r.d.focused || r.d.hovered {
		r.line.FillColor, r.grip.FillColor = theme.Color(theme.Primary), theme.Color(theme.Primary)
	}
	r.grip.CornerRadius = gripWide / 2
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = theme.Color(theme.Clear), theme.Color(theme.Primary), 2
	r.ring.CornerRadius = gripWide/2 + 4
	r.ring.Hidden = !r.d.focused
}

func (r *dividerRenderer) Destroy()           {}
func (r *dividerRenderer) MinSize() fyne.Size { return fyne.NewSize(kit.LeastTarget, kit.LeastTarget) }

func (r *dividerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.line, r.grip, r.ring}
}

func (r *dividerRenderer) Layout(size fyne.Size) {
	r.line.Move(fyne.NewPos(dividerLeft, 0))
	r.line.Resize(fyne.NewSize(1, size.Height))
	at := fyne.NewPos(dividerLeft+4, float32(int(size.Height-gripHigh)/2)) // beside the line: left of it is a scroll bar
	r.grip.Move(at)
	r.grip.Resize(fyne.NewSize(gripWide, gripHigh))
	r.ring.Move(at.SubtractXY(4, 4))
	r.ring.Resize(fyne.NewSize(gripWide+8, gripHigh+8))
}

func (r *dividerRenderer) Refresh() {
	r.paint()
	r.Layout(r.d.Size())
	canvas.Refresh(r.d)
}
