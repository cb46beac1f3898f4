package diagram

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// The measures of a sequence.
const (
	personRoom  = 150.0
	personGap   = 28.0 // between the boxes of two who take part
	messageRoom = 240.0
	stepGap     = 14.0
	barWide     = 10.0 // of one who is active
)

// sequenceLayout is a sequence as it is placed.
type sequenceLayout struct {
	*painter
	s      *Sequence
	names  []Label
	wide   []float64 // of their boxes
	x      []float64 // of their lines
	high   float64   // of the boxes
	y      float64   // where the next step begins
	begins []float64 // of the lines, from the boxes down
	ends   []float64
	active [][]float64 // where the bars that are open begin, of each
	bars   []Shape
	open   []openFrame
	behind []Shape // the frames
	number int
	by     int
	least  float64 // how far to the left and right it reaches
	most   float64
	later  []func()
	words  []Box // over which no line goes
}

type openFrame struct {
	step        Step
	top         float64
	left, right float64
	dividers    []float64
	texts       []Label
}

func (s *Sequence) draw(_ context.Context, p *painter) error {
	l := &sequenceLayout{painter: p, s: s, by: 1}
	l.place()
	top := 0.0
	if len(s.Boxes) > 0 {
		top = 26
	}
	l.y = top + l.high + 16
	n := len(s.People)
	l.begins, l.ends, l.active = make([]float64, n), make([]float64, n), make([][]float64, n)
	for i := range s.People {
		l.begins[i], l.ends[i] = top+l.high, math.NaN()
	}
	l.least, l.most = l.x[0]-l.wide[0]/2, l.x[n-1]+l.wide[n-1]/2
	for i, step := range s.Steps {
		l.step(i, step)
	}
	for i := range s.People {
		for len(l.active[i]) > 0 {
			l.deactivate(i)
		}
	}
	bottom := l.y + 12
	l.drawBoxes(bottom+l.high, top)
	p.scene.Shapes = append(p.scene.Shapes, l.behind...)
	for i := range s.People {
		end := l.ends[i]
		if math.IsNaN(end) {
			end = bottom
		}
		l.lifeline(i, end)
	}
	p.scene.Shapes = append(p.scene.Shapes, l.bars...)
	for i := range s.People {
		part := p.part(Part{Box: l.box(i, l.begins[i]-l.high), Name: l.s.People[i].Label.String(), Link: s.People[i].Link})
		l.person(i, l.begins[i]-l.high, part)
		if math.IsNaN(l.ends[i]) {
			l.person(i, bottom, part)
		}
	}
	for _, do := range l.later {
		do()
	}
	return nil
}

// place gives each who takes part the room that the names and what is said need.
func (l *sequenceLayout) place() {
	s := l.s
	n := len(s.People)
	l.names, l.wide, l.x = make([]Label, n), make([]float64, n), make([]float64, n)
	for i, p := range s.People {
		l.names[i] = p.Label.wrapped(l.measure, nodeSize, personRoom, true)
		w, h := l.extent(l.names[i], nodeSize, true)
		l.wide[i] = max(w+2*padX, 64)
		if p.Actor {
			h += 38
		}
		l.high = max(l.high, h+2*padY)
	}
	// apart is how far the lines of two neighbours are from each other at least.
	apart := make([]float64, n)
	for i := 1; i < n; i++ {
		apart[i] = l.wide[i-1]/2 + l.wide[i]/2 + personGap
	}
	for _, step := range s.Steps {
		switch step.Kind {
		case Message:
			w, _ := l.extent(step.Text.wrapped(l.measure, edgeSize, messageRoom, false), edgeSize, false)
			a, b := min(step.From, step.To), max(step.From, step.To)
			switch {
			case a == b && b+1 < n:
				apart[b+1] = max(apart[b+1], w+60)
			case b == a+1:
				apart[b] = max(apart[b], w+44)
			case b > a+1:
				spread(apart, a, b, w+44)
			}
		case NoteStep:
			w, _ := l.extent(step.Text.wrapped(l.measure, edgeSize, messageRoom, false), edgeSize, false)
			w += 2*padY + 12
			a, b := min(step.From, step.To), max(step.From, step.To)
			switch {
			case step.Side == RightOf && b+1 < n:
				apart[b+1] = max(apart[b+1], w+24)
			case step.Side == LeftOf && a > 0:
				apart[a] = max(apart[a], w+24)
			case step.Side == Over && a == b:
				if a > 0 {
					apart[a] = max(apart[a], w/2+20)
				}
				if b+1 < n {
					apart[b+1] = max(apart[b+1], w/2+20)
				}
			case step.Side == Over:
				spread(apart, a, b, w-40)
			}
		}
	}
	x := l.wide[0] / 2
	for i := range n {
		if i > 0 {
			x += apart[i]
		}
		l.x[i] = x
	}
}

// spread makes the way from one to another at least so long.
func spread(apart []float64, from, to int, need float64) {
	have := 0.0
	for i := from + 1; i <= to; i++ {
		have += apart[i]
	}
	for i := from + 1; i <= to && have < need; i++ {
		apart[i] += (need - have) / float64(to-from)
	}
}

func (l *sequenceLayout) box(i int, y float64) Box {
	return Box{l.x[i] - l.wide[i]/2, y, l.wide[i], l.high}
}

// person draws who takes part.
func (l *sequenceLayout) person(i int, y float64, part int) {
	p, b := l.s.People[i], l.box(i, y)
	text := ink
	if p.Link != "" {
		text = primary
	}
	if !p.Actor {
		l.shape(rounded(b, 6), primarySoft, softEdge, 1.25)
		l.text(l.names[i], b, nodeSize, true, text, part)
		return
	}
	c := Point{l.x[i], y + 8}
	l.shape(ellipse(c, 7, 7), primarySoft, Paint{Name: "primary"}, 1.5)
	var body Path
	body.moveTo(c.add(0, 7))
	body.lineTo(c.add(0, 20))
	body.moveTo(c.add(-11, 12))
	body.lineTo(c.add(11, 12))
	body.moveTo(c.add(-9, 30))
	body.lineTo(c.add(0, 20))
	body.lineTo(c.add(9, 30))
	l.shape(body, Paint{}, Paint{Name: "primary"}, 1.5)
	l.text(l.names[i], Box{b.X, y + 38, b.W, b.H - 38}, nodeSize, true, text, part)
}

// lifeline draws the line of one who takes part, from the box down to an end. It leaves out where words stand.
func (l *sequenceLayout) lifeline(i int, end float64) {
	x, from := l.x[i], l.begins[i]
	var over []Box
	for _, b := range l.words {
		if b.H > 0 && b.X-2 < x && x < b.X+b.W+2 {
			over = append(over, b)
		}
	}
	slices.SortFunc(over, func(a, b Box) int { return cmp.Compare(a.Y, b.Y) })
	for _, b := range append(over, Box{Y: end}) {
		if to := min(b.Y, end); to > from {
			l.dashed(polyline(Point{x, from}, Point{x, to}), edgeColour, 1)
		}
		from = max(from, b.Y+b.H)
	}
}

// edge gives where a message meets a line on the way to another.
func (l *sequenceLayout) edge(i int, to float64) float64 {
	depth := float64(len(l.active[i]))
	if depth == 0 {
		return l.x[i]
	}
	if to > l.x[i] {
		return l.x[i] + barWide/2 + (depth-1)*4
	}
	return l.x[i] - barWide/2
}

func (l *sequenceLayout) deactivate(i int) {
	n := len(l.active[i])
	if n == 0 {
		return
	}
	top := l.active[i][n-1]
	l.active[i] = l.active[i][:n-1]
	b := Box{l.x[i] - barWide/2 + float64(n-1)*4, top, barWide, max(l.y-stepGap/2-top, 14)}
	// The outermost bar lies behind those that began later.
	l.bars = append([]Shape{{Path: rounded(b, 2), Fill: primarySoft, Stroke: softEdge, Width: 1}}, l.bars...)
}

// step places a step.
func (l *sequenceLayout) step(i int, step Step) {
	switch step.Kind {
	case Numbering:
		l.number, l.by = step.Start, max(step.By, 1)
	case Activate:
		l.active[step.From] = append(l.active[step.From], l.y-stepGap)
	case Deactivate:
		l.deactivate(step.From)
	case Create:
		l.begins[step.From] = math.Inf(1)
	case Destroy:
		l.destroy(step.From)
	case Message:
		l.message(step)
	case NoteStep:
		l.note(step)
	case Begin:
		l.begin(step)
	case Divide:
		l.divide(step)
	case End:
		l.endFrame()
	}
}

// destroy ends a line with the message that goes there next, or here.
func (l *sequenceLayout) destroy(i int) {
	l.ends[i] = math.Inf(1)
}

func (l *sequenceLayout) reach(left, right float64) {
	l.least, l.most = min(l.least, left), max(l.most, right)
	for k := range l.open {
		l.open[k].left, l.open[k].right = min(l.open[k].left, left), max(l.open[k].right, right)
	}
}

func (l *sequenceLayout) message(step Step) {
	text := step.Text.wrapped(l.measure, edgeSize, max(messageRoom, math.Abs(l.x[step.To]-l.x[step.From])-40), false)
	w, h := l.extent(text, edgeSize, false)
	y := l.y + h + 4
	from, to := l.edge(step.From, l.x[step.To]), l.edge(step.To, l.x[step.From])
	made := math.IsInf(l.begins[step.To], 1)
	ends := math.IsInf(l.ends[step.To], 1)
	if made {
		y = max(y, l.y+l.high/2)
		l.begins[step.To] = y + l.high/2
		half := l.wide[step.To] / 2
		if l.s.People[step.To].Actor {
			half = 15
		}
		to = l.x[step.To] - half
		if from > l.x[step.To] {
			to = l.x[step.To] + half
		}
	}
	var points []Point
	var at Box
	if step.From == step.To {
		from = l.edge(step.From, math.Inf(1))
		points = []Point{{from, y}, {from + 34, y}, {from + 34, y + 18}, {from, y + 18}}
		at = Box{from + 8, y - h - 3, w, h}
		if l.number > 0 {
			at.X += 8 // past its number
		}
		l.reach(l.x[step.From]-10, from+max(w+16, 44))
	} else {
		points = []Point{{from, y}, {to, y}}
		at = Box{(from+to)/2 - w/2, y - h - 3, w, h}
		l.reach(min(from, to, at.X)-8, max(from, to, at.X+w)+8)
	}
	l.words = append(l.words, at)
	number := l.number
	if l.number > 0 {
		l.number += l.by
	}
	next := y + stepGap
	if step.From == step.To {
		next += 18
	}
	if made {
		next = y + l.high/2 + stepGap
	}
	l.later = append(l.later, func() { l.drawMessage(step, points, at, text, number) })
	l.y = next
	if ends {
		l.ends[step.To] = y
		q := Point{l.x[step.To], y}
		l.later = append(l.later, func() {
			l.shape(append(polyline(q.add(-7, -7), q.add(7, 7)), polyline(q.add(-7, 7), q.add(7, -7))...), Paint{}, Paint{Name: "danger"}, 2)
		})
	}
	for i := range l.ends { // whom a message of its own ends
		if i == step.From && math.IsInf(l.ends[i], 1) {
			l.ends[i] = y
			q := Point{l.x[i], y}
			l.later = append(l.later, func() {
				l.shape(append(polyline(q.add(-7, -7), q.add(7, 7)), polyline(q.add(-7, 7), q.add(7, -7))...), Paint{}, Paint{Name: "danger"}, 2)
			})
		}
	}
}

func (l *sequenceLayout) drawMessage(step Step, points []Point, at Box, text Label, number int) {
	n := len(points)
	shaft := append([]Point(nil), points...)
	shaft[n-1] = back(points[n-2], points[n-1], step.Tip.length(1.5))
	shaft[0] = back(points[1], points[0], step.Tail.length(1.5))
	path := polyline(shaft...)
	if step.From == step.To {
		path = Path{}
		path.moveTo(shaft[0])
		path.lineTo(shaft[1].add(-6, 0))
		path.curveTo(shaft[1], shaft[1], shaft[1].add(0, 6))
		path.lineTo(shaft[2].add(0, -6))
		path.curveTo(shaft[2], shaft[2], shaft[2].add(-6, 0))
		path.lineTo(shaft[3])
	}
	l.scene.Shapes = append(l.scene.Shapes, Shape{Path: path, Stroke: muted, Width: 1.5, Dashed: step.Dashed})
	l.tip(step.Tip, points[n-2], points[n-1], muted, 1.5)
	l.tip(step.Tail, points[1], points[0], muted, 1.5)
	name := l.names[step.From].String() + " → " + l.names[step.To].String()
	if t := step.Text.String(); t != "" {
		name += ": " + t
	}
	b := at.union(Box{min(points[0].X, points[n-1].X), points[0].Y, math.Abs(points[0].X - points[n-1].X), points[n-1].Y - points[0].Y})
	part := l.part(Part{Box: b, Name: name})
	if len(text) > 0 {
		l.text(text, at, edgeSize, false, ink, part)
	}
	if number > 0 {
		num := numbered(number, nil)
		w, _ := l.extent(num, 11, true)
		q := points[0]
		r := max(w/2+4, 9)
		l.shape(rounded(Box{q.X - r, q.Y - 9, 2 * r, 18}, 9), muted, Paint{}, 0)
		l.text(num, Box{q.X - r, q.Y - 9, 2 * r, 18}, 11, true, surface, part)
	}
}
