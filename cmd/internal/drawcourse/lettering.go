package main

import (
	"errors"
	"fmt"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"stagecraft/assets"
)

// lettering turns text into outlines.
type lettering struct {
	font   *sfnt.Font
	buffer sfnt.Buffer
	em     fixed.Int26_6 // the size at which outlines are in the font's own units
}

func newLettering() (*lettering, error) {
	f, err := sfnt.Parse(assets.InterSemiBold)
	if err != nil {
		return nil, fmt.Errorf("read the typeface: %w", err)
	}
	return &lettering{font: f, em: fixed.I(int(f.UnitsPerEm()))}, nil
}

// capHeight is how high a capital is, as a part of the size.
const capHeight = 0.727

// width gives how wide a line is at a size.
func (l *lettering) width(line string, size float64) float64 {
	_, width := l.outline(line, 0, 0, size)
	return width
}

// outline gives the path of a line that begins at x on the baseline y, and how
// wide it is.
func (l *lettering) outline(line string, x, y, size float64) (path string, width float64) {
	var b strings.Builder
	scale := size / float64(l.em)
	start := x
	var before sfnt.GlyphIndex
	for i, c := range line {
		glyph, err := l.font.GlyphIndex(&l.buffer, c)
		if err != nil || glyph == 0 {
			panic(fmt.Sprintf("the typeface has no %q", c))
		}
		if i > 0 {
			kern, err := l.font.Kern(&l.buffer, before, glyph, l.em, font.HintingNone)
			if err != nil && !errors.Is(err, sfnt.ErrNotFound) {
				panic(err)
			}
			x += float64(kern) * scale
		}
		segments, err := l.font.LoadGlyph(&l.buffer, glyph, l.em, nil)
		if err != nil {
			panic(err)
		}
		for j, s := range segments {
			if s.Op == sfnt.SegmentOpMoveTo && j > 0 {
				b.WriteString("Z")
			}
			op, n := map[sfnt.SegmentOp]string{
				sfnt.SegmentOpMoveTo: "M", sfnt.SegmentOpLineTo: "L", sfnt.SegmentOpQuadTo: "Q", sfnt.SegmentOpCubeTo: "C",
			}[s.Op], map[sfnt.SegmentOp]int{sfnt.SegmentOpQuadTo: 2, sfnt.SegmentOpCubeTo: 3}[s.Op]
			b.WriteString(op)
			for k, p := range s.Args[:max(n, 1)] {
				if k > 0 {
					b.WriteString(" ")
				}
				b.WriteString(number(x+float64(p.X)*scale) + " " + number(y+float64(p.Y)*scale))
			}
		}
		if len(segments) > 0 {
			b.WriteString("Z")
		}
		advance, err := l.font.GlyphAdvance(&l.buffer, glyph, l.em, font.HintingNone)
		if err != nil {
			panic(err)
		}
		x += float64(advance) * scale
		before = glyph
	}
	return b.String(), x - start
}
