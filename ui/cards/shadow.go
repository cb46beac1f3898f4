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

// newShadow makes the soft shadow of a rounded paper. Fyne draws no blur; rounded rectangles one over the
// other, each wider than the next, take it ten times as long as one picture.
func newShadow() *canvas.Raster {
	var r *canvas.Raster
	colour := color.NRGBAModel.Convert(theme.Color(theme.Shade)).(color.NRGBA)
	r = canvas.NewRaster(func(width, height int) image.Image {
		scale := float32(width) / max(r.Size().Width, 1) / shadowCoarse
		return drawShadow((width+shadowCoarse-1)/shadowCoarse, (height+shadowCoarse-1)/shadowCoarse, scale, colour)
	})
	return r
}

// placeShadow sets a shadow behind a paper.
func placeShadow(r *canvas.Raster, at fyne.Position, paper fyne.Size) {
	r.Move(at.SubtractXY(shadowEnds, shadowEnds-shadowDrop))
	r.Resize(paper.AddWidthHeight(2*shadowEnds, 2*shadowEnds))
}

// drawShadow draws the shadow of a paper that fills a picture but for where the shadow ends. Scale is
// how many pixels make one at 100 %.
func drawShadow(width, height int, scale float32, colour color.NRGBA) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	// A corner, from the outside to where nothing changes any more; the rest repeats it.
	radius := theme.CardRadius * scale
	ends, begins := shadowEnds*scale, shadowBegins*scale
	corner := int(ends + max(radius, begins) + 1)
	shades := make([]color.RGBA, corner*corner)
	for y := range corner {
		for x := range corner {
			// From the corner's middle, of the pixel's.
			dx, dy := max(ends+radius-float32(x)-0.5, 0), max(ends+radius-float32(y)-0.5, 0)
			outside := float32(math.Hypot(float64(dx), float64(dy))) - radius
			if dx == 0 && dy == 0 {
				outside = -min(float32(x)+0.5, float32(y)+0.5) + ends
			}
			c := colour
			c.A = uint8(float32(c.A)*fade((outside+begins)/(ends+begins)) + 0.5)
			shades[y*corner+x] = color.RGBAModel.Convert(c).(color.RGBA)
		}
	}
	nearest := func(at, size int) int { return min(at, size-1-at, corner-1) }
	for y := range height {
		line := picture.Pix[y*picture.Stride:][:4*width]
		at := nearest(y, height)
		if at < y { // most are like one above
			copy(line, picture.Pix[at*picture.Stride:])
			continue
		}
		row := shades[at*corner:][:corner]
		for x := range width {
			c := row[nearest(x, width)]
			p := line[4*x:][:4:4]
			p[0], p[1], p[2], p[3] = c.R, c.G, c.B, c.A
		}
	}
	return picture
}

// fade goes from 1 at 0 to 0 at 1, slowly at both ends.
func fade(t float32) float32 {
	t = min(max(t, 0), 1)
	return 1 - t*t*(3-2*t)
}
