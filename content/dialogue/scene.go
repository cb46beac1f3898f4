package dialogue

import (
	"math"

	"stagecraft/content/diagram"
	"stagecraft/content/markup"
)

// Letters on the map, in pixels at a text size of 100 %.
const (
	titleSize  = 13.0
	belowSize  = 11.0
	lineHigh   = 16.0
	boxRadius  = 10.0
	arrowSize  = 7.0
	arrowWidth = 1.4
)

// Scene lays the map of [Dialogue.WriteSVG] out for the screen, where its colours are those
// of the theme. Each moment is a part, which names the replies that lead on from it.
func (d *Dialogue) Scene(measure diagram.Measure) *diagram.Scene {
	m := d.layers()
	width, height := m.size()
	s := &diagram.Scene{Width: float64(width), Height: float64(height)}
	for _, at := range d.Moments {
		for n, r := range at.Replies {
			if d.Moment(r.To) != nil {
				m.lead(s, at, n, r)
			}
		}
	}
	for _, at := range d.Moments {
		m.moment(s, at, measure)
	}
	return s
}

// lead draws a reply: its curve, and a head at the end of it.
func (m *layered) lead(s *diagram.Scene, at *Moment, n int, r *Reply) {
	w := m.way(at, n, r)
	paint := diagram.Paint{Name: r.tint()}
	s.Shapes = append(s.Shapes, diagram.Shape{
		Path: diagram.Path{
			{Verb: diagram.Move, Points: [3]diagram.Point{w[0]}},
			{Verb: diagram.Curve, Points: [3]diagram.Point{w[1], w[2], w[3]}},
		},
		Stroke: paint, Width: arrowWidth, Dashed: r.asks() != "",
	})
	dx, dy := w[3].X-w[2].X, w[3].Y-w[2].Y
	if long := math.Hypot(dx, dy); long > 0 {
		dx, dy = dx/long*arrowSize, dy/long*arrowSize
	}
	s.Shapes = append(s.Shapes, diagram.Shape{Fill: paint, Path: diagram.Path{
		{Verb: diagram.Move, Points: [3]diagram.Point{w[3]}},
		{Verb: diagram.LineTo, Points: [3]diagram.Point{{X: w[3].X - dx - dy/2, Y: w[3].Y - dy + dx/2}}},
		{Verb: diagram.LineTo, Points: [3]diagram.Point{{X: w[3].X - dx + dy/2, Y: w[3].Y - dy - dx/2}}},
		{Verb: diagram.Close},
	}})
}

// moment draws a moment.
func (m *layered) moment(s *diagram.Scene, at *Moment, measure diagram.Measure) {
	b, l := m.frame(at), m.look(at)
	s.Shapes = append(s.Shapes, diagram.Shape{
		Path: diagram.Rounded(b, boxRadius), Fill: diagram.Paint{Name: l.fill}, Stroke: diagram.Paint{Name: l.line}, Width: l.width,
	})
	part := diagram.Part{Box: b, Name: markup.Visible(at.Title)}
	if at.Ending != "" {
		part.Name += ", " + l.below
	}
	for _, r := range at.Replies {
		part.Leads = append(part.Leads, r.says())
	}
	s.Parts = append(s.Parts, part)
	line := func(text string, y, size float64, bold bool, paint string) {
		s.Texts = append(s.Texts, diagram.Text{
			Box:  diagram.Box{X: b.X + boxInset, Y: y, W: measure(text, size, bold), H: lineHigh},
			Text: text, At: -1, Size: size, Bold: bold, Paint: diagram.Paint{Name: paint}, Part: -1, Leading: true,
		})
	}
	fits := func(size float64, bold bool) func(string) bool {
		return func(text string) bool { return measure(text, size, bold) <= boxWidth-2*boxInset }
	}
	for n, text := range twoLines(at.Title, fits(titleSize, true)) {
		line(text, b.Y+8+float64(n)*lineHigh, titleSize, true, "ink")
	}
	line(fitted(l.below, fits(belowSize, false)), b.Y+b.H-8-lineHigh, belowSize, false, "muted")
}
