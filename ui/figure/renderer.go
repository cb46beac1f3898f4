package figure

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// renderer draws the plan of a Chevrons with canvas objects.
type renderer struct {
	c       *Chevrons
	width   float32
	objects []fyne.CanvasObject
	drawn   []chevronObjects // one a step
	note    *fyne.Container
}

// chevronObjects is what one step is made of.
type chevronObjects struct {
	fill   color.Color
	shape  *canvas.Raster
	texts  []*text.Paragraph
	marker *canvas.Rectangle // under the name of the chosen step
	stage  theme.Name
}

func (r *renderer) Destroy()                     {}
func (r *renderer) MinSize() fyne.Size           { return r.c.MinSize() }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Layout(size fyne.Size) {
	if size.Width != r.width || r.objects == nil {
		r.draw(size.Width)
	}
}

func (r *renderer) Refresh() {
	if w := r.c.Size().Width; w > 0 {
		r.c.measured = plan{}
		r.draw(w)
	}
	canvas.Refresh(r.c)
}

// draw makes the objects for a width.
func (r *renderer) draw(width float32) {
	p := r.c.layout(width)
	r.c.shown, r.width = p, width
	r.c.hovered, r.c.stage = -1, -1
	r.objects = []fyne.CanvasObject{}
	r.drawn = make([]chevronObjects, len(p.chevrons))
	for _, s := range p.spans {
		r.objects = append(r.objects, drawing.ObjectsOf(spanMarks(s))...)
	}
	for _, l := range p.loops {
		r.objects = append(r.objects, drawing.ObjectsOf(l.marks())...)
	}
	r.objects = append(r.objects, drawing.ObjectsOf(legendMarks(p.legend))...)
	for i, v := range p.chevrons {
		d := &r.drawn[i]
		d.stage = StageColor(r.c.course, r.c.process.Steps[v.step])
		shape := v.shape
		d.shape = canvas.NewRaster(func(w, h int) image.Image { return shape.draw(w, h, d.fill) })
		d.shape.Move(v.At)
		d.shape.Resize(v.Size)
		r.objects = append(r.objects, d.shape)
		for _, o := range drawing.ObjectsOf(lettersIn(v.name, v.Box, nameFace, theme.Color(theme.Ink))) {
			d.texts = append(d.texts, o.(*text.Paragraph))
			r.objects = append(r.objects, o)
		}
		d.marker = canvas.NewRectangle(theme.Color(theme.OnStage))
		d.marker.CornerRadius = 1.5
		d.marker.Resize(fyne.NewSize(theme.Size(18), 3))
		bottom := v.At.Y + v.Size.Height - theme.Size(9)
		d.marker.Move(fyne.NewPos(v.At.X+(v.Size.Width-theme.Size(18))/2, bottom))
		r.objects = append(r.objects, d.marker)
		r.color(i)
	}
	r.note = nil
	if rover := r.c.roving; rover != nil && rover.chosen < len(p.chevrons) {
		v := p.chevrons[rover.chosen]
		rover.place(v.Box, v.shape.around(3))
		r.objects = append(r.objects, rover.tabStop)
	}
}

// spanMarks draws a stage.
func spanMarks(s span) []drawing.Mark {
	out := lettersIn(s.name, s.label, theme.Face{}, theme.Color(theme.Muted))
	if s.line.Size.Width > 0 {
		out = append(out, drawing.Area{Box: s.line, Fill: theme.Color(theme.Stage(s.place))})
	}
	return out
}

// color sets the colours of a step as it is now: chosen, under the pointer, or neither.
func (r *renderer) color(i int) {
	d, step := &r.drawn[i], r.c.shown.chevrons[i].step
	chosen := step == r.c.current
	over := step == r.c.hovered && r.c.onStep != nil
	full := chosen || r.c.filled && r.c.current < 0
	fill, name := StepColors(d.stage, full)
	switch {
	case over && full && !chosen:
		fill = theme.Over(theme.Ink, d.stage, 0.12)
	case over && !full:
		fill = theme.Over(d.stage, theme.Surface, 0.32)
	}
	d.fill = fill
	for _, t := range d.texts {
		t.SetPaint(theme.Color(name))
	}
	d.marker.Hidden = !chosen
}

// StepColors gives what a step is filled with, in full or softly, and what its
// name is written in.
func StepColors(stage theme.Name, full bool) (fill color.Color, name theme.Name) {
	if full {
		return theme.Color(stage), theme.OnStage
	}
	return theme.Over(stage, theme.Surface, 0.2), theme.Ink
}

// marks draws a plan as it stands on paper: no step chosen, none pointed at.
func (c *Chevrons) marks(p plan) []drawing.Mark {
	var out []drawing.Mark
	for _, s := range p.spans {
		out = append(out, spanMarks(s)...)
	}
	for _, l := range p.loops {
		out = append(out, l.marks()...)
	}
	out = append(out, legendMarks(p.legend)...)
	for _, v := range p.chevrons {
		step := c.process.Steps[v.step]
		fill, name := StepColors(StageColor(c.course, step), c.filled)
		out = append(out, drawing.Area{Box: v.Box, Corners: v.shape.corners(), Fill: fill, Tooltip: step.Name})
		out = append(out, lettersIn(v.name, v.Box, nameFace, theme.Color(name))...)
	}
	return out
}

// paint draws a step anew, and nothing else.
func (r *renderer) paint(step int) {
	if step < 0 || step >= len(r.drawn) {
		return
	}
	r.color(step)
	d := &r.drawn[step]
	d.shape.Refresh()
	d.marker.Refresh()
}

// tip shows the whole name of what is under the pointer, or has the focus,
// when it is shortened.
// It is a part of the figure and no pop-up, which would take the pointer away.
func (r *renderer) tip() {
	if r.note != nil {
		r.objects = r.objects[:len(r.objects)-1]
		r.note = nil
		canvas.Refresh(r.c)
	}
	var whole string
	var under drawing.Box
	p := r.c.shown
	switch {
	case r.c.hovered >= 0 && p.chevrons[r.c.hovered].name.shortened:
		whole, under = r.c.process.Steps[r.c.hovered].Name, p.chevrons[r.c.hovered].Box
	case r.c.stage >= 0 && r.c.stage < len(p.spans) && p.spans[r.c.stage].name.shortened:
		whole, under = p.spans[r.c.stage].fullName, p.spans[r.c.stage].label
	case r.c.roving.at() >= 0 && p.chevrons[r.c.roving.at()].name.shortened:
		whole, under = r.c.process.Steps[r.c.roving.at()].Name, p.chevrons[r.c.roving.at()].Box
	default:
		return
	}
	r.note = newNote(whole, under, r.width, r.c.hovered < 0 && r.c.roving.at() < 0)
	r.objects = append(r.objects, r.note)
	canvas.Refresh(r.c)
}

// newNote tells a whole name above what it is shortened on, or below it where
// there is no room above.
func newNote(whole string, at drawing.Box, width float32, below bool) *fyne.Container {
	text := kit.Text(whole, theme.SmallSize, theme.Face{}, theme.Ink)
	text.Leading, text.MaxLines = 1.35, 8
	note := kit.PanelInset(10, 6, text)
	w := min(kit.NaturalWidth(note)+1, width, theme.Size(320))
	h := kit.HeightFor(note, w)
	x := min(max(at.At.X+(at.Size.Width-w)/2, 0), width-w)
	y := at.At.Y - h - 4
	if y < 0 && below {
		y = at.At.Y + at.Size.Height + 6
	}
	note.Resize(fyne.NewSize(w, h))
	note.Move(fyne.NewPos(x, y))
	return note
}

// StageColor gives the colour of a step's stage.
func StageColor(course *content.Course, s *content.Step) theme.Name {
	if _, place, ok := course.Stage(s.Stage); ok {
		return theme.Stage(place)
	}
	return theme.Muted
}
