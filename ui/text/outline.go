package text

import (
	"math"

	"golang.org/x/image/vector"

	"stagecraft/content/formula"
)

// outline is a path in pixels.
type outline struct {
	ops    []byte // M, L, Q, C, Z
	points [][2]float32
}

var _ formula.Pen = (*outline)(nil)

func (o *outline) add(op byte, points ...[2]float32) {
	o.ops, o.points = append(o.ops, op), append(o.points, points...)
}

// MoveTo begins a shape.
func (o *outline) MoveTo(x, y float32) { o.add('M', [2]float32{x, y}) }

// LineTo draws a line.
func (o *outline) LineTo(x, y float32) { o.add('L', [2]float32{x, y}) }

// QuadTo draws a curve with one control point.
func (o *outline) QuadTo(bx, by, cx, cy float32) { o.add('Q', [2]float32{bx, by}, [2]float32{cx, cy}) }

// CubeTo draws a curve with two control points.
func (o *outline) CubeTo(bx, by, cx, cy, dx, dy float32) {
	o.add('C', [2]float32{bx, by}, [2]float32{cx, cy}, [2]float32{dx, dy})
}

// ClosePath ends a shape.
func (o *outline) ClosePath() { o.add('Z') }

// box is an upright rectangle in pixels.
type box struct{ left, top, right, bottom float32 }

func (o *outline) bounds() box {
	b := box{math.MaxFloat32, math.MaxFloat32, -math.MaxFloat32, -math.MaxFloat32}
	for _, p := range o.points {
		b.left, b.right = min(b.left, p[0]), max(b.right, p[0])
		b.top, b.bottom = min(b.top, p[1]), max(b.bottom, p[1])
	}
	return b
}

// rectangle gives the rectangle that an outline is, if it is one.
func (o *outline) rectangle() (box, bool) {
	b := o.bounds()
	if string(o.ops) != "MLLLZ" {
		return b, false
	}
	for i, p := range o.points {
		q := o.points[(i+1)%4]
		if p[0] != q[0] && p[1] != q[1] {
			return b, false
		}
	}
	return b, true
}

// draw fills the outline; x and y are where the rasterizer's first pixel is.
func (o *outline) draw(r *vector.Rasterizer, x, y float32) {
	at := 0
	take := func() (float32, float32) {
		p := o.points[at]
		at++
		return p[0] - x, p[1] - y
	}
	for _, op := range o.ops {
		switch op {
		case 'M':
			r.MoveTo(take())
		case 'L':
			r.LineTo(take())
		case 'Q':
			bx, by := take()
			cx, cy := take()
			r.QuadTo(bx, by, cx, cy)
		case 'C':
			bx, by := take()
			cx, cy := take()
			dx, dy := take()
			r.CubeTo(bx, by, cx, cy, dx, dy)
		case 'Z':
			r.ClosePath()
		}
	}
	r.ClosePath()
}

// mostDashes is into how many dashes a line is divided at most.
const mostDashes = 500

// stroked gives the outline of lines along this one, which is drawn with straight edges: a curve would be
// its chord. Dash is how long the dashes and the gaps are; 0 for none, negative for dots so far apart.
func (o *outline) stroked(width, dash float32) outline {
	var out outline
	if b, ok := o.rectangle(); ok && dash == 0 { // to its corners
		for _, side := range []box{{b.left, b.top, b.right, b.top}, {b.left, b.bottom, b.right, b.bottom}} {
			out.edge([2]float32{side.left - width/2, side.top}, [2]float32{side.right + width/2, side.top}, width, 0)
		}
		out.edge([2]float32{b.left, b.top}, [2]float32{b.left, b.bottom}, width, 0)
		out.edge([2]float32{b.right, b.top}, [2]float32{b.right, b.bottom}, width, 0)
		return out
	}
	var from, start [2]float32
	at := 0
	for _, op := range o.ops {
		to := start
		switch op {
		case 'M':
			from, start = o.points[at], o.points[at]
			at++
			continue
		case 'L':
			to = o.points[at]
			at++
		case 'Q':
			to = o.points[at+1]
			at += 2
		case 'C':
			to = o.points[at+2]
			at += 3
		}
		out.edge(from, to, width, dash)
		from = to
	}
	return out
}

// edge adds a line from one point to another.
func (o *outline) edge(from, to [2]float32, width, dash float32) {
	dx, dy := to[0]-from[0], to[1]-from[1]
	length := float32(math.Hypot(float64(dx), float64(dy)))
	if length == 0 {
		return
	}
	dx, dy = dx/length, dy/length
	ink, step := length, length
	switch {
	case dash > 0:
		ink, step = dash, 2*dash
	case dash < 0:
		ink, step = width, max(-dash, 2*width)
	}
	if length/step > mostDashes {
		ink, step = length, length
	}
	for at := float32(0); at < length; at += step {
		end := min(at+ink, length)
		o.bar([2]float32{from[0] + dx*at, from[1] + dy*at}, [2]float32{from[0] + dx*end, from[1] + dy*end}, [2]float32{-dy * width / 2, dx * width / 2})
	}
}

// bar adds a line so far to both sides.
func (o *outline) bar(from, to, side [2]float32) {
	o.MoveTo(from[0]+side[0], from[1]+side[1])
	o.LineTo(to[0]+side[0], to[1]+side[1])
	o.LineTo(to[0]-side[0], to[1]-side[1])
	o.LineTo(from[0]-side[0], from[1]-side[1])
	o.ClosePath()
}
