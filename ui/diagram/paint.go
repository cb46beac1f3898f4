// Package diagram draws the scenes of content/diagram: their lines and areas as a picture as sharp as the screen,
// their words as text.
package diagram

import (
	"image"
	"image/color"

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
	scanner := rasterx.NewScannerGV(width, height, out, out.Bounds())
	fill := rasterx.NewFiller(width, height, scanner)
	stroke := rasterx.NewDasher(width, height, scanner)
	for _, shape := range s.Shapes {
		if !shape.Fill.None() {
			fill.Clear()
			outline(fill, shape.Path, scale)
			fill.SetColor(Color(shape.Fill))
			fill.Draw()
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
		stroke.Clear()
		stroke.SetStroke(fixed.Int26_6(max(shape.Width*scale, 1)*64), 4<<6, rasterx.ButtCap, nil, nil, rasterx.Round, pattern, 0)
		outline(stroke, shape.Path, scale)
		stroke.SetColor(Color(shape.Stroke))
		stroke.Draw()
	}
	return out
}

// outline gives a path to what draws it.
func outline(to rasterx.Adder, p diagram.Path, scale float64) {
	at := func(q diagram.Point) fixed.Point26_6 { return rasterx.ToFixedP(q.X*scale, q.Y*scale) }
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
