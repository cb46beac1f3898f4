package svg

import "math"

// textPath gives the path that a textPath stands on; nil when there is none.
func (r *renderer) textPath(n *node, st *style) path {
	target := r.referred(n)
	if target == nil {
		return nil
	}
	p := r.outline(target, st)
	r.spend(20 * len(p))
	own := st.of(target)
	return placed(p, r.transform(target, &own))
}

// long gives how long a path is.
func (p path) long(spend func(int)) float64 {
	sum := 0.
	for _, l := range p.flatten(4, spend) {
		for i := 1; i < len(l.points); i++ {
			sum += l.points[i].sub(l.points[i-1]).length()
		}
	}
	return sum
}

// placeAlong puts letters on a path; those that find no room on it aren't drawn.
func (r *renderer) placeAlong(letters []letter, at float64) {
	var points []point
	for _, l := range letters[0].along.flatten(4, r.spend) {
		r.spend(12 * len(l.points))
		points = append(points, l.points...)
		if l.closed {
			points = append(points, l.points[0])
		}
	}
	i, done := 1, 0.
	for k := range letters {
		l := &letters[k]
		at += l.dx
		mid := at + l.advance/2
		for i < len(points) && mid > done+points[i].sub(points[i-1]).length() {
			done += points[i].sub(points[i-1]).length()
			i++
		}
		if i >= len(points) || mid < 0 {
			l.glyphs = nil
			at += l.advance
			continue
		}
		d := points[i].sub(points[i-1])
		length := d.length()
		if length == 0 {
			continue
		}
		l.turn = math.Atan2(d.y, d.x)
		on := points[i-1].to(points[i], (mid-done)/length)
		l.at = on.sub(d.times(l.advance / 2 / length))
		at += l.advance
	}
}
