package svg

import (
	"image"
	"image/color"
	"math"
)

// ink gives what a paint is on the picture, for an area with the box of p. False for
// nothing to paint.
func (r *renderer) ink(n *node, k paint, opacity float64, p path, m matrix) (ink, bool) {
	if k.none {
		return ink{}, false
	}
	if k.id == "" {
		return solid(k.colour, opacity), true
	}
	server := r.d.ids[k.id]
	var ok bool
	var out ink
	if server != nil {
		b, has := p.bounds()
		switch server.name {
		case "linearGradient", "radialGradient":
			out, ok = r.gradient(server, b, has, m)
		case "pattern":
			out, ok = r.pattern(server, b, has, m)
		}
	}
	if !ok {
		return solid(k.colour, opacity), k.colour.A > 0
	}
	return out.faint(opacity), true
}

// chain gives an element and those that it takes after.
func (r *renderer) chain(n *node) []*node {
	all := []*node{n}
	for len(all) < 16 {
		next := r.d.ids[all[len(all)-1].reference()]
		if next == nil || next == n {
			break
		}
		all = append(all, next)
	}
	return all
}

// said gives an attribute of the first that has it.
func said(chain []*node, name string) string {
	for _, n := range chain {
		if n.has(name) {
			return n.attr(name)
		}
	}
	return ""
}

// gradient makes an ink that goes from colour to colour.
func (r *renderer) gradient(n *node, b box, has bool, m matrix) (ink, bool) {
	chain := r.chain(n)
	ramp, ok := r.ramp(chain)
	if !ok {
		return ink{}, false
	}
	whole := box{0, 0, r.width, r.height}
	if said(chain, "gradientUnits") != "userSpaceOnUse" {
		if !has || b.w <= 0 || b.h <= 0 {
			return ink{flat: ramp[255], opacity: 255}, true
		}
		m = m.translate(b.x, b.y).scale(b.w, b.h)
		whole = box{0, 0, 1, 1}
	}
	transform := said(chain, "gradientTransform")
	r.spend(len(transform))
	m = m.mul(parseTransform(transform))
	back, ok := m.inverse()
	if !ok {
		return ink{flat: ramp[255], opacity: 255}, true
	}
	get := func(name string, of float64, otherwise string) float64 {
		text := said(chain, name)
		if text == "" {
			text = otherwise
		}
		v, _ := length(text, of, 16)
		return v
	}
	spread := said(chain, "spreadMethod")
	colour := func(t float64) [4]uint32 {
		switch spread {
		case "reflect":
			t = math.Abs(math.Mod(t, 2))
			if t > 1 {
				t = 2 - t
			}
		case "repeat":
			t -= math.Floor(t)
		}
		if !(t > 0) { // NaN too
			t = 0
		}
		return ramp[int(min(t, 1)*255+0.5)]
	}
	if n.name == "linearGradient" {
		from := point{get("x1", whole.w, "0%"), get("y1", whole.h, "0%")}
		d := point{get("x2", whole.w, "100%"), get("y2", whole.h, "0%")}.sub(from)
		l := d.x*d.x + d.y*d.y
		if l == 0 {
			return ink{flat: ramp[255], opacity: 255}, true
		}
		return ink{opacity: 255, at: func(x, y float64) [4]uint32 {
			p := back.apply(point{x, y}).sub(from)
			return colour((p.x*d.x + p.y*d.y) / l)
		}}, true
	}
	size := math.Hypot(whole.w, whole.h) / math.Sqrt2
	c := point{get("cx", whole.w, "50%"), get("cy", whole.h, "50%")}
	radius := get("r", size, "50%")
	if radius <= 0 {
		return ink{flat: ramp[255], opacity: 255}, true
	}
	f := c
	if said(chain, "fx") != "" {
		f.x = get("fx", whole.w, "50%")
	}
	if said(chain, "fy") != "" {
		f.y = get("fy", whole.h, "50%")
	}
	if d := f.sub(c); d.length() > radius*0.99 {
		f = c.add(d.times(radius * 0.99 / d.length()))
	}
	return ink{opacity: 255, at: func(x, y float64) [4]uint32 {
		// How far p is on the way from f to the circle.
		p := back.apply(point{x, y}).sub(f)
		if p.x == 0 && p.y == 0 {
			return colour(0)
		}
		e := c.sub(f)
		dot, pp := p.x*e.x+p.y*e.y, p.x*p.x+p.y*p.y
		q := radius*radius - e.x*e.x - e.y*e.y
		return colour(pp / (dot + math.Sqrt(max(dot*dot+pp*q, 0))))
	}}, true
}

// ramp gives the colours of a gradient from 0 to 255; false when it has none.
func (r *renderer) ramp(chain []*node) (ramp [256][4]uint32, ok bool) {
	type stop struct {
		at float64
		c  color.NRGBA
	}
	var stops []stop
	for _, n := range chain {
		around := r.styleAround(n)
		for _, c := range n.children {
			if c.name != "stop" || len(stops) >= 256 {
				continue
			}
			st := around.of(c)
			at, _ := share(c.attr("offset"))
			colour := st.stopColour
			colour.A = uint8(float64(colour.A)*st.stopOpacity + 0.5)
			if len(stops) > 0 {
				at = max(at, stops[len(stops)-1].at)
			}
			stops = append(stops, stop{at, colour})
		}
		if len(stops) > 0 {
			break
		}
	}
	if len(stops) == 0 {
		return ramp, false
	}
	r.spend(4096)
	i := 0
	for t := range ramp {
		at := float64(t) / 255
		for i < len(stops) && stops[i].at <= at {
			i++
		}
		switch i {
		case 0:
			ramp[t] = solid(stops[0].c, 1).flat
		case len(stops):
			ramp[t] = solid(stops[i-1].c, 1).flat
		default:
			a, b := stops[i-1], stops[i]
			f := (at - a.at) / (b.at - a.at)
			mix := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*f + 0.5) }
			ramp[t] = solid(color.NRGBA{mix(a.c.R, b.c.R), mix(a.c.G, b.c.G), mix(a.c.B, b.c.B), mix(a.c.A, b.c.A)}, 1).flat
		}
	}
	return ramp, true
}

// styleAround gives the style of an element that isn't drawn where it stands. marked are
// the fill and stroke of the line that it marks.
func (r *renderer) styleAround(n *node, marked ...[2]paint) style {
	var up []*node
	for ; n != nil; n = n.parent {
		up = append(up, n)
	}
	st := initialStyle()
	if len(marked) > 0 {
		st.marked = &marked[0]
	}
	for i := len(up) - 1; i >= 0; i-- {
		r.spend(50)
		st = st.of(up[i])
	}
	return st
}

// maxTile is how many pixels a side of a pattern's tile has.
const maxTile = 1024

// pattern makes an ink of tiles.
func (r *renderer) pattern(n *node, b box, has bool, m matrix) (ink, bool) {
	if r.active[n] {
		return ink{}, false
	}
	chain := r.chain(n)
	get := func(name string, whole float64) float64 {
		v, _ := length(said(chain, name), whole, 16)
		return v
	}
	tile := box{get("x", r.width), get("y", r.height), get("width", r.width), get("height", r.height)}
	if said(chain, "patternUnits") != "userSpaceOnUse" {
		if !has {
			return ink{}, false
		}
		tile = box{b.x + get("x", 1)*b.w, b.y + get("y", 1)*b.h, get("width", 1) * b.w, get("height", 1) * b.h}
	}
	if !(tile.w > 0 && tile.h > 0) {
		return ink{}, false
	}
	transform := said(chain, "patternTransform")
	r.spend(len(transform))
	m = m.mul(parseTransform(transform))
	back, ok := m.inverse()
	if !ok || !m.finite() {
		return ink{}, false
	}
	across := math.Round(min(max(tile.w*math.Hypot(m.a, m.b), 1), maxTile))
	down := math.Round(min(max(tile.h*math.Hypot(m.c, m.d), 1), maxTile))
	scale := matrix{across / tile.w, 0, 0, down / tile.h, -tile.x * across / tile.w, -tile.y * down / tile.h}
	if view, ok := parseBox(said(chain, "viewBox")); ok {
		t, _ := fitBox(view, tile, said(chain, "preserveAspectRatio"))
		scale = scale.mul(t)
	} else if said(chain, "patternContentUnits") == "objectBoundingBox" {
		scale = scale.translate(b.x, b.y).scale(b.w, b.h)
	}
	upright := m.b == 0 && m.c == 0
	var from *node
	for _, c := range chain {
		if single(c) != nil || len(c.children) > 1 {
			from = c
			break
		}
	}
	if from == nil {
		return ink{}, false
	}
	img := image.NewRGBA(image.Rect(0, 0, int(across), int(down)))
	r.hold(len(img.Pix))
	r.spend(len(img.Pix))
	inner := *r
	inner.out, inner.cover, inner.clip, inner.raster, inner.spare = img, nil, clip{rect: img.Rect}, &raster{}, nil
	r.active[n] = true
	st := r.styleAround(from)
	inner.children(from, &st, scale)
	delete(r.active, n)
	r.held -= len(img.Pix)
	r.omitted, r.shaper, r.faces = inner.omitted, inner.shaper, inner.faces
	return ink{opacity: 255, cost: 20, at: func(x, y float64) [4]uint32 {
		p := back.apply(point{x, y})
		u, v := (p.x-tile.x)/tile.w, (p.y-tile.y)/tile.h
		u, v = u-math.Floor(u), v-math.Floor(v)
		if math.IsNaN(u) || math.IsNaN(v) {
			return [4]uint32{}
		}
		if upright {
			return pixelAt(img, int(u*across), int(v*down))
		}
		return between(img, u*across, v*down, wrapped)
	}}, true
}
