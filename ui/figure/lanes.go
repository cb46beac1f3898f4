package figure

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// LanesOptions say how a process is drawn by role.
type LanesOptions struct {
	// Role is the id of the role whose part is shown in full colour; "" is all.
	Role string
	// OnStep is called with the id of a step that was tapped; nil lets none be tapped.
	OnStep func(step string)
}

// Lanes is one process drawn by role: a lane for each who takes part, a box
// where they lead, one where they support, and an arrow where the lead is
// handed over. It folds like Chevrons, and where there is no room for lanes it
// says in words who does what.
type Lanes struct {
	widget.BaseWidget

	process *content.Process
	planner lanesPlanner
	role    int // index into the planner's roles; -1 is all
	onStep  func(step string)

	width    float32 // what measured was laid out for
	measured lanesPlan
	shown    lanesPlan
	hovered  int // index of the cell under the pointer; -1 is none
	renderer *lanesRenderer
	roving   *rovingFocus // nil where no step can be opened
}

var (
	_ Figure             = (*Lanes)(nil)
	_ kit.Flexible       = (*Lanes)(nil)
	_ fyne.Tappable      = (*Lanes)(nil)
	_ desktop.Hoverable  = (*Lanes)(nil)
	_ desktop.Cursorable = (*Lanes)(nil)
)

// NewLanes draws a process of a course by role.
func NewLanes(course *content.Course, p *content.Process, opts LanesOptions) *Lanes {
	l := &Lanes{process: p, planner: newLanesPlanner(course, p), role: -1, onStep: opts.OnStep, hovered: -1}
	for i, r := range l.planner.roles {
		if r != nil && r.ID == opts.Role {
			l.role = i
		}
	}
	if opts.OnStep != nil && len(p.Steps) > 0 {
		l.roving = newRovingFocus(len(p.Steps), func(step int) { l.onStep(p.Steps[step].ID) }, l.focusMoved)
		l.roving.says(p)
	}
	l.ExtendBaseWidget(l)
	return l
}

// Stop is where Tab comes to; nil where no step can be opened.
func (l *Lanes) Stop() *kit.TabStop {
	if l.roving == nil {
		return nil
	}
	return l.roving.tabStop
}

// focusMoved shows where the keys are.
func (l *Lanes) focusMoved() {
	if i := l.leading(l.roving.chosen); l.renderer != nil && i >= 0 {
		l.roving.place(l.shown.cells[i].Box, nil)
		l.renderer.tip()
	}
}

// leading gives the cell of who leads a step, or -1.
func (l *Lanes) leading(step int) int {
	return slices.IndexFunc(l.shown.cells, func(c cell) bool { return c.lead && c.step == step })
}

// Roles gives those who take part in a process, in the order they come in.
func Roles(course *content.Course, p *content.Process) []*content.Role {
	var out []*content.Role
	for _, r := range newLanesPlanner(course, p).roles {
		if r != nil {
			out = append(out, r)
		}
	}
	return out
}

// TextAlternative says in words what the figure shows.
func (l *Lanes) TextAlternative() string { return LanesAlternative(l.planner.course, l.process) }

// HeightFor gives the height at a width.
func (l *Lanes) HeightFor(width float32) float32 { return l.layout(width).height }

// NaturalWidth asks for all there is.
func (l *Lanes) NaturalWidth() float32 { return 960 }

// MinSize is narrow, and as high as the width last used makes it.
func (l *Lanes) MinSize() fyne.Size {
	l.ExtendBaseWidget(l)
	return fyne.NewSize(120, l.layout(max(l.Size().Width, 120)).height)
}

func (l *Lanes) layout(width float32) lanesPlan {
	if width != l.width || l.measured.cells == nil {
		l.width, l.measured = width, l.planner.lay(width)
	}
	return l.measured
}

func (l *Lanes) Title() string { return words.F("%s by role", l.process.Title) }

func (l *Lanes) Draw(width float32) ([]drawing.Mark, float32) {
	p := l.planner.lay(width)
	return l.marks(p), p.height
}

// marks draws a plan.
func (l *Lanes) marks(p lanesPlan) []drawing.Mark {
	var out []drawing.Mark
	muted, ink := theme.Color(theme.Muted), theme.Color(theme.Ink)
	ours := func(role int) bool { return l.role < 0 || role == l.role }
	named := func(v lane) {
		face, color := theme.Face{}, muted
		if role := v.role; ours(role) {
			color = ink
		}
		y, step := v.label.At.Y+(v.label.Size.Height-v.name.size*1.25*float32(len(v.name.lines)))/2, v.name.size*1.25
		for _, line := range v.name.lines {
			out = append(out, drawing.NewTextLine(line, v.name.size, face, color, fyne.NewPos(v.label.At.X, y), step))
			y += step
		}
	}
	for _, s := range p.spans {
		out = append(out, spanMarks(s)...)
	}
	for _, v := range p.lanes {
		out = append(out, drawing.Area{Box: v.rule, Fill: theme.Color(theme.Line)})
		named(v)
	}
	for _, v := range p.doing {
		named(v)
	}
	for _, h := range p.handovers {
		color := theme.Color(theme.Primary)
		if h.none || !ours(h.from) && !ours(h.to) {
			color = muted
		}
		out = append(out, drawing.Polyline{Points: h.points, Width: 2, Color: color, Arrow: !h.none})
		if h.note.lines != nil {
			out = append(out, drawing.NewTextLine(h.note.lines[0], h.note.size, theme.Face{}, color, h.at.At, h.at.Size.Height))
		}
	}
	for _, c := range p.cells {
		step := l.process.Steps[c.step]
		stage := StageColor(l.planner.course, step)
		a := drawing.Area{Box: c.Box, Radius: 6, Tooltip: step.Name}
		name := theme.Ink
		switch {
		case !ours(c.role):
			a.Fill = theme.Over(theme.Muted, theme.Surface, 0.12)
		case c.lead && l.planner.roles[c.role] != nil:
			a.Fill, name = StepColors(stage, true)
		default:
			a.Fill, name = StepColors(stage, false)
			a.Border = theme.Color(stage)
		}
		face := theme.Face{}
		if c.lead {
			face = nameFace
		}
		out = append(out, a)
		out = append(out, lettersIn(c.name, c.Box, face, theme.Color(name))...)
	}
	if p.key.Size.Width > 0 {
		out = append(out, keyMarks(words.T("Handover from one role to the next"), theme.Primary, p.key)...)
	}
	return out
}

// keyMarks says what an arrow of a colour is.
func keyMarks(what string, color theme.Name, in drawing.Box) []drawing.Mark {
	y, x := in.At.Y+in.Size.Height/2, theme.Size(26)
	text := fit(what, in.Size.Width-x-8, 1, nameSize, theme.Face{})
	return []drawing.Mark{
		drawing.Polyline{Points: []fyne.Position{{X: in.At.X, Y: y}, {X: in.At.X + x, Y: y}}, Width: 2, Color: theme.Color(color), Arrow: true},
		drawing.NewTextLine(text.lines[0], text.size, theme.Face{}, theme.Color(theme.Muted), in.At.AddXY(x+8, 0), in.Size.Height),
	}
}

// cellAt gives the cell at a place in the figure, or -1.
func (l *Lanes) cellAt(at fyne.Position) int {
	for i, c := range l.shown.cells {
		if c.Holds(at) {
			return i
		}
	}
	return -1
}

// Tapped chooses the step under the pointer.
func (l *Lanes) Tapped(e *fyne.PointEvent) {
	if i := l.cellAt(e.Position); i >= 0 && l.onStep != nil {
		l.onStep(l.process.Steps[l.shown.cells[i].step].ID)
	}
}

// TappedSecondary opens the menu of the page.
func (l *Lanes) TappedSecondary(e *fyne.PointEvent) { kit.PageMenu(l, e.AbsolutePosition) }

// MouseIn starts to watch the pointer.
func (l *Lanes) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved shows the whole name of a step that is shortened.
func (l *Lanes) MouseMoved(e *desktop.MouseEvent) { l.hover(l.cellAt(e.Position)) }

// MouseOut ends that.
func (l *Lanes) MouseOut() { l.hover(-1) }

func (l *Lanes) hover(i int) {
	if i == l.hovered {
		return
	}
	l.hovered = i
	if l.renderer != nil {
		l.renderer.tip()
	}
}

// Cursor is a hand over a step that can be tapped.
func (l *Lanes) Cursor() desktop.Cursor {
	if l.hovered >= 0 && l.onStep != nil {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// CreateRenderer is Fyne's.
func (l *Lanes) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	l.renderer = &lanesRenderer{l: l}
	return l.renderer
}

type lanesRenderer struct {
	l       *Lanes
	width   float32
	objects []fyne.CanvasObject
	note    *fyne.Container
}

func (r *lanesRenderer) Destroy()                     {}
func (r *lanesRenderer) MinSize() fyne.Size           { return r.l.MinSize() }
func (r *lanesRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *lanesRenderer) Layout(size fyne.Size) {
	if size.Width == r.width && r.objects != nil {
		return
	}
	r.width, r.note = size.Width, nil
	r.l.shown, r.l.hovered = r.l.layout(size.Width), -1
	r.objects = append([]fyne.CanvasObject{}, drawing.ObjectsOf(r.l.marks(r.l.shown))...)
	if rover := r.l.roving; rover != nil {
		if i := r.l.leading(rover.chosen); i >= 0 {
			rover.place(r.l.shown.cells[i].Box, nil)
			r.objects = append(r.objects, rover.tabStop)
		}
	}
}

func (r *lanesRenderer) Refresh() {
	if w := r.l.Size().Width; w > 0 {
		r.l.measured, r.width = lanesPlan{}, 0
		r.Layout(r.l.Size())
	}
	canvas.Refresh(r.l)
}

// tip shows the whole name of the step that is under the pointer, or has the
// focus, when it is shortened, or isn't there because the cell says "supports".
func (r *lanesRenderer) tip() {
	if r.note != nil {
		r.objects, r.note = r.objects[:len(r.objects)-1], nil
		canvas.Refresh(r.l)
	}
	i := r.l.hovered
	if step := r.l.roving.at(); i < 0 && step >= 0 {
		i = r.l.leading(step)
	}
	if i < 0 || i >= len(r.l.shown.cells) {
		return
	}
	c := r.l.shown.cells[i]
	if c.lead && !c.name.shortened {
		return
	}
	r.note = newNote(r.l.process.Steps[c.step].Name, c.Box, r.width, false)
	r.objects = append(r.objects, r.note)
	canvas.Refresh(r.l)
}
