package diagram

import (
	"fmt"
	"math"
	"strings"
)

// Point is a place in a scene.
type Point struct{ X, Y float64 }

func (p Point) add(x, y float64) Point           { return Point{p.X + x, p.Y + y} }
func (p Point) towards(q Point, t float64) Point { return Point{p.X + (q.X-p.X)*t, p.Y + (q.Y-p.Y)*t} }
func (p Point) distance(q Point) float64         { return math.Hypot(q.X-p.X, q.Y-p.Y) }

// Verb is what a [Segment] does.
type Verb byte

// The verbs, as SVG names them.
const (
	Move   Verb = 'M'
	LineTo Verb = 'L'
	Curve  Verb = 'C' // a cubic Bézier curve
	Close  Verb = 'Z'
)

// Segment is one step of a path: its verb and the points that this takes.
type Segment struct {
	Verb   Verb
	Points [3]Point // 1 of Move and LineTo, 3 of Curve
}

// Path is an outline.
type Path []Segment

func (p *Path) moveTo(a Point) { *p = append(*p, Segment{Verb: Move, Points: [3]Point{a}}) }
func (p *Path) lineTo(a Point) { *p = append(*p, Segment{Verb: LineTo, Points: [3]Point{a}}) }
func (p *Path) curveTo(a, b, c Point) {
	*p = append(*p, Segment{Verb: Curve, Points: [3]Point{a, b, c}})
}
func (p *Path) close() { *p = append(*p, Segment{Verb: Close}) }

// Count gives how many points a segment has.
func (s Segment) Count() int {
	switch s.Verb {
	case Curve:
		return 3
	case Close:
		return 0
	}
	return 1
}

func (p Path) bounds() (Box, bool) {
	least, most := Point{math.Inf(1), math.Inf(1)}, Point{math.Inf(-1), math.Inf(-1)}
	for _, s := range p {
		for _, q := range s.Points[:s.Count()] {
			least = Point{min(least.X, q.X), min(least.Y, q.Y)}
			most = Point{max(most.X, q.X), max(most.Y, q.Y)}
		}
	}
	if math.IsInf(least.X, 1) {
		return Box{}, false
	}
	return Box{least.X, least.Y, most.X - least.X, most.Y - least.Y}, true
}

func (p Path) moved(dx, dy float64) Path {
	out := make(Path, len(p))
	for i, s := range p {
		for k := range s.Count() {
			s.Points[k] = s.Points[k].add(dx, dy)
		}
		out[i] = s
	}
	return out
}

// String gives the path as SVG writes it, to a tenth of a unit.
func (p Path) String() string {
	var b strings.Builder
	for _, s := range p {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte(byte(s.Verb))
		for i, q := range s.Points[:s.Count()] {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(number(q.X) + "," + number(q.Y))
		}
	}
	return b.String()
}

// number writes a measure to a tenth.
func number(v float64) string {
	s := fmt.Sprintf("%.1f", v)
	if s = strings.TrimSuffix(s, ".0"); s == "-0" {
		return "0"
	}
	return s
}

// Number writes a measure as SVG has it, to a tenth of a unit.
func Number(v float64) string { return number(v) }

func polygon(points ...Point) Path {
	var p Path
	for i, q := range points {
		if i == 0 {
			p.moveTo(q)
		} else {
			p.lineTo(q)
		}
	}
	p.close()
	return p
}

func polyline(points ...Point) Path {
	p := polygon(points...)
	return p[:len(p)-1]
}

func rectangle(b Box) Path {
	return polygon(Point{b.X, b.Y}, Point{b.X + b.W, b.Y}, Point{b.X + b.W, b.Y + b.H}, Point{b.X, b.Y + b.H})
}

// Rounded gives a box with corners of a radius.
func Rounded(b Box, r float64) Path { return rounded(b, r) }

// kappa is how far the handles of a quarter circle reach.
const kappa = 0.5522847498

func rounded(b Box, r float64) Path {
	r = min(r, b.W/2, b.H/2)
	if r <= 0 {
		return rectangle(b)
	}
	k := r * (1 - kappa)
	var p Path
	x, y, w, h := b.X, b.Y, b.X+b.W, b.Y+b.H
	p.moveTo(Point{x + r, y})
	p.lineTo(Point{w - r, y})
	p.curveTo(Point{w - k, y}, Point{w, y + k}, Point{w, y + r})
	p.lineTo(Point{w, h - r})
	p.curveTo(Point{w, h - k}, Point{w - k, h}, Point{w - r, h})
	p.lineTo(Point{x + r, h})
	p.curveTo(Point{x + k, h}, Point{x, h - k}, Point{x, h - r})
	p.lineTo(Point{x, y + r})
	p.curveTo(Point{x, y + k}, Point{x + k, y}, Point{x + r, y})
	p.close()
	return p
}

func ellipse(c Point, rx, ry float64) Path {
	kx, ky := rx*kappa, ry*kappa
	var p Path
	p.moveTo(c.add(rx, 0))
	p.curveTo(c.add(rx, ky), c.add(kx, ry), c.add(0, ry))
	p.curveTo(c.add(-kx, ry), c.add(-rx, ky), c.add(-rx, 0))
	p.curveTo(c.add(-rx, -ky), c.add(-kx, -ry), c.add(0, -ry))
	p.curveTo(c.add(kx, -ry), c.add(rx, -ky), c.add(rx, 0))
	p.close()
	return p
}

// arc adds a part of a circle, from one angle to another in radians, which the path stands at.
func (p *Path) arc(c Point, r, from, to float64) {
	n := max(int(math.Ceil(math.Abs(to-from)/(math.Pi/2))), 1)
	step := (to - from) / float64(n)
	k := 4.0 / 3 * math.Tan(step/4) * r
	for i := range n {
		a, b := from+float64(i)*step, from+float64(i+1)*step
		p0, p3 := c.add(r*math.Cos(a), r*math.Sin(a)), c.add(r*math.Cos(b), r*math.Sin(b))
		p.curveTo(p0.add(-k*math.Sin(a), k*math.Cos(a)), p3.add(k*math.Sin(b), -k*math.Cos(b)), p3)
	}
}

// smooth draws a curve that begins and ends where a line of points does and is drawn to those between: a B-spline.
func smooth(points []Point) Path {
	var p Path
	if len(points) < 3 {
		return polyline(points...)
	}
	p.moveTo(points[0])
	a, b := points[0], points[1]
	p.lineTo(Point{(5*a.X + b.X) / 6, (5*a.Y + b.Y) / 6})
	at := func(i int) Point { return points[min(i, len(points)-1)] }
	for i := 2; i <= len(points); i++ {
		c := at(i)
		p.curveTo(Point{(2*a.X + b.X) / 3, (2*a.Y + b.Y) / 3}, Point{(a.X + 2*b.X) / 3, (a.Y + 2*b.Y) / 3},
			Point{(a.X + 4*b.X + c.X) / 6, (a.Y + 4*b.Y + c.Y) / 6})
		a, b = b, c
	}
	p.lineTo(points[len(points)-1])
	return p
}
