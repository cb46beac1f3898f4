package figure

import (
	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/theme"
)

// The measures at 100 %.
const (
	chevronHeight float32 = 58
	uprightHeight float32 = 48
	pointDepth    float32 = 16
	shallowDepth  float32 = 11 // where names need the room
	between       float32 = 8  // from one chevron to the next
	linePx        float32 = 3  // the line under a stage's name; doesn't grow with the text
	rowGap        float32 = 16
	mostAsked     float32 = 112 // a name that needs more room than this is shortened sooner than the row is folded for it
)

var nameFace = theme.Face{SemiBold: true}

// chevron is one step, placed.
type chevron struct {
	drawing.Box
	step  int // index into the process's steps
	shape outline
	name  fitted
	room  float32 // across, for the name
}

// span is a stage over the steps of a row that stand in it, placed.
type span struct {
	label    drawing.Box
	line     drawing.Box // zero without a line
	place    int         // in the course's journey; -1 when it isn't there
	fullName string
	name     fitted
}

// plan is a figure laid out for a width.
type plan struct {
	height   float32
	upright  bool
	chevrons []chevron
	spans    []span
	loops    []loop
	legend   drawing.Box // where it is said what the loops are; zero without any
}

// row is a part of a process to be drawn side by side.
type row struct {
	from, to int      // steps[from:to]
	at       []extent // of each of them
}

// extent is from where to where something reaches across, but for the point
// that a chevron puts into the next one's notch.
type extent struct{ start, end float32 }

// planner lays out one process.
type planner struct {
	course      *content.Course
	steps       []*content.Step
	filled      bool // widths by name, stages without a line
	stageLines  bool // draw the lines of the stages
	noStages    bool // draw no stages
	stagesBelow bool // draw the stages under the steps of a row, rather than over them
	upright     bool // set the steps one under the other, at any width
	loops       bool // draw where buyers go back
	loopsAbove  bool // draw that over a row, or left of upright steps: away from what is beneath or to the right
	withLegend  bool // say what the loops are

	// scale gives where each step stands as parts of the width, on stages drawn
	// elsewhere; it holds at the widths that onScale, when set, agrees to.
	scale   []extent
	onScale func(width float32) bool
	point   float32 // how deep the points are, at 100 %
}

func newPlanner(course *content.Course, p *content.Process, filled bool) planner {
	return planner{course: course, steps: p.Steps, filled: filled, stageLines: !filled, point: pointDepth}
}

// lay places everything for a width.
func (p planner) lay(width float32) plan {
	out := p.arrange(width)
	// Where one name needs the next smaller size, all have it: a row of two
	// sizes looks like a mistake.
	for _, v := range out.chevrons {
		if v.name.size == theme.Size(nameSize-1) {
			for i, w := range out.chevrons {
				if w.name.size > v.name.size {
					out.chevrons[i].name = fit(p.steps[w.step].Name, w.room, 2, nameSize-1, nameFace)
				}
			}
			break
		}
	}
	p.addLegend(&out, width)
	return out
}

// arrange chooses one row, several, or upright.
func (p planner) arrange(width float32) plan {
	if len(p.steps) == 0 || width <= 0 {
		return plan{}
	}
	if p.upright {
		return p.planUpright(width)
	}
	if p.onScale != nil && p.onScale(width) {
		out := plan{}
		p.noStages = true
		p.addRow(&out, row{to: len(p.steps), at: scaled(p.scale, width)}, 0)
		return out
	}
	if p.filled {
		for _, try := range []struct {
			point float32
			lines int
		}{{pointDepth, 1}, {pointDepth, 2}, {shallowDepth, 2}} {
			p.point = try.point
			if at, ok := p.byName(width, try.lines); ok {
				out := plan{}
				p.addRow(&out, row{to: len(p.steps), at: at}, 0)
				return out
			}
		}
	}
	asked := p.asked()
	n := len(p.steps)
	for rows := 1; rows <= n; rows++ {
		columns := (n + rows - 1) / rows
		if columns == 1 && n > 1 || columns == 2 && n > 4 {
			break
		}
		p.point = pointDepth
		if p.room(width, columns) < asked {
			// Rather than folding: shallower points, and names one size smaller.
			p.point = shallowDepth
			if p.room(width, columns) < asked*(nameSize-1)/nameSize {
				continue
			}
		}
		pitch := (width - p.over()) / float32(columns)
		out, y := plan{}, float32(0)
		for from := 0; from < n; from += columns {
			r := row{from: from, to: min(from+columns, n)}
			for i := range r.to - r.from {
				r.at = append(r.at, extent{round(float32(i) * pitch), round(float32(i+1) * pitch)})
			}
			y = p.addRow(&out, r, y) + theme.Size(rowGap)
		}
		return out
	}
	return p.planUpright(width)
}

// over gives how far a chevron reaches into the next one's notch.
func (p planner) over() float32 { return theme.Size(p.point - between) }

// room gives what a name has in a row of so many chevrons.
func (p planner) room(width float32, columns int) float32 {
	return (width-p.over())/float32(columns) + p.over() - theme.Size(2*p.point) - 2
}

// asked gives the room the names ask for, to read well on two lines.
func (p planner) asked() float32 {
	room := theme.Size(24)
	for _, s := range p.steps {
		room = max(room, min(narrowest(s.Name, nameFace), theme.Size(mostAsked)))
	}
	return room
}

// byName gives each step a width that follows from its name set on one line or
// two, when they all fit in one row. What is left is shared out evenly.
func (p planner) byName(width float32, lines int) ([]extent, bool) {
	over := p.over()
	widths, spare := make([]float32, len(p.steps)), width-over
	for i, s := range p.steps {
		w := theme.Width(s.Name, theme.Size(nameSize), nameFace)
		if lines > 1 {
			w = narrowest(s.Name, nameFace)
		}
		w += theme.Size(2*p.point) + 8
		widths[i] = max(w-over, theme.Size(76))
		spare -= widths[i]
	}
	if spare < 0 {
		return nil, false
	}
	at, x := make([]extent, len(p.steps)), float32(0)
	for i, w := range widths {
		w += spare / float32(len(widths))
		at[i] = extent{round(x), round(x + w)}
		x += w
	}
	return at, true
}

// scaled gives parts of a width in pixels.
func scaled(parts []extent, width float32) []extent {
	width -= theme.Size(pointDepth - between)
	at := make([]extent, len(parts))
	for i, e := range parts {
		at[i] = extent{round(e.start * width), round(e.end * width)}
	}
	return at
}

// addRow places the stages and the steps of a row from y down, and gives where it ends.
func (p planner) addRow(out *plan, r row, y float32) float32 {
	over := p.over()
	if !p.noStages && !p.stagesBelow {
		y = p.addSpans(out, r, y)
	}
	within, away := p.rowLoops(r)
	if p.loopsAbove {
		y += loopsHigh(within)
	}
	for i := r.from; i < r.to; i++ {
		e := r.at[i-r.from]
		size := fyne.NewSize(e.end-e.start+over, theme.Size(chevronHeight))
		out.chevrons = append(out.chevrons, p.chevron(i, fyne.NewPos(e.start, y), size, false))
	}
	p.addLoops(out, within, y)
	y += theme.Size(chevronHeight)
	if !p.loopsAbove {
		y += loopsHigh(within)
	}
	if !p.noStages && p.stagesBelow {
		y = p.addSpans(out, r, y)
	}
	out.height = p.addNotes(out, away, y)
	return out.height
}

func (p planner) chevron(i int, at fyne.Position, size fyne.Size, down bool) chevron {
	shape := outline{size: size, point: theme.Size(p.point), notch: i > 0, down: down}
	room := size.Width - 2*shape.point - 2
	if down {
		shape.point = theme.Size(8)
		room = size.Width - theme.Size(24)
	}
	return chevron{
		Box:   drawing.Box{At: at, Size: size},
		step:  i,
		shape: shape,
		room:  room,
		name:  fit(p.steps[i].Name, room, 2, nameSize, nameFace),
	}
}

// addSpans places the names of the stages of a row, and gives where the steps start.
func (p planner) addSpans(out *plan, r row, y float32) float32 {
	high, any := theme.Size(theme.SmallSize)*1.35, false
	for from := r.from; from < r.to; {
		to := from + 1
		for to < r.to && p.steps[to].Stage == p.steps[from].Stage {
			to++
		}
		x, end := r.at[from-r.from].start, r.at[to-1-r.from].end
		if stage, place, ok := p.course.Stage(p.steps[from].Stage); ok {
			any = true
			if to == r.to {
				end += p.over()
			}
			s := newSpan(stage.Name, place, x, y, end-x, high, p.stageLines)
			if p.stagesBelow {
				s.label.At.Y = y + 6 + linePx + 2
				s.line.At.Y = round(y + 6)
			}
			out.spans = append(out.spans, s)
		}
		from = to
	}
	switch {
	case !any:
		return y
	case p.stageLines:
		return round(y + high + 2 + linePx + 6)
	}
	return round(y + high + 6)
}

func newSpan(name string, place int, x, y, width, high float32, lined bool) span {
	s := span{
		label: drawing.Box{At: fyne.NewPos(x+3, y), Size: fyne.NewSize(max(width-6, 0), high)},
		place: place, fullName: name,
		name: fit(name, width-6, 1, nameSize, theme.Face{}),
	}
	if lined {
		s.line = drawing.Box{At: fyne.NewPos(x, round(y+high+2)), Size: fyne.NewSize(width, linePx)}
	}
	return s
}

// planUpright sets the steps one under the other.
func (p planner) planUpright(width float32) plan {
	out := plan{upright: true}
	y, point := float32(0), theme.Size(8)
	full, left := width, float32(0)
	width -= p.loopRoom()
	if p.loopsAbove {
		left = p.loopRoom()
	}
	for i, s := range p.steps {
		if i == 0 || p.steps[i-1].Stage != s.Stage {
			if stage, place, ok := p.course.Stage(s.Stage); ok {
				high := theme.Size(theme.SmallSize) * 1.35
				if i > 0 {
					y += point + 4
				}
				out.spans = append(out.spans, newSpan(stage.Name, place, left, y, width, high, p.stageLines))
				y = round(y + high + 6)
				if p.stageLines {
					y += linePx + 2
				}
			}
		}
		c := p.chevron(i, fyne.NewPos(left, y), fyne.NewSize(width, theme.Size(uprightHeight)+point), true)
		out.chevrons = append(out.chevrons, c)
		out.height = y + c.Size.Height
		y += c.Size.Height - point + between/2
	}
	p.addUprightLoops(&out, full)
	return out
}

func round(v float32) float32 { return float32(int(v + 0.5)) }
