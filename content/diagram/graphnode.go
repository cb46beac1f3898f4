package diagram

import "math"

// measureNode sets the text of a node in lines and gives it its size.
func (l *graphLayout) measureNode(i int) {
	n := l.g.Nodes[i]
	if n.Outline == Table {
		l.measureTable(i)
		return
	}
	room := nodeRoom
	if n.Outline == Diamond || n.Outline == Circle || n.Outline == DoubleCircle {
		room = 150
	}
	l.labels[i] = n.Label.wrapped(l.measure, nodeSize, room, n.Style.Bold)
	w, h := l.extent(l.labels[i], nodeSize, n.Style.Bold)
	h = max(h, nodeSize*leading)
	switch n.Outline {
	case Diamond:
		w, h = w+2*h+8, h+w/2+4
	case Circle, DoubleCircle:
		d := math.Hypot(w, h) + 14
		if n.Outline == DoubleCircle {
			d += 10
		}
		w, h = d, d
	case Ellipse:
		w, h = w*math.Sqrt2+10, h*math.Sqrt2+10
	case Stadium:
		w, h = w+h+2*padY, h+2*padY
	case Cylinder:
		w, h = w+2*padX, h+2*padY+2*cylinderLid(w)
	case Subroutine:
		w, h = w+2*padX+16, h+2*padY
	case Flag:
		w, h = w+2*padX+(h+2*padY)/2, h+2*padY
	case Hexagon, LeanLeft, LeanRight, Trapezoid, TrapezoidDown:
		h += 2 * padY
		w += 2*padX + h*0.8
		if n.Outline == Trapezoid || n.Outline == TrapezoidDown {
			w += h * 0.2
		}
	case Page:
		w, h = w+2*padX, h+2*padY+12
	case Delay:
		h += 2 * padY
		w += padX*2 + h/2
	case Triangle:
		w, h = 2*w+20, 2*h+30
	case Dot:
		w, h = 16, 16
		l.labels[i] = nil
	case Target:
		w, h = 20, 20
		l.labels[i] = nil
	case Bar:
		w, h = 70, 7
		if l.g.Direction == Left || l.g.Direction == Right {
			w, h = h, w
		}
		l.labels[i] = nil
	case Bare:
		w, h = w+8, h+6
	default:
		w, h = w+2*padX, h+2*padY
	}
	l.nodes[i] = Box{W: max(w, 16), H: max(h, 7)}
	if n.Outline == Rectangle || n.Outline == RoundedBox {
		l.nodes[i].W = max(w, 48)
	}
}

func cylinderLid(w float64) float64 { return 5 + w/40 }

// path gives the outline of a node in a box, what is drawn over it in lines, and where its text stands.
func (n *Node) path(b Box) (outline Path, over Path, text Box) {
	x, y, w, h := b.X, b.Y, b.X+b.W, b.Y+b.H
	c := b.Middle()
	text = b
	switch n.Outline {
	case RoundedBox:
		return rounded(b, 10), nil, b
	case Stadium:
		return rounded(b, b.H/2), nil, b
	case Subroutine:
		over.moveTo(Point{x + 8, y})
		over.lineTo(Point{x + 8, h})
		over.moveTo(Point{w - 8, y})
		over.lineTo(Point{w - 8, h})
		return rectangle(b), over, b
	case Cylinder:
		r := cylinderLid(b.W - 2*padX)
		k := kappa
		rx := b.W / 2
		outline.moveTo(Point{x, y + r})
		outline.curveTo(Point{x, y + r - r*k}, Point{c.X - rx*k, y}, Point{c.X, y})
		outline.curveTo(Point{c.X + rx*k, y}, Point{w, y + r - r*k}, Point{w, y + r})
		outline.lineTo(Point{w, h - r})
		outline.curveTo(Point{w, h - r + r*k}, Point{c.X + rx*k, h}, Point{c.X, h})
		outline.curveTo(Point{c.X - rx*k, h}, Point{x, h - r + r*k}, Point{x, h - r})
		outline.close()
		over.moveTo(Point{x, y + r})
		over.curveTo(Point{x, y + r + r*k}, Point{c.X - rx*k, y + 2*r}, Point{c.X, y + 2*r})
		over.curveTo(Point{c.X + rx*k, y + 2*r}, Point{w, y + r + r*k}, Point{w, y + r})
		text.Y += r
		text.H -= r
		return outline, over, text
	case Circle, Dot, Ellipse:
		return ellipse(c, b.W/2, b.H/2), nil, b
	case DoubleCircle, Target:
		return ellipse(c, b.W/2, b.H/2), ellipse(c, b.W/2-4, b.H/2-4), b
	case Flag:
		d := b.H / 4
		text.X += d
		text.W -= d
		return polygon(Point{x, y}, Point{w, y}, Point{w, h}, Point{x, h}, Point{x + 2*d, c.Y}), nil, text
	case Diamond:
		return polygon(Point{c.X, y}, Point{w, c.Y}, Point{c.X, h}, Point{x, c.Y}), nil, b
	case Hexagon:
		d := b.H * 0.35
		return polygon(Point{x + d, y}, Point{w - d, y}, Point{w, c.Y}, Point{w - d, h}, Point{x + d, h}, Point{x, c.Y}), nil, b
	case LeanRight:
		d := b.H * 0.4
		return polygon(Point{x + d, y}, Point{w, y}, Point{w - d, h}, Point{x, h}), nil, b
	case LeanLeft:
		d := b.H * 0.4
		return polygon(Point{x, y}, Point{w - d, y}, Point{w, h}, Point{x + d, h}), nil, b
	case Trapezoid:
		d := b.H * 0.5
		return polygon(Point{x + d, y}, Point{w - d, y}, Point{w, h}, Point{x, h}), nil, b
	case TrapezoidDown:
		d := b.H * 0.5
		return polygon(Point{x, y}, Point{w, y}, Point{w - d, h}, Point{x + d, h}), nil, b
	case Page:
		outline.moveTo(Point{x, y})
		outline.lineTo(Point{w, y})
		outline.lineTo(Point{w, h - 6})
		outline.curveTo(Point{w - b.W/4, h - 20}, Point{x + b.W/4, h + 10}, Point{x, h - 6})
		outline.close()
		text.H -= 10
		return outline, nil, text
	case NoteSheet:
		outline = polygon(Point{x, y}, Point{w - 10, y}, Point{w, y + 10}, Point{w, h}, Point{x, h})
		over = polyline(Point{w - 10, y}, Point{w - 10, y + 10}, Point{w, y + 10})
		return outline, over, b
	case Delay:
		r := b.H / 2
		outline.moveTo(Point{x, y})
		outline.lineTo(Point{w - r, y})
		outline.arc(Point{w - r, c.Y}, r, -math.Pi/2, math.Pi/2)
		outline.lineTo(Point{x, h})
		outline.close()
		text.W -= r / 2
		return outline, nil, text
	case Triangle:
		text.Y += b.H * 0.35
		text.H -= b.H * 0.35
		return polygon(Point{c.X, y}, Point{w, h}, Point{x, h}), nil, text
	}
	return rounded(b, 4), nil, b
}

// drawNode draws a node.
func (l *graphLayout) drawNode(i int) {
	n, b := l.g.Nodes[i], l.nodes[i]
	part := l.part(Part{Box: b, Name: n.name(), Link: n.Link, Tooltip: n.Tooltip})
	if n.Outline == Table {
		l.drawTable(i, part)
		return
	}
	outline, over, text := n.path(b)
	fill, stroke, ink := n.paints()
	switch n.Outline {
	case Bare:
	case Dot, Bar:
		l.shape(outline, ink, Paint{}, 0)
	case Target:
		l.shape(outline, surface, ink, 1.5)
		l.shape(over, ink, Paint{}, 0)
	default:
		width := 1.25
		if n.Style.Width > 0 {
			width = n.Style.Width
		}
		l.scene.Shapes = append(l.scene.Shapes, Shape{Path: outline, Fill: fill, Stroke: stroke, Width: width, Dashed: n.Style.Dashed})
		if over != nil {
			l.shape(over, Paint{}, stroke, width)
		}
	}
	if n.Link != "" {
		ink = linkInk(n, ink)
	}
	l.text(l.labels[i], text, nodeSize, n.Style.Bold, ink, part)
}

func linkInk(n *Node, usual Paint) Paint {
	if n.Style.Fill == nil && n.Style.Color == nil {
		return primary
	}
	return usual
}

// paints gives the colours of a node: its own where its author chose some.
func (n *Node) paints() (fill, stroke, text Paint) {
	fill, stroke, text = primarySoft, softEdge, ink
	if n.Outline == NoteSheet {
		fill, stroke = noteFill, noteEdge
	}
	return n.Style.paints(fill, stroke, text)
}

// paints lays a style over colours.
func (s Style) paints(fill, stroke, text Paint) (_, _, _ Paint) {
	if s.Fill != nil {
		fill = Paint{Own: &Own{RGB: *s.Fill, Use: ForFill}}
		text = Paint{Own: &Own{RGB: *s.Fill, Use: OnFill, On: *s.Fill}}
		if s.Color != nil {
			text = Paint{Own: &Own{RGB: *s.Color, Use: ForText, On: *s.Fill}}
		}
		if s.Stroke == nil {
			stroke = Paint{Own: &Own{RGB: *s.Fill, Use: ForLine}}
		}
	} else if s.Color != nil {
		text = Paint{Own: &Own{RGB: *s.Color, Use: ForLine}}
	}
	if s.Stroke != nil {
		stroke = Paint{Own: &Own{RGB: *s.Stroke, Use: ForLine}}
	}
	return fill, stroke, text
}

// The measures of a table.
const (
	rowSize = 13.0
	rowPad  = 5.0
	cellGap = 12.0
)

func (l *graphLayout) measureTable(i int) {
	n := l.g.Nodes[i]
	l.labels[i] = n.Label.wrapped(l.measure, nodeSize, 280, true)
	w, h := l.extent(l.labels[i], nodeSize, true)
	h += 2 * 6
	columns := n.columns(l.measure)
	rows := 0.0
	for _, c := range columns {
		rows += c + cellGap
	}
	w = max(w, rows-cellGap)
	for _, part := range n.Rows {
		if !n.Columns {
			pw, _ := l.extent(part2label(part), rowSize, false)
			w = max(w, pw)
		}
		h += float64(len(part))*rowSize*leading + 2*rowPad
	}
	l.nodes[i] = Box{W: max(w+2*padX-4, 70), H: h}
}

// part2label gives the rows of a compartment as lines.
func part2label(part []Label) Label {
	var all Label
	for _, row := range part {
		if len(row) > 0 {
			all = append(all, row[0])
		}
	}
	return all
}

// columns gives how wide the columns of a table's rows are.
func (n *Node) columns(m Measure) []float64 {
	if !n.Columns {
		return nil
	}
	var wide []float64
	for _, part := range n.Rows {
		for _, row := range part {
			for k, cell := range row {
				if k == len(wide) {
					wide = append(wide, 0)
				}
				wide[k] = max(wide[k], m(cell.Text, rowSize, false))
			}
		}
	}
	return wide
}

func (l *graphLayout) drawTable(i, part int) {
	n, b := l.g.Nodes[i], l.nodes[i]
	fill, stroke, text := n.paints()
	l.shape(rounded(b, 4), surface, Paint{}, 0)
	_, high := l.extent(l.labels[i], nodeSize, true)
	high += 12
	head := Box{b.X, b.Y, b.W, high}
	if len(n.Rows) == 0 {
		head.H = b.H
	}
	l.shape(rounded(head, 4), fill, Paint{}, 0)
	y := b.Y + high
	wide := n.columns(l.measure)
	for _, rows := range n.Rows {
		l.shape(polyline(Point{b.X, y}, Point{b.X + b.W, y}), Paint{}, stroke, 1)
		y += rowPad
		for _, row := range rows {
			x := b.X + padX - 2
			for k, cell := range row {
				l.textLeft(Label{cell}, x, y, rowSize, false, ink, part)
				if k < len(wide) {
					x += wide[k] + cellGap
				}
			}
			y += rowSize * leading
		}
		y += rowPad
	}
	l.shape(rounded(b, 4), Paint{}, stroke, 1.25)
	if n.Link != "" {
		text = linkInk(n, text)
	}
	l.text(l.labels[i], Box{head.X, head.Y, head.W, high}, nodeSize, true, text, part)
}
