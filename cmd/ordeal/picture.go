package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"

	"stagecraft/cmd/internal/screen"
)

// The colours of the light theme by which a page is told from outside.
var (
	backdrop    = color.RGBA{0xf6, 0xf7, 0xf9, 0xff}
	surface     = color.RGBA{0xff, 0xff, 0xff, 0xff}
	primarySoft = color.RGBA{0xe8, 0xee, 0xfc, 0xff}
	primary     = color.RGBA{0x24, 0x57, 0xd6, 0xff}
	danger      = color.RGBA{0xb3, 0x26, 0x1e, 0xff}
	success     = color.RGBA{0x2b, 0x75, 0x2e, 0xff}
	dangerSoft  = color.RGBA{0xfc, 0xeb, 0xea, 0xff}
	successSoft = color.RGBA{0xe9, 0xf5, 0xea, 0xff}
	warningSoft = color.RGBA{0xff, 0xf4, 0xdf, 0xff}
)

// picture is what the window shows. Its places are those of a window of windowSize.
type picture struct{ *image.RGBA }

// The parts of the window.
var (
	railPart   = image.Rect(0, 400, 120, 560)    // where nothing but its background is
	pagePart   = image.Rect(140, 0, 1280, 832)   // right of the rail
	topPart    = image.Rect(140, 0, 1280, 130)   // where notices stand
	middlePart = image.Rect(140, 60, 1280, 760)  // below a page's title
	footPart   = image.Rect(340, 600, 1100, 790) // what can be done with a card
	titlePart  = image.Rect(230, 20, 335, 75)    // of the editor: whose process it is
	offerPart  = image.Rect(945, 552, 1035, 585) // the button that brings a file in
	toastPart  = image.Rect(500, 765, 1000, 812) // where a page says what was done
	linePart   = image.Rect(480, 782, 1010, 816) // of a message of one line
	besidePart = image.Rect(230, 790, 450, 815)  // left of that, which the page leaves free then
	signPart   = image.Rect(340, 20, 620, 75)    // beside that: whether all is saved
)

func (p picture) share(part image.Rectangle, c color.RGBA) float64 {
	return screen.Share(p.RGBA, part, c)
}

// page tells whether there is a rail with nothing over it, and something on the page.
func (p picture) page() bool {
	return p.share(railPart, surface) > 0.9 && !screen.Blank(p.cut(pagePart))
}

// covered tells whether something lies over the page, which makes the rest darker.
func (p picture) covered() bool { return p.share(railPart, surface) == 0 && !p.gone() }

// gone tells whether no window is there.
func (p picture) gone() bool { return p.share(railPart, color.RGBA{A: 0xff}) > 0.9 }

// stopped tells whether the window says that nothing is saved.
func (p picture) stopped() bool { return p.share(topPart, dangerSoft) > 0.1 }

// warned tells whether it says that something is missing.
func (p picture) warned() bool { return p.share(topPart, warningSoft) > 0.1 }

// offering tells whether it is asked if a file is to be brought in.
func (p picture) offering() bool { return p.covered() && p.share(offerPart, primary) > 0.5 }

// told tells whether the page says, under it, that something was done.
func (p picture) told() bool {
	says := max(p.share(toastPart, surface), p.share(linePart, surface))
	return p.page() && says > 0.75 && p.share(besidePart, backdrop) > 0.95
}

func (p picture) untold() bool { return !p.told() }

// asking tells whether a card shows its front, with the button that turns it; grading whether the four
// grades are there.
func (p picture) asking() bool {
	return p.page() && p.share(footPart, primary) > 0.015 && !p.grades()
}
func (p picture) grading() bool { return p.page() && p.grades() }
func (p picture) grades() bool {
	return p.share(footPart, danger) > 0.0005 && p.share(footPart, success) > 0.0005
}

// chosen tells whether an answer is chosen.
func (p picture) chosen() bool { return p.share(middlePart, primarySoft) > 0.01 }

// judged tells whether a question's answer is marked as right or wrong.
func (p picture) judged() bool {
	return p.page() && p.share(middlePart, successSoft)+p.share(middlePart, dangerSoft) > 0.005
}

// same tells whether a part is what it is in another picture, to the pixel.
func (p picture) same(as picture, part image.Rectangle) bool {
	return bytes.Equal(p.cut(part).Pix, as.cut(part).Pix)
}

// cut copies a part.
func (p picture) cut(part image.Rectangle) *image.RGBA {
	c := image.NewRGBA(part)
	draw.Draw(c, part, p.RGBA, part.Min, draw.Src)
	return c
}
