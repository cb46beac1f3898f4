// Package svg draws SVG pictures as drawing programs write them: shapes, text, markers,
// gradients, patterns, clipping, masks, style sheets and pictures within. Nothing in a
// picture runs, and nothing outside of it is read. Reading and drawing are bounded in
// size, depth and work; how it is drawn depends on the bytes alone, and on no font of the
// system.
package svg

import (
	"errors"
	"image"
	"math"
	"slices"
	"sync"

	"stagecraft/content/catalogue"
)

// ErrTooMuch is given for a picture that takes more work to draw than one may.
var ErrTooMuch = errors.New("it takes too long to draw")

// ErrNoSize is given for a picture that says neither its size nor its view box.
var ErrNoSize = errors.New("it has no width and height")

// What one drawing may take.
const (
	maxWork   = 140_000_000 // about a second: pixels painted, and points of paths by what each costs
	maxLayers = 96 << 20    // bytes of the layers and masks that are in use at a time
	maxDepth  = 128         // elements within elements
	maxNodes  = 250_000     // elements and texts
)

// Pixels decodes a picture of pixels that an SVG holds, made no larger than within.
type Pixels func(data []byte, within image.Point) (image.Image, error)

// Drawing is an SVG that was read. It may be drawn by several goroutines.
type Drawing struct {
	root   *node
	ids    map[string]*node
	width  float64 // in CSS pixels
	height float64
	pixels Pixels
	level  int // of pictures within pictures

	lock    sync.Mutex
	omitted map[string]Omission
}

// Omission is something that isn't drawn as the picture has it.
type Omission struct {
	What catalogue.Message // such as "a filter (blur, shadow)"
	Line int               // of the file, from 1, where it first stands
}

// Parse reads an SVG. Pictures of pixels in it are decoded by pixels, which may be nil.
func Parse(data []byte, pixels Pixels) (*Drawing, error) { return parse(data, pixels, 0) }

func parse(data []byte, pixels Pixels, level int) (d *Drawing, err error) {
	root, sheet, err := readTree(data)
	if err != nil {
		return nil, err
	}
	d = &Drawing{root: root, ids: map[string]*node{}, pixels: pixels, level: level, omitted: map[string]Omission{}}
	rules := parseSheet(sheet)
	budget := maxWork / 5
	var visit func(n *node) error
	visit = func(n *node) error {
		if n.id != "" && d.ids[n.id] == nil {
			d.ids[n.id] = n
		}
		if n.name != "" {
			if budget -= rules.cascade(n) + 10; budget < 0 {
				return ErrTooMuch
			}
		}
		for _, c := range n.children {
			if err := visit(c); err != nil {
				return err
			}
		}
		return nil
	}
	if err := visit(root); err != nil {
		return nil, err
	}
	box, hasBox := parseBox(root.attr("viewBox"))
	w, okW := absolute(root.attr("width"))
	h, okH := absolute(root.attr("height"))
	switch {
	case okW && okH:
	case okW && hasBox:
		h = w * box.h / box.w
	case okH && hasBox:
		w = h * box.w / box.h
	case hasBox:
		w, h = box.w, box.h
	default:
		return nil, ErrNoSize
	}
	if !(w > 0 && h > 0) || math.IsInf(w, 0) || math.IsInf(h, 0) {
		return nil, ErrNoSize
	}
	d.width, d.height = w, h
	return d, nil
}

// Size is how large the picture is meant to be, in pixels at 100 %.
func (d *Drawing) Size() (width, height float64) { return d.width, d.height }

// Draw draws the picture into a size, which it fills. The error is [ErrTooMuch] or nil.
func (d *Drawing) Draw(size image.Point) (out *image.RGBA, err error) {
	defer func() {
		if r := recover(); r != nil {
			if r != ErrTooMuch { //nolint:errorlint // it is thrown as it is
				panic(r)
			}
			out, err = nil, ErrTooMuch
		}
	}()
	work := maxWork
	return d.draw(size, &work), nil
}

// draw draws within what is left of the work; it panics with ErrTooMuch.
func (d *Drawing) draw(size image.Point, work *int) *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: size})
	r := &renderer{
		d: d, work: work, out: out, clip: clip{rect: out.Rect},
		raster: &raster{}, active: map[*node]bool{}, width: d.width, height: d.height,
	}
	scale := matrix{float64(size.X) / d.width, 0, 0, float64(size.Y) / d.height, 0, 0}
	r.zoom = scale.size()
	st := initialStyle()
	r.svg(d.root, st, scale, true)
	d.lock.Lock()
	defer d.lock.Unlock()
	for _, o := range r.omitted {
		if _, known := d.omitted[o.What.String()]; !known {
			d.omitted[o.What.String()] = o
		}
	}
	return out
}

// Omissions are what was left out of the picture when it was drawn, by line.
func (d *Drawing) Omissions() []Omission {
	d.lock.Lock()
	defer d.lock.Unlock()
	var all []Omission
	for _, o := range d.omitted {
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b Omission) int {
		if a.Line != b.Line {
			return a.Line - b.Line
		}
		return compare(a.What.String(), b.What.String())
	})
	return all
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// omit notes something that isn't drawn.
func (r *renderer) omit(n *node, format string, args ...any) {
	what := catalogue.Message{Format: format, Args: args}
	said := what.String()
	if r.silent || slices.ContainsFunc(r.omitted, func(o Omission) bool { return o.What.String() == said }) || len(r.omitted) >= 20 {
		return
	}
	r.omitted = append(r.omitted, Omission{what, n.line})
}

// spend takes from the work that is left, and gives up when there is none.
func (r *renderer) spend(n int) {
	if *r.work -= n; *r.work < 0 {
		panic(ErrTooMuch)
	}
}
