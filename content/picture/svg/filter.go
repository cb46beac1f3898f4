package svg

import (
	"image"
	"image/color"
	"math"
	"strings"
)

// effect is what a filter does that is drawn: a shadow below what is drawn, or the whole
// of it out of focus.
type effect struct {
	blur   float64 // standard deviation, in units of the element
	move   point
	colour color.NRGBA
	only   bool // nothing stands sharp over it
}

// effectOf makes out a filter. False for one that does something else.
func (r *renderer) effectOf(value string, n *node, st *style) (effect, bool) {
	if strings.Contains(value, "(") {
		return effectWritten(value, st)
	}
	filter := r.d.ids[value]
	if filter == nil || filter.name != "filter" {
		return effect{}, false
	}
	e := effect{colour: black, only: true}
	around := r.styleAround(filter)
	for _, c := range filter.children {
		r.spend(100)
		one := func(name string) float64 {
			v, _, _ := number(strings.TrimSpace(c.attr(name)))
			return v
		}
		for _, in := range append([]*node{c}, c.children...) {
			if in.attr("in") == "SourceGraphic" && c.name != "feGaussianBlur" && c.name != "feOffset" && c.name != "feColorMatrix" || in.attr("in2") == "SourceGraphic" {
				e.only = false
			}
		}
		switch c.name {
		case "":
		case "feGaussianBlur":
			e.blur = max(e.blur, one("stdDeviation"))
		case "feOffset":
			e.move = e.move.add(point{one("dx"), one("dy")})
		case "feDropShadow":
			e.blur, e.move, e.only = one("stdDeviation"), point{one("dx"), one("dy")}, false
			e.colour = flood(around.of(c), c)
		case "feFlood":
			if f := flood(around.of(c), c); f.A > 0 {
				e.colour = f
			}
		case "feColorMatrix":
			v := numbers(c.attr("values"), 20)
			if len(v) != 20 {
				return effect{}, false
			}
			if v[18] <= 1 { // else it makes edges hard, before the blur
				e.colour = color.NRGBA{byte8(v[4]), byte8(v[9]), byte8(v[14]), byte8(v[18])}
			}
		case "feBlend", "feMerge", "feComposite":
		default:
			return effect{}, false
		}
	}
	return e, e.blur > 0 || e.move != point{}
}

// flood gives the colour of what floods.
func flood(st style, n *node) color.NRGBA {
	c, opacity := black, 1.
	see := func(name, value string) {
		switch name {
		case "flood-color":
			if parsed, ok := parseColour(st.resolve(value), st.colour); ok {
				c = parsed
			}
		case "flood-opacity":
			if v, ok := share(value); ok {
				opacity = v
			}
		}
	}
	for _, a := range n.attrs {
		see(a.name, a.value)
	}
	for _, p := range n.props {
		see(p.name, p.value)
	}
	c.A = uint8(float64(c.A)*opacity + 0.5)
	return c
}

// effectWritten makes out a filter that is a function of CSS.
func effectWritten(value string, st *style) (effect, bool) {
	name, args, _ := strings.Cut(strings.TrimSpace(value), "(")
	args = strings.TrimSuffix(strings.TrimSpace(args), ")")
	switch name {
	case "blur":
		v, ok := length(args, 0, st.font.size)
		return effect{blur: v, only: true}, ok && v > 0
	case "drop-shadow":
		e := effect{colour: st.colour}
		var v []float64
		for args = strings.TrimSpace(args); args != ""; args = strings.TrimSpace(args) {
			word, rest, _ := strings.Cut(args, " ")
			if n, ok := length(word, 0, st.font.size); ok {
				v, args = append(v, n), rest
				continue
			}
			if at := strings.IndexByte(args, ')'); at >= 0 {
				word, rest = args[:at+1], args[at+1:]
			}
			if c, ok := parseColour(word, st.colour); ok {
				e.colour = c
			}
			args = rest
		}
		if len(v) < 2 {
			return effect{}, false
		}
		e.move = point{v[0], v[1]}
		if len(v) > 2 {
			e.blur = v[2] / 2
		}
		return e, true
	}
	return effect{}, false
}

// filtered draws with an effect.
func (r *renderer) filtered(e effect, m matrix, opacity float64, draw func()) {
	layer, touched := r.onLayer(draw)
	sigma := min(e.blur*m.size(), 200)
	reach := int(math.Ceil(3*sigma)) + 1
	dx, dy := int(math.Round(e.move.x*m.a+e.move.y*m.c)), int(math.Round(e.move.x*m.b+e.move.y*m.d))
	area := touched.Inset(-reach)
	if !touched.Empty() && max(dx, -dx, dy, -dy) < far && area.Dx()*area.Dy() < 4*r.out.Rect.Dx()*r.out.Rect.Dy() {
		if e.only {
			for i := range 4 {
				r.blurred(layer, i, area, touched, sigma)
			}
		} else {
			r.shadow(e, layer, area, touched, sigma, image.Pt(dx, dy), opacity)
		}
	}
	if e.only {
		touched = area.Intersect(r.clip.rect)
	}
	r.lay(layer, touched, opacity, nil)
	r.dropLayer(layer, touched)
}

// shadow paints the shadow of what stands on a layer.
func (r *renderer) shadow(e effect, layer *image.RGBA, area, touched image.Rectangle, sigma float64, move image.Point, opacity float64) {
	plane := r.plane(layer, 3, area, touched, sigma)
	k := solid(e.colour, opacity)
	to := area.Add(move).Intersect(r.clip.rect)
	for y := to.Min.Y; y < to.Max.Y; y++ {
		from := (y-move.Y-area.Min.Y)*area.Dx() + to.Min.X - move.X - area.Min.X
		r.row(to.Min.X, y, plane[from:from+to.Dx()], k)
	}
	r.dirty = r.dirty.Union(to)
}

// blurred puts a channel of a layer out of focus.
func (r *renderer) blurred(layer *image.RGBA, channel int, area, touched image.Rectangle, sigma float64) {
	plane := r.plane(layer, channel, area, touched, sigma)
	to := area.Intersect(layer.Rect)
	for y := to.Min.Y; y < to.Max.Y; y++ {
		for x := to.Min.X; x < to.Max.X; x++ {
			layer.Pix[layer.PixOffset(x, y)+channel] = plane[(y-area.Min.Y)*area.Dx()+x-area.Min.X]
		}
	}
}

// plane gives a channel of a layer out of focus, in an area around what was touched.
func (r *renderer) plane(layer *image.RGBA, channel int, area, touched image.Rectangle, sigma float64) []uint8 {
	w, h := area.Dx(), area.Dy()
	r.spend(w * h * 8)
	r.hold(2 * w * h)
	defer r.hold(-2 * w * h)
	a, b := make([]uint8, w*h), make([]uint8, w*h)
	for y := touched.Min.Y; y < touched.Max.Y; y++ {
		for x := touched.Min.X; x < touched.Max.X; x++ {
			a[(y-area.Min.Y)*w+x-area.Min.X] = layer.Pix[layer.PixOffset(x, y)+channel]
		}
	}
	// Three means of as many pixels as this come to a Gaussian curve, nearly.
	if size := int(sigma*3*math.Sqrt(2*math.Pi)/4 + 0.5); size > 1 {
		for range 3 {
			for y := range h {
				mean(b[y*w:], a[y*w:], w, 1, size)
			}
			for x := range w {
				mean(a[x:], b[x:], h, w, size)
			}
		}
	}
	return a
}

// mean gives each of n values, a stride apart, the mean of those around it.
func mean(to, from []uint8, n, stride, size int) {
	sum, half := 0, size/2
	for i := range min(half, n) {
		sum += int(from[i*stride])
	}
	for i := range n {
		if in := i + half; in < n {
			sum += int(from[in*stride])
		}
		if out := i + half - size; out >= 0 {
			sum -= int(from[out*stride])
		}
		to[i*stride] = uint8(sum / size)
	}
}
