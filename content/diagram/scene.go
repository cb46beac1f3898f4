package diagram

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// The sizes of text in the scene's units, which are pixels at a text size of 100 %.
const (
	nodeSize  = 14.0
	edgeSize  = 13.0
	titleSize = 16.0
	leading   = 1.35
)

// Scene is a diagram laid out: what is drawn, from back to front, and the parts that the keys go to.
type Scene struct {
	Width, Height float64
	Shapes        []Shape
	Texts         []Text // over all shapes
	Parts         []Part // in the order in which they are read
}

// Shape is a line or an area.
type Shape struct {
	Path   Path
	Fill   Paint // the zero Paint draws nothing
	Stroke Paint
	Width  float64 // of the stroke
	Dashed bool
}

// Text is one line of words.
type Text struct {
	Box     // as wide as the words
	Text    string
	At      int // as a [Line] has it
	Size    float64
	Bold    bool
	Italic  bool
	Paint   Paint
	Part    int  // of the scene, that it is on; -1 for none
	Leading bool // begins where the box does, rather than standing in its middle
}

// Box is where something stands.
type Box struct{ X, Y, W, H float64 }

// Middle gives the middle of a box.
func (b Box) Middle() Point { return Point{b.X + b.W/2, b.Y + b.H/2} }

// Holds tells whether a point lies in a box.
func (b Box) Holds(p Point) bool { return p.X >= b.X && p.Y >= b.Y && p.X <= b.X+b.W && p.Y <= b.Y+b.H }

func (b Box) grown(d float64) Box { return Box{b.X - d, b.Y - d, b.W + 2*d, b.H + 2*d} }

// union gives the box around two.
func (b Box) union(o Box) Box {
	x, y := min(b.X, o.X), min(b.Y, o.Y)
	return Box{x, y, max(b.X+b.W, o.X+o.W) - x, max(b.Y+b.H, o.Y+o.H) - y}
}

// Part is a part of a diagram that can be gone to, such as a box.
type Part struct {
	Box
	Name    string   // what stands on it
	Leads   []string // the names of what it leads to, with what stands on the way
	Link    string   // where it leads when it is opened; "" for nowhere
	Tooltip string
}

// Draw lays a diagram out. It is not for the goroutine that draws a window: a large flowchart takes a second.
// The error is a *[Fault], or ctx's.
func Draw(ctx context.Context, d Diagram, measure Measure) (*Scene, error) {
	p := &painter{measure: measure, scene: &Scene{}}
	if err := d.draw(ctx, p); err != nil {
		var f *Fault
		if errors.As(err, &f) || ctx.Err() != nil {
			return nil, err
		}
		return nil, &Fault{Why: TooLarge, What: catalogue.Say("the diagram can't be laid out (%v); divide it into several", err)}
	}
	p.finish(d.Head().Title)
	return p.scene, nil
}

// painter puts a scene together.
type painter struct {
	measure Measure
	scene   *Scene
}

const margin = 8

// finish puts the title over what was drawn and moves all of it so that it begins at the margin.
func (p *painter) finish(title Label) {
	s := p.scene
	all, some := Box{}, false
	grow := func(b Box) {
		if some {
			all = all.union(b)
		} else {
			all, some = b, true
		}
	}
	for _, shape := range s.Shapes {
		if b, ok := shape.Path.bounds(); ok {
			grow(b.grown(shape.Width / 2))
		}
	}
	for _, t := range s.Texts {
		grow(t.Box)
	}
	if !title.Empty() {
		lines := title.wrapped(p.measure, titleSize, max(all.W, 360), true)
		high := float64(len(lines))*titleSize*leading + 12
		w, _ := p.extent(lines, titleSize, true)
		box := Box{all.X + all.W/2 - w/2, all.Y - high, w, high - 12}
		p.text(lines, box, titleSize, true, ink, -1)
		grow(box)
	}
	dx, dy := margin-all.X, margin-all.Y
	for i := range s.Shapes {
		s.Shapes[i].Path = s.Shapes[i].Path.moved(dx, dy)
	}
	for i := range s.Texts {
		s.Texts[i].X, s.Texts[i].Y = s.Texts[i].X+dx, s.Texts[i].Y+dy
	}
	for i := range s.Parts {
		s.Parts[i].X, s.Parts[i].Y = s.Parts[i].X+dx, s.Parts[i].Y+dy
	}
	s.Width, s.Height = all.W+2*margin, all.H+2*margin
}

func (p *painter) shape(path Path, fill, stroke Paint, width float64) {
	p.scene.Shapes = append(p.scene.Shapes, Shape{Path: path, Fill: fill, Stroke: stroke, Width: width})
}

func (p *painter) dashed(path Path, stroke Paint, width float64) {
	p.scene.Shapes = append(p.scene.Shapes, Shape{Path: path, Stroke: stroke, Width: width, Dashed: true})
}

// part makes something a part and gives its index. A link that may not be followed is left out.
func (p *painter) part(part Part) int {
	if !markup.Unsafe(part.Link).Empty() {
		part.Link = ""
	}
	p.scene.Parts = append(p.scene.Parts, part)
	return len(p.scene.Parts) - 1
}

// extent gives how much room lines take.
func (p *painter) extent(lines Label, size float64, bold bool) (w, h float64) {
	for _, l := range lines {
		w = max(w, p.measure(l.Text, size, bold || l.Bold))
	}
	return w, float64(len(lines)) * size * leading
}

// text sets lines in the middle of a box.
func (p *painter) text(lines Label, in Box, size float64, bold bool, paint Paint, part int) {
	high := size * leading
	y := in.Y + (in.H-high*float64(len(lines)))/2
	for _, l := range lines {
		w := p.measure(l.Text, size, bold || l.Bold)
		p.line(l, Box{in.X + (in.W-w)/2, y, w, high}, size, bold, paint, part)
		y += high
	}
}

// textLeft sets lines from the top left of a box on.
func (p *painter) textLeft(lines Label, x, y, size float64, bold bool, paint Paint, part int) {
	high := size * leading
	for _, l := range lines {
		p.line(l, Box{x, y, p.measure(l.Text, size, bold || l.Bold), high}, size, bold, paint, part)
		p.scene.Texts[len(p.scene.Texts)-1].Leading = true
		y += high
	}
}

func (p *painter) line(l Line, box Box, size float64, bold bool, paint Paint, part int) {
	if l.Muted && paint.Name == "ink" {
		paint = muted
	}
	p.scene.Texts = append(p.scene.Texts, Text{
		Box: box, Text: l.Text, At: l.At, Size: size, Bold: bold || l.Bold, Italic: l.Italic, Paint: paint, Part: part,
	})
}

// String gives the scene as lines of a master: every shape, text and part with its place, rounded.
func (s *Scene) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "scene %.0fx%.0f\n", s.Width, s.Height)
	for _, shape := range s.Shapes {
		dashed := ""
		if shape.Dashed {
			dashed = " dashed"
		}
		fmt.Fprintf(&b, "shape %s fill %s stroke %s %.2g%s\n", shape.Path, shape.Fill, shape.Stroke, shape.Width, dashed)
	}
	for _, t := range s.Texts {
		bold := ""
		if t.Bold {
			bold = " bold"
		}
		fmt.Fprintf(&b, "text %.0f,%.0f %.0fx%.0f %.3g%s %s %q at %d part %d\n", t.X, t.Y, t.W, t.H, t.Size, bold, t.Paint, t.Text, t.At, t.Part)
	}
	for _, p := range s.Parts {
		fmt.Fprintf(&b, "part %.0f,%.0f %.0fx%.0f %q", p.X, p.Y, p.W, p.H, p.Name)
		if len(p.Leads) > 0 {
			fmt.Fprintf(&b, " to %q", p.Leads)
		}
		if p.Link != "" {
			fmt.Fprintf(&b, " link %s", p.Link)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
