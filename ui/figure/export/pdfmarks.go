package export

import (
	"image/color"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"fyne.io/fyne/v2"

	"stagecraft/ui/figure/drawing"
)

// pageContext draws marks on a page of a PDF: translated and scaled.
type pageContext struct {
	doc   *fpdf.Fpdf
	fonts *fonts
	at    fyne.Position // in points
	scale float32       // points a unit of the marks
}

func (c *pageContext) x(v float32) float64 { return float64(c.at.X + v*c.scale) }
func (c *pageContext) y(v float32) float64 { return float64(c.at.Y + v*c.scale) }
func (c *pageContext) n(v float32) float64 { return float64(v * c.scale) }

func (c *pageContext) fill(with color.Color) {
	n := color.NRGBAModel.Convert(with).(color.NRGBA)
	c.doc.SetFillColor(int(n.R), int(n.G), int(n.B))
}

func (c *pageContext) draw(m drawing.Mark) {
	switch m := m.(type) {
	case drawing.Area:
		c.area(m)
	case drawing.Polyline:
		c.polyline(m)
	case drawing.TextLine:
		c.text(m)
	}
}

func (c *pageContext) area(a drawing.Area) {
	c.fill(a.Fill)
	if a.Corners != nil {
		var points []fpdf.PointType
		for _, corner := range a.Corners {
			points = append(points, fpdf.PointType{X: c.x(a.At.X + corner.X), Y: c.y(a.At.Y + corner.Y)})
		}
		c.doc.Polygon(points, "F")
		return
	}
	how := "F"
	if a.Border != nil {
		how = "FD"
		n := color.NRGBAModel.Convert(a.Border).(color.NRGBA)
		c.doc.SetDrawColor(int(n.R), int(n.G), int(n.B))
		c.doc.SetLineWidth(c.n(1))
	}
	x, y, w, h := c.x(a.At.X), c.y(a.At.Y), c.n(a.Size.Width), c.n(a.Size.Height)
	if a.Radius > 0 {
		c.doc.RoundedRect(x, y, w, h, c.n(a.Radius), "1234", how)
		return
	}
	c.doc.Rect(x, y, w, h, how)
}

func (c *pageContext) polyline(s drawing.Polyline) {
	n := color.NRGBAModel.Convert(s.Color).(color.NRGBA)
	c.doc.SetDrawColor(int(n.R), int(n.G), int(n.B))
	c.doc.SetLineWidth(c.n(s.Width))
	for i, at := range s.Shaft() {
		if i == 0 {
			c.doc.MoveTo(c.x(at.X), c.y(at.Y))
		} else {
			c.doc.LineTo(c.x(at.X), c.y(at.Y))
		}
	}
	c.doc.DrawPath("D")
	if s.Arrow {
		c.area(s.Arrowhead())
	}
}

// text writes a line in the middle of its box, whose width was measured with
// the letters set closer, as windows do.
func (c *pageContext) text(l drawing.TextLine) {
	font, style := c.fonts.of(l.Face)
	if font.formulas.any(l.Content) {
		n := color.NRGBAModel.Convert(l.Color).(color.NRGBA)
		ink := [3]int{int(n.R), int(n.G), int(n.B)}
		c.doc.SetTextColor(ink[0], ink[1], ink[2])
		font.formulas.write(c.doc, font, style, l.Content, float32(c.x(l.At.X)), float32(c.y(l.At.Y+l.Size.Height/2+l.TextSize*0.36)), float32(c.n(l.TextSize)), ink)
		return
	}
	text := font.Encode(l.Content)
	if strings.TrimSpace(text) == "" {
		return
	}
	n := color.NRGBAModel.Convert(l.Color).(color.NRGBA)
	c.doc.SetTextColor(int(n.R), int(n.G), int(n.B))
	size := c.n(l.TextSize)
	wide, room := font.Width(l.Content, size), c.n(l.Size.Width)
	if wide > room*1.06 {
		size *= room * 1.06 / wide
		wide = room * 1.06
	}
	c.doc.SetFont(family, style, size)
	c.doc.Text(c.x(l.At.X)+(room-wide)/2, c.y(l.At.Y+l.Size.Height/2+l.TextSize*0.36), text)
}
