package diagram

import (
	"math"
	"slices"
)

// drawAll draws the frames, the lines and the nodes of a graph, from back to front.
func (l *graphLayout) drawAll() {
	g := l.g
	for depth := range MaxDepth {
		for i, grp := range g.Groups {
			if grp.Depth == depth && l.frames[i].W > 0 {
				l.drawFrame(i)
			}
		}
	}
	for i, e := range g.Edges {
		if e.Stroke != Invisible && len(l.lines[i].points) > 1 {
			l.drawLine(i)
		}
	}
	for i := range g.Groups {
		if l.frames[i].W > 0 {
			l.drawTitle(i)
		}
	}
	for i := range g.Nodes {
		l.drawNode(i)
	}
	for i, e := range g.Edges {
		if e.Stroke != Invisible && len(l.lines[i].points) > 1 {
			l.drawOn(i)
		}
	}
	for i := range g.Nodes {
		for _, e := range g.Edges {
			if e.From != i || e.Stroke == Invisible {
				continue
			}
			to := g.end(e.To, e.ToGroup)
			if on := e.Label.String(); on != "" {
				to = on + ": " + to
			}
			l.scene.Parts[i].Leads = append(l.scene.Parts[i].Leads, to)
		}
	}
}

func (l *graphLayout) drawFrame(i int) {
	grp, b := l.g.Groups[i], l.frames[i]
	fill, stroke, _ := l.framePaints(i)
	l.scene.Shapes = append(l.scene.Shapes, Shape{Path: rounded(b, 8), Fill: fill, Stroke: stroke, Width: 1, Dashed: grp.Style.Dashed || grp.dividers})
}

// framePaints gives the colours of a frame.
func (l *graphLayout) framePaints(i int) (fill, stroke, text Paint) {
	grp := l.g.Groups[i]
	fill = Paint{Name: "muted", Share: 0.06}
	if grp.Depth%2 == 1 {
		fill.Share = 0.12
	}
	return grp.Style.paints(fill, Paint{Name: "edge", Share: 0.6}, ink)
}

// drawTitle sets the title of a frame, over the lines that come into the frame there.
func (l *graphLayout) drawTitle(i int) {
	grp, b := l.g.Groups[i], l.frames[i]
	fill, _, text := l.framePaints(i)
	title := grp.Title.wrapped(l.measure, edgeSize, max(b.W-2*padX, 140), true)
	w, h := l.extent(title, edgeSize, true)
	if w == 0 {
		return
	}
	at := Box{b.X + b.W/2 - w/2 - 3, b.Y + 6, w + 6, h}
	for k := range l.g.Edges {
		if l.passes(k, at) {
			l.shape(rounded(at, 3), fill, Paint{}, 0)
			break
		}
	}
	l.text(title, at, edgeSize, true, text, -1)
}

// passes tells whether a line goes through a box.
func (l *graphLayout) passes(line int, b Box) bool {
	if l.g.Edges[line].Stroke == Invisible || len(l.lines[line].points) < 2 {
		return false
	}
	return slices.ContainsFunc(along(flattened(l.lines[line].path())), b.Holds)
}

// along gives points of a line that lie close to each other.
func along(line []Point) []Point {
	var all []Point
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		n := min(int(a.distance(b)/4)+1, 2000)
		for k := range n {
			all = append(all, a.towards(b, float64(k)/float64(n)))
		}
	}
	return all
}

// drawLine draws an arrow with its tips.
func (l *graphLayout) drawLine(i int) {
	e := l.g.Edges[i]
	points := l.clipped(i)
	l.lines[i].points = points
	paint := Paint{Name: "muted"}
	if e.Style.Stroke != nil {
		paint = Paint{Own: &Own{RGB: *e.Style.Stroke, Use: ForLine}}
	}
	width := 1.5
	switch {
	case e.Style.Width > 0:
		width = e.Style.Width
	case e.Stroke == Thick:
		width = 3
	}
	n := len(points)
	shaft := append([]Point(nil), points...)
	shaft[n-1] = back(points[n-2], points[n-1], e.Tip.length(width))
	shaft[0] = back(points[1], points[0], e.Tail.length(width))
	l.lines[i].straight = l.through(i)
	path := placedLine{points: shaft, straight: l.lines[i].straight}.path()
	l.scene.Shapes = append(l.scene.Shapes, Shape{Path: path, Stroke: paint, Width: width, Dashed: e.Stroke == Dotted || e.Style.Dashed})
	l.tip(e.Tip, points[n-2], points[n-1], paint, width)
	l.tip(e.Tail, points[1], points[0], paint, width)
}

// path gives the line as it is drawn: a curve, or where that would cut a corner through a box, its stretches.
func (p placedLine) path() Path {
	if p.straight {
		return polyline(p.points...)
	}
	return smooth(p.points)
}

// through tells whether the curve of a line goes through a box that it neither comes from nor leads to.
func (l *graphLayout) through(line int) bool {
	e := l.g.Edges[line]
	points := l.lines[line].points
	if len(points) < 3 || e.From < 0 || e.To < 0 {
		return false
	}
	curve := along(flattened(smooth(points)))
	for i, b := range l.nodes {
		if i != e.From && i != e.To && slices.ContainsFunc(curve, b.Holds) {
			return true
		}
	}
	return false
}

// back gives the point before an end, so far from it.
func back(from, end Point, by float64) Point {
	d := from.distance(end)
	if d == 0 || by == 0 {
		return end
	}
	return end.towards(from, min(by/d, 0.9))
}

// length gives how far a tip reaches from the end of its line.
func (t Tip) length(width float64) float64 {
	switch t {
	case ArrowTip:
		return 8 + width
	case TriangleTip:
		return 13
	case DiamondTip, HollowDiamond:
		return 16
	case CircleTip:
		return 9
	case LollipopTip:
		return 12
	}
	return 0
}

// tip draws what a line ends in.
func (p *painter) tip(t Tip, from, end Point, paint Paint, width float64) {
	d := from.distance(end)
	if t == NoTip || d == 0 {
		return
	}
	u := Point{(end.X - from.X) / d, (end.Y - from.Y) / d}
	at := func(along, across float64) Point {
		return Point{end.X - u.X*along - u.Y*across, end.Y - u.Y*along + u.X*across}
	}
	long := t.length(width)
	switch t {
	case ArrowTip:
		w := 4 + width*0.7
		p.shape(polygon(end, at(long, w), at(long, -w)), paint, Paint{}, 0)
	case TriangleTip:
		p.shape(polygon(end, at(long, 7), at(long, -7)), surface, paint, 1.5)
	case DiamondTip:
		p.shape(polygon(end, at(long/2, 5), at(long, 0), at(long/2, -5)), paint, paint, 1)
	case HollowDiamond:
		p.shape(polygon(end, at(long/2, 5), at(long, 0), at(long/2, -5)), surface, paint, 1.5)
	case OpenArrow:
		p.shape(polyline(at(10, 5), end, at(10, -5)), Paint{}, paint, width)
	case CircleTip:
		p.shape(ellipse(at(4.5, 0), 4, 4), surface, paint, 1.5)
	case LollipopTip:
		p.shape(ellipse(at(6, 0), 6, 6), surface, paint, 1.5)
	case CrossTip:
		var x Path
		x.moveTo(at(2, 5))
		x.lineTo(at(12, -5))
		x.moveTo(at(2, -5))
		x.lineTo(at(12, 5))
		p.shape(x, Paint{}, paint, 1.75)
	case OneTip:
		p.shape(append(polyline(at(6, 6), at(6, -6)), polyline(at(11, 6), at(11, -6))...), Paint{}, paint, 1.5)
	case ZeroOneTip:
		p.shape(ellipse(at(15, 0), 4.5, 4.5), surface, paint, 1.5)
		p.shape(polyline(at(6, 6), at(6, -6)), Paint{}, paint, 1.5)
	case ManyTip:
		p.shape(append(polyline(at(0, 7), at(11, 0), at(0, -7)), polyline(at(15, 6), at(15, -6))...), Paint{}, paint, 1.5)
	case ZeroManyTip:
		p.shape(ellipse(at(16, 0), 4.5, 4.5), surface, paint, 1.5)
		p.shape(polyline(at(0, 7), at(11, 0), at(0, -7)), Paint{}, paint, 1.5)
	}
}

// clipped gives the points of an arrow from the edge of what it comes from to the edge of what it leads to.
func (l *graphLayout) clipped(i int) []Point {
	e := l.g.Edges[i]
	points := l.lines[i].points
	from, to := l.edgeOf(e.From, e.FromGroup), l.edgeOf(e.To, e.ToGroup)
	if e.From >= 0 && e.From == e.To {
		half := len(points) / 2
		out, in := l.cut(points[:half+1], from), l.cut(backwards(points[half:]), to)
		return append(out, backwards(in)[1:]...)
	}
	return backwards(l.cut(backwards(l.cut(points, from)), to))
}

// backwards gives points from the last to the first.
func backwards(points []Point) []Point {
	back := slices.Clone(points)
	slices.Reverse(back)
	return back
}

// loop gives the way of an arrow that leads from a box to itself, on the side on which there is room for it.
func (l *graphLayout) loop(i int, d Direction) placedLine {
	const reach = 30
	w, h := l.extent(l.on[i], edgeSize, false)
	b := l.nodes[l.g.Edges[i].From]
	c := b.Middle()
	at := func(out, along float64) Point { return Point{c.X + b.W/2 + out, c.Y + along} }
	half, inner := min(b.H/4, 14), b.W/4
	middle := Point{b.X + b.W + reach + w/2 - 6, c.Y}
	if d == Left || d == Right {
		at = func(out, along float64) Point { return Point{c.X + along, c.Y + b.H/2 + out} }
		half, inner = min(b.W/4, 14), b.H/4
		middle = Point{c.X, b.Y + b.H + reach + h/2 - 6}
	}
	return placedLine{points: []Point{at(-inner, -half), at(reach*0.7, -half*1.4), at(reach, 0), at(reach*0.7, half*1.4), at(-inner, half)}, middle: middle}
}

// edgeOf gives the corners of the outline of a node or a group.
func (l *graphLayout) edgeOf(node, group int) []Point {
	if group >= 0 {
		return flattened(rounded(l.frames[group], 8))
	}
	n := l.g.Nodes[node]
	if n.Outline == Bare {
		return flattened(rectangle(l.nodes[node]))
	}
	outline, _, _ := n.path(l.nodes[node])
	return flattened(outline)
}

// cut begins a line where it leaves an outline for the last time.
func (l *graphLayout) cut(points, outline []Point) []Point {
	// From the middle of the outline's box, so that a line that ends at a box's edge meets a round outline.
	b, _ := polygon(outline...).bounds()
	line := append([]Point{b.Middle()}, points...)
	if inside(outline, points[0]) || len(points) > 1 && !b.grown(1).Holds(points[0]) {
		line = points
		if inside(outline, points[0]) {
			line = append([]Point{points[0]}, points...)
		}
	}
	for i := len(line) - 2; i >= 0; i-- {
		best, found := Point{}, false
		for k, a := range outline {
			if q, ok := crossing(line[i], line[i+1], a, outline[(k+1)%len(outline)]); ok {
				if !found || q.distance(line[i+1]) < best.distance(line[i+1]) {
					best, found = q, true
				}
			}
		}
		if found {
			out := append([]Point{best}, line[i+1:]...)
			if len(out) > 2 && out[0].distance(out[1]) < 1 {
				out = append(out[:1], out[2:]...)
			}
			return out
		}
	}
	return points
}

func inside(outline []Point, p Point) bool {
	in := false
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		if (a.Y > p.Y) != (b.Y > p.Y) && p.X < (b.X-a.X)*(p.Y-a.Y)/(b.Y-a.Y)+a.X {
			in = !in
		}
	}
	return in
}

// crossing gives where two stretches cross.
func crossing(p, q, a, b Point) (Point, bool) {
	rx, ry, sx, sy := q.X-p.X, q.Y-p.Y, b.X-a.X, b.Y-a.Y
	det := rx*sy - ry*sx
	if math.Abs(det) < 1e-9 {
		return Point{}, false
	}
	t := ((a.X-p.X)*sy - (a.Y-p.Y)*sx) / det
	u := ((a.X-p.X)*ry - (a.Y-p.Y)*rx) / det
	if t < 0 || t > 1 || u < -1e-9 || u > 1+1e-9 {
		return Point{}, false
	}
	return Point{p.X + t*rx, p.Y + t*ry}, true
}

// flattened gives the corners of a path, its curves cut into short stretches.
func flattened(p Path) []Point {
	var out []Point
	for _, s := range p {
		switch s.Verb {
		case Move, LineTo:
			out = append(out, s.Points[0])
		case Curve:
			a := out[len(out)-1]
			for k := 1; k <= 8; k++ {
				t := float64(k) / 8
				u := 1 - t
				out = append(out, Point{
					u*u*u*a.X + 3*u*u*t*s.Points[0].X + 3*u*t*t*s.Points[1].X + t*t*t*s.Points[2].X,
					u*u*u*a.Y + 3*u*u*t*s.Points[0].Y + 3*u*t*t*s.Points[1].Y + t*t*t*s.Points[2].Y,
				})
			}
		}
	}
	return out
}

// drawOn sets what stands on an arrow, and at its ends.
func (l *graphLayout) drawOn(i int) {
	e, line := l.g.Edges[i], l.lines[i]
	if len(l.on[i]) > 0 {
		w, h := l.extent(l.on[i], edgeSize, false)
		b := Box{line.middle.X - w/2, line.middle.Y - h/2, w, h}
		l.shape(rounded(b.grown(2), 3), surface, Paint{}, 0)
		text := ink
		if e.Style.Color != nil {
			text = Paint{Own: &Own{RGB: *e.Style.Color, Use: ForLine}}
		}
		l.text(l.on[i], b, edgeSize, false, text, -1)
	}
	at := func(label Label, end, next Point, tip Tip) {
		if label.Empty() {
			return
		}
		lines := label.wrapped(l.measure, rowSize, labelRoom, false)
		w, h := l.extent(lines, rowSize, false)
		d := end.distance(next)
		if d == 0 {
			return
		}
		// Beside the line, and so far along it that the label is clear of the box that the line ends at.
		ux, uy := (next.X-end.X)/d, (next.Y-end.Y)/d
		nx, ny := -uy, ux
		if nx < 0 {
			nx, ny = -nx, -ny
		}
		along := max(tip.length(1.5), 4) + math.Abs(ux)*w/2 + math.Abs(uy)*h/2 + 2
		across := math.Abs(nx)*w/2 + math.Abs(ny)*h/2 + 3
		b := Box{end.X + ux*along + nx*across - w/2, end.Y + uy*along + ny*across - h/2, w, h}
		l.text(lines, b, rowSize, false, muted, -1)
	}
	n := len(line.points)
	at(e.FromLabel, line.points[0], line.points[1], e.Tail)
	at(e.ToLabel, line.points[n-1], line.points[n-2], e.Tip)
}
