// Package diagram draws the scenes of content/diagram: their lines and areas as a picture as sharp as the screen,
// their words as text.
package diagram

import (
	"image"
	"image/color"
	"math"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"

	"stagecraft/content/diagram"
	"stagecraft/content/palette"
	"stagecraft/ui/theme"
)

// names is the colours that scenes name.
var names = map[string]theme.Name{
	"ink": theme.Ink, "muted": theme.Muted, "surface": theme.Surface, "background": theme.Background, "edge": theme.Edge, "line": theme.Line,
	"primary": theme.Primary, "primary-soft": theme.PrimarySoft, "on-primary": theme.OnPrimary, "on-stage": theme.OnStage, "code": theme.CodeSoft,
	"stage-1": theme.Stage1, "stage-2": theme.Stage2, "stage-3": theme.Stage3, "stage-4": theme.Stage4,
	"warning": theme.Warning, "warning-soft": theme.WarningSoft, "danger": theme.Danger, "danger-soft": theme.DangerSoft,
	"success": theme.Success, "success-soft": theme.SuccessSoft, "info": theme.Info, "info-soft": theme.InfoSoft,
	"note": theme.Note, "note-soft": theme.NoteSoft,
}

// Color gives a paint in the theme in use; clear for none.
func Color(p diagram.Paint) color.Color {
	switch {
	case p.Own != nil:
		return palette.RGB(p.Own.In(theme.Scheme()))
	case p.Name == "":
		return color.Transparent
	case p.Share > 0:
		return theme.Over(names[p.Name], theme.Surface, p.Share)
	}
	return theme.Color(names[p.Name])
}

// Measure gives how wide text is in the typeface in use, in pixels at a text size of 100 %.
func Measure(text string, size float64, bold bool) float64 {
	return float64(theme.Width(text, float32(size), theme.Face{SemiBold: bold}))
}

// dashes is how long the parts of a dashed line are, and the room between them.
var dashes = []float64{5, 4}

// paint draws the lines and areas of a scene at a size in pixels.
func paint(s *diagram.Scene, width, height int) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	if width == 0 || height == 0 || s.Width <= 0 {
		return out
	}
	scale := float64(width) / s.Width
	for _, shape := range s.Shapes {
		// Each is drawn within its own part of the picture: what draws goes over every pixel it is given.
		part := partOf(shape, scale).Intersect(out.Bounds())
		if part.Empty() {
			continue
		}
		within := out.SubImage(part).(*image.RGBA)
		scanner := rasterx.NewScannerGV(part.Dx(), part.Dy(), within, part)
		if !shape.Fill.None() {
			fill := rasterx.NewFiller(part.Dx(), part.Dy(), scanner)
			outline(fill, shape.Path, scale, part.Min)
			fill.SetColor(Color(shape.Fill))
			fill.Draw()
			fill.Clear()
		}
		if shape.Stroke.None() || shape.Width <= 0 {
			continue
		}
		var pattern []float64
		if shape.Dashed {
			for _, d := range dashes {
				pattern = append(pattern, d*scale)
			}
		}
		stroke := rasterx.NewDasher(part.Dx(), part.Dy(), scanner)
		stroke.SetStroke(strokeWidth(shape, scale), 4<<6, rasterx.ButtCap, nil, nil, rasterx.Round, pattern, 0)
		outline(stroke, shape.Path, scale, part.Min)
		stroke.SetColor(Color(shape.Stroke))
		stroke.Draw()
	}
	return out
}

// strokeWidth is that of a line in the picture, at least a pixel.
func strokeWidth(shape diagram.Shape, scale float64) fixed.Int26_6 {
	return fixed.Int26_6(max(shape.Width*scale, 1) * 64)
}

// partOf gives the part of the picture that a shape is drawn in.
func partOf(shape diagram.Shape, scale float64) image.Rectangle {
	low, high := diagram.Point{X: math.Inf(1), Y: math.Inf(1)}, diagram.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	for _, step := range shape.Path {
		for _, q := range step.Points[:step.Count()] {
			low = diagram.Point{X: min(low.X, q.X), Y: min(low.Y, q.Y)}
			high = diagram.Point{X: max(high.X, q.X), Y: max(high.Y, q.Y)}
		}
	}
	if math.IsInf(low.X, 1) {
		return image.Rectangle{}
	}
	const room = 2 // for what is drawn soft at an edge
	edge := math.Ceil(float64(strokeWidth(shape, scale))/64) + room
	return image.Rect(int(math.Floor(low.X*scale-edge)), int(math.Floor(low.Y*scale-edge)), int(math.Ceil(high.X*scale+edge)), int(math.Ceil(high.Y*scale+edge)))
}

// outline gives a path to what draws it, as seen from a place in the picture.
func outline(to rasterx.Adder, p diagram.Path, scale float64, from image.Point) {
	at := func(q diagram.Point) fixed.Point26_6 {
		return rasterx.ToFixedP(q.X*scale-float64(from.X), q.Y*scale-float64(from.Y))
	}
	open := false
	for _, s := range p {
		switch s.Verb {
		case diagram.Move:
			if open {
				to.Stop(false)
			}
			to.Start(at(s.Points[0]))
			open = true
		case diagram.LineTo:
			to.Line(at(s.Points[0]))
		case diagram.Curve:
			to.CubeBezier(at(s.Points[0]), at(s.Points[1]), at(s.Points[2]))
		case diagram.Close:
			to.Stop(true)
			open = false
		}
	}
	if open {
		to.Stop(false)
	}
}
