package figure

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/theme"
)

// scale is the buyer's stages as a measure that two processes share.
type scale struct {
	stages []int           // places in the course's journey
	at     []extent        // of each, in parts of the width
	steps  map[int]extents // by place: how the steps of either process share it
}

// extents is how many steps of the one and the other process stand in a stage.
type extents struct{ one, other int }

// newScale makes the stages of two processes a common measure. It is false
// where either goes through them in an order that isn't the journey's, or has
// a step in none.
func newScale(course *content.Course, one, other *content.Process) (scale, bool) {
	s := scale{steps: map[int]extents{}}
	count := func(p *content.Process, add func(*extents)) bool {
		last := 0
		for _, step := range p.Steps {
			_, place, ok := course.Stage(step.Stage)
			if !ok || place < last {
				return false
			}
			last = place
			n := s.steps[place]
			add(&n)
			s.steps[place] = n
		}
		return len(p.Steps) > 0
	}
	if !count(one, func(n *extents) { n.one++ }) || !count(other, func(n *extents) { n.other++ }) {
		return scale{}, false
	}
	total, x := 0, 0
	for _, n := range s.steps {
		total += max(n.one, n.other)
	}
	for place := range course.Journey {
		n := max(s.steps[place].one, s.steps[place].other)
		if n == 0 {
			continue
		}
		s.stages = append(s.stages, place)
		s.at = append(s.at, extent{float32(x) / float32(total), float32(x+n) / float32(total)})
		x += n
	}
	return s, true
}

// place gives each step its part of its stage.
func (s scale) place(count func(extents) int) []extent {
	var out []extent
	for i, place := range s.stages {
		n := count(s.steps[place])
		wide := (s.at[i].end - s.at[i].start) / float32(max(n, 1))
		for k := range n {
			start := s.at[i].start + float32(k)*wide
			out = append(out, extent{start, start + wide})
		}
	}
	return out
}

// stageScale draws a scale.
type stageScale struct {
	widget.BaseWidget
	course *content.Course
	scale  scale
}

func newStageScale(course *content.Course, s scale) *stageScale {
	w := &stageScale{course: course, scale: s}
	w.ExtendBaseWidget(w)
	return w
}

// HeightFor gives the height, which is the same at any width.
func (s *stageScale) HeightFor(float32) float32 {
	return round(theme.Size(theme.SmallSize)*1.35 + 2 + linePx)
}

// MinSize is narrow.
func (s *stageScale) MinSize() fyne.Size { return fyne.NewSize(120, s.HeightFor(0)) }

func (s *stageScale) spans(width float32) []span {
	var out []span
	for i, e := range scaled(s.scale.at, width) {
		if i == len(s.scale.at)-1 {
			e.end = width
		}
		place := s.scale.stages[i]
		out = append(out, newSpan(s.course.Journey[place].Name, place, e.start, 0, e.end-e.start, theme.Size(theme.SmallSize)*1.35, true))
	}
	return out
}

// CreateRenderer is Fyne's.
func (s *stageScale) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	return &scaleRenderer{s: s}
}

type scaleRenderer struct {
	s       *stageScale
	objects []fyne.CanvasObject
}

func (r *scaleRenderer) Destroy()                     {}
func (r *scaleRenderer) MinSize() fyne.Size           { return r.s.MinSize() }
func (r *scaleRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *scaleRenderer) Layout(size fyne.Size) {
	r.objects = []fyne.CanvasObject{}
	for _, s := range r.s.spans(size.Width) {
		r.objects = append(r.objects, drawing.ObjectsOf(spanMarks(s))...)
	}
}

func (r *scaleRenderer) Refresh() {
	r.Layout(r.s.Size())
	canvas.Refresh(r.s)
}
