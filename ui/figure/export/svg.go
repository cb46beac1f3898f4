package export

import (
	"encoding/xml"
	"fmt"
	"strings"

	"stagecraft/ui/figure"
	"stagecraft/ui/figure/drawing"
)

// SVG gives a figure as an SVG picture in light colours. Its words are text,
// and its text alternative is its description.
func SVG(f figure.Figure) []byte {
	p := newPicture(f)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]g" height="%[2]g" viewBox="0 0 %[1]g %[2]g" role="img" aria-labelledby="title desc" font-family="Inter, sans-serif">`,
		p.size.Width, p.size.Height)
	fmt.Fprintf(&b, "\n<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n", escaped(p.title), escaped(p.description))
	for _, m := range p.marks {
		writeSVG(&b, m)
		b.WriteByte('\n')
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// escaped makes text fit for XML; what XML can't hold at all becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	// A strings.Builder takes everything.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

func writeSVG(b *strings.Builder, m drawing.Mark) {
	switch m := m.(type) {
	case drawing.Area:
		writeArea(b, m)
	case drawing.Polyline:
		writePolyline(b, m)
	case drawing.TextLine:
		writeText(b, m)
	}
}

func writeArea(b *strings.Builder, a drawing.Area) {
	tooltip := ""
	if a.Tooltip != "" {
		tooltip = "<title>" + escaped(a.Tooltip) + "</title>"
	}
	if a.Corners != nil {
		fmt.Fprintf(b, `<polygon points="`)
		for i, c := range a.Corners {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(b, "%.6g,%.6g", a.At.X+c.X, a.At.Y+c.Y)
		}
		fmt.Fprintf(b, `" fill="%s">%s</polygon>`, drawing.Hex(a.Fill), tooltip)
		return
	}
	fmt.Fprintf(b, `<rect x="%.6g" y="%.6g" width="%.6g" height="%.6g"`, a.At.X, a.At.Y, a.Size.Width, a.Size.Height)
	if a.Radius > 0 {
		fmt.Fprintf(b, ` rx="%g"`, a.Radius)
	}
	if a.Border != nil {
		fmt.Fprintf(b, ` stroke="%s"`, drawing.Hex(a.Border))
	}
	fmt.Fprintf(b, ` fill="%s">%s</rect>`, drawing.Hex(a.Fill), tooltip)
}

func writePolyline(b *strings.Builder, s drawing.Polyline) {
	b.WriteString(`<polyline points="`)
	for i, p := range s.Shaft() {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(b, "%.6g,%.6g", p.X, p.Y)
	}
	fmt.Fprintf(b, `" fill="none" stroke="%s" stroke-width="%g"/>`, drawing.Hex(s.Color), s.Width)
	if s.Arrow {
		writeArea(b, s.Arrowhead())
	}
}

// writeText gives the text its length, so that it keeps its place in any font.
func writeText(b *strings.Builder, l drawing.TextLine) {
	if strings.TrimSpace(l.Content) == "" {
		return
	}
	weight := ""
	if l.Face.SemiBold {
		weight = ` font-weight="600"`
	}
	fmt.Fprintf(b, `<text x="%.6g" y="%.6g" font-size="%.4g"%s fill="%s" textLength="%.6g" lengthAdjust="spacingAndGlyphs">%s</text>`,
		l.At.X, l.At.Y+l.Size.Height/2+l.TextSize*0.36, l.TextSize, weight, drawing.Hex(l.Color), l.Size.Width, escaped(l.Content))
}
