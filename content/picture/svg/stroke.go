package svg

import "math"

// maxDashes is how many dashes one line may have; beyond, it is drawn whole.
const maxDashes = 20_000

// stroke gives the areas that a line covers, each wound the same way round.
func stroke(lines []polyline, st *style, width, scale float64, spend func(int)) [][]point {
	s := &stroker{st: st, half: width / 2, spend: spend}
	s.sides = int(min(max(math.Sqrt(s.half*scale)*5, 6), 64))
	for _, l := range dashed(lines, st, spend) {
		s.line(l)
	}
	return s.out
}

// dashed cuts lines into dashes.
func dashed(lines []polyline, st *style, spend func(int)) []polyline {
	pattern, whole := st.dash, 0.
	for _, d := range pattern {
		if d < 0 {
			return lines
		}
		whole += d
	}
	if len(pattern) == 0 || whole <= 0 {
		return lines
	}
	if len(pattern)%2 == 1 {
		pattern = append(append([]float64{}, pattern...), pattern...)
		whole *= 2
	}
	total := 0.
	for _, l := range lines {
		for i := 1; i < len(l.points); i++ {
			total += l.points[i].sub(l.points[i-1]).length()
		}
	}
	if total/whole*float64(len(pattern)) > maxDashes {
		return lines
	}
	var out []polyline
	for _, l := range lines {
		points := l.points
		if l.closed {
			points = append(append([]point{}, points...), points[0])
		}
		out = append(out, dash(points, pattern, math.Mod(math.Mod(st.dashStart, whole)+whole, whole))...)
	}
	spend(len(out) * 8)
	return out
}

func dash(points []point, pattern []float64, start float64) []polyline {
	i := 0
	for start > 0 && start >= pattern[i] {
		start -= pattern[i]
		i = (i + 1) % len(pattern)
	}
	left := pattern[i] - start
	var out []polyline
	var now []point
	if i%2 == 0 {
		now = []point{points[0]}
	}
	for k := 1; k < len(points); k++ {
		from, to := points[k-1], points[k]
		length := to.sub(from).length()
		for done := 0.; length-done > left; {
			done += left
			at := from.to(to, done/length)
			if i%2 == 0 {
				out = append(out, polyline{points: append(now, at)})
				now = nil
			} else {
				now = []point{at}
			}
			i = (i + 1) % len(pattern)
			left = pattern[i]
			for left == 0 && i%2 == 1 { // no gap
				i = (i + 1) % len(pattern)
				left = pattern[i]
			}
			from, length, done = at, length-done, 0
		}
		left -= length
		if now != nil {
			now = append(now, to)
		}
	}
	if len(now) > 1 {
		out = append(out, polyline{points: now})
	}
	return out
}

type stroker struct {
	st    *style
	half  float64
	sides int // of a full circle
	spend func(int)
	out   [][]point
}

// area adds an area, turned so that all are wound alike.
func (s *stroker) area(p ...point) {
	sum := 0.
	for i := range p {
		q := p[(i+1)%len(p)]
		sum += p[i].x*q.y - q.x*p[i].y
	}
	if sum < 0 {
		for i, j := 0, len(p)-1; i < j; i, j = i+1, j-1 {
			p[i], p[j] = p[j], p[i]
		}
	}
	s.spend(12 * len(p))
	s.out = append(s.out, p)
}

func (s *stroker) circle(c point) {
	p := make([]point, s.sides)
	for i := range p {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(s.sides))
		p[i] = point{c.x + s.half*cos, c.y + s.half*sin}
	}
	s.area(p...)
}

func (s *stroker) line(l polyline) {
	points := l.points[:1:1]
	for _, p := range l.points[1:] {
		if p.sub(points[len(points)-1]).length() > 1e-9 {
			points = append(points, p)
		}
	}
	closed := l.closed
	if closed && len(points) > 1 && points[0].sub(points[len(points)-1]).length() <= 1e-9 {
		points = points[:len(points)-1]
	}
	if len(points) == 1 {
		s.dot(points[0])
		return
	}
	if closed {
		points = append(points, points[0])
	}
	last := len(points) - 1
	for i := range last {
		p, q := points[i], points[i+1]
		d := q.sub(p)
		d = d.times(s.half / d.length())
		side := point{-d.y, d.x}
		if s.st.cap == "square" && !closed {
			if i == 0 {
				p = p.sub(d)
			}
			if i == last-1 {
				q = q.add(d)
			}
		}
		s.area(p.add(side), q.add(side), q.sub(side), p.sub(side))
	}
	for i := 1; i < last; i++ {
		s.join(points[i-1], points[i], points[i+1])
	}
	if closed {
		s.join(points[last-1], points[0], points[1])
	} else if s.st.cap == "round" {
		s.circle(points[0])
		s.circle(points[last])
	}
}

// dot draws a line of no length, which has only ends.
func (s *stroker) dot(p point) {
	switch s.st.cap {
	case "round":
		s.circle(p)
	case "square":
		h := s.half
		s.area(point{p.x - h, p.y - h}, point{p.x + h, p.y - h}, point{p.x + h, p.y + h}, point{p.x - h, p.y + h})
	}
}

// join fills the corner at b.
func (s *stroker) join(a, b, c point) {
	in, out := b.sub(a), c.sub(b)
	in, out = in.times(1/in.length()), out.times(1/out.length())
	cross, dot := in.x*out.y-in.y*out.x, in.x*out.x+in.y*out.y
	if math.Abs(cross) < 1e-6 && dot > 0 {
		return
	}
	if s.st.join == "round" {
		if dot < 0.98 || s.half > 20 {
			s.circle(b)
			return
		}
	}
	sign := s.half
	if cross > 0 {
		sign = -s.half
	}
	p := b.add(point{-in.y * sign, in.x * sign})
	q := b.add(point{-out.y * sign, out.x * sign})
	cosHalf := math.Sqrt((1 + dot) / 2) // of half the angle that the line turns by
	bevel := s.st.join == "bevel" && dot < 0.98
	if bevel || cosHalf < 1e-6 || 1/cosHalf > s.st.miter {
		s.area(b, p, q)
		return
	}
	m := p.sub(b).add(q.sub(b))
	m = m.times(s.half / cosHalf / m.length())
	s.area(b, p, b.add(m), q)
}
