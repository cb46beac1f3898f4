package assets

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// iconColour is the colour of the app's icon, as icon.svg writes it.
const iconColour = "#2457D6"

// letterHeight is how tall a capital is on an icon, of 256.
const letterHeight = 132

// LetterIcon draws an icon of its own for something that has none, as an SVG: the first letter of its name in
// white on a rounded square of a colour, such as #0B7F74. Where the typeface lacks the letter it has the
// app's triangle; without a colour it has the app's.
func LetterIcon(name, colour string) []byte {
	svg := string(IconSVG)
	if path := letterPath(name); path != "" {
		open := strings.LastIndex(svg, "<path")
		svg = fmt.Sprintf("%s<path fill=\"#FFFFFF\" d=\"%s\"/>\n</svg>\n", svg[:open], path)
	}
	if colour != "" {
		svg = strings.Replace(svg, iconColour, colour, 1)
	}
	return []byte(svg)
}

// letterPath is the outline of a name's first letter or digit in the middle of an icon, "" when there is none
// in the typeface.
func letterPath(name string) string {
	at := strings.IndexFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if at < 0 {
		return ""
	}
	letter := unicode.ToUpper([]rune(name[at:])[0])
	face, err := sfnt.Parse(InterBold)
	if err != nil {
		return ""
	}
	var buffer sfnt.Buffer
	const em = 1000
	metrics, err := face.Metrics(&buffer, fixed.I(em), font.HintingNone)
	if err != nil || metrics.CapHeight <= 0 {
		return ""
	}
	glyph, err := face.GlyphIndex(&buffer, letter)
	if err != nil || glyph == 0 {
		return ""
	}
	outline, err := face.LoadGlyph(&buffer, glyph, fixed.I(em), nil)
	if err != nil || len(outline) == 0 {
		return ""
	}
	scale := letterHeight / float64(metrics.CapHeight)
	bounds := outline.Bounds()
	shift := 128 - scale*float64(bounds.Min.X+bounds.Max.X)/2
	point := func(p fixed.Point26_6) string {
		return fmt.Sprintf(" %.2f %.2f", shift+scale*float64(p.X), 128+letterHeight/2+scale*float64(p.Y))
	}
	var path strings.Builder
	for i, s := range outline {
		verb, points := "M", 1
		switch s.Op {
		case sfnt.SegmentOpLineTo:
			verb = "L"
		case sfnt.SegmentOpQuadTo:
			verb, points = "Q", 2
		case sfnt.SegmentOpCubeTo:
			verb, points = "C", 3
		default:
			if i > 0 {
				path.WriteString(" Z ")
			}
		}
		path.WriteString(verb)
		for _, p := range s.Args[:points] {
			path.WriteString(point(p))
		}
	}
	return path.String() + " Z"
}
