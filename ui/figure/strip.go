package figure

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"stagecraft/content/palette"
	"stagecraft/study"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/theme"
)

// StripPart is one chevron of a [Strip].
type StripPart struct {
	Color theme.Name
	Part  float64 // that is filled, 0 to 1
	None  bool    // there is nothing that could fill it
}

// Strip is a row of small chevrons, each filled to a part: a process, or a
// journey, as a sign of how far something is. It carries no words: set them beside it.
type Strip struct {
	widget.BaseWidget
	parts []StripPart
}

// The measures of a strip, at a text size of 100 %.
const (
	stripHeight  float32 = 14
	stripChevron float32 = 30 // from the start of one to that of the next, at most
	stripNotch   float32 = 5
	stripGap     float32 = 3
	stripEdge    float32 = 1.5 // where contrast is asked for
)

// NewStrip makes a strip.
func NewStrip(parts ...StripPart) *Strip {
	s := &Strip{parts: parts}
	s.ExtendBaseWidget(s)
	return s
}

// RecallStrip makes a strip of how well each stage of a journey is remembered; nil where
// there is nothing to remember of any.
func RecallStrip(stages []study.StageRecall) *Strip {
	parts, any := make([]StripPart, len(stages)), false
	for i, s := range stages {
		parts[i] = StripPart{Color: theme.Stage(i), Part: s.Mean, None: s.Cards == 0}
		any = any || s.Cards > 0
	}
	if !any {
		return nil
	}
	return NewStrip(parts...)
}

// NaturalWidth gives the width at which its chevrons have their full size.
func (s *Strip) NaturalWidth() float32 {
	return theme.Size(stripChevron) * float32(len(s.parts))
}

// HeightFor gives the height, which is the same at every width.
func (s *Strip) HeightFor(float32) float32 { return theme.Size(stripHeight) }

// MinSize lets a strip get small.
func (s *Strip) MinSize() fyne.Size {
	s.ExtendBaseWidget(s)
	return fyne.NewSize(theme.Size(8)*float32(len(s.parts)), theme.Size(stripHeight))
}

// CreateRenderer draws the strip as one picture.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer {
	r := canvas.NewRaster(s.draw)
	return widget.NewSimpleRenderer(r)
}

// draw draws it at a size in pixels.
func (s *Strip) draw(w, h int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	size := s.Size()
	high := min(theme.Size(stripHeight), size.Height)
	step := min(size.Width/float32(max(len(s.parts), 1)), theme.Size(stripChevron))
	notch, gap := min(theme.Size(stripNotch), step/3), min(theme.Size(stripGap), step/6)
	top := (size.Height - high) / 2
	for i, p := range s.parts {
		at := fyne.NewPos(float32(i)*step, top)
		whole := chevronCorners(at, step-gap, high, notch)
		fill := func(corners []fyne.Position, c color.Color) {
			if len(corners) > 2 {
				drawing.FillOver(img, corners, size, c)
			}
		}
		edge, inside := theme.Color(p.Color), theme.Over(p.Color, theme.Surface, 0.18)
		if p.None {
			edge, inside = theme.Color(theme.Edge), theme.Color(theme.Track)
		}
		// What is empty has its shape from its ground alone, unless more contrast is asked for.
		if theme.Scheme() == palette.HighContrast {
			line := min(theme.Size(stripEdge), high/6)
			fill(whole, edge)
			fill(chevronCorners(at.AddXY(line, line), step-gap-2*line, high-2*line, notch), theme.Color(theme.Surface))
		} else {
			fill(whole, inside)
		}
		if p.None {
			continue
		}
		if p.Part > 0 {
			part := min(p.Part, 1) * float64(step-gap)
			fill(leftOf(whole, at.X+float32(part)), theme.Color(p.Color))
		}
	}
	return img
}

// chevronCorners gives the corners of a chevron whose box begins at a place; its
// point reaches the notch of the next.
func chevronCorners(at fyne.Position, width, height, notch float32) []fyne.Position {
	x, y := at.X, at.Y
	return []fyne.Position{
		{X: x, Y: y},
		{X: x + width - notch, Y: y},
		{X: x + width, Y: y + height/2},
		{X: x + width - notch, Y: y + height},
		{X: x, Y: y + height},
		{X: x + notch, Y: y + height/2},
	}
}

// leftOf gives the part of a polygon that lies left of a vertical line.
func leftOf(corners []fyne.Position, x float32) []fyne.Position {
	var left []fyne.Position
	for i, p := range corners {
		q := corners[(i+1)%len(corners)]
		if p.X <= x {
			left = append(left, p)
		}
		if (p.X <= x) != (q.X <= x) {
			left = append(left, fyne.NewPos(x, p.Y+(q.Y-p.Y)*(x-p.X)/(q.X-p.X)))
		}
	}
	return left
}
