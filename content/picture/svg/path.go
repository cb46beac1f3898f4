package svg

import "math"

type point struct{ x, y float64 }

func (p point) add(q point) point           { return point{p.x + q.x, p.y + q.y} }
func (p point) sub(q point) point           { return point{p.x - q.x, p.y - q.y} }
func (p point) times(s float64) point       { return point{p.x * s, p.y * s} }
func (p point) length() float64             { return math.Hypot(p.x, p.y) }
func (p point) mid(q point) point           { return point{(p.x + q.x) / 2, (p.y + q.y) / 2} }
func (p point) to(q point, t float64) point { return point{p.x + (q.x-p.x)*t, p.y + (q.y-p.y)*t} }

// path is a line of parts, made of lines and curves.
type path []step

// step is a part of a path: to is where it leads, by and by2 are what a cubic curve
// bends to.
type step struct {
	kind        byte // 'M', 'L', 'C' or 'Z'
	by, by2, to point
}

func (p *path) move(to point)           { *p = append(*p, step{kind: 'M', to: to}) }
func (p *path) line(to point)           { *p = append(*p, step{kind: 'L', to: to}) }
func (p *path) curve(a, b, to point)    { *p = append(*p, step{'C', a, b, to}) }
func (p *path) close()                  { *p = append(*p, step{kind: 'Z'}) }
func (p *path) bend(from, by, to point) { p.curve(from.to(by, 2./3), to.to(by, 2./3), to) }

// maxSteps is how many steps one path has at most.
const maxSteps = 500_000

// parsePath reads the d attribute up to its first error, as browsers do.
func parsePath(text string) path {
	s := pathReader{text: text}
	for len(s.path) < maxSteps {
		s.skip()
		if s.text == "" {
			break
		}
		c := s.text[0]
		if c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' {
			s.command = c
			s.text = s.text[1:]
		} else if s.command == 0 || s.command == 'Z' || s.command == 'z' {
			break
		}
		if !s.next() {
			break
		}
	}
	return s.path
}

type pathReader struct {
	text    string
	command byte
	path    path
	at      point // where the last step led
	start   point // of the part
	by      point // what the last curve bent to
	last    byte  // the last command
}

func (s *pathReader) skip() {
	i := 0
	for i < len(s.text) && (s.text[i] == ' ' || s.text[i] == ',' || s.text[i] == '\n' || s.text[i] == '\t' || s.text[i] == '\r') {
		i++
	}
	s.text = s.text[i:]
}

func (s *pathReader) number() (float64, bool) {
	s.skip()
	v, rest, ok := number(s.text)
	if ok {
		s.text = rest
	}
	return v, ok
}

// flag reads one digit, which needs no space after it.
func (s *pathReader) flag() (bool, bool) {
	s.skip()
	if s.text == "" || s.text[0] != '0' && s.text[0] != '1' {
		return false, false
	}
	v := s.text[0] == '1'
	s.text = s.text[1:]
	return v, true
}

func (s *pathReader) point() (point, bool) {
	x, ok := s.number()
	y, ok2 := s.number()
	p := point{x, y}
	if s.command >= 'a' {
		p = p.add(s.at)
	}
	return p, ok && ok2
}

// next reads what one command asks for; false ends the path.
func (s *pathReader) next() bool {
	relative := s.command >= 'a'
	upper := s.command
	if relative {
		upper -= 'a' - 'A'
	}
	if len(s.path) == 0 && upper != 'M' {
		return false
	}
	if s.last == 'Z' && upper != 'M' && upper != 'Z' {
		s.path.move(s.at)
	}
	ok := true
	switch upper {
	case 'M':
		var to point
		if to, ok = s.point(); ok {
			s.path.move(to)
			s.at, s.start = to, to
			s.command -= 'M' - 'L' // lines follow
		}
	case 'L':
		var to point
		if to, ok = s.point(); ok {
			s.lineTo(to)
		}
	case 'H', 'V':
		var v float64
		if v, ok = s.number(); !ok {
			return false
		}
		to := s.at
		switch {
		case upper == 'H' && relative:
			to.x += v
		case upper == 'H':
			to.x = v
		case relative:
			to.y += v
		default:
			to.y = v
		}
		s.lineTo(to)
	case 'C', 'S':
		a := s.at
		if upper == 'C' {
			a, ok = s.point()
		} else if s.last == 'C' || s.last == 'S' {
			a = s.at.times(2).sub(s.by)
		}
		b, ok2 := s.point()
		to, ok3 := s.point()
		if ok = ok && ok2 && ok3; ok {
			s.path.curve(a, b, to)
			s.at, s.by = to, b
		}
	case 'Q', 'T':
		by := s.at
		if upper == 'Q' {
			by, ok = s.point()
		} else if s.last == 'Q' || s.last == 'T' {
			by = s.at.times(2).sub(s.by)
		}
		to, ok2 := s.point()
		if ok = ok && ok2; ok {
			s.path.bend(s.at, by, to)
			s.at, s.by = to, by
		}
	case 'A':
		ok = s.arc()
	case 'Z':
		s.path.close()
		s.at = s.start
	default:
		return false
	}
	s.last = upper
	return ok
}

func (s *pathReader) lineTo(to point) {
	s.path.line(to)
	s.at = to
}

func (s *pathReader) arc() bool {
	rx, ok1 := s.number()
	ry, ok2 := s.number()
	turn, ok3 := s.number()
	large, ok4 := s.flag()
	sweep, ok5 := s.flag()
	to, ok6 := s.point()
	if !ok1 || !ok2 || !ok3 || !ok4 || !ok5 || !ok6 {
		return false
	}
	s.path.arc(s.at, point{math.Abs(rx), math.Abs(ry)}, turn*math.Pi/180, large, sweep, to)
	s.at = to
	return true
}

// arc adds part of an ellipse, as the SVG specification (appendix on arcs) works it out.
func (p *path) arc(from, r point, turn float64, large, sweep bool, to point) {
	if r.x == 0 || r.y == 0 || from == to {
		p.line(to)
		return
	}
	sin, cos := math.Sincos(turn)
	half := from.sub(to).times(0.5)
	x, y := cos*half.x+sin*half.y, -sin*half.x+cos*half.y
	if l := x*x/(r.x*r.x) + y*y/(r.y*r.y); l > 1 {
		r = r.times(math.Sqrt(l))
	}
	q := r.x*r.x*y*y + r.y*r.y*x*x
	f := math.Sqrt(max(r.x*r.x*r.y*r.y/q-1, 0))
	if large == sweep {
		f = -f
	}
	cx, cy := f*r.x*y/r.y, -f*r.y*x/r.x
	centre := point{cos*cx - sin*cy, sin*cx + cos*cy}.add(from.mid(to))
	start := math.Atan2((y-cy)/r.y, (x-cx)/r.x)
	end := math.Atan2((-y-cy)/r.y, (-x-cx)/r.x)
	if sweep && end < start {
		end += 2 * math.Pi
	} else if !sweep && end > start {
		end -= 2 * math.Pi
	}
	if math.IsNaN(start) || math.IsNaN(end) {
		p.line(to)
		return
	}
	at := func(v point) point { return point{cos*v.x - sin*v.y, sin*v.x + cos*v.y}.add(centre) }
	n := max(int(math.Ceil(math.Abs(end-start)/(math.Pi/2)-1e-9)), 1)
	step := (end - start) / float64(n)
	k := 4. / 3 * math.Tan(step/4)
	for i := range n {
		s1, c1 := math.Sincos(start + float64(i)*step)
		s2, c2 := math.Sincos(start + float64(i+1)*step)
		last := at(point{r.x * c2, r.y * s2})
		if i == n-1 {
			last = to
		}
		p.curve(at(point{r.x * (c1 - k*s1), r.y * (s1 + k*c1)}), at(point{r.x * (c2 + k*s2), r.y * (s2 - k*c2)}), last)
	}
}

// polyline is a path's part with its curves as lines.
type polyline struct {
	points []point
	closed bool
}

// flatten gives the parts of a path with curves as lines, no further off than a tenth
// of a pixel where scale is how many pixels a unit has.
func (p path) flatten(scale float64, spend func(int)) []polyline {
	var all []polyline
	var now polyline
	flush := func() {
		if len(now.points) > 0 {
			all = append(all, now)
		}
		now = polyline{}
	}
	for _, s := range p {
		switch s.kind {
		case 'M':
			flush()
			now.points = append(now.points, s.to)
		case 'L':
			now.points = append(now.points, s.to)
		case 'C':
			from := now.points[len(now.points)-1]
			bent := max(from.sub(s.by.times(2)).add(s.by2).length(), s.by.sub(s.by2.times(2)).add(s.to).length()) * scale
			n := 1
			if bent > 0 {
				n = int(min(max(math.Ceil(math.Sqrt(bent*6/8/0.1)), 1), 200))
			}
			spend(n * 120) // to hold so many points takes longer than to find them
			for i := 1; i < n; i++ {
				t := float64(i) / float64(n)
				a, b, c := from.to(s.by, t), s.by.to(s.by2, t), s.by2.to(s.to, t)
				now.points = append(now.points, a.to(b, t).to(b.to(c, t), t))
			}
			now.points = append(now.points, s.to)
		case 'Z':
			now.closed = true
			start := now.points
			flush()
			if len(start) > 0 {
				now.points = append(now.points, start[0])
			}
		}
	}
	if len(now.points) > 1 || len(all) == 0 || !all[len(all)-1].closed {
		flush()
	}
	spend(len(p) * 4)
	return all
}

// bounds gives the box around a path, by the points of its curves; false for none.
func (p path) bounds() (box, bool) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	see := func(q point) {
		low = point{min(low.x, q.x), min(low.y, q.y)}
		high = point{max(high.x, q.x), max(high.y, q.y)}
	}
	var from point
	for _, s := range p {
		switch s.kind {
		case 'Z':
			continue
		case 'C':
			for i := 1; i < 8; i++ {
				t := float64(i) / 8
				a, b, c := from.to(s.by, t), s.by.to(s.by2, t), s.by2.to(s.to, t)
				see(a.to(b, t).to(b.to(c, t), t))
			}
		}
		see(s.to)
		from = s.to
	}
	return box{low.x, low.y, high.x - low.x, high.y - low.y}, high.x >= low.x && high.y >= low.y
}
