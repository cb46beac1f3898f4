package formula

import (
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unique"
)

// What MathJax writes is read here and nothing else: its elements, its attributes, its units. An element or
// a value that it doesn't write is an error, so that nothing is drawn half.

// deepest is how deep elements may stand in each other.
const deepest = 1_000

// readSVG reads what MathJax wrote.
func readSVG(text string) (*Drawing, error) {
	r := svgReader{d: xml.NewDecoder(strings.NewReader(text)), out: new(Drawing), ids: map[string]int{}}
	for {
		token, err := r.d.Token()
		if err != nil {
			return nil, fmt.Errorf("the drawing can't be read: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if start.Name.Local != "svg" {
			return nil, fmt.Errorf("the drawing begins with %s", start.Name.Local)
		}
		if err := r.root(start); err != nil {
			return nil, fmt.Errorf("the drawing can't be read: %w", err)
		}
		return r.out, r.out.Check()
	}
}

type svgReader struct {
	d     *xml.Decoder
	out   *Drawing
	ids   map[string]int // of paths
	depth int
	total int
	boxed bool // the measures are known
}

// state is what an element hands on to those in it.
type state struct {
	matrix  [6]float32
	color   Color
	none    bool // not filled
	clip    *rect
	numbers bool // what is drawn are the numbers
	link    string
}

// root reads the svg element around all. Its y is downwards, and its outermost group turns that round.
func (r *svgReader) root(start xml.StartElement) error {
	if box := attribute(start, "viewBox"); box != "" {
		v, err := floats(box, 4)
		if err != nil {
			return err
		}
		r.out.Width, r.out.Height, r.out.Depth, r.boxed = v[2], -v[1], v[3]+v[1], true
	}
	return r.children(state{matrix: [6]float32{1, 0, 0, -1, 0, 0}})
}

// children reads what stands in an element, to its end.
func (r *svgReader) children(s state) error {
	if r.depth++; r.depth > deepest {
		return errors.New("it is nested too deeply")
	}
	defer func() { r.depth-- }()
	for {
		token, err := r.d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if err := r.element(t, s); err != nil {
				return err
			}
		}
	}
}

func (r *svgReader) element(e xml.StartElement, s state) error {
	if err := r.inherit(e, &s); err != nil {
		return fmt.Errorf("%s: %w", e.Name.Local, err)
	}
	switch e.Name.Local {
	case "g", "defs":
		return r.children(s)
	case "a":
		link, err := url.PathUnescape(strings.TrimPrefix(attribute(e, "href"), "#"))
		if err != nil || len(link) > mostText {
			return fmt.Errorf("the reference %.60q", link)
		}
		s.link = link
		return r.children(s)
	case "svg":
		return r.nested(e, s)
	case "path":
		return r.path(e, s)
	case "use":
		at, ok := r.ids[strings.TrimPrefix(attribute(e, "href"), "#")]
		if !ok {
			return errors.New("a shape is missing")
		}
		if err := r.shape(at, s, 0, 0); err != nil {
			return err
		}
	case "rect":
		if err := r.rect(e, s); err != nil {
			return err
		}
	case "line":
		if err := r.line(e, s); err != nil {
			return err
		}
	case "polygon":
		points, err := floats(attribute(e, "points"), -1)
		if err != nil || len(points) < 6 || len(points)%2 != 0 {
			return errors.New("a polygon has no corners")
		}
		if err := r.drawn(polygon(points...), s, 0, 0); err != nil {
			return err
		}
	case "text":
		return r.text(e, s)
	default:
		return fmt.Errorf("the element %s is unknown", e.Name.Local)
	}
	return r.d.Skip()
}

// inherit takes what an element says of place and colour.
func (r *svgReader) inherit(e xml.StartElement, s *state) error {
	if t := attribute(e, "transform"); t != "" {
		m, err := transform(t)
		if err != nil {
			return err
		}
		s.matrix = Times(s.matrix, m)
	}
	fill := attribute(e, "fill")
	if fill == "" || attribute(e, "data-hitbox") != "" {
		return nil
	}
	if s.none = fill == "none"; s.none {
		return nil
	}
	color, err := readColor(fill)
	s.color = color
	return err
}

// nested reads an svg within: the lines of a formula, their numbers, or a long piece of which a part shows.
func (r *svgReader) nested(e xml.StartElement, s state) error {
	box, err := floats(attribute(e, "viewBox"), 4)
	if err != nil {
		return err
	}
	table, labels := attribute(e, "data-table") != "", attribute(e, "data-labels") != ""
	if table || labels {
		// The middle of the lines, or the right end of the numbers, is told by the box; y is turned again in it.
		r.out.Height, r.out.Depth = max(r.out.Height, -box[1]), max(r.out.Depth, box[3]+box[1])
		if s.matrix = [6]float32{1, 0, 0, -1, 0, 0}; table {
			r.out.Width, r.boxed = 2*box[0], true
		} else {
			r.out.NumbersWidth, s.numbers = box[0], true
		}
		return r.children(s)
	}
	var v [4]float32 // x, y, width, height
	for i, name := range []string{"x", "y", "width", "height"} {
		if v[i], err = float(attribute(e, name)); err != nil {
			return err
		}
	}
	if box[2] <= 0 || box[3] <= 0 {
		return r.d.Skip()
	}
	scaleX, scaleY := v[2]/box[2], v[3]/box[3]
	s.matrix = Times(s.matrix, [6]float32{scaleX, 0, 0, scaleY, v[0] - box[0]*scaleX, v[1] - box[1]*scaleY})
	x0, y0 := apply(s.matrix, box[0], box[1])
	x1, y1 := apply(s.matrix, box[0]+box[2], box[1]+box[3])
	s.clip = &rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
	return r.children(s)
}

// path reads a path: one to be used, or one that is drawn where it stands.
func (r *svgReader) path(e xml.StartElement, s state) error {
	at, err := r.keep(Path(attribute(e, "d")))
	if err != nil {
		return err
	}
	if id := attribute(e, "id"); id != "" {
		r.ids[id] = at
	} else if err := r.shape(at, s, 0, 0); err != nil {
		return err
	}
	return r.d.Skip()
}

// keep keeps a path, once, and gives its place.
func (r *svgReader) keep(p Path) (int, error) {
	if r.total += len(p); r.total > mostPathBytes || len(r.out.Paths) >= mostPaths {
		return 0, errDrawing
	}
	if err := p.Draw(nowhere{}); err != nil {
		return 0, err
	}
	r.out.Paths = append(r.out.Paths, unique.Make(p).Value())
	return len(r.out.Paths) - 1, nil
}

func (r *svgReader) drawn(p Path, s state, line, dash float32) error {
	at, err := r.keep(p)
	if err != nil {
		return err
	}
	return r.shape(at, s, line, dash)
}

// shape draws a path that is kept.
func (r *svgReader) shape(at int, s state, line, dash float32) error {
	if s.none && line == 0 {
		return nil
	}
	m := Mark{Path: at, Matrix: s.matrix, Color: s.color, Line: line, Dash: dash, Link: s.link}
	if s.clip != nil {
		p, err := clipped(r.out.Paths[at], s.matrix, *s.clip)
		if err != nil || p == "" {
			return err
		}
		if m.Path, err = r.keep(p); err != nil {
			return err
		}
		m.Matrix = unmoved
	}
	return r.mark(m, s)
}

func (r *svgReader) mark(m Mark, s state) error {
	if len(r.out.Marks)+len(r.out.Numbers) >= mostMarks {
		return errDrawing
	}
	if s.numbers {
		r.out.Numbers = append(r.out.Numbers, m)
	} else {
		r.out.Marks = append(r.out.Marks, m)
	}
	return nil
}

// lineWidth and the dashes are what MathJax's style sheet gives the lines of tables.
const (
	lineWidth = 70
	dashes    = 140
)

func strokeOf(e xml.StartElement) (width, dash float32, err error) {
	width = lineWidth
	if w := attribute(e, "stroke-width"); w != "" {
		if width, err = float(w); err != nil || width < 0 {
			return 0, 0, fmt.Errorf("the line width %q", w)
		}
	}
	switch class := attribute(e, "class"); {
	case strings.Contains(class, "mjx-dashed"):
		dash = dashes
	case strings.Contains(class, "mjx-dotted"):
		dash = -dashes
	}
	if attribute(e, "stroke-dasharray") != "" {
		dash = dashes
	}
	return max(width, 1), dash, nil
}

func (r *svgReader) rect(e xml.StartElement, s state) error {
	if attribute(e, "data-hitbox") != "" {
		return nil
	}
	var v [4]float32
	var err error
	for i, name := range []string{"x", "y", "width", "height"} {
		if a := attribute(e, name); a != "" {
			if v[i], err = float(a); err != nil {
				return err
			}
		}
	}
	line, dash := float32(0), float32(0)
	if s.none || attribute(e, "data-frame") != "" {
		if line, dash, err = strokeOf(e); err != nil {
			return err
		}
	}
	p := polygon(v[0], v[1], v[0]+v[2], v[1], v[0]+v[2], v[1]+v[3], v[0], v[1]+v[3])
	if err := r.drawn(p, s, line, dash); err != nil {
		return err
	}
	if attribute(e, "data-bgcolor") != "" {
		marks := r.out.Marks
		if s.numbers {
			marks = r.out.Numbers
		}
		if len(marks) > 0 {
			marks[len(marks)-1].Behind = true
		}
	}
	return nil
}

func (r *svgReader) line(e xml.StartElement, s state) error {
	var v [4]float32
	for i, name := range []string{"x1", "y1", "x2", "y2"} {
		var err error
		if v[i], err = float(attribute(e, name)); err != nil {
			return err
		}
	}
	width, dash, err := strokeOf(e)
	if err != nil {
		return err
	}
	return r.drawn(Path("M"+number(v[0])+" "+number(v[1])+"L"+number(v[2])+" "+number(v[3])), s, width, dash)
}

// text reads letters that the typeface lacks.
func (r *svgReader) text(e xml.StartElement, s state) error {
	var words strings.Builder
	for {
		token, err := r.d.Token()
		if err != nil {
			return err
		}
		switch t := token.(type) {
		case xml.CharData:
			if words.Len()+len(t) > mostText {
				return errDrawing
			}
			words.Write(t)
		case xml.StartElement:
			return fmt.Errorf("%s stands in letters", t.Name.Local)
		case xml.EndElement:
			if words.Len() == 0 {
				return nil
			}
			return r.mark(Mark{Path: -1, Matrix: s.matrix, Color: s.color, Text: words.String(), Link: s.link}, s)
		}
	}
}
