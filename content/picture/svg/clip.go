package svg

import (
	"image"
	"math"
)

// clipRect cuts off what lies outside a box.
func (r *renderer) clipRect(b box, m matrix) {
	p := rectangle(b, 0, 0)
	if p == nil {
		r.clip.rect = image.Rectangle{}
		return
	}
	if m.b == 0 && m.c == 0 || m.a == 0 && m.d == 0 {
		p, q := bounded(m.apply(point{b.x, b.y})), bounded(m.apply(point{b.x + b.w, b.y + b.h}))
		r.clip.rect = r.clip.rect.Intersect(image.Rect(
			int(math.Round(min(p.x, q.x))), int(math.Round(min(p.y, q.y))), int(math.Round(max(p.x, q.x))), int(math.Round(max(p.y, q.y)))))
		return
	}
	r.clipBy(func() { r.fill(r.device(p, m), false, ink{}) })
}

// clipBy cuts off what draw doesn't cover.
func (r *renderer) clipBy(draw func()) {
	rect := r.clip.rect
	r.masks += rect.Dx() * rect.Dy() // until the element is done
	r.hold(0)
	r.spend(rect.Dx() * rect.Dy() / 8)
	mask := image.NewAlpha(rect)
	cover, dirty := r.cover, r.dirty
	r.cover, r.dirty = mask, image.Rectangle{}
	draw()
	touched := r.dirty
	r.cover, r.dirty = cover, dirty
	r.clip = clip{touched.Intersect(rect), mask}
}

// clipTo cuts off what a clipPath doesn't cover. One that isn't there cuts nothing.
func (r *renderer) clipTo(id string, n *node, st *style, m matrix) {
	path := r.d.ids[id]
	if path == nil || path.name != "clipPath" || r.active[path] {
		return
	}
	r.active[path] = true
	defer delete(r.active, path)
	own := initialStyle()
	own = own.of(path)
	m = m.mul(r.transform(path, &own))
	if path.attr("clipPathUnits") == "objectBoundingBox" {
		b, ok := r.bounds(n, st)
		if !ok {
			r.clip.rect = image.Rectangle{}
			return
		}
		m = m.translate(b.x, b.y).scale(b.w, b.h)
	}
	if own.clipPath != "" {
		r.clipTo(own.clipPath, n, st, m)
	}
	if only := single(path); only != nil && only.name == "rect" && !only.has("rx") && !only.has("ry") {
		s := own.of(only)
		if s.transform == "" && s.clipPath == "" && !s.none {
			b := box{}
			b.x, _ = length(only.attr("x"), r.width, 16)
			b.y, _ = length(only.attr("y"), r.height, 16)
			b.w, _ = length(only.attr("width"), r.width, 16)
			b.h, _ = length(only.attr("height"), r.height, 16)
			r.clipRect(b, m)
			return
		}
	}
	r.clipBy(func() { r.children(path, &own, m) })
}

// single gives the only child of an element, or nil.
func single(n *node) *node {
	var only *node
	for _, c := range n.children {
		if c.name == "" {
			continue
		}
		if only != nil {
			return nil
		}
		only = c
	}
	return only
}

// masked draws as far as a mask is light.
func (r *renderer) masked(n *node, st *style, m matrix, draw func()) {
	mask := r.d.ids[st.mask]
	if r.active[mask] {
		return
	}
	r.active[mask] = true
	own := initialStyle()
	own = own.of(mask)
	light := image.NewAlpha(r.clip.rect)
	r.hold(len(light.Pix))
	if b, ok := r.bounds(n, st); ok || mask.attr("maskContentUnits") != "objectBoundingBox" {
		inner := m
		if mask.attr("maskContentUnits") == "objectBoundingBox" {
			inner = m.translate(b.x, b.y).scale(b.w, b.h)
		}
		r.lights(mask, &own, inner, light)
	}
	delete(r.active, mask)
	r.layered(st.opacity, light, draw)
	r.held -= len(light.Pix)
}

// lights works out how light each pixel of a mask is.
func (r *renderer) lights(mask *node, own *style, m matrix, light *image.Alpha) {
	layer, touched := r.onLayer(func() { r.children(mask, own, m) })
	r.spend(touched.Dx() * touched.Dy() * 2)
	for y := touched.Min.Y; y < touched.Max.Y; y++ {
		from := layer.Pix[layer.PixOffset(touched.Min.X, y):]
		to := light.Pix[light.PixOffset(touched.Min.X, y):]
		for i := range touched.Dx() {
			p := from[4*i : 4*i+4 : 4*i+4]
			if own.maskAlpha {
				to[i] = p[3]
			} else {
				to[i] = uint8((uint32(p[0])*2126 + uint32(p[1])*7152 + uint32(p[2])*722) / 10_000)
			}
		}
	}
	r.dropLayer(layer, touched)
}

// bounds gives the box around what an element draws, in its own space; false for
// nothing. Text counts with its size alone.
func (r *renderer) bounds(n *node, st *style) (box, bool) {
	r.spend(100)
	var all box
	found := false
	add := func(b box, m matrix) {
		for _, c := range [4]point{{b.x, b.y}, {b.x + b.w, b.y}, {b.x, b.y + b.h}, {b.x + b.w, b.y + b.h}} {
			p := m.apply(c)
			if !found {
				all, found = box{p.x, p.y, 0, 0}, true
				continue
			}
			right, low := max(all.x+all.w, p.x), max(all.y+all.h, p.y)
			all.x, all.y = min(all.x, p.x), min(all.y, p.y)
			all.w, all.h = right-all.x, low-all.y
		}
	}
	var within []*node
	switch n.name {
	case "g", "a", "switch", "svg", "symbol":
		within = n.children
	case "use":
		if t := r.referred(n); t != nil && !r.active[t] {
			r.active[t] = true
			defer delete(r.active, t)
			x, _ := length(n.attr("x"), r.width, st.font.size)
			y, _ := length(n.attr("y"), r.height, st.font.size)
			inner := st.of(t)
			if b, ok := r.bounds(t, &inner); ok {
				add(b, identity.translate(x, y).mul(r.transform(t, &inner)))
			}
		}
	case "text":
		if b, ok := r.set(n, st).bounds(); ok {
			add(b, identity)
		}
	case "image", "foreignObject":
		b := box{}
		b.x, _ = length(n.attr("x"), r.width, st.font.size)
		b.y, _ = length(n.attr("y"), r.height, st.font.size)
		b.w, _ = length(n.attr("width"), r.width, st.font.size)
		b.h, _ = length(n.attr("height"), r.height, st.font.size)
		add(b, identity)
	default:
		if b, ok := r.outline(n, st).bounds(); ok {
			add(b, identity)
		}
	}
	for _, c := range within {
		if c.name == "" || r.depth > 2*maxDepth {
			continue
		}
		r.depth++
		inner := st.of(c)
		if b, ok := r.bounds(c, &inner); ok && !inner.none {
			add(b, r.transform(c, &inner))
		}
		r.depth--
	}
	return all, found
}
