package text

import (
	"image"
	"image/color"
	"image/draw"
	"math"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/theme"
)

// The words of a line are drawn into one picture. Fyne makes a picture of each text too, but shapes
// and fills every letter anew, which takes a millisecond a line, and keeps each for a minute after it
// was last seen: of a long lesson that was scrolled through, that is all of it.

// span is a part of a line in one look.
type span struct {
	text  string
	size  float32
	face  theme.Face
	color color.Color
	x, y  float32 // of its top left, in the paragraph
	width float32

	// Of what is rasterised:
	baseline     float32 // in the paragraph
	above, below float32 // that, the most that a letter reaches
}

// canRasterise tells whether every word can be rasterised, or Fyne has to draw it, and
// how far they reach above and below their baseline.
func (s span) canRasterise() (above, below float32, ok bool) {
	ok = true
	s.words(func(word string, _ float32) {
		over, under, can := theme.Prints(word, s.size, s.face)
		above, below, ok = max(above, over), max(below, under), ok && can
	})
	return above, below, ok
}

// words gives every word and how far right of the start it stands, as lines are broken.
func (s span) words(do func(word string, x float32)) {
	x := float32(0)
	eachPart(s.text, func(start, ink, end int) {
		if ink > start {
			word := s.text[start:ink]
			do(word, x)
			x += theme.Width(word, s.size, s.face)
		}
		if end > ink {
			x += spaces(s.text[ink:end], s.size, s.face)
		}
	})
}

// overhang is how far the letters of a span may reach over its ends, in pixels: those of italics do.
const overhang = 3

// rule is a line under words or through them.
type rule struct {
	kind  Underline
	color color.Color
	x, y  float32 // of its left end, in the paragraph
	width float32
}

// What a rule measures, in pixels at 100 %: dots are as wide as the space between them.
const (
	solidHeight, dottedHeight = 1, 1.5
	dot                       = 2
)

func (r rule) height() float32 {
	if r.kind == Dotted {
		return dottedHeight
	}
	return solidHeight
}

// draw draws the rule, beginning at x and y, at a scale.
func (r rule) draw(on *image.RGBA, x, y, scale float32) {
	at := func(v float32) int { return int(round(v)) }
	step := r.width
	if r.kind == Dotted {
		step = dot
	}
	for from := float32(0); from < r.width; from += 2 * step {
		to := min(from+step, r.width)
		part := image.Rect(at(x+from*scale), at(y), at(x+to*scale), at(y)+max(at(r.height()*scale), 1))
		draw.Draw(on, part, image.NewUniform(r.color), image.Point{}, draw.Over)
	}
}

// rasterise draws spans that stand side by side, with their rules.
func (b *batch) rasterise(parts []span, rules []rule, screen float32) []fyne.CanvasObject {
	if len(parts) == 0 && len(rules) == 0 {
		return nil
	}
	left, top, right, bottom := float32(math.MaxFloat32), float32(math.MaxFloat32), float32(0), float32(0)
	covers := func(x, y, width, height float32) {
		left, right, top, bottom = min(left, x), max(right, x+width), min(top, y), max(bottom, y+height)
	}
	for _, s := range parts {
		covers(s.x, s.baseline-s.above, s.width, s.above+s.below)
	}
	for _, r := range rules {
		covers(r.x, r.y, r.width, r.height())
	}
	left, right = floor(left)-overhang, ceil(right)+overhang
	top, bottom = floor(top)-1, ceil(bottom)+1
	var drawn *canvas.Raster
	drawn = canvas.NewRaster(func(width, height int) image.Image {
		picture := image.NewRGBA(image.Rect(0, 0, width, height))
		scale := scaleOf(drawn, width)
		if size := drawn.Size(); !onPixel(size.Width, scale) || !onPixel(size.Height, scale) {
			drawn.ScaleMode = canvas.ImageScaleSmooth // it came to another screen since it was set
		}
		for _, r := range rules {
			r.draw(picture, (r.x-left)*scale, (r.y-top)*scale, scale)
		}
		for _, s := range parts {
			baseline := int(round((s.baseline - top) * scale))
			s.words(func(word string, x float32) {
				theme.Print(picture, word, s.size, s.face, s.color, (s.x-left+x)*scale, baseline, scale)
			})
		}
		textures.add(drawn, b, len(picture.Pix))
		return picture
	})
	// Its pixels are the screen's, as long as it measures whole ones.
	drawn.ScaleMode = canvas.ImageScalePixels
	drawn.Move(fyne.NewPos(left, top))
	drawn.Resize(fyne.NewSize(roundToPixel(right-left, screen), roundToPixel(bottom-top, screen)))
	return []fyne.CanvasObject{drawn}
}

// screenScale gives how many pixels of the screen make one at 100 % where an
// object is, or will be.
func screenScale(o fyne.CanvasObject) float32 {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil && c.Scale() > 0 {
		return c.Scale()
	}
	for _, w := range driver.AllWindows() {
		if scale := w.Canvas().Scale(); scale > 0 {
			return scale
		}
	}
	return 1
}

// roundingSlack is the part of a pixel that keeps Fyne's sums from ending just below the half that it rounds
// up: it rounds both ends of a picture, and drew one a row short.
const roundingSlack = 0.01

// roundToPixel gives a measure that is so many whole pixels of the screen, at least as large.
func roundToPixel(v, screen float32) float32 {
	if screen == 1 {
		return ceil(v)
	}
	return (ceil(v*screen) + roundingSlack) / screen
}

func onPixel(v, screen float32) bool {
	off := v*screen - round(v*screen)
	return off > -2*roundingSlack && off < 2*roundingSlack
}

// scaleOf gives how many pixels of the screen make one at 100 %. The width of the picture says so to
// within the half pixel that it was rounded by, and the canvas to within what a screen itself adds,
// which is a half or a whole.
func scaleOf(o fyne.CanvasObject, width int) float32 {
	about := float32(width) / o.Size().Width
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil || c.Scale() <= 0 {
		return about
	}
	exact := c.Scale() * round(about/c.Scale()*4) / 4
	if off := (exact - about) * o.Size().Width; off > 1 || off < -1 {
		return about
	}
	return exact
}

// batch is what a paragraph drew at one time. It is in use as long as Fyne asks for it.
type batch struct{ usedIn atomic.Int64 }

// maxTextureBytes is how many bytes of textures are made before those are freed that have not been on the screen since
// so many were made before.
const maxTextureBytes = 16 << 20

// textureCache are the pictures that Fyne may hold textures of. It frees one by itself a minute after it was
// on the screen last.
type textureCache struct {
	lock     sync.Mutex
	pictures map[*canvas.Raster]*batch
	bytes    int          // made since the last round
	round    atomic.Int64 // how often it has freed
}

var textures = textureCache{pictures: map[*canvas.Raster]*batch{}}

// markUsed marks what is being drawn.
func (m *textureCache) markUsed(b *batch) { b.usedIn.Store(m.round.Load()) }

func (m *textureCache) add(picture *canvas.Raster, of *batch, bytes int) {
	m.markUsed(of)
	m.lock.Lock()
	defer m.lock.Unlock()
	m.pictures[picture] = of
	if m.bytes += bytes; m.bytes < maxTextureBytes {
		return
	}
	m.bytes = 0
	now := m.round.Add(1)
	for picture, of := range m.pictures {
		if of.usedIn.Load() < now-1 {
			delete(m.pictures, picture)
			canvas.Refresh(picture) // which frees its texture
		}
	}
}
