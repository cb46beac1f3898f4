package formula

import (
	"strconv"
)

// rect is an upright rectangle.
type rect struct{ left, bottom, right, top float32 }

// clipped gives the part of a path, moved by a matrix, that lies within a rectangle. The long pieces of
// braces and roots are drawn so: a short piece, stretched, of which the middle shows.
func clipped(p Path, m [6]float32, within rect) (Path, error) {
	f := flattener{matrix: m}
	if err := p.Draw(&f); err != nil {
		return "", err
	}
	f.ClosePath()
	var out []byte
	for _, shape := range f.shapes {
		shape = cutAt(shape, func(p point) float32 { return p.x - within.left })
		shape = cutAt(shape, func(p point) float32 { return within.right - p.x })
		shape = cutAt(shape, func(p point) float32 { return p.y - within.bottom })
		shape = cutAt(shape, func(p point) float32 { return within.top - p.y })
		if len(shape) < 3 {
			continue
		}
		for i, p := range shape {
			if i == 0 {
				out = append(out, 'M')
			} else {
				out = append(out, 'L')
			}
			out = strconv.AppendFloat(out, float64(p.x), 'f', -1, 32)
			out = append(out, ' ')
			out = strconv.AppendFloat(out, float64(p.y), 'f', -1, 32)
		}
		out = append(out, 'Z')
	}
	return Path(out), nil
}

type point struct{ x, y float32 }

// cutAt gives the part of a shape that lies where inside isn't negative (Sutherland and Hodgman).
func cutAt(shape []point, inside func(point) float32) []point {
	var out []point
	for i, to := range shape {
		from := shape[(i+len(shape)-1)%len(shape)]
		a, b := inside(from), inside(to)
		if (a < 0) != (b < 0) {
			t := a / (a - b)
			out = append(out, point{from.x + t*(to.x-from.x), from.y + t*(to.y-from.y)})
		}
		if b >= 0 {
			out = append(out, to)
		}
	}
	return out
}

// flattener makes of a path shapes with straight edges.
type flattener struct {
	matrix [6]float32
	shapes [][]point
	now    []point
	at     point // before the matrix
}

func (f *flattener) add(x, y float32) {
	f.at = point{x, y}
	x, y = apply(f.matrix, x, y)
	f.now = append(f.now, point{x, y})
}

func (f *flattener) MoveTo(x, y float32) {
	f.ClosePath()
	f.add(x, y)
}

func (f *flattener) LineTo(x, y float32) { f.add(x, y) }

// curveParts is into how many straight edges a curve is divided.
const curveParts = 8

func (f *flattener) QuadTo(bx, by, cx, cy float32) {
	a := f.at
	for i := 1; i <= curveParts; i++ {
		t := float32(i) / curveParts
		u := 1 - t
		f.add(u*u*a.x+2*u*t*bx+t*t*cx, u*u*a.y+2*u*t*by+t*t*cy)
	}
}

func (f *flattener) CubeTo(bx, by, cx, cy, dx, dy float32) {
	a := f.at
	for i := 1; i <= curveParts; i++ {
		t := float32(i) / curveParts
		u := 1 - t
		f.add(u*u*u*a.x+3*u*u*t*bx+3*u*t*t*cx+t*t*t*dx, u*u*u*a.y+3*u*u*t*by+3*u*t*t*cy+t*t*t*dy)
	}
}

func (f *flattener) ClosePath() {
	if len(f.now) > 0 {
		f.shapes = append(f.shapes, f.now)
		f.now = nil
	}
}
