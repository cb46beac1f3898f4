package editor

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"stagecraft/content"
	"stagecraft/ui/accessible"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// row is one step in the list. A tap chooses it, the pointer pulls it to
// another place; it takes no keys.
type row struct {
	composite
	list       *list
	step, name string
	background *canvas.Rectangle
	shadow     *canvas.Rectangle
	number     *text.Paragraph
	chosen     bool
	lifted     bool
}

var (
	_ fyne.Tappable      = (*row)(nil)
	_ fyne.Draggable     = (*row)(nil)
	_ desktop.Hoverable  = (*row)(nil)
	_ desktop.Cursorable = (*row)(nil)
	_ kit.Flexible       = (*row)(nil)
)

func newRow(l *list, s *content.Step, chosen bool) *row {
	r := &row{list: l, step: s.ID, name: s.Name, background: canvas.NewRectangle(nil), shadow: canvas.NewRectangle(nil), chosen: chosen}
	r.background.CornerRadius, r.shadow.CornerRadius = theme.ButtonRadius, theme.ButtonRadius+shadeWidth
	name, face := theme.Ink, theme.Face{}
	if chosen {
		name, face.SemiBold = theme.Primary, true
	}
	stage := theme.Muted
	if _, place, ok := l.page.session.Course().Stage(s.Stage); ok {
		stage = theme.Stage(place)
	}
	dot := canvas.NewCircle(theme.Color(stage))
	r.number = kit.Text("", theme.SmallSize, theme.Face{SemiBold: chosen}, theme.Muted)
	label := kit.Text(s.Name, theme.LabelSize, face, name)
	label.MaxLines, label.Leading = 2, 1.4
	r.compose(r, container.New(&shadowLayout{}, r.shadow, kit.OnBackground(r.background, 8, theme.Size(6), container.New(&rowLayout{}, r.number, dot, label))))
	r.setPlace(s.Number - 1)
	r.paint(false)
	return r
}

// Described says which step it is, and whether it is the chosen one.
func (r *row) Described() accessible.Description {
	d := accessible.Description{Name: r.name, Role: accessible.Item}
	if r.chosen {
		d.State = accessible.Selected
	}
	return d
}

// setPlace numbers it.
func (r *row) setPlace(at int) {
	r.number.SetRuns(text.Run{Text: strconv.Itoa(at + 1), Face: theme.Face{SemiBold: r.chosen}})
}

// lift shows whether the pointer has hold of it.
func (r *row) lift(is bool) {
	r.lifted = is
	r.paint(false)
}

// Tapped chooses the step.
func (r *row) Tapped(*fyne.PointEvent) { r.list.page.choose(r.step) }

// Dragged pulls it along with the pointer.
func (r *row) Dragged(e *fyne.DragEvent) { r.list.drag(r.step, e) }

// DragEnd leaves it where it was dragged to.
func (r *row) DragEnd() { r.list.drop() }

// MouseIn shows that it can be tapped.
func (r *row) MouseIn(*desktop.MouseEvent) { r.paint(!r.list.lifted()) }

// MouseMoved does nothing.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (r *row) MouseOut() { r.paint(false) }

// Cursor is a hand, and up and down while a row is dragged.
func (r *row) Cursor() desktop.Cursor {
	if r.list.lifted() {
		return desktop.VResizeCursor
	}
	return desktop.PointerCursor
}

func (r *row) paint(hovered bool) {
	fill, line, shade := theme.Clear, theme.Clear, theme.Clear
	switch {
	case r.lifted:
		fill, line, shade = theme.PrimarySoft, theme.Primary, theme.Shade
	case r.chosen || hovered:
		fill = theme.PrimarySoft
	}
	r.background.FillColor, r.background.StrokeColor, r.background.StrokeWidth = theme.Color(fill), theme.Color(line), 0
	if r.lifted {
		r.background.StrokeWidth = 2
	}
	r.shadow.FillColor = theme.Color(shade)
	r.background.Refresh()
	r.shadow.Refresh()
}

// How far the shadow of a lifted row goes beyond it, and how much further down.
const (
	shadeWidth = 2
	shadeDrop  = 3
)

// shadowLayout lays its second object over its first, which is the shadow of it.
type shadowLayout struct{}

// HeightFor gives the height of the second.
func (shadowLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[1], width)
}

func (shadowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (shadowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(-shadeWidth, shadeDrop-shadeWidth))
	objects[0].Resize(size.AddWidthHeight(2*shadeWidth, 2*shadeWidth))
	objects[1].Move(fyne.NewPos(0, 0))
	objects[1].Resize(size)
}

// rowLayout sets the number, the dot of the stage, and the name.
type rowLayout struct{ width float32 }

func (l *rowLayout) indent() float32 { return theme.Size(42) }

// HeightFor gives the height of the name at a width.
func (l *rowLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[2], max(width-l.indent(), 1))
}

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := l.indent() + theme.Size(60)
	return fyne.NewSize(w, l.HeightFor(objects, max(l.width, w)))
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	one := theme.Size(theme.LabelSize) * 1.4
	number := objects[0].MinSize()
	objects[0].Move(fyne.NewPos(0, (one-number.Height)/2))
	objects[0].Resize(fyne.NewSize(theme.Size(22), number.Height))
	dot := theme.Size(8)
	objects[1].Move(fyne.NewPos(theme.Size(24), (one-dot)/2))
	objects[1].Resize(fyne.NewSquareSize(dot))
	objects[2].Move(fyne.NewPos(l.indent(), 0))
	objects[2].Resize(fyne.NewSize(size.Width-l.indent(), size.Height))
}
