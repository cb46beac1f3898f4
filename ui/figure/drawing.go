package figure

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/kit"
	"stagecraft/ui/look"
)

// renderer draws the plan of a Chevrons with canvas objects.
type renderer struct {
	c       *Chevrons
	width   float32
	objects []fyne.CanvasObject
	drawn   []drawing // one a step
	note    *fyne.Container
}

// drawing is what one step is made of.
type drawing struct {
	fill   color.Color
	shape  *canvas.Raster
	texts  []*canvas.Text
	marker *canvas.Rectangle // under the name of the chosen step
	stage  look.Name
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
	r.drawn = make([]drawing, len(p.chevrons))
	for _, s := range p.spans {
		r.objects = append(r.objects, spanObjects(s)...)
	}
	for i, v := range p.chevrons {
		stage := look.Muted
		if _, place, ok := r.c.course.Stage(r.c.process.Steps[v.step].Stage); ok {
			stage = look.Stage(place)
		}
		d := &r.drawn[i]
		d.stage = stage
		shape := v.shape
		d.shape = canvas.NewRaster(func(w, h int) image.Image { return shape.draw(w, h, d.fill) })
		d.shape.Move(v.at)
		d.shape.Resize(v.size)
		r.objects = append(r.objects, d.shape)
		d.texts = nameObjects(v.name, v.box, nameFace, look.Ink)
		for _, t := range d.texts {
			r.objects = append(r.objects, t)
		}
		d.marker = canvas.NewRectangle(look.Color(look.OnStage))
		d.marker.CornerRadius = 1.5
		d.marker.Resize(fyne.NewSize(look.Size(18), 3))
		bottom := v.at.Y + v.size.Height - look.Size(9)
		d.marker.Move(fyne.NewPos(v.at.X+(v.size.Width-look.Size(18))/2, bottom))
		r.objects = append(r.objects, d.marker)
		r.color(i)
	}
	r.note = nil
}

func spanObjects(s span) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, t := range nameObjects(s.name, s.label, look.Face{}, look.Muted) {
		out = append(out, t)
	}
	if s.line.size.Width > 0 {
		line := canvas.NewRectangle(look.Color(look.Stage(s.place)))
		line.Move(s.line.at)
		line.Resize(s.line.size)
		out = append(out, line)
	}
	return out
}

// nameObjects sets the lines of a name in the middle of a box.
func nameObjects(name fitted, in box, face look.Face, color look.Name) []*canvas.Text {
	step := name.size * 1.25
	y := in.at.Y + (in.size.Height-step*float32(len(name.lines)))/2
	var out []*canvas.Text
	for _, line := range name.lines {
		t := look.Text(line, name.size, face, color)
		size := fyne.NewSize(look.Width(line, name.size, face), t.MinSize().Height)
		t.Resize(size)
		t.Move(fyne.NewPos(in.at.X+(in.size.Width-size.Width)/2, y+(step-size.Height)/2))
		out = append(out, t)
		y += step
	}
	return out
}

// color sets the colours of a step as it is now: chosen, under the pointer, or neither.
func (r *renderer) color(i int) {
	d, step := &r.drawn[i], r.c.shown.chevrons[i].step
	chosen := step == r.c.current
	over := step == r.c.hovered && r.c.onStep != nil
	name := look.Ink
	switch {
	case chosen || r.c.filled:
		name = look.OnStage
		d.fill = look.Color(d.stage)
		if over && !chosen {
			d.fill = look.Over(look.Ink, d.stage, 0.12)
		}
	case over:
		d.fill = look.Over(d.stage, look.Surface, 0.32)
	default:
		d.fill = look.Over(d.stage, look.Surface, 0.2)
	}
	for _, t := range d.texts {
		t.Color = look.Color(name)
	}
	d.marker.Hidden = !chosen
}

// paint draws a step anew, and nothing else.
func (r *renderer) paint(step int) {
	if step < 0 || step >= len(r.drawn) {
		return
	}
	r.color(step)
	d := &r.drawn[step]
	d.shape.Refresh()
	for _, t := range d.texts {
		t.Refresh()
	}
	d.marker.Refresh()
}

// tip shows the whole name of what is under the pointer when it is shortened.
// It is a part of the figure and no pop-up, which would take the pointer away.
func (r *renderer) tip() {
	if r.note != nil {
		r.objects = r.objects[:len(r.objects)-1]
		r.note = nil
		canvas.Refresh(r.c)
	}
	var whole string
	var under box
	p := r.c.shown
	switch {
	case r.c.hovered >= 0 && p.chevrons[r.c.hovered].name.shortened:
		whole, under = r.c.process.Steps[r.c.hovered].Name, p.chevrons[r.c.hovered].box
	case r.c.stage >= 0 && r.c.stage < len(p.spans) && p.spans[r.c.stage].name.shortened:
		whole, under = p.spans[r.c.stage].full, p.spans[r.c.stage].label
	default:
		return
	}
	text := kit.Text(whole, look.SmallSize, look.Face{}, look.Ink)
	text.Leading, text.MaxLines = 1.35, 8
	r.note = kit.PanelInset(10, 6, text)
	w := min(kit.NaturalWidth(r.note)+1, r.width, look.Size(320))
	h := kit.HeightFor(r.note, w)
	x := min(max(under.at.X+(under.size.Width-w)/2, 0), r.width-w)
	y := under.at.Y - h - 4
	if y < 0 && r.c.stage >= 0 {
		y = under.at.Y + under.size.Height + 6
	}
	r.note.Resize(fyne.NewSize(w, h))
	r.note.Move(fyne.NewPos(x, y))
	r.objects = append(r.objects, r.note)
	canvas.Refresh(r.c)
}
