package figure

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
)

// PairOptions say how two processes are drawn together.
type PairOptions struct {
	// OnStep is called with the ids of a process and of its step that was
	// tapped; nil lets none be tapped.
	OnStep func(process, step string)
}

// Pair is two processes, one under the other. They stand on one scale of the
// buyer's stages, so that what happens at the same time stands in the same
// place. Where the stages don't allow that, or there is too little room, each
// has its own.
type Pair struct {
	widget.BaseWidget

	one, other *Chevrons
	labels     [2]fyne.CanvasObject
	stages     *stageScale // nil when they have no scale in common
}

var (
	_ fyne.Widget  = (*Pair)(nil)
	_ kit.Flexible = (*Pair)(nil)
)

// NewPair draws two processes of a course.
func NewPair(course *content.Course, one, other *content.Process, opts PairOptions) *Pair {
	draw := func(p *content.Process) *Chevrons {
		o := Options{Filled: true}
		if opts.OnStep != nil {
			o.OnStep = func(step string) { opts.OnStep(p.ID, step) }
		}
		c := NewChevrons(course, p, o)
		c.planner.lined = true
		return c
	}
	p := &Pair{
		one: draw(one), other: draw(other),
		labels: [2]fyne.CanvasObject{kit.Small(caption(one)), kit.Small(caption(other))},
	}
	if s, ok := newScale(course, one, other); ok {
		p.stages = newStageScale(course, s)
		p.one.planner.scale = s.place(func(n extents) int { return n.one })
		p.other.planner.scale = s.place(func(n extents) int { return n.other })
		p.one.planner.onScale, p.other.planner.onScale = p.shared, p.shared
	}
	p.ExtendBaseWidget(p)
	return p
}

func caption(p *content.Process) string {
	if p.Source == "" {
		return p.Title
	}
	return p.Title + " · " + p.Source
}

// shared tells whether both fit on the common scale at a width.
func (p *Pair) shared(width float32) bool {
	if p.stages == nil {
		return false
	}
	for _, s := range p.stages.spans(width) {
		if s.name.shortened {
			return false
		}
	}
	return p.one.planner.fits(width) && p.other.planner.fits(width)
}

// fits tells whether every name reads well on the scale.
func (p planner) fits(width float32) bool {
	for i, e := range scaled(p.scale, width) {
		room := e.end - e.start - look.Size(pointDepth+between) - 2
		if room < min(narrowest(p.steps[i].Name, nameFace), look.Size(mostAsked)) {
			return false
		}
	}
	return true
}

// arrange places everything for a width, from the top down, and gives the height.
func (p *Pair) arrange(width float32, place func(o fyne.CanvasObject, y, h float32)) float32 {
	shared := p.shared(width)
	y := float32(0)
	put := func(o fyne.CanvasObject, gap float32) {
		h := kit.HeightFor(o, width)
		if place != nil {
			place(o, y, h)
		}
		y += h + gap
	}
	if shared {
		put(p.stages, 12)
	}
	put(p.labels[0], 8)
	put(p.one, look.Size(16))
	put(p.labels[1], 8)
	put(p.other, 0)
	return y
}

// HeightFor gives the height at a width.
func (p *Pair) HeightFor(width float32) float32 { return p.arrange(width, nil) }

// NaturalWidth asks for all there is.
func (p *Pair) NaturalWidth() float32 { return p.one.NaturalWidth() }

// MinSize is narrow, and as high as the width last used makes it.
func (p *Pair) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(120, p.arrange(max(p.Size().Width, 120), nil))
}

// TextAlternative says in words what both show.
func (p *Pair) TextAlternative() string {
	return p.one.TextAlternative() + "\n" + p.other.TextAlternative()
}

// CreateRenderer is Fyne's.
func (p *Pair) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &pairRenderer{p}
}

type pairRenderer struct{ p *Pair }

func (r *pairRenderer) Destroy()           {}
func (r *pairRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *pairRenderer) Objects() []fyne.CanvasObject {
	p := r.p
	out := []fyne.CanvasObject{p.labels[0], p.one, p.labels[1], p.other}
	if p.stages != nil {
		out = append(out, p.stages)
	}
	return out
}

func (r *pairRenderer) Layout(size fyne.Size) {
	if r.p.stages != nil {
		r.p.stages.Hidden = !r.p.shared(size.Width)
	}
	r.p.arrange(size.Width, func(o fyne.CanvasObject, y, h float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
	})
}

func (r *pairRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}
