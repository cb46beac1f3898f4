package svg

import (
	"image/color"
	"strings"
)

// style is how an element is drawn, after its own and what it has from those around it.
type style struct {
	colour                   color.NRGBA
	fill, stroke             paint
	fillOpacity, lineOpacity float64
	evenOdd, clipEvenOdd     bool
	width                    float64
	cap, join                string
	miter                    float64
	dash                     []float64
	dashStart                float64
	hidden                   bool
	strokeFirst              bool
	markers                  [3]string // ids, at the start, between, at the end
	vars                     map[string]string
	marked                   *[2]paint // fill and stroke of the line that a mark is on

	font     fontStyle
	anchor   string
	baseline string
	spacing  float64
	keep     bool // spaces as they are

	// What isn't handed on.
	opacity     float64
	none        bool
	transform   string
	origin      string
	clipPath    string
	mask        string
	filter      string
	blend       string
	overflow    string
	fixedStroke bool
	decoration  string
	shift       float64 // up from the line, in pixels
	stopColour  color.NRGBA
	stopOpacity float64
	maskAlpha   bool
}

type fontStyle struct {
	family string
	size   float64
	bold   int // weight, 400 is regular
	italic bool
}

// paint is what an area is filled with: a colour, or what id names.
type paint struct {
	none   bool
	id     string
	colour color.NRGBA // of a server that isn't there too
}

var black = color.NRGBA{A: 255}

func initialStyle() style {
	return style{
		colour: black, fill: paint{colour: black}, stroke: paint{none: true}, fillOpacity: 1, lineOpacity: 1,
		width: 1, cap: "butt", join: "miter", miter: 4,
		font: fontStyle{family: "", size: 16, bold: 400}, anchor: "start",
		opacity: 1, stopColour: black, stopOpacity: 1,
	}
}

// presentation are the attributes that a style sheet might say too.
var presentation = map[string]bool{}

func init() {
	for _, name := range strings.Fields(`color fill stroke fill-opacity stroke-opacity fill-rule clip-rule stroke-width
		stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset visibility paint-order marker
		marker-start marker-mid marker-end font-family font-size font-weight font-style text-anchor dominant-baseline
		alignment-baseline baseline-shift letter-spacing opacity display transform transform-origin clip-path mask filter
		overflow vector-effect text-decoration stop-color stop-opacity mask-type mix-blend-mode white-space xml:space`) {
		presentation[name] = true
	}
}

// of gives the style of an element within what has this one.
func (st style) of(n *node) style {
	st.opacity, st.none, st.transform, st.origin = 1, false, "", ""
	st.clipPath, st.mask, st.filter, st.blend, st.overflow = "", "", "", "", ""
	st.fixedStroke, st.maskAlpha, st.shift = false, false, 0
	st.stopColour, st.stopOpacity = black, 1
	above := st
	for _, p := range n.props { // what others hang on comes first
		switch {
		case strings.HasPrefix(p.name, "--"):
			st.setVariable(p)
		case p.name == "color" || p.name == "font-size" || p.name == "font":
			st.set(p, &above)
		}
	}
	for _, p := range n.props {
		if p.name != "color" && p.name != "font-size" && p.name != "font" {
			st.set(p, &above)
		}
	}
	return st
}

// setVariable takes up a property of the author's own. Those above are left as they are.
func (st *style) setVariable(p property) {
	if len(st.vars) >= 200 || len(p.value) > 1000 {
		return
	}
	vars := make(map[string]string, len(st.vars)+1)
	for k, v := range st.vars {
		vars[k] = v
	}
	vars[p.name] = p.value
	st.vars = vars
}

// resolve puts in what var(--name, otherwise) stands for.
func (st *style) resolve(value string) string {
	for range 20 {
		at := strings.Index(value, "var(")
		if at < 0 || len(value) > 4000 {
			return value
		}
		depth, end := 0, -1
		for i := at + 3; i < len(value) && end < 0; i++ {
			switch value[i] {
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					end = i
				}
			}
		}
		if end < 0 {
			return value
		}
		name, otherwise, _ := strings.Cut(value[at+4:end], ",")
		found, ok := st.vars[strings.TrimSpace(name)]
		if !ok {
			found = strings.TrimSpace(otherwise)
		}
		value = value[:at] + found + value[end+1:]
	}
	return value
}

// set takes up one property. What it can't make out leaves what was.
func (st *style) set(p property, above *style) {
	value := st.resolve(p.value)
	if value == "inherit" {
		st.inherit(p.name, above)
		return
	}
	num := func(to *float64, whole float64) {
		if v, ok := length(value, whole, st.font.size); ok {
			*to = v
		}
	}
	part := func(to *float64) {
		if v, ok := share(value); ok {
			*to = v
		}
	}
	switch p.name {
	case "color":
		if c, ok := parseColour(value, above.colour); ok {
			st.colour = c
		}
	case "fill":
		st.fill = st.context(value, parsePaint(value, st.colour, st.fill))
	case "stroke":
		st.stroke = st.context(value, parsePaint(value, st.colour, st.stroke))
	case "fill-opacity":
		part(&st.fillOpacity)
	case "stroke-opacity":
		part(&st.lineOpacity)
	case "opacity":
		part(&st.opacity)
	case "fill-rule":
		st.evenOdd = value == "evenodd"
	case "clip-rule":
		st.clipEvenOdd = value == "evenodd"
	case "stroke-width":
		num(&st.width, 100)
	case "stroke-linecap":
		st.cap = value
	case "stroke-linejoin":
		st.join = value
	case "stroke-miterlimit":
		num(&st.miter, 1)
	case "stroke-dasharray":
		st.dash = numbers(value, 64)
	case "stroke-dashoffset":
		num(&st.dashStart, 100)
	case "visibility":
		st.hidden = value == "hidden" || value == "collapse"
	case "display":
		st.none = value == "none"
	case "paint-order":
		st.strokeFirst = strings.HasPrefix(value, "stroke") || strings.HasPrefix(value, "markers stroke")
	case "marker":
		id := urlID(value)
		st.markers = [3]string{id, id, id}
	case "marker-start":
		st.markers[0] = urlID(value)
	case "marker-mid":
		st.markers[1] = urlID(value)
	case "marker-end":
		st.markers[2] = urlID(value)
	case "transform":
		st.transform = value
	case "transform-origin":
		st.origin = value
	case "clip-path":
		st.clipPath = urlID(value)
	case "mask":
		st.mask = urlID(value)
	case "mask-type":
		st.maskAlpha = value == "alpha"
	case "filter":
		st.filter = urlID(value)
		if st.filter == "" && value != "none" {
			st.filter = value
		}
	case "mix-blend-mode":
		st.blend = strings.TrimSpace(strings.TrimPrefix(value, "normal"))
	case "overflow":
		st.overflow = value
	case "vector-effect":
		st.fixedStroke = value == "non-scaling-stroke"
	case "stop-color":
		if c, ok := parseColour(value, st.colour); ok {
			st.stopColour = c
		}
	case "stop-opacity":
		part(&st.stopOpacity)
	default:
		st.setType(p.name, value, above)
	}
}

// inherit takes a property from the element around.
func (st *style) inherit(name string, above *style) {
	switch name {
	case "fill":
		st.fill = above.fill
	case "stroke":
		st.stroke = above.stroke
	case "opacity":
		st.opacity = above.opacity
	}
}

// setType takes up a property of text.
func (st *style) setType(name, value string, above *style) {
	switch name {
	case "font-family":
		st.font.family = value
	case "font-size":
		switch value {
		case "small":
			st.font.size = 13
		case "medium":
			st.font.size = 16
		case "large":
			st.font.size = 18
		case "larger":
			st.font.size = above.font.size * 1.2
		case "smaller":
			st.font.size = above.font.size / 1.2
		default:
			if v, ok := length(value, above.font.size, above.font.size); ok && v >= 0 {
				st.font.size = min(v, 10_000)
			}
		}
	case "font-weight":
		switch value {
		case "normal":
			st.font.bold = 400
		case "bold", "bolder":
			st.font.bold = 700
		case "lighter":
			st.font.bold = 400
		default:
			if v, _, ok := number(value); ok {
				st.font.bold = int(v)
			}
		}
	case "font-style":
		st.font.italic = strings.HasPrefix(value, "italic") || strings.HasPrefix(value, "oblique")
	case "font":
		st.setFont(value, above)
	case "text-anchor":
		st.anchor = value
	case "dominant-baseline", "alignment-baseline":
		st.baseline = value
	case "baseline-shift":
		switch value {
		case "super":
			st.shift = st.font.size * 0.4
		case "sub":
			st.shift = -st.font.size * 0.2
		default:
			if v, ok := length(value, st.font.size, st.font.size); ok {
				st.shift = v
			}
		}
	case "letter-spacing":
		st.spacing = 0
		if v, ok := length(value, st.font.size, st.font.size); ok {
			st.spacing = v
		}
	case "text-decoration", "text-decoration-line":
		st.decoration = value
	case "white-space":
		st.keep = strings.HasPrefix(value, "pre") || value == "break-spaces"
	case "xml:space":
		st.keep = value == "preserve"
	}
}

// setFont reads the property that says all of a font: "italic bold 12px Helvetica".
func (st *style) setFont(value string, above *style) {
	for value != "" {
		word, rest, _ := strings.Cut(strings.TrimSpace(value), " ")
		if v, _, ok := number(word); ok && (v < 100 || strings.Trim(word, "0123456789") != "") {
			size, _, _ := strings.Cut(word, "/")
			st.setType("font-size", size, above)
			st.font.family = rest
			return
		}
		switch word {
		case "italic", "oblique":
			st.font.italic = true
		case "bold", "bolder", "500", "600", "700", "800", "900":
			st.setType("font-weight", word, above)
		}
		value = rest
	}
}

// context gives what context-fill and context-stroke stand for in a mark.
func (st *style) context(value string, otherwise paint) paint {
	switch {
	case st.marked == nil:
	case value == "context-fill":
		return st.marked[0]
	case value == "context-stroke":
		return st.marked[1]
	}
	return otherwise
}

// parsePaint reads a colour or what serves one, such as "url(#a) red".
func parsePaint(value string, current color.NRGBA, was paint) paint {
	value = strings.TrimSpace(value)
	switch {
	case value == "none":
		return paint{none: true}
	case strings.HasPrefix(value, "url("):
		id := urlID(value)
		_, after, _ := strings.Cut(value, ")")
		if c, ok := parseColour(after, current); ok {
			return paint{id: id, colour: c}
		}
		return paint{id: id}
	}
	if c, ok := parseColour(value, current); ok {
		return paint{colour: c}
	}
	return was
}

// urlID gives the id of url(#id), "" for anything else.
func urlID(value string) string {
	inside, ok := strings.CutPrefix(strings.TrimSpace(value), "url(")
	if !ok {
		return ""
	}
	inside, _, _ = strings.Cut(inside, ")")
	id, ok := strings.CutPrefix(strings.Trim(strings.TrimSpace(inside), `"'`), "#")
	if !ok {
		return ""
	}
	return id
}
