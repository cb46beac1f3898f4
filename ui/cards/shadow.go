package cards

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/theme"
)

// The shadow of the card: as dark as its colour where it begins, under the paper, and gone where it
// ends. In pixels at 100 %.
const (
	shadowBegins float32 = 10 // inside of the paper's edge
	shadowEnds   float32 = 28 // outside of it
	shadowDrop   float32 = 8  // how far it lies below the paper
)

// shadowCoarse is how many pixels of the screen one of the shadow's picture covers, each way: it is so soft
// that what lies between two can be left to the painter, and a picture of every pixel would have the most
// of all that a card shows to be handed over anew with each.
const shadowCoarse = 4

// shadowUnder is how far the shadow's sides reach under the paper, so that nothing shows between.
const shadowUnder float32 = 4

// shadow is the soft shadow of a rounded paper, without what the paper hides of it: to lay that under the
// paper takes as long as to draw the rest of the page. Fyne draws no blur; rounded rectangles one over the other,
// each wider than the next, take it ten times as long as pictures.
type shadow struct {
	sides [4]*canvas.Raster // above, below, left and right; those two reach over the whole width
	parts [4]shadowPart
	drawn [4]*image.RGBA // of the size that whole has
	whole fyne.Size
}

// shadowPart is a part of a shadow, from the shadow's corner on.
type shadowPart struct {
	at   fyne.Position
	size fyne.Size
}

func newShadow() *shadow {
	s := &shadow{}
	colour := color.NRGBAModel.Convert(theme.Color(theme.Shade)).(color.NRGBA)
	for i := range s.sides {
		s.sides[i] = canvas.NewRaster(func(width, height int) image.Image {
			if width, height = coarse(width), coarse(height); s.drawn[i] == nil || s.drawn[i].Rect.Max != image.Pt(width, height) {
				s.drawn[i] = drawShadow(s.whole, s.parts[i], width, height, colour)
			}
			return s.drawn[i]
		})
	}
	return s
}

// coarse is how many pixels a picture has that covers so many of the screen.
func coarse(pixels int) int { return (pixels + shadowCoarse - 1) / shadowCoarse }

// place sets the shadow behind a paper.
func (s *shadow) place(at fyne.Position, paper fyne.Size) {
	at = at.SubtractXY(shadowEnds, shadowEnds-shadowDrop)
	if whole := paper.AddWidthHeight(2*shadowEnds, 2*shadowEnds); whole != s.whole {
		s.whole, s.drawn = whole, [4]*image.RGBA{}
	}
	round := min(theme.CardRadius, paper.Height/2) // over which a corner shows what is under the paper
	above, below := shadowEnds-shadowDrop+round, shadowEnds+shadowDrop+round
	side := shadowEnds + min(shadowUnder, paper.Width/2)
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

// drawShadow draws a part of a shadow, in so many pixels.
func drawShadow(whole fyne.Size, part shadowPart, width, height int, colour color.NRGBA) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	const straight = shadowEnds + theme.CardRadius // from a side on: nearer a corner the shadow is round
	// How far a pixel's middle is from the nearest of two sides.
	inside := func(i, of int, from, length, all float32) float32 {
		at := from + (float32(i)+0.5)*length/float32(of)
		return min(at, all-at)
	}
	for y := range height {
		line := picture.Pix[y*picture.Stride:][:4*width]
		down := inside(y, height, part.at.Y, part.size.Height, whole.Height)
		var last [4]uint8
		for x, flat := 0, false; x < width; x++ {
			right := inside(x, width, part.at.X, part.size.Width, whole.Width)
			same := right >= straight && (down < straight || right >= down) // it is as dark on the whole way between
			if !same || !flat {
				last = shadeOf(colour, outsideOf(right, down, straight))
			}
			flat = same
			copy(line[4*x:], last[:])
		}
	}
	return picture
}

// outsideOf is how far outside of the paper's edge, drawn where the shadow has it, a place is that is so far from the
// shadow's nearest sides; less than 0 within.
func outsideOf(right, down, straight float32) float32 {
	dx, dy := max(straight-right, 0), max(straight-down, 0)
	if dx == 0 && dy == 0 {
		return shadowEnds - min(right, down)
	}
	return float32(math.Hypot(float64(dx), float64(dy))) - theme.CardRadius
}

// shadeOf gives a colour as it is so far outside of the edge, its parts multiplied by how much covers.
func shadeOf(c color.NRGBA, outside float32) [4]uint8 {
	a := uint32(float32(c.A)*fade((outside+shadowBegins)/(shadowEnds+shadowBegins)) + 0.5)
	return [4]uint8{uint8(uint32(c.R) * a / 255), uint8(uint32(c.G) * a / 255), uint8(uint32(c.B) * a / 255), uint8(a)}
}

// fade goes from 1 at 0 to 0 at 1, slowly at both ends.
func fade(t float32) float32 {
	t = min(max(t, 0), 1)
	return 1 - t*t*(3-2*t)
}
