package diagram

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"

	"stagecraft/content/palette"
)

// Paint is a colour of a scene: one of the app's by its name, or one that the author chose, made to fit the theme.
// The zero Paint is none.
type Paint struct {
	Name  string  // as the style sheet of pages has it, such as primary-soft
	Share float64 // of it over the surface; 0 is all of it
	Own   *Own    // the author's, in place of a name
}

// Own is a colour that the author chose.
type Own struct {
	RGB uint32
	Use Use
	On  uint32 // of a text: what it stands on, as chosen
}

// Use is what a colour is for.
type Use int

// The uses.
const (
	ForFill Use = iota
	ForLine
	ForText // in RGB on a fill of On
	OnFill  // whatever is read best on a fill of On
	Behind  // under words and lines of any colour: laid thin
)

// The paints of the app's own.
var (
	ink         = Paint{Name: "ink"}
	muted       = Paint{Name: "muted"}
	surface     = Paint{Name: "surface"}
	edgeColour  = Paint{Name: "edge"}
	rule        = Paint{Name: "line"}
	primary     = Paint{Name: "primary"}
	primarySoft = Paint{Name: "primary-soft"}
	onStage     = Paint{Name: "on-stage"}
	noteFill    = Paint{Name: "warning-soft"}
	noteEdge    = Paint{Name: "warning", Share: 0.45}
	softEdge    = Paint{Name: "primary", Share: 0.55}
)

// None tells whether there is nothing to draw.
func (p Paint) None() bool { return p.Name == "" && p.Own == nil }

// String gives the paint as masters have it.
func (p Paint) String() string {
	switch {
	case p.Own != nil:
		return fmt.Sprintf("#%06X", p.Own.RGB)
	case p.Name == "":
		return "none"
	case p.Share > 0:
		return fmt.Sprintf("%s*%.2g", p.Name, p.Share)
	}
	return p.Name
}

// series gives the colour of a slice, a branch or a section of an index: those of the stages, then lighter ones.
func series(i int) Paint {
	names := []string{"stage-2", "stage-3", "stage-1", "stage-4", "warning", "danger"}
	share := 0.0
	if i/len(names)%2 == 1 {
		share = 0.6
	}
	return Paint{Name: names[i%len(names)], Share: share}
}

func (p Paint) soft(share float64) Paint {
	if p.Name != "" {
		p.Share = share
	}
	return p
}

// onSeries gives what is read on a colour of [series].
func onSeries(i int) Paint {
	if series(i).Share > 0 {
		return ink
	}
	return onStage
}

// In gives the author's colour as it is in a theme: fills are laid thinner over a dark surface, lines and words are
// moved until they can be seen.
func (o *Own) In(s palette.Scheme) uint32 {
	under, ink, on := palette.Surface.In(s), palette.Ink.In(s), palette.OnStage.In(s)
	fill := func(rgb uint32) uint32 {
		if s.Night() && palette.Contrast(rgb, under) > 3 {
			return palette.Mix(rgb, under, 0.4)
		}
		return rgb
	}
	best := func(under uint32) uint32 {
		c := ink
		if palette.Contrast(on, under) > palette.Contrast(c, under) {
			c = on
		}
		if palette.Contrast(c, under) < s.LeastText() {
			for _, end := range []uint32{0, 0xFFFFFF} {
				if palette.Contrast(end, under) > palette.Contrast(c, under) {
					c = end
				}
			}
		}
		return c
	}
	switch o.Use {
	case Behind:
		return palette.Mix(o.RGB, under, 0.22)
	case ForLine:
		return palette.Towards(o.RGB, ink, 2, under)
	case ForText:
		under := fill(o.On)
		if palette.Contrast(o.RGB, under) >= s.LeastText() {
			return o.RGB
		}
		return palette.Towards(o.RGB, best(under), s.LeastText(), under)
	case OnFill:
		return best(fill(o.On))
	}
	return fill(o.RGB)
}

// Style is what the author asked a box or an arrow to look like.
type Style struct {
	Fill, Stroke, Color *uint32
	Width               float64 // of the stroke; 0 for the usual
	Dashed, Bold        bool
}

// over gives a style with another laid over it.
func (s Style) over(o Style) Style {
	if o.Fill != nil {
		s.Fill = o.Fill
	}
	if o.Stroke != nil {
		s.Stroke = o.Stroke
	}
	if o.Color != nil {
		s.Color = o.Color
	}
	if o.Width > 0 {
		s.Width = o.Width
	}
	s.Dashed, s.Bold = s.Dashed || o.Dashed, s.Bold || o.Bold
	return s
}

// parseStyle reads declarations such as fill:#f9f,stroke:#333. What isn't known of them is left out: it changes
// nothing of what the diagram says.
func parseStyle(text string) Style {
	var s Style
	depth := 0
	for _, part := range strings.FieldsFunc(text, func(c rune) bool {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		}
		return depth == 0 && (c == ',' || c == ';')
	}) {
		key, value, ok := strings.Cut(part, ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(strings.ReplaceAll(value, "!important", ""))
		switch strings.TrimSpace(key) {
		case "fill", "background", "background-color":
			s.Fill = parseColour(value)
		case "stroke", "border-color":
			s.Stroke = parseColour(value)
		case "color":
			s.Color = parseColour(value)
		case "stroke-width":
			if w, err := strconv.ParseFloat(strings.TrimSuffix(value, "px"), 64); err == nil && w > 0 {
				s.Width = min(w, 8)
			}
		case "stroke-dasharray":
			s.Dashed = value != "0" && value != "none"
		case "font-weight":
			s.Bold = value == "bold" || value == "bolder" || value >= "600"
		}
	}
	return s
}

// parseColour reads a colour as CSS writes it; nil when it is none, or clear.
func parseColour(s string) *uint32 {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) == 9 && s[0] == '#' {
		s = s[:7]
	}
	if len(s) == 5 && s[0] == '#' {
		s = s[:4]
	}
	if v, err := palette.Parse(s); err == nil {
		return &v
	}
	if c, ok := colornames.Map[s]; ok {
		v := uint32(c.R)<<16 | uint32(c.G)<<8 | uint32(c.B)
		return &v
	}
	name, args, ok := strings.Cut(strings.TrimSuffix(s, ")"), "(")
	if !ok {
		return nil
	}
	var v [4]float64
	fields := strings.FieldsFunc(args, func(c rune) bool { return c == ',' || c == ' ' || c == '/' })
	if len(fields) < 3 || len(fields) > 4 {
		return nil
	}
	for i, f := range fields {
		n, err := strconv.ParseFloat(strings.TrimRight(f, "%deg"), 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return nil
		}
		v[i] = n
	}
	if len(fields) == 4 && v[3] == 0 {
		return nil
	}
	var rgb uint32
	switch name {
	case "rgb", "rgba":
		for i := range 3 {
			n := v[i]
			if strings.HasSuffix(fields[i], "%") {
				n *= 2.55
			}
			rgb = rgb<<8 | uint32(min(max(n, 0), 255))
		}
	case "hsl", "hsla":
		rgb = hsl(v[0], min(max(v[1], 0), 100)/100, min(max(v[2], 0), 100)/100)
	default:
		return nil
	}
	return &rgb
}

func hsl(h, s, l float64) uint32 {
	a := s * min(l, 1-l)
	channel := func(n float64) uint32 {
		k := math.Mod(math.Mod(n+h/30, 12)+12, 12)
		return uint32(math.Round(255 * (l - a*max(-1, min(k-3, 9-k, 1)))))
	}
	return channel(0)<<16 | channel(8)<<8 | channel(4)
}
