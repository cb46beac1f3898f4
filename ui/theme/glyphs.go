package theme

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"

	"fyne.io/fyne/v2"
)

// subpixels is at how many places between two pixels glyphs are drawn. Being off by an eighth of a pixel isn't
// seen, and it lets the same letter be drawn once and laid down wherever it stands.
const subpixels = 4

// glyphMask is a glyph as it is blended: how much of each pixel it covers.
type glyphMask struct {
	left, top     int // of its first pixel, from the place where the glyph stands
	width, height int
	cover         []uint8 // row by row
}

type glyphKey struct {
	from   fyne.Resource
	glyph  font.GID
	size   float32 // in pixels of the screen
	dx, dy uint8   // of places
}

// cacheLimit is how many pixels of glyph masks are kept at the most: some 30,000 letters of common sizes.
const cacheLimit = 4 << 20

// glyphCache draws glyphs once and keeps them.
type glyphCache struct {
	lock       sync.Mutex
	masks      map[glyphKey]*glyphMask
	cover      int
	rasterizer vector.Rasterizer
}

var glyphMasks = glyphCache{masks: map[glyphKey]*glyphMask{}}

// Prints tells whether Print can draw a word, and how far it then reaches above and below its
// baseline. What it can't draw is for Fyne's own text: signs that Inter lacks, and control characters.
func Prints(s string, size float32, face Face) (above, below float32, ok bool) {
	w := wordOf(s, size, face)
	return w.above, w.below, len(w.glyphs) > 0
}

// Print draws a word in a colour. It begins at x on a baseline, both in pixels of the picture, of which
// scale make one at 100 %.
func Print(on *image.RGBA, s string, size float32, face Face, c color.Color, x float32, baseline int, scale float32) {
	_, from := face.sources(s)
	colour := color.RGBAModel.Convert(c).(color.RGBA)
	for _, g := range wordOf(s, size, face).glyphs {
		left, dx := place(x + g.x*scale)
		up, dy := place(-g.y * scale)
		s := glyphMasks.of(glyphKey{from: from, glyph: g.glyph, size: size * scale, dx: dx, dy: dy})
		s.blend(on, left, baseline+up, colour)
	}
}

// place gives the whole pixel of a coordinate and which of the places after it is nearest.
func place(v float32) (pixel int, part uint8) {
	n := int(math.Floor(float64(v)*subpixels + 0.5))
	pixel = n >> 2
	return pixel, uint8(n - pixel*subpixels)
}

func (s *glyphCache) of(key glyphKey) *glyphMask {
	s.lock.Lock()
	defer s.lock.Unlock()
	if known, ok := s.masks[key]; ok {
		return known
	}
	made := s.draw(key)
	if s.cover += len(made.cover); s.cover > cacheLimit {
		clear(s.masks)
		s.cover = len(made.cover)
	}
	s.masks[key] = made
	return made
}

func (s *glyphCache) draw(key glyphKey) *glyphMask {
	outline, unit := measurer.outline(key.from, key.glyph)
	if len(outline) == 0 {
		return &glyphMask{}
	}
	k := key.size / unit
	at := func(p opentype.SegmentPoint) (x, y float32) {
		return p.X*k + float32(key.dx)/subpixels, -p.Y*k + float32(key.dy)/subpixels
	}
	left, top, right, bottom := float32(math.MaxFloat32), float32(math.MaxFloat32), float32(-math.MaxFloat32), float32(-math.MaxFloat32)
	for _, segment := range outline {
		for _, p := range segment.ArgsSlice() {
			x, y := at(p)
			left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
		}
	}
	made := &glyphMask{left: int(math.Floor(float64(left))), top: int(math.Floor(float64(top)))}
	made.width, made.height = int(math.Ceil(float64(right)))-made.left, int(math.Ceil(float64(bottom)))-made.top
	if made.width <= 0 || made.height <= 0 || made.width*made.height > cacheLimit {
		return &glyphMask{}
	}
	s.rasterizer.Reset(made.width, made.height)
	s.rasterizer.DrawOp = draw.Src
	begun := false
	for _, segment := range outline {
		var args [3][2]float32
		for i, p := range segment.ArgsSlice() {
			x, y := at(p)
			args[i] = [2]float32{x - float32(made.left), y - float32(made.top)}
		}
		a, b, c := args[0], args[1], args[2]
		switch segment.Op {
		case opentype.SegmentOpMoveTo:
			if begun {
				s.rasterizer.ClosePath()
			}
			s.rasterizer.MoveTo(a[0], a[1])
			begun = true
		case opentype.SegmentOpLineTo:
			s.rasterizer.LineTo(a[0], a[1])
		case opentype.SegmentOpQuadTo:
			s.rasterizer.QuadTo(a[0], a[1], b[0], b[1])
		case opentype.SegmentOpCubeTo:
			s.rasterizer.CubeTo(a[0], a[1], b[0], b[1], c[0], c[1])
		}
	}
	s.rasterizer.ClosePath()
	cover := image.NewAlpha(image.Rect(0, 0, made.width, made.height))
	s.rasterizer.Draw(cover, cover.Rect, image.Opaque, image.Point{})
	made.cover = cover.Pix
	return made
}

// outline gives the lines around a glyph and how many of its units make an em.
func (r *textShaper) outline(from fyne.Resource, glyph font.GID) (lines []opentype.Segment, unit float32) {
	r.lock.Lock()
	defer r.lock.Unlock()
	face := r.face(from)
	if face == nil {
		return nil, 1
	}
	data, ok := face.GlyphData(glyph).(font.GlyphOutline)
	if !ok {
		return nil, 1
	}
	return data.Segments, float32(face.Upem())
}

// blend lays the mask down in a colour, as far as it is on the picture.
func (s *glyphMask) blend(on *image.RGBA, x, y int, c color.RGBA) {
	x, y = x+s.left, y+s.top
	from, to := max(-x, 0), min(s.width, on.Rect.Dx()-x)
	for row := max(-y, 0); row < min(s.height, on.Rect.Dy()-y); row++ {
		line := on.Pix[(y+row)*on.Stride:]
		for column := from; column < to; column++ {
			a := uint32(s.cover[row*s.width+column])
			if a == 0 {
				continue
			}
			p := line[(x+column)*4:][:4:4]
			rest := 255 - a*uint32(c.A)/255
			p[0] = uint8((uint32(c.R)*a + uint32(p[0])*rest) / 255)
			p[1] = uint8((uint32(c.G)*a + uint32(p[1])*rest) / 255)
			p[2] = uint8((uint32(c.B)*a + uint32(p[2])*rest) / 255)
			p[3] = uint8((uint32(c.A)*a + uint32(p[3])*rest) / 255)
		}
	}
}
