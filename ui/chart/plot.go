package chart

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"fyne.io/fyne/v2"
	"golang.org/x/image/vector"

	"stagecraft/ui/theme"
)

// pen draws on a picture in its pixels, of which there are so many to a length of the
// window's.
type pen struct {
	*image.RGBA
	scale float32
}

// draw draws the bars and lines at a size in pixels, as one picture: where OpenGL is drawn
// by software, each thing drawn by itself costs.
func (c *Chart) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	size := c.Size()
	if w == 0 || h == 0 || size.Width < 40 || size.Height < 20 {
		return img
	}
	p := &pen{img, float32(w) / size.Width}
	if c.figure.Across {
		c.drawAcross(p, size)
	} else {
		c.drawUp(p, size)
	}
	return img
}

// drawAcross draws bars that lie, of the first series, each over a track.
func (c *Chart) drawAcross(p *pen, size fyne.Size) {
	f := c.figure
	from, to := c.lying(size)
	s, most := &f.Series[0], f.most()
	for row := range f.drawn() {
		y := float32(row)*rowHeight() + rowHeight()/2 - 3
		p.bar(from, y, to-from, 6, 3, theme.Color(theme.Track), solid)
		if v := s.Values[row]; v > 0 && most > 0 {
			p.bar(from, y, max((to-from)*float32(min(v/most, 1)), 6), 6, 3, theme.Color(s.Color), solid)
		}
	}
}

// drawUp draws bars that stand, and lines.
func (c *Chart) drawUp(p *pen, size fyne.Size) {
	f := c.figure
	plot, room := c.plot(size)
	axis := f.axis()
	last := axis[len(axis)-1]
	y := func(v float64) float32 {
		part := (last - max(v, f.Least)) / (last - f.Least)
		return plot.Y + room.Height*float32(part)
	}
	for i, v := range axis {
		shade := theme.Line
		if i == 0 {
			shade = theme.Edge
		}
		p.bar(plot.X, floor(y(v)), room.Width, 1, 0, theme.Color(shade), solid)
	}
	base := make([]float64, f.drawn())
	for i := range base {
		base[i] = f.Least
	}
	stacked := 0
	for i := range f.Series {
		s := &f.Series[i]
		if s.Mark != Bars {
			continue
		}
		for row := range f.drawn() {
			v := s.Values[row]
			if math.IsNaN(v) || v <= 0 {
				continue
			}
			at, band := c.band(row, size)
			gap := min(max(floor(band.Width*0.22), 1), theme.Size(6))
			top, foot := floor(y(base[row]+v)), floor(y(base[row]))
			if base[row] == f.Least {
				top = min(top, foot-2) // little is something all the same
			}
			wide := min(max(band.Width-gap, 1), theme.Size(56))
			p.bar(at.X+floor((band.Width-wide)/2), top, wide, foot-top, min(2, (foot-top)/2), theme.Color(s.Color), pattern(stacked))
			base[row] += v
		}
		stacked++
	}
	for i := range f.Series {
		if s := &f.Series[i]; s.Mark == Line || s.Mark == Dashed {
			c.drawLine(p, s, size, y)
		}
	}
}

// drawLine draws a line through the values of a series: with a dot at each where it is drawn through.
func (c *Chart) drawLine(p *pen, s *Series, size fyne.Size, y func(float64) float32) {
	ink := theme.Color(s.Color)
	middle := func(row int) float32 {
		at, band := c.band(row, size)
		return at.X + band.Width/2
	}
	before := -1
	for row := range c.figure.drawn() {
		if math.IsNaN(s.Values[row]) {
			continue
		}
		x, at := middle(row), y(s.Values[row])
		if before >= 0 {
			from, above := middle(before), y(s.Values[before])
			if s.Mark == Dashed {
				p.dashes(from, above, x, at, ink)
			} else {
				p.line(from, above, x, at, 2, ink)
			}
		} else if s.Mark == Dashed {
			p.line(x-4, at, x+4, at, 1.5, ink)
		}
		if s.Mark == Line {
			p.bar(x-2.5, at-2.5, 5, 5, 2.5, ink, solid)
		}
		before = row
	}
}

// pattern is how bars that stand on each other are told apart without their colours.
type pattern int

const (
	solid pattern = iota
	hatched
	outlined
	dotted
	patterns
)

// holds tells whether a pattern fills a pixel, of a bar of a size.
func (pat pattern) holds(x, y, w, h, scale int) bool {
	switch pat % patterns {
	case hatched:
		return (x+y)/(2*scale)%2 == 0
	case outlined:
		edge := max(scale, 1)
		return x < edge || y < edge || x >= w-edge || y >= h-edge
	case dotted:
		return x/(2*scale)%2 == 0 && y/(2*scale)%2 == 0
	}
	return true
}

// bar fills a rectangle with round corners, in a pattern.
func (p *pen) bar(x, y, w, h, radius float32, fill color.Color, pat pattern) {
	x, y, w, h, radius = x*p.scale, y*p.scale, w*p.scale, h*p.scale, radius*p.scale
	wide, high := int(math.Ceil(float64(w))), int(math.Ceil(float64(h)))
	if wide <= 0 || high <= 0 {
		return
	}
	left, top := int(math.Floor(float64(x))), int(math.Floor(float64(y)))
	dx, dy := x-float32(left), y-float32(top)
	mask := image.NewAlpha(image.Rect(0, 0, wide+1, high+1))
	v := vector.NewRasterizer(wide+1, high+1)
	const bow = 0.4477 // of a curve that is a quarter of a circle, from its corner
	r, b := min(radius, w/2, h/2), min(radius, w/2, h/2)*bow
	v.MoveTo(dx+r, dy)
	v.LineTo(dx+w-r, dy)
	v.CubeTo(dx+w-b, dy, dx+w, dy+b, dx+w, dy+r)
	v.LineTo(dx+w, dy+h-r)
	v.CubeTo(dx+w, dy+h-b, dx+w-b, dy+h, dx+w-r, dy+h)
	v.LineTo(dx+r, dy+h)
	v.CubeTo(dx+b, dy+h, dx, dy+h-b, dx, dy+h-r)
	v.LineTo(dx, dy+r)
	v.CubeTo(dx, dy+b, dx+b, dy, dx+r, dy)
	v.ClosePath()
	v.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	if pat%patterns != solid {
		scale := max(int(p.scale+0.5), 1)
		for py := range high + 1 {
			for px := range wide + 1 {
				if !pat.holds(px, py, wide, high, scale) {
					mask.Pix[py*mask.Stride+px] /= 5 // the colour stays to be seen
				}
			}
		}
	}
	draw.DrawMask(p.RGBA, mask.Rect.Add(image.Pt(left, top)), image.NewUniform(fill), image.Point{}, mask, image.Point{}, draw.Over)
}

// line draws a straight line.
func (p *pen) line(x1, y1, x2, y2, width float32, ink color.Color) {
	x1, y1, x2, y2, width = x1*p.scale, y1*p.scale, x2*p.scale, y2*p.scale, width*p.scale
	length := float32(math.Hypot(float64(x2-x1), float64(y2-y1)))
	if length == 0 {
		return
	}
	left, top := int(min(x1, x2)-width)-1, int(min(y1, y2)-width)-1
	box := image.Rect(left, top, int(max(x1, x2)+width)+2, int(max(y1, y2)+width)+2)
	v := vector.NewRasterizer(box.Dx(), box.Dy())
	dx, dy := -(y2-y1)/length*width/2, (x2-x1)/length*width/2
	ox, oy := float32(left), float32(top)
	v.MoveTo(x1+dx-ox, y1+dy-oy)
	v.LineTo(x2+dx-ox, y2+dy-oy)
	v.LineTo(x2-dx-ox, y2-dy-oy)
	v.LineTo(x1-dx-ox, y1-dy-oy)
	v.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, box.Dx(), box.Dy()))
	v.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	draw.DrawMask(p.RGBA, box, image.NewUniform(ink), image.Point{}, mask, image.Point{}, draw.Over)
}

// dashes draws a line of dashes.
func (p *pen) dashes(x1, y1, x2, y2 float32, ink color.Color) {
	const dash = 4
	length := float32(math.Hypot(float64(x2-x1), float64(y2-y1)))
	for from := float32(0); from < length; from += 2 * dash {
		to := min(from+dash, length)
		p.line(x1+(x2-x1)*from/length, y1+(y2-y1)*from/length, x1+(x2-x1)*to/length, y1+(y2-y1)*to/length, 1.5, ink)
	}
}
