package svg

import (
	"image"
	"math"
	"strings"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
)

// renderer draws one drawing once.
type renderer struct {
	d       *Drawing
	work    *int // that is left
	out     *image.RGBA
	cover   *image.Alpha // drawn to instead of out, by what is covered alone
	dirty   image.Rectangle
	clip    clip
	raster  *raster
	active  map[*node]bool // what is being drawn by reference
	width   float64        // of the viewport, for percentages
	height  float64
	held    int // bytes of layers
	masks   int // bytes of what clips
	spare   []*image.RGBA
	depth   int
	zoom    float64 // pixels of the picture to one as it is meant
	omitted []Omission
	silent  bool

	shaper shaping.HarfbuzzShaper
	faces  map[string]*font.Face
}

// clip is where may be drawn.
type clip struct {
	rect image.Rectangle
	mask *image.Alpha // of at least rect; nil for all of it
}

// element draws an element and what is in it.
func (r *renderer) element(n *node, above *style, m matrix) {
	r.spend(300 + 20*len(n.props))
	switch n.name {
	case "g", "a", "svg", "switch", "use", "text", "image", "foreignObject",
		"path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
	case "animate", "animateTransform", "animateMotion", "set":
		r.omit(n, "movement (%s)", n.name)
		return
	case "flowRoot":
		r.omit(n, "text that flows in a shape (flowRoot)")
		return
	default:
		return
	}
	if r.depth > 2*maxDepth || r.clip.rect.Empty() {
		return
	}
	r.depth++
	defer func() { r.depth-- }()
	st := above.of(n)
	if st.none {
		return
	}
	m = m.mul(r.transform(n, &st))
	if !m.finite() {
		return
	}
	shade, shaded := effect{}, false
	if st.filter != "" && r.cover == nil {
		if shade, shaded = r.effectOf(st.filter, n, &st); !shaded {
			r.omit(n, "a filter other than a shadow or a blur")
		}
	}
	if st.blend != "" && st.blend != "auto" {
		r.omit(n, "blending with what lies below (%s)", st.blend)
	}
	before, masks := r.clip, r.masks
	if st.clipPath != "" {
		r.clipTo(st.clipPath, n, &st, m)
	}
	draw := func() { r.draw(n, &st, m) }
	switch {
	case r.clip.rect.Empty():
	case r.cover != nil:
		draw()
	case st.mask != "" && r.d.ids[st.mask] != nil && r.d.ids[st.mask].name == "mask":
		r.masked(n, &st, m, draw)
	case st.opacity <= 0:
	case shaded:
		r.filtered(shade, m, st.opacity, draw)
	case st.opacity < 1 && !plain(n, &st):
		r.layered(st.opacity, nil, draw)
	default:
		if st.opacity < 1 {
			st.fillOpacity *= st.opacity
			st.lineOpacity *= st.opacity
		}
		draw()
	}
	r.clip, r.masks = before, masks
}

// plain tells whether an element is drawn in one go, so that how much shows through it
// need not be worked out for all of it at once.
func plain(n *node, st *style) bool {
	switch n.name {
	case "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text":
		return (st.fill.none || st.stroke.none) && st.markers == [3]string{}
	}
	return false
}

// transform gives the transform of an element.
func (r *renderer) transform(n *node, st *style) matrix {
	if st.transform == "" || st.transform == "none" {
		return identity
	}
	r.spend(len(st.transform))
	t := parseTransform(st.transform)
	if st.origin == "" {
		return t
	}
	words := strings.Fields(st.origin)
	at := func(i int, whole float64) float64 {
		if i >= len(words) {
			return 0
		}
		switch words[i] {
		case "center":
			return whole / 2
		case "right", "bottom":
			return whole
		}
		v, _ := length(words[i], whole, st.font.size)
		return v
	}
	x, y := at(0, r.width), at(1, r.height)
	return identity.translate(x, y).mul(t).translate(-x, -y)
}

func (r *renderer) draw(n *node, st *style, m matrix) {
	switch n.name {
	case "g", "a":
		r.children(n, st, m)
	case "switch":
		r.choose(n, st, m)
	case "svg":
		if r.cover == nil {
			r.svg(n, *st, m, false)
		}
	case "use":
		r.use(n, st, m)
	case "text":
		r.text(n, st, m)
	case "image":
		r.image(n, st, m)
	case "foreignObject":
		r.foreign(n, st, m)
	default:
		if p := r.outline(n, st); p != nil {
			r.shape(n, p, st, m)
		}
	}
}

func (r *renderer) children(n *node, st *style, m matrix) {
	for _, c := range n.children {
		if c.name != "" {
			r.element(c, st, m)
		}
	}
}

// choose draws the first child of a switch that can be drawn.
func (r *renderer) choose(n *node, st *style, m matrix) {
	var foreign *node
	for _, c := range n.children {
		switch {
		case c.name == "":
		case c.name == "foreignObject":
			foreign = c
		case c.attr("requiredExtensions") != "":
		case foreign != nil && c.name == "text" && strings.HasSuffix(strings.TrimSpace(words(c)), "..."):
			r.element(foreign, st, m) // what stands for it is cut short
			return
		default:
			r.element(c, st, m)
			return
		}
	}
	if foreign != nil {
		r.element(foreign, st, m)
	}
}

// use draws an element once more.
func (r *renderer) use(n *node, st *style, m matrix) {
	target := r.referred(n)
	if target == nil || r.active[target] {
		return
	}
	r.active[target] = true
	defer delete(r.active, target)
	x, _ := length(n.attr("x"), r.width, st.font.size)
	y, _ := length(n.attr("y"), r.height, st.font.size)
	m = m.translate(x, y)
	if target.name != "symbol" && target.name != "svg" {
		r.element(target, st, m)
		return
	}
	inner := st.of(target)
	if inner.none || r.cover != nil {
		return
	}
	r.viewport(target, inner, m, func(name string) string {
		if v := n.attr(name); v != "" && (name == "width" || name == "height") {
			return v
		}
		if target.name == "symbol" && (name == "x" || name == "y") {
			return ""
		}
		return target.attr(name)
	})
}

// referred gives the element that href leads to, and notes when there is none.
func (r *renderer) referred(n *node) *node {
	id := n.reference()
	if id == "" {
		if href := n.attr("href"); href != "" {
			r.omit(n, "a part of another file (%s)", short(href))
		}
		return nil
	}
	return r.d.ids[id]
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// svg draws a picture, or one within another.
func (r *renderer) svg(n *node, st style, m matrix, outermost bool) {
	if !outermost {
		r.viewport(n, st, m, n.attr)
		return
	}
	st = st.of(n)
	if st.none {
		return
	}
	for _, p := range n.props {
		if p.name == "background" || p.name == "background-color" {
			if c, ok := parseColour(st.resolve(p.value), st.colour); ok {
				r.fill(r.device(rectangle(box{0, 0, r.width, r.height}, 0, 0), m), false, solid(c, 1))
			}
		}
	}
	if view, ok := parseBox(n.attr("viewBox")); ok {
		t, _ := fitBox(view, box{0, 0, r.width, r.height}, n.attr("preserveAspectRatio"))
		m = m.mul(t)
		r.width, r.height = view.w, view.h
	}
	draw := func() { r.children(n, &st, m) }
	if st.opacity < 1 {
		r.layered(st.opacity, nil, draw)
		return
	}
	draw()
}

// viewport draws what has a box of its own. get gives an attribute.
func (r *renderer) viewport(n *node, st style, m matrix, get func(string) string) {
	side := func(name string, whole, otherwise float64) float64 {
		if v, ok := length(get(name), whole, st.font.size); ok {
			return v
		}
		return otherwise
	}
	to := box{side("x", r.width, 0), side("y", r.height, 0), side("width", r.width, r.width), side("height", r.height, r.height)}
	if !(to.w > 0 && to.h > 0) {
		return
	}
	before, masks, w, h := r.clip, r.masks, r.width, r.height
	defer func() { r.clip, r.masks, r.width, r.height = before, masks, w, h }()
	if st.overflow != "visible" && st.overflow != "auto" {
		r.clipRect(to, m)
	}
	if view, ok := parseBox(n.attr("viewBox")); ok {
		t, _ := fitBox(view, to, n.attr("preserveAspectRatio"))
		m = m.mul(t)
		r.width, r.height = view.w, view.h
	} else {
		m = m.translate(to.x, to.y)
		r.width, r.height = to.w, to.h
	}
	draw := func() { r.children(n, &st, m) }
	draw()
}

// shape fills a path and draws its line.
func (r *renderer) shape(n *node, p path, st *style, m matrix) {
	if st.hidden {
		return
	}
	lines := p.flatten(m.size(), r.spend)
	device := moved(lines, m)
	if r.cover != nil {
		r.fill(device, st.clipEvenOdd, ink{})
		return
	}
	fill := func() {
		if n.name != "line" && !st.fill.none && st.fillOpacity > 0 {
			if ink, ok := r.ink(n, st.fill, st.fillOpacity, p, m); ok {
				r.fill(device, st.evenOdd, ink)
			}
		}
	}
	line := func() {
		if st.stroke.none || st.lineOpacity <= 0 || !(st.width > 0) {
			return
		}
		if ink, ok := r.ink(n, st.stroke, st.lineOpacity, p, m); ok {
			r.strokeTo(lines, device, st, m, ink)
		}
	}
	if st.strokeFirst {
		line()
		fill()
	} else {
		fill()
		line()
	}
	if st.markers != [3]string{} {
		r.markers(p, st, m)
	}
}

// strokeTo draws a line. lines are as they are written, device as they are on the
// picture.
func (r *renderer) strokeTo(lines, device []polyline, st *style, m matrix, ink ink) {
	scale := m.size()
	if st.fixedStroke {
		r.fillAreas(stroke(device, st, st.width*r.zoom, 1, r.spend), identity, ink)
		return
	}
	if scale == 0 || st.width*scale > far {
		return
	}
	width := st.width
	if seen := width * scale; seen < 0.35 { // a line that thin would be lost
		ink = ink.faint(seen / 0.35)
		width = 0.35 / scale
	}
	r.fillAreas(stroke(lines, st, width, scale, r.spend), m, ink)
}

// device gives a path's lines as they are on the picture.
func (r *renderer) device(p path, m matrix) []polyline {
	return moved(p.flatten(m.size(), r.spend), m)
}

func moved(lines []polyline, m matrix) []polyline {
	out := make([]polyline, len(lines))
	for i, l := range lines {
		points := make([]point, len(l.points))
		for j, p := range l.points {
			points[j] = bounded(m.apply(p))
		}
		out[i] = polyline{points, l.closed}
	}
	return out
}

// bounded keeps a point where it can be worked with.
func bounded(p point) point {
	if math.IsNaN(p.x) || math.IsNaN(p.y) {
		return point{}
	}
	return point{min(max(p.x, -far), far), min(max(p.y, -far), far)}
}
