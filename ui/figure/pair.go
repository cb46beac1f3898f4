package figure

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// PairOptions say how two processes are drawn together.
type PairOptions struct {
	// OnStep is called with the ids of a process and of its step that was
	// tapped; nil lets none be tapped.
	OnStep func(process, step string)
}

// Pair is two processes with lines between the steps that correspond. Where
// there is room they are rows, one under the other, on one scale of the
// buyer's stages if their stages allow that, so that what happens at the same
// time stands in the same place. Else they stand upright beside each other,
// and in the narrowest windows one under the other without lines.
type Pair struct {
	widget.BaseWidget

	one, other  *Chevrons
	links       []content.Link
	labels      [2]fyne.CanvasObject
	stages      *stageScale // nil when they have no scale in common
	orientation orientation // how they stand now
	width       float32     // what they were last laid out for
}

// orientation is how the two processes of a pair stand.
type orientation int

const (
	rows orientation = iota
	columns
	stacked
)

// The measures of a pair at 100 %.
const (
	linkGap    float32 = 52 // between the two rows
	linkGutter float32 = 84 // between the two columns
	leastPair  float32 = 400
)

var (
	_ Figure       = (*Pair)(nil)
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
		c.planner.stageLines, c.planner.withLegend = true, false
		return c
	}
	p := &Pair{
		one: draw(one), other: draw(other), links: content.Links(one, other),
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
		room := e.end - e.start - theme.Size(pointDepth+between) - 2
		if room < min(narrowest(p.steps[i].Name, nameFace), theme.Size(mostAsked)) {
			return false
		}
	}
	return true
}

// orientationFor chooses how they stand at a width.
func (p *Pair) orientationFor(width float32) orientation {
	p.take(rows)
	switch {
	case p.one.planner.lay(width).oneRow() && p.other.planner.lay(width).oneRow():
		return rows
	case width >= theme.Size(leastPair):
		return columns
	}
	return stacked
}

// oneRow tells whether all steps stand beside each other.
func (p plan) oneRow() bool {
	return !p.upright && (len(p.chevrons) == 0 || p.chevrons[0].At.Y == p.chevrons[len(p.chevrons)-1].At.Y)
}

// take makes both processes ready to be laid out in an orientation.
func (p *Pair) take(f orientation) {
	for _, c := range []*Chevrons{p.one, p.other} {
		c.planner.upright = f == columns
		c.planner.stagesBelow = f == rows && c == p.other
		// Loops stay away from the lines between the two.
		c.planner.loopsAbove = f != stacked && c == p.one
		c.measured = plan{}
	}
}

// arrangement is where everything of a pair stands.
type arrangement struct {
	orientation orientation
	shared      bool
	height      float32
	stages      drawing.Box
	labels      [2]drawing.Box
	one, other  drawing.Box
	links       []drawing.Mark
	key         drawing.Box // where it is said what the loops are; zero without any
}

// arrange places everything for a width. It leaves the processes ready for
// the orientation at that width.
func (p *Pair) arrange(width float32) arrangement {
	if width <= 0 {
		return arrangement{orientation: p.orientation}
	}
	a := p.place(width)
	if len(p.one.planner.back()) > 0 || len(p.other.planner.back()) > 0 {
		a.key = p.keyAt(a, width)
		a.height = max(a.height, a.key.At.Y+a.key.Size.Height)
	}
	return a
}

// keyAt gives what says what the loops are its place: beside the name under
// the rows where there is room, else beneath all.
func (p *Pair) keyAt(a arrangement, width float32) drawing.Box {
	key := drawing.Box{Size: legendSize(width)}
	if last := a.labels[1]; a.orientation == rows && last.At.Y > a.other.At.Y && kit.NaturalWidth(p.labels[1])+theme.Size(legendApart)+key.Size.Width <= width {
		key.At = fyne.NewPos(width-key.Size.Width, round(last.At.Y+(last.Size.Height-key.Size.Height)/2))
		return key
	}
	key.At = fyne.NewPos(0, a.height+12)
	return key
}

// place places the two processes.
func (p *Pair) place(width float32) arrangement {
	a := arrangement{orientation: p.orientationFor(width)}
	p.take(a.orientation)
	a.shared = a.orientation == rows && p.shared(width)
	y := float32(0)
	put := func(o fyne.CanvasObject, x, w, gap float32) drawing.Box {
		b := drawing.Box{At: fyne.NewPos(x, y), Size: fyne.NewSize(w, kit.HeightFor(o, w))}
		y += b.Size.Height + gap
		a.height = max(a.height, y-gap)
		return b
	}
	if a.orientation == columns {
		w := float32(int((width - theme.Size(linkGutter)) / 2))
		a.labels = [2]drawing.Box{put(p.labels[0], 0, w, 8), {}}
		top := y
		y = 0
		a.labels[1] = put(p.labels[1], width-w, w, 8)
		top = max(top, y)
		y = top
		a.one = put(p.one, 0, w, 0)
		y = top
		a.other = put(p.other, width-w, w, 0)
		a.links = p.linkMarks(a)
		return a
	}
	if a.shared {
		a.stages = put(p.stages, 0, width, 12)
	}
	a.labels[0] = put(p.labels[0], 0, width, 8)
	if a.orientation == rows && len(p.links) > 0 {
		// The second name stands under its row, out of the way of the lines.
		a.one = put(p.one, 0, width, theme.Size(linkGap))
		a.other = put(p.other, 0, width, 8)
		a.labels[1] = put(p.labels[1], 0, width, 0)
		a.links = p.linkMarks(a)
		return a
	}
	a.one = put(p.one, 0, width, theme.Size(16))
	a.labels[1] = put(p.labels[1], 0, width, 8)
	a.other = put(p.other, 0, width, 0)
	return a
}

// linkMarks draws the lines between the steps that correspond.
func (p *Pair) linkMarks(a arrangement) []drawing.Mark {
	one, other := p.one.planner.lay(a.one.Size.Width), p.other.planner.lay(a.other.Size.Width)
	var out []drawing.Mark
	for _, l := range p.links {
		from, to := one.chevrons[l.One].Box, other.chevrons[l.Other].Box
		from.At, to.At = from.At.Add(a.one.At), to.At.Add(a.other.At)
		start := fyne.NewPos(from.At.X+from.Size.Width/2, from.At.Y+from.Size.Height+4)
		end := fyne.NewPos(to.At.X+to.Size.Width/2, to.At.Y-4)
		if a.orientation == columns {
			start = fyne.NewPos(from.At.X+from.Size.Width+4, from.At.Y+from.Size.Height/2)
			end = fyne.NewPos(to.At.X-4, to.At.Y+to.Size.Height/2)
		}
		out = append(out, drawing.Polyline{Points: []fyne.Position{start, end}, Width: 1.5, Color: theme.Color(theme.Muted)})
	}
	return out
}

// HeightFor gives the height at a width.
func (p *Pair) HeightFor(width float32) float32 {
	defer p.take(p.orientation)
	return p.arrange(width).height
}

// NaturalWidth asks for all there is.
func (p *Pair) NaturalWidth() float32 { return p.one.NaturalWidth() }

// MinSize is narrow, and as high as the width last used makes it.
func (p *Pair) MinSize() fyne.Size {
	p.ExtendBaseWidget(p)
	return fyne.NewSize(120, p.HeightFor(max(p.Size().Width, 120)))
}

// TextAlternative says in words what both show, and which steps correspond.
func (p *Pair) TextAlternative() string {
	var b strings.Builder
	b.WriteString(TextAlternative(p.one.course, p.one.process) + "\n" + TextAlternative(p.other.course, p.other.process))
	for i, s := range p.one.process.Steps {
		var names []string
		for _, l := range p.links {
			if l.One == i {
				names = append(names, called(p.other.process, p.other.process.Steps[l.Other]))
			}
		}
		if len(names) > 0 {
			b.WriteString("\n" + words.F("%s corresponds to %s.", called(p.one.process, s), words.List(names)))
		}
	}
	return b.String()
}

func (p *Pair) Title() string {
	return words.F("%s and %s", p.one.process.Title, p.other.process.Title)
}

func (p *Pair) Draw(width float32) ([]drawing.Mark, float32) {
	defer p.take(p.orientation)
	a := p.arrange(width)
	var out []drawing.Mark
	put := func(marks []drawing.Mark, at fyne.Position) {
		for _, m := range marks {
			out = append(out, m.Translate(at))
		}
	}
	if a.shared {
		for _, s := range p.stages.spans(width) {
			put(spanMarks(s), a.stages.At)
		}
	}
	for i, c := range []*Chevrons{p.one, p.other} {
		at := a.labels[i]
		name := fit(caption(c.process), at.Size.Width, 1, theme.SmallSize, theme.Face{})
		for _, line := range name.lines {
			out = append(out, drawing.NewTextLine(line, name.size, theme.Face{}, theme.Color(theme.Muted), at.At, name.size*1.5))
		}
	}
	put(p.one.marks(p.one.planner.lay(a.one.Size.Width)), a.one.At)
	put(p.other.marks(p.other.planner.lay(a.other.Size.Width)), a.other.At)
	out = append(out, legendMarks(a.key)...)
	return append(out, a.links...), a.height
}

// CreateRenderer is Fyne's.
func (p *Pair) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &pairRenderer{p: p}
}

type pairRenderer struct {
	p     *Pair
	lines []fyne.CanvasObject
}

func (r *pairRenderer) Destroy()           {}
func (r *pairRenderer) MinSize() fyne.Size { return r.p.MinSize() }

func (r *pairRenderer) Objects() []fyne.CanvasObject {
	p := r.p
	out := append([]fyne.CanvasObject{}, r.lines...)
	out = append(out, p.labels[0], p.one, p.labels[1], p.other)
	if p.stages != nil {
		out = append(out, p.stages)
	}
	return out
}

func (r *pairRenderer) Layout(size fyne.Size) {
	p := r.p
	a := p.arrange(size.Width)
	p.orientation = a.orientation
	if p.stages != nil {
		p.stages.Hidden = !a.shared
	}
	put := func(o fyne.CanvasObject, b drawing.Box) {
		o.Move(b.At)
		o.Resize(b.Size)
	}
	if a.shared {
		put(p.stages, a.stages)
	}
	for i, l := range p.labels {
		put(l, a.labels[i])
	}
	for _, c := range []*Chevrons{p.one, p.other} {
		at := a.one
		if c == p.other {
			at = a.other
		}
		put(c, at)
		if p.width != size.Width {
			c.Refresh() // its orientation may be another at the same width
		}
	}
	p.width = size.Width
	r.lines = drawing.ObjectsOf(append(a.links, legendMarks(a.key)...))
}

func (r *pairRenderer) Refresh() {
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}
