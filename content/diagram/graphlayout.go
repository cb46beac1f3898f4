package diagram

import (
	"context"

	"stagecraft/content/diagram/layered"
)

// The measures of a graph.
const (
	nodeRoom  = 220.0 // that the text of a box has at most
	labelRoom = 180.0 // likewise of an arrow
	padX      = 16.0
	padY      = 10.0
	frameTop  = 12.0 // between a frame's title and what is in it
)

// graphLayout is a graph as it is placed.
type graphLayout struct {
	*painter
	g      *Graph
	labels []Label // of the nodes, in lines
	on     []Label // of the edges
	nodes  []Box
	frames []Box // of the groups
	lines  []placedLine
	inner  []bool // groups that are laid out by themselves, in a direction of their own
}

type placedLine struct {
	points   []Point
	middle   Point // of what stands on it
	straight bool  // drawn in stretches rather than as a curve
}

func (g *Graph) draw(ctx context.Context, p *painter) error {
	l := &graphLayout{
		painter: p, g: g, labels: make([]Label, len(g.Nodes)), on: make([]Label, len(g.Edges)), nodes: make([]Box, len(g.Nodes)),
		frames: make([]Box, len(g.Groups)), lines: make([]placedLine, len(g.Edges)), inner: make([]bool, len(g.Groups)),
	}
	for i := range g.Nodes {
		l.measureNode(i)
	}
	for i, e := range g.Edges {
		l.on[i] = e.Label.wrapped(p.measure, edgeSize, labelRoom, false)
	}
	for i := range g.Groups {
		l.inner[i] = l.standsAlone(i)
	}
	if _, err := l.lay(ctx, -1, g.Direction); err != nil {
		return err
	}
	l.drawAll()
	return nil
}

// contains tells whether a group is another or is within it.
func (g *Graph) contains(outer, group int) bool {
	for ; group >= 0; group = g.Groups[group].Parent {
		if group == outer {
			return true
		}
	}
	return outer < 0
}

// standsAlone tells whether a group has a direction of its own and no arrow from what is in it to what isn't.
func (l *graphLayout) standsAlone(group int) bool {
	g := l.g
	if g.Groups[group].Direction == "" {
		return false
	}
	for _, e := range g.Edges {
		if l.inside(group, e.From, e.FromGroup) != l.inside(group, e.To, e.ToGroup) {
			return false
		}
	}
	return true
}

// inside tells whether an end of an arrow is in a group and isn't the group.
func (l *graphLayout) inside(group, node, of int) bool {
	if node >= 0 {
		return l.g.Nodes[node].Group >= 0 && l.g.contains(group, l.g.Nodes[node].Group)
	}
	return of != group && l.g.contains(group, of)
}

// level gives the group laid out by itself that something stands in directly: -1 for the diagram.
func (l *graphLayout) level(group int) int {
	for ; group >= 0; group = l.g.Groups[group].Parent {
		if l.inner[group] {
			return group
		}
	}
	return -1
}

// lay lays out what stands in a group laid out by itself, and gives its size. Places are from its top left corner.
func (l *graphLayout) lay(ctx context.Context, root int, d Direction) (size Point, err error) {
	g := l.g
	in := &layered.Graph{Direction: string(d), Across: 36, Along: 42}
	box := map[[2]int]int{} // of a node {0, i} or a group {1, i}
	add := func(kind, i int, w, h float64) {
		box[[2]int{kind, i}] = len(in.Boxes)
		in.Boxes = append(in.Boxes, layered.Box{W: w, H: h, Within: -1})
	}
	for i, n := range g.Nodes {
		if l.level(n.Group) == root {
			add(0, i, l.nodes[i].W, l.nodes[i].H)
		}
	}
	for i, grp := range g.Groups {
		above := l.level(grp.Parent)
		switch {
		case l.inner[i] && above == root:
			size, err := l.lay(ctx, i, grp.Direction)
			if err != nil {
				return size, err
			}
			title := l.titleHeight(i, size.X)
			add(1, i, size.X+2*padX, size.Y+title+2*padY)
		case !l.inner[i] && l.level(i) == root:
			add(1, i, 0, 0)
		}
	}
	within := func(key [2]int, parent int) {
		if k, ok := box[key]; ok && parent >= 0 && parent != root {
			if in2, ok := box[[2]int{1, parent}]; ok {
				in.Boxes[k].Within = in2
			}
		}
	}
	for i, n := range g.Nodes {
		within([2]int{0, i}, n.Group)
	}
	for i, grp := range g.Groups {
		within([2]int{1, i}, grp.Parent)
	}
	var edges []int
	for i, e := range g.Edges {
		from, ok := l.standIn(e.From, e.FromGroup, root, box, false)
		to, also := l.standIn(e.To, e.ToGroup, root, box, true)
		if !ok || !also {
			continue
		}
		w, h := l.extent(l.on[i], edgeSize, false)
		if h > 0 {
			w, h = w+10, h+4
		}
		long := e.Length
		if !e.FromLabel.Empty() || !e.ToLabel.Empty() {
			w, long = max(w, 24), max(long, 2)
			if d == Left || d == Right { // they stand one behind the other along it
				from, _ := l.extent(e.FromLabel, rowSize, false)
				to, _ := l.extent(e.ToLabel, rowSize, false)
				w = max(w, min(from+to, labelRoom))
			}
		}
		in.Arrows = append(in.Arrows, layered.Arrow{From: from, To: to, W: w, H: h, Length: long})
		edges = append(edges, i)
	}
	out, err := layered.Place(ctx, in)
	if err != nil {
		return Point{}, err
	}
	for i := range g.Nodes {
		if k, ok := box[[2]int{0, i}]; ok {
			l.nodes[i].X, l.nodes[i].Y = out.Boxes[k].X, out.Boxes[k].Y
		}
	}
	for k, i := range edges {
		line := placedLine{middle: Point{out.Arrows[k].X, out.Arrows[k].Y}}
		for _, q := range out.Arrows[k].Points {
			line.points = append(line.points, Point{q.X, q.Y})
		}
		l.lines[i] = line
		if e := g.Edges[i]; e.From >= 0 && e.From == e.To {
			l.lines[i] = l.loop(i, d)
		}
	}
	for i := range g.Groups {
		k, ok := box[[2]int{1, i}]
		if !ok {
			continue
		}
		b := out.Boxes[k]
		l.frames[i] = Box{b.X, b.Y, b.W, b.H}
		if l.inner[i] {
			l.shift(i, b.X+padX, b.Y+padY+l.titleHeight(i, b.W-2*padX))
		}
	}
	l.growFrames(root)
	return l.normalise(root), nil
}

// titleHeight gives the room that the title of a group takes over what is in it.
func (l *graphLayout) titleHeight(group int, wide float64) float64 {
	title := l.g.Groups[group].Title
	if title.Empty() {
		return 0
	}
	_, h := l.extent(title.wrapped(l.measure, edgeSize, max(wide, 140), true), edgeSize, true)
	return h + frameTop/2
}

// growFrames gives each frame the room that its title and the frames in it need, the innermost first.
func (l *graphLayout) growFrames(root int) {
	for i := len(l.g.Groups) - 1; i >= 0; i-- {
		if l.inner[i] || l.level(i) != root {
			continue
		}
		b, some := Box{}, false
		grow := func(o Box) {
			if some {
				b = b.union(o)
			} else {
				b, some = o, true
			}
		}
		for k, n := range l.g.Nodes {
			if n.Group == i {
				grow(l.nodes[k])
			}
		}
		for k, inner := range l.g.Groups {
			if inner.Parent == i {
				grow(l.frames[k])
			}
		}
		if !some {
			continue
		}
		b = b.grown(padX - 2)
		wide, _ := l.extent(l.g.Groups[i].Title, edgeSize, true)
		if wide = min(wide+2*padY, 200); b.W < wide {
			b.X, b.W = b.X-(wide-b.W)/2, wide
		}
		title := l.titleHeight(i, b.W-2*padX)
		b.Y, b.H = b.Y-title+4, b.H+title-4
		l.frames[i] = b
	}
}

// standIn gives the box that an end of an arrow is drawn to: of a frame one that is in it.
func (l *graphLayout) standIn(node, group, root int, box map[[2]int]int, to bool) (int, bool) {
	if node >= 0 {
		k, ok := box[[2]int{0, node}]
		return k, ok
	}
	if k, ok := box[[2]int{1, group}]; ok && l.inner[group] {
		return k, true
	}
	if _, ok := box[[2]int{1, group}]; !ok {
		return 0, false
	}
	best, rank := -1, 0
	consider := func(k, node, of int) {
		r := 1
		for _, e := range l.g.Edges {
			if to && e.To == node && e.ToGroup == of && l.inside(group, e.From, e.FromGroup) || !to && e.From == node && e.FromGroup == of && l.inside(group, e.To, e.ToGroup) {
				r = 0
			}
		}
		if best < 0 || r > rank || r == rank && !to {
			best, rank = k, r
		}
	}
	for i, n := range l.g.Nodes {
		if k, ok := box[[2]int{0, i}]; ok && n.Group >= 0 && l.g.contains(group, n.Group) {
			consider(k, i, -1)
		}
	}
	for i := range l.g.Groups {
		if k, ok := box[[2]int{1, i}]; ok && l.inner[i] && i != group && l.g.contains(group, i) {
			consider(k, -1, i)
		}
	}
	return best, best >= 0
}

// shift moves what stands in a group laid out by itself.
func (l *graphLayout) shift(root int, dx, dy float64) {
	for i, n := range l.g.Nodes {
		if n.Group >= 0 && l.g.contains(root, n.Group) {
			l.nodes[i].X += dx
			l.nodes[i].Y += dy
		}
	}
	for i := range l.g.Groups {
		if i != root && l.g.contains(root, i) {
			l.frames[i].X += dx
			l.frames[i].Y += dy
		}
	}
	for i, e := range l.g.Edges {
		if l.inside(root, e.From, e.FromGroup) && l.inside(root, e.To, e.ToGroup) {
			for k := range l.lines[i].points {
				l.lines[i].points[k] = l.lines[i].points[k].add(dx, dy)
			}
			l.lines[i].middle = l.lines[i].middle.add(dx, dy)
		}
	}
}

// normalise moves what stands in a group to its corner and gives its size.
func (l *graphLayout) normalise(root int) Point {
	b, some := Box{}, false
	grow := func(o Box) {
		if some {
			b = b.union(o)
		} else {
			b, some = o, true
		}
	}
	for i, n := range l.g.Nodes {
		if l.level(n.Group) == root {
			grow(l.nodes[i])
		}
	}
	for i, grp := range l.g.Groups {
		if l.inner[i] && l.level(grp.Parent) == root || !l.inner[i] && l.level(i) == root {
			grow(l.frames[i])
		}
	}
	for i, e := range l.g.Edges {
		if root >= 0 && !(l.inside(root, e.From, e.FromGroup) && l.inside(root, e.To, e.ToGroup)) {
			continue
		}
		w, h := l.extent(l.on[i], edgeSize, false)
		if q := l.lines[i]; len(q.points) > 0 && h > 0 {
			grow(Box{q.middle.X - w/2, q.middle.Y - h/2, w, h})
		}
		for _, q := range l.lines[i].points {
			grow(Box{q.X, q.Y, 0, 0})
		}
	}
	if root >= 0 {
		l.shift(root, -b.X, -b.Y)
	}
	return Point{b.W, b.H}
}
