package editor

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
	"stagecraft/ui/words"
)

// list is the steps in order. It is one stop for Tab: the arrows choose in it.
type list struct {
	boxed
	page *Page
	rows *fyne.Container
	ring *canvas.Rectangle

	panel                  fyne.CanvasObject
	object                 *fyne.Container // the panel, in view while the form beside it scrolls
	stay                   *staying
	earlier, later, remove *kit.Pressable
}

var (
	_ fyne.Focusable = (*list)(nil)
	_ kit.Flexible   = (*list)(nil)
)

func newList(p *Page) *list {
	l := &list{page: p, rows: kit.Stack(2), ring: canvas.NewRectangle(look.Color(look.Clear))}
	l.ring.StrokeWidth, l.ring.StrokeColor, l.ring.CornerRadius = 2, look.Color(look.Primary), look.ButtonRadius+3
	l.ring.Hide()
	l.hold(l, container.New(&ringed{}, l.rows, l.ring))
	l.earlier = kit.LinkButton(words.T("Earlier"), func() { p.move(-1) })
	l.later = kit.LinkButton(words.T("Later"), func() { p.move(1) })
	l.remove = kit.LinkButton(words.T("Remove"), p.removeStep)
	l.panel = kit.PanelInset(12, 16, kit.Stack(look.Size(12),
		kit.Inset(8, 0, kit.H3(words.T("Steps"))),
		l,
		kit.Inset(8, 0, kit.Secondary(words.T("Add a step after"), p.addStep)),
		kit.Inset(4, 0, kit.Wrap(4, l.earlier, l.later, l.remove)),
		kit.Inset(8, 0, kit.Stack(look.Size(10), kit.Separator(), keyLines()))))
	l.stay = &staying{}
	l.object = container.New(l.stay, l.panel)
	return l
}

// keyLines says what keys do here.
func keyLines() fyne.CanvasObject {
	alt := func(name fyne.KeyName) string { return command.Key{Name: name, Alt: true}.String() }
	return kit.Wrap(6,
		kit.KeyLine(command.Ctrl(fyne.KeyReturn).String(), words.T("add")),
		kit.KeyLine(command.Ctrl(fyne.KeyUp).String(), "", "↓", words.T("step")),
		kit.KeyLine(alt(fyne.KeyUp), "", "↓", words.T("move it")),
		kit.KeyLine("F1", words.T("all keys")))
}

// scrolled keeps the panel in view.
func (l *list) scrolled(offset float32) {
	_, view := l.page.scroller.Height()
	if l.stay.follow(offset-l.page.beside.Position().Y, view-l.panel.Size().Height) {
		l.stay.Layout(l.object.Objects, l.object.Size())
	}
}

// show draws the steps of the process, s chosen.
func (l *list) show(pr *content.Process, s *content.Step) {
	l.rows.Objects = nil
	for _, o := range pr.Steps {
		l.rows.Objects = append(l.rows.Objects, newRow(l.page, o, o.ID == s.ID))
	}
	l.earlier.Hidden, l.later.Hidden = s.Number == 1, s.Number == len(pr.Steps)
	l.remove.Hidden = len(pr.Steps) == 1
	for _, b := range []*kit.Pressable{l.earlier, l.later, l.remove} {
		if b.Hidden && b.Focused() {
			l.page.canvas().Focus(l)
		}
	}
	l.panel.Refresh()
}

// FocusGained shows that the arrows choose here.
func (l *list) FocusGained() {
	l.ring.Show()
	l.page.last = nil
	l.reveal()
}

// FocusLost hides it.
func (l *list) FocusLost() { l.ring.Hide() }

// TypedRune passes characters on.
func (l *list) TypedRune(r rune) { kit.PassRune(l, r) }

// TypedKey chooses a step, or goes to the name of the one chosen.
func (l *list) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp:
		l.page.chooseBy(-1)
	case fyne.KeyDown:
		l.page.chooseBy(1)
	case fyne.KeyHome:
		l.page.chooseAt(0)
	case fyne.KeyEnd:
		l.page.chooseAt(len(l.page.process().Steps) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.page.form.name.focus()
		return
	default:
		kit.PassKey(l, e)
		return
	}
	l.reveal()
}

// reveal scrolls to the chosen row.
func (l *list) reveal() {
	if _, i := l.page.current(); i < len(l.rows.Objects) {
		l.page.reveal(l.rows.Objects[i])
	}
}

// ringed lays its second object around its first.
type ringed struct{ width float32 }

// HeightFor gives the height of the first.
func (r *ringed) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[0], width)
}

func (r *ringed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := objects[0].MinSize().Width
	return fyne.NewSize(w, r.HeightFor(objects, max(r.width, w)))
}

func (r *ringed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.width = size.Width
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(size)
	objects[1].Move(fyne.NewPos(-3, -3))
	objects[1].Resize(size.AddWidthHeight(6, 6))
}

// row is one step in the list. A tap chooses it; it takes no keys.
type row struct {
	widget.BaseWidget
	tapped func()
	ground *canvas.Rectangle
	chosen bool
	object fyne.CanvasObject
}

var (
	_ fyne.Tappable      = (*row)(nil)
	_ desktop.Hoverable  = (*row)(nil)
	_ desktop.Cursorable = (*row)(nil)
	_ kit.Flexible       = (*row)(nil)
)

func newRow(p *Page, s *content.Step, chosen bool) *row {
	r := &row{tapped: func() { p.choose(s.ID) }, ground: canvas.NewRectangle(look.Color(look.Clear)), chosen: chosen}
	r.ground.CornerRadius = look.ButtonRadius
	name, face := look.Ink, look.Face{}
	if chosen {
		name, face.SemiBold = look.Primary, true
		r.ground.FillColor = look.Color(look.PrimarySoft)
	}
	stage := look.Muted
	if _, place, ok := p.session.Course().Stage(s.Stage); ok {
		stage = look.Stage(place)
	}
	dot := canvas.NewCircle(look.Color(stage))
	number := kit.Text(strconv.Itoa(s.Number), look.SmallSize, look.Face{SemiBold: chosen}, look.Muted)
	label := kit.Text(s.Name, look.LabelSize, face, name)
	label.MaxLines, label.Leading = 2, 1.4
	r.object = kit.On(r.ground, 8, look.Size(6), container.New(&rowLayout{}, number, dot, label))
	r.ExtendBaseWidget(r)
	return r
}

// HeightFor gives the height at a width.
func (r *row) HeightFor(width float32) float32 { return kit.HeightFor(r.object, width) }

// MinSize is the content's.
func (r *row) MinSize() fyne.Size { r.ExtendBaseWidget(r); return r.object.MinSize() }

// CreateRenderer is Fyne's.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return widget.NewSimpleRenderer(r.object)
}

// Tapped chooses the step.
func (r *row) Tapped(*fyne.PointEvent) { r.tapped() }

// MouseIn shows that it can be tapped.
func (r *row) MouseIn(*desktop.MouseEvent) { r.paint(look.PrimarySoft) }

// MouseMoved does nothing.
func (r *row) MouseMoved(*desktop.MouseEvent) {}

// MouseOut ends the hover.
func (r *row) MouseOut() { r.paint(look.Clear) }

// Cursor is a hand.
func (r *row) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (r *row) paint(fill look.Name) {
	if !r.chosen {
		r.ground.FillColor = look.Color(fill)
		r.ground.Refresh()
	}
}

// rowLayout sets the number, the dot of the stage, and the name.
type rowLayout struct{ width float32 }

func (l *rowLayout) indent() float32 { return look.Size(42) }

// HeightFor gives the height of the name at a width.
func (l *rowLayout) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return kit.HeightFor(objects[2], max(width-l.indent(), 1))
}

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := l.indent() + look.Size(60)
	return fyne.NewSize(w, l.HeightFor(objects, max(l.width, w)))
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	one := look.Size(look.LabelSize) * 1.4
	number := objects[0].MinSize()
	objects[0].Move(fyne.NewPos(0, (one-number.Height)/2))
	objects[0].Resize(fyne.NewSize(look.Size(22), number.Height))
	dot := look.Size(8)
	objects[1].Move(fyne.NewPos(look.Size(24), (one-dot)/2))
	objects[1].Resize(fyne.NewSquareSize(dot))
	objects[2].Move(fyne.NewPos(l.indent(), 0))
	objects[2].Resize(fyne.NewSize(size.Width-l.indent(), size.Height))
}
