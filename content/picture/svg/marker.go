package svg

import (
	"math"
	"strings"
)

// maxMarkers is how many marks one line may have.
const maxMarkers = 5_000

// vertex is where a mark may stand.
type vertex struct {
	at, in, out point // in and out are directions, zero for none
}

// vertices gives the corners of a path.
func (p path) vertices() []vertex {
	var all []vertex
	var at, start point
	first := -1
	leave := func(d point) {
		if n := len(all); n > 0 && all[n-1].out == (point{}) {
			all[n-1].out = d
		}
	}
	for _, s := range p {
		switch s.kind {
		case 'M':
			first = len(all)
			all = append(all, vertex{at: s.to})
			start = s.to
			at = s.to
		case 'L':
			d := s.to.sub(at)
			leave(d)
			all = append(all, vertex{at: s.to, in: d})
			at = s.to
		case 'C':
			begin, end := s.by.sub(at), s.to.sub(s.by2)
			if begin == (point{}) {
				begin = s.by2.sub(at)
			}
			if end == (point{}) {
				end = s.to.sub(s.by)
			}
			leave(begin)
			all = append(all, vertex{at: s.to, in: end})
			at = s.to
		case 'Z':
			d := start.sub(at)
			leave(d)
			if d == (point{}) && len(all) > 0 {
				d = all[len(all)-1].in
			}
			v := vertex{at: start, in: d}
			if first >= 0 {
				v.out = all[first].out
				all[first].in = d
			}
			all = append(all, v)
			at = start
		}
	}
	return all
}

// markers draws the marks of a line.
func (r *renderer) markers(p path, st *style, m matrix) {
	all := p.vertices()
	if len(all) > maxMarkers {
		return
	}
	for i, v := range all {
		which := 1
		switch i {
		case 0:
			which = 0
		case len(all) - 1:
			which = 2
		}
		if id := st.markers[which]; id != "" {
			r.marker(id, v, which == 0, st, m)
		}
	}
}

func (r *renderer) marker(id string, v vertex, start bool, st *style, m matrix) {
	n := r.d.ids[id]
	if n == nil || n.name != "marker" || r.active[n] {
		return
	}
	r.active[n] = true
	defer delete(r.active, n)
	own := r.styleAround(n, [2]paint{st.fill, st.stroke})
	get := func(name string, otherwise float64) float64 {
		if v, ok := length(n.attr(name), 100, own.font.size); ok {
			return v
		}
		return otherwise
	}
	m = m.translate(v.at.x, v.at.y)
	switch orient := strings.TrimSpace(n.attr("orient")); {
	case orient == "auto" || orient == "auto-start-reverse":
		angle := direction(v)
		if start && orient != "auto" {
			angle += math.Pi
		}
		m = m.rotate(angle)
	case orient != "":
		if angle, _, ok := number(orient); ok {
			m = m.rotate(angle * math.Pi / 180)
		}
	}
	if n.attr("markerUnits") != "userSpaceOnUse" {
		m = m.scale(st.width, st.width)
	}
	to := box{0, 0, get("markerWidth", 3), get("markerHeight", 3)}
	if !(to.w > 0 && to.h > 0) {
		return
	}
	along := func(name string, b, whole float64) float64 {
		switch n.attr(name) {
		case "center":
			return b + whole/2
		case "left", "top":
			return b
		case "right", "bottom":
			return b + whole
		}
		return get(name, 0)
	}
	view, ok := parseBox(n.attr("viewBox"))
	if ok {
		t, _ := fitBox(view, to, n.attr("preserveAspectRatio"))
		t.e, t.f = 0, 0
		m = m.mul(t)
	} else {
		view = to
	}
	m = m.translate(-along("refX", view.x, view.w), -along("refY", view.y, view.h))
	if !m.finite() {
		return
	}
	before, masks := r.clip, r.masks
	if own.overflow != "visible" && own.overflow != "auto" {
		r.clipRect(view, m)
	}
	r.children(n, &own, m)
	r.clip, r.masks = before, masks
}

// direction gives the angle of a mark: between those in which the line comes and goes.
func direction(v vertex) float64 {
	unit := func(p point) point {
		if l := p.length(); l > 0 {
			return p.times(1 / l)
		}
		return point{}
	}
	in, out := unit(v.in), unit(v.out)
	d := in.add(out)
	if d.length() < 1e-9 {
		d = in
	}
	return math.Atan2(d.y, d.x)
}
