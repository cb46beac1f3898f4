package kit

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/theme"
)

// ShadowLook is how a shadow looks, in pixels at 100 %: as dark where it begins as its share of
// [theme.Shade], and gone where it ends.
type ShadowLook struct {
	Begins float32 // inside of the edge of what throws it
	Ends   float32 // outside of it
	Drop   float32 // how far it lies below
	Radius float32 // of the corners
	Share  float32
}

// shadowCoarse is how many pixels of the screen one of the shadow's picture covers, each way: it is so soft
// that what lies between two can be left to the painter, and a picture of every pixel would have the most
// of all that a card shows to be handed over anew with each.
const shadowCoarse = 4

// shadowUnder is how far the shadow's sides reach under the paper, so that nothing shows between.
const shadowUnder float32 = 4

// Shadow is the soft shadow of something rounded, without what that hides of it: to lay that under takes as long
// as to draw the rest of the page. Fyne draws no blur; rounded rectangles one over the other, each wider than the
// next, take it ten times as long as pictures.
type Shadow struct {
	look   ShadowLook
	colour color.NRGBA
	sides  [4]*canvas.Raster // above, below, left and right; those two reach over the whole width
	parts  [4]shadowPart
	drawn  [4]*image.RGBA // of the size that whole has
	whole  fyne.Size
}

// shadowPart is a part of a shadow, from the shadow's corner on.
type shadowPart struct {
	at   fyne.Position
	size fyne.Size
}

// NewShadow makes a shadow in the colours of now. [Shadow.Place] says where it lies.
func NewShadow(look ShadowLook) *Shadow {
	s := &Shadow{look: look}
	for i := range s.sides {
		s.sides[i] = canvas.NewRaster(func(width, height int) image.Image {
			if width, height = coarse(width), coarse(height); s.drawn[i] == nil || s.drawn[i].Rect.Max != image.Pt(width, height) {
				s.drawn[i] = s.draw(s.parts[i], width, height)
			}
			return s.drawn[i]
		})
	}
	s.Paint()
	return s
}

// Paint takes the colours of now, after another theme was chosen.
func (s *Shadow) Paint() {
	colour := color.NRGBAModel.Convert(theme.Color(theme.Shade)).(color.NRGBA)
	colour.A = uint8(min(float32(colour.A)*s.look.Share, 255))
	if colour == s.colour {
		return
	}
	s.colour, s.drawn = colour, [4]*image.RGBA{}
	for _, side := range s.sides {
		canvas.Refresh(side)
	}
}

// Objects are what is drawn, under what throws the shadow.
func (s *Shadow) Objects() []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, len(s.sides))
	for i, side := range s.sides {
		all[i] = side
	}
	return all
}

// coarse is how many pixels a picture has that covers so many of the screen.
func coarse(pixels int) int { return (pixels + shadowCoarse - 1) / shadowCoarse }

// Place sets the shadow behind what throws it, which stands at a place and has a size.
func (s *Shadow) Place(at fyne.Position, paper fyne.Size) {
	ends, drop := s.look.Ends, s.look.Drop
	at = at.SubtractXY(ends, ends-drop)
	if whole := paper.AddWidthHeight(2*ends, 2*ends); whole != s.whole {
		s.whole, s.drawn = whole, [4]*image.RGBA{}
	}
	round := min(s.look.Radius, paper.Height/2) // over which a corner shows what is under the paper
	above, below := ends-drop+round, ends+drop+round
	side := ends + min(shadowUnder, paper.Width/2)
	between := max(s.whole.Height-above-below, 0)
	s.parts = [4]shadowPart{
		{fyne.Position{}, fyne.NewSize(s.whole.Width, above)},
		{fyne.NewPos(0, s.whole.Height-below), fyne.NewSize(s.whole.Width, below)},
		{fyne.NewPos(0, above), fyne.NewSize(side, between)},
		{fyne.NewPos(s.whole.Width-side, above), fyne.NewSize(side, between)},
	}
	for i, r := range s.sides {
		r.Move(at.Add(s.parts[i].at))
		r.Resize(s.parts[i].size)
	}
}

// draw draws a part of the shadow, in so many pixels.
func (s *Shadow) draw(part shadowPart, width, height int) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	straight := s.look.Ends + s.look.Radius // from a side on: nearer a corner the shadow is round
	// How far a pixel's middle is from the nearest of two sides.
	inside := func(i, of int, from, length, all float32) float32 {
		at := from + (float32(i)+0.5)*length/float32(of)
		return min(at, all-at)
	}
	for y := range height {
		line := picture.Pix[y*picture.Stride:][:4*width]
		down := inside(y, height, part.at.Y, part.size.Height, s.whole.Height)
		var last [4]uint8
		for x, flat := 0, false; x < width; x++ {
			right := inside(x, width, part.at.X, part.size.Width, s.whole.Width)
			same := right >= straight && (down < straight || right >= down) // it is as dark on the whole way between
			if !same || !flat {
				last = s.shade(s.outside(right, down))
			}
			flat = same
			copy(line[4*x:], last[:])
		}
	}
	return picture
}

// outside is how far outside of the edge, drawn where the shadow has it, a place is that is so far from the
// shadow's nearest sides; less than 0 within.
func (s *Shadow) outside(right, down float32) float32 {
	straight := s.look.Ends + s.look.Radius
	dx, dy := max(straight-right, 0), max(straight-down, 0)
	if dx == 0 && dy == 0 {
		return s.look.Ends - min(right, down)
	}
	return float32(math.Hypot(float64(dx), float64(dy))) - s.look.Radius
}

// shade gives the colour as it is so far outside of the edge, its parts multiplied by how much covers.
func (s *Shadow) shade(outside float32) [4]uint8 {
	c := s.colour
	a := uint32(float32(c.A)*fade((outside+s.look.Begins)/(s.look.Ends+s.look.Begins)) + 0.5)
	return [4]uint8{uint8(uint32(c.R) * a / 255), uint8(uint32(c.G) * a / 255), uint8(uint32(c.B) * a / 255), uint8(a)}
}

// fade goes from 1 at 0 to 0 at 1, slowly at both ends.
func fade(t float32) float32 {
	t = min(max(t, 0), 1)
	return 1 - t*t*(3-2*t)
}
