// Package formula has formulas in TeX drawn. MathJax, which the program carries inside, sets them in a
// machine of their own ([stagecraft/content/script]); what it gives is read into a [Drawing], a few
// shapes with their places, which any page can draw at any size and in any colour. [Store] keeps what was
// drawn, so that a formula is set once.
package formula

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Drawing is a formula as it is set: marks over a baseline, in thousandths of an em. x is to the right of
// its left end, y above its baseline.
type Drawing struct {
	Width  float32 `json:"w"`
	Height float32 `json:"h"` // above the baseline
	Depth  float32 `json:"d"` // below it
	Paths  []Path  `json:"p,omitempty"`
	Marks  []Mark  `json:"m,omitempty"`

	// Numbers are the numbers or tags of its lines, which stand at the right end of the column. They begin at
	// x 0, and have a width of their own.
	Numbers      []Mark  `json:"n,omitempty"`
	NumbersWidth float32 `json:"nw,omitempty"`
}

// Mark is one shape or some letters at their place.
type Mark struct {
	Path   int        `json:"p"`           // index into Paths; -1 for letters
	Matrix [6]float32 `json:"m"`           // a, b, c, d, e, f, as SVG has them
	Color  Color      `json:"c,omitempty"` // zero: the text's
	Line   float32    `json:"l,omitempty"` // the width of a line along the path; 0: it is filled
	Dash   float32    `json:"s,omitempty"` // of a line, as long as the gaps; negative: dots so far apart
	Text   string     `json:"t,omitempty"` // letters that the typeface of formulas lacks, 884 high
	Behind bool       `json:"b,omitempty"` // it is a ground on which others stand
	Link   string     `json:"r,omitempty"` // the label of the formula to which it leads
}

// Color is a colour that the author chose, as 0xFFRRGGBB; 0 is that of the text around.
type Color uint32

// RGB gives the parts of a colour, 0 to 255.
func (c Color) RGB() (r, g, b uint8) { return uint8(c >> 16), uint8(c >> 8), uint8(c) }

func (c Color) String() string {
	if c == 0 {
		return "currentColor"
	}
	return fmt.Sprintf("#%06x", uint32(c)&0xFFFFFF)
}

// TextSize is the height of the letters of [Mark.Text].
const TextSize = 884

// What a drawing has at most.
const (
	mostMarks     = 20_000
	mostPaths     = 2_000
	mostPathBytes = 1 << 20
	mostText      = 2_000 // bytes of one Text
)

var errDrawing = errors.New("it has more shapes than can be drawn")

// Check gives an error for a drawing that nobody could draw, such as one of a file that was changed.
func (d *Drawing) Check() error {
	if d == nil {
		return errors.New("it is empty")
	}
	for _, v := range []float32{d.Width, d.Height, d.Depth, d.NumbersWidth} {
		if out(v) {
			return fmt.Errorf("it measures %g", v)
		}
	}
	if d.Width < 0 || d.Height+d.Depth < 0 || d.NumbersWidth < 0 {
		return errors.New("it is smaller than nothing")
	}
	if len(d.Marks)+len(d.Numbers) > mostMarks || len(d.Paths) > mostPaths {
		return errDrawing
	}
	total := 0
	for _, p := range d.Paths {
		if total += len(p); total > mostPathBytes {
			return errDrawing
		}
		if err := p.Draw(nowhere{}); err != nil {
			return err
		}
	}
	for _, marks := range [][]Mark{d.Marks, d.Numbers} {
		for i := range marks {
			if err := marks[i].check(len(d.Paths)); err != nil {
				return err
			}
		}
	}
	return nil
}

func (m *Mark) check(paths int) error {
	for _, v := range m.Matrix {
		if out(v) {
			return errPath
		}
	}
	if m.Path >= paths || m.Path < 0 && m.Text == "" || out(m.Line) || m.Line < 0 || out(m.Dash) {
		return errors.New("a mark has no shape")
	}
	if len(m.Text) > mostText || len(m.Link) > mostText || !utf8.ValidString(m.Text) {
		return errors.New("letters can't be read")
	}
	return nil
}

// nowhere is a pen that leaves no line.
type nowhere struct{}

func (nowhere) MoveTo(_, _ float32)             {}
func (nowhere) LineTo(_, _ float32)             {}
func (nowhere) QuadTo(_, _, _, _ float32)       {}
func (nowhere) CubeTo(_, _, _, _, _, _ float32) {}
func (nowhere) ClosePath()                      {}

// Matrixed draws what it is given with another pen, at another place and size.
type Matrixed struct {
	Pen    Pen
	Matrix [6]float32
}

func (m Matrixed) at(x, y float32) (float32, float32) { return apply(m.Matrix, x, y) }

// MoveTo begins a shape.
func (m Matrixed) MoveTo(x, y float32) { m.Pen.MoveTo(m.at(x, y)) }

// LineTo draws a line.
func (m Matrixed) LineTo(x, y float32) { m.Pen.LineTo(m.at(x, y)) }

// QuadTo draws a curve with one control point.
func (m Matrixed) QuadTo(bx, by, cx, cy float32) {
	bx, by = m.at(bx, by)
	cx, cy = m.at(cx, cy)
	m.Pen.QuadTo(bx, by, cx, cy)
}

// CubeTo draws a curve with two control points.
func (m Matrixed) CubeTo(bx, by, cx, cy, dx, dy float32) {
	bx, by = m.at(bx, by)
	cx, cy = m.at(cx, cy)
	dx, dy = m.at(dx, dy)
	m.Pen.CubeTo(bx, by, cx, cy, dx, dy)
}

// ClosePath ends a shape.
func (m Matrixed) ClosePath() { m.Pen.ClosePath() }

var unmoved = [6]float32{1, 0, 0, 1, 0, 0}

func apply(m [6]float32, x, y float32) (float32, float32) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// Times gives the matrix that moves by inner first and then by outer.
func Times(outer, inner [6]float32) [6]float32 {
	return [6]float32{
		outer[0]*inner[0] + outer[2]*inner[1], outer[1]*inner[0] + outer[3]*inner[1],
		outer[0]*inner[2] + outer[2]*inner[3], outer[1]*inner[2] + outer[3]*inner[3],
		outer[0]*inner[4] + outer[2]*inner[5] + outer[4], outer[1]*inner[4] + outer[3]*inner[5] + outer[5],
	}
}
