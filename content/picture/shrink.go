package picture

import (
	"image"
	"image/draw"
)

// shrinker makes a picture smaller as its rows come, so that never all of it
// need be in memory: each pixel of the result is the mean of those it stands for.
type shrinker struct {
	from  image.Point
	out   *image.RGBA
	sums  []uint32 // of the row of out that is being gathered, four a pixel
	many  []uint32 // pixels gathered in each column
	cells []int    // the column of out for each of the picture's
	y     int      // rows seen
	row   int      // of out
}

// shrunk gives the size of a picture that may have so many pixels across and
// down; it is never made larger.
func shrunk(size, within image.Point) image.Point {
	if size.X <= within.X && size.Y <= within.Y {
		return size
	}
	return fit(size, within)
}

// fit gives the largest size of that shape within a box.
func fit(size, within image.Point) image.Point {
	if size.X*within.Y > size.Y*within.X {
		return image.Pt(within.X, max(size.Y*within.X/size.X, 1))
	}
	return image.Pt(max(size.X*within.Y/size.Y, 1), within.Y)
}

func newShrinker(from, within image.Point) *shrinker {
	to := shrunk(from, within)
	s := &shrinker{
		from: from, out: image.NewRGBA(image.Rectangle{Max: to}),
		sums: make([]uint32, 4*to.X), many: make([]uint32, to.X), cells: make([]int, from.X),
	}
	for x := range s.cells {
		s.cells[x] = x * to.X / from.X
	}
	return s
}

// add takes the next row, of four bytes a pixel.
func (s *shrinker) add(pix []byte) {
	if row := s.y * s.out.Rect.Dy() / s.from.Y; row != s.row {
		s.flush()
		s.row = row
	}
	s.y++
	for x, cell := range s.cells {
		p, sum := pix[4*x:4*x+4:4*x+4], s.sums[4*cell:4*cell+4:4*cell+4]
		sum[0] += uint32(p[0])
		sum[1] += uint32(p[1])
		sum[2] += uint32(p[2])
		sum[3] += uint32(p[3])
		s.many[cell]++
	}
}

// flush writes the row that was gathered.
func (s *shrinker) flush() {
	to := s.out.Pix[s.row*s.out.Stride:]
	for x, n := range s.many {
		if n == 0 {
			continue
		}
		for c := range 4 {
			to[4*x+c] = byte((s.sums[4*x+c] + n/2) / n)
			s.sums[4*x+c] = 0
		}
		s.many[x] = 0
	}
}

// finish gives the result, once all rows were added.
func (s *shrinker) finish() *image.RGBA {
	s.flush()
	return s.out
}

// bandRows is how many rows are turned into colours at once.
const bandRows = 16

// shrink makes an image smaller. What frame doesn't cover of size stays clear.
func shrink(in image.Image, size, within image.Point) *image.RGBA {
	to := shrunk(size, within)
	if to == size {
		out := image.NewRGBA(image.Rectangle{Max: size})
		draw.Draw(out, in.Bounds(), in, in.Bounds().Min, draw.Src)
		return out
	}
	s := newShrinker(size, within)
	band := image.NewRGBA(image.Rect(0, 0, size.X, bandRows))
	for y := 0; y < size.Y; y += bandRows {
		band.Rect = image.Rect(0, y, size.X, min(y+bandRows, size.Y))
		if in.Bounds().Intersect(band.Rect) != band.Rect {
			clear(band.Pix)
		}
		draw.Draw(band, band.Rect, in, band.Rect.Min, draw.Src)
		for row := range band.Rect.Dy() {
			s.add(band.Pix[row*band.Stride:])
		}
	}
	return s.finish()
}
