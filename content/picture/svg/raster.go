package svg

import (
	"image"
	"math"
)

// raster works out how much of each pixel an area covers, exactly: each line adds to
// the pixels that it passes what it covers of them, and a row's sums from the left are
// how often they are gone around.
type raster struct {
	cells []float32 // a row is one longer than the box is wide
	box   image.Rectangle
	cover []uint8
}

// far is how far from the picture a point may lie, in pixels.
const far = 1e6

// begin clears the raster for a box.
func (r *raster) begin(b image.Rectangle) {
	r.box = b
	w, h := b.Dx()+2, b.Dy()
	if cap(r.cells) < w*h {
		r.cells = make([]float32, w*h)
	}
	r.cells = r.cells[:w*h]
	clear(r.cells)
}

// line adds a line between two points of the picture.
func (r *raster) line(p, q point) {
	p.x, p.y, q.x, q.y = p.x-float64(r.box.Min.X), p.y-float64(r.box.Min.Y), q.x-float64(r.box.Min.X), q.y-float64(r.box.Min.Y)
	if p.y == q.y {
		return
	}
	sign := float32(1)
	if p.y > q.y {
		p, q, sign = q, p, -1
	}
	w, h := float64(r.box.Dx()), float64(r.box.Dy())
	if q.y <= 0 || p.y >= h {
		return
	}
	slope := (q.x - p.x) / (q.y - p.y)
	if p.y < 0 {
		p = point{p.x - p.y*slope, 0}
	}
	if q.y > h {
		q = point{p.x + (h-p.y)*slope, h}
	}
	// Parts to the left of the box count as on its edge, those to the right for nothing.
	r.within(p, q, slope, w, sign)
}

// within splits a line where it leaves the box to the sides.
func (r *raster) within(p, q point, slope, w float64, sign float32) {
	cut := func(x float64) float64 { return p.y + (x-p.x)/slope }
	ys := [4]float64{p.y, q.y, q.y, q.y}
	n := 1
	if slope != 0 {
		a, b := cut(0), cut(w)
		if a > b {
			a, b = b, a
		}
		for _, y := range [2]float64{a, b} {
			if y > ys[n-1] && y < q.y {
				ys[n] = y
				n++
			}
		}
	}
	ys[n] = q.y
	for i := range n {
		y0, y1 := ys[i], ys[i+1]
		if y1 <= y0 {
			continue
		}
		x0, x1 := p.x+(y0-p.y)*slope, p.x+(y1-p.y)*slope
		switch mid := (x0 + x1) / 2; {
		case mid >= w:
		case mid <= 0:
			r.rows(point{0, y0}, point{0, y1}, sign)
		default:
			r.rows(point{min(max(x0, 0), w), y0}, point{min(max(x1, 0), w), y1}, sign)
		}
	}
}

// rows adds a line that lies in the box, row by row.
func (r *raster) rows(p, q point, sign float32) {
	stride := r.box.Dx() + 2
	slope := (q.x - p.x) / (q.y - p.y)
	x := p.x
	for y := int(p.y); y < r.box.Dy() && float64(y) < q.y; y++ {
		top, low := max(float64(y), p.y), min(float64(y+1), q.y)
		next := x + (low-top)*slope
		next = min(max(next, 0), float64(r.box.Dx()))
		d := float32(low-top) * sign
		x0, x1 := x, next
		x = next
		if x0 > x1 {
			x0, x1 = x1, x0
		}
		row := r.cells[y*stride : (y+1)*stride]
		left := int(x0)
		if right := int(math.Ceil(x1)); right <= left+1 {
			m := float32((x0+x1)/2 - float64(left))
			row[left] += d - d*m
			row[left+1] += d * m
		} else {
			s := float32(1 / (x1 - x0))
			x0f := float32(x0 - float64(left))
			a0 := 0.5 * s * (1 - x0f) * (1 - x0f)
			x1f := float32(x1 - float64(right) + 1)
			am := 0.5 * s * x1f * x1f
			row[left] += d * a0
			if right == left+2 {
				row[left+1] += d * (1 - a0 - am)
			} else {
				a1 := s * (1.5 - x0f)
				row[left+1] += d * (a1 - a0)
				for i := left + 2; i < right-1; i++ {
					row[i] += d * s
				}
				a2 := a1 + float32(right-left-3)*s
				row[right-1] += d * (1 - a2 - am)
			}
			row[right] += d * am
		}
	}
}

// row gives how much of each pixel of a row is covered, of 255.
func (r *raster) row(y int, evenOdd bool) []uint8 {
	w := r.box.Dx()
	if cap(r.cover) < w {
		r.cover = make([]uint8, w)
	}
	out := r.cover[:w]
	cells := r.cells[y*(w+2):]
	var sum float32
	for i := range out {
		sum += cells[i]
		v := sum
		if v < 0 {
			v = -v
		}
		if evenOdd {
			v -= 2 * float32(math.Floor(float64(v/2)))
			if v > 1 {
				v = 2 - v
			}
		} else if v > 1 {
			v = 1
		}
		out[i] = uint8(v*255 + 0.5)
	}
	return out
}
