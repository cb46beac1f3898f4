package figure

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"

	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// Figure is a figure that can be drawn in a window and saved as a picture.
type Figure interface {
	fyne.Widget
	kit.Flexible
	// TextAlternative says in words what the figure shows.
	TextAlternative() string
	// title is what stands over it on paper.
	title() string
	// drawn gives its marks at a width, in the colours now in use, and its height.
	drawn(width float32) ([]mark, float32)
}

// The measures of a picture: how wide its figure is, and the paper around it.
const (
	paperWidth  float32 = 1160
	paperMargin float32 = 28
)

// paper is a figure on a sheet of its own: in light colours at 100 %, whatever
// the window shows.
type paper struct {
	title, words string
	size         fyne.Size
	marks        []mark
}

// inPaperColours draws in light colours at 100 %. Like all drawing it belongs
// on the main goroutine: the colours of the window are put aside meanwhile.
func inPaperColours() (back func()) {
	dark, scale := theme.IsDark(), theme.TextScale()
	theme.SetDark(false)
	theme.SetTextScale(100)
	return func() {
		theme.SetDark(dark)
		theme.SetTextScale(scale)
	}
}

// onPaper draws a figure on paper.
func onPaper(f Figure) paper {
	defer inPaperColours()()
	p := paper{title: f.title(), words: f.TextAlternative()}
	head := fit(p.title, paperWidth, 1, theme.H2Size, nameFace)
	high := head.size * theme.LineHeight
	at := fyne.NewPos(paperMargin, paperMargin)
	for _, line := range head.lines {
		p.marks = append(p.marks, lettersAt(line, head.size, nameFace, theme.Color(theme.Ink), at, high))
	}
	at.Y = round(at.Y + high + 14)
	marks, height := f.drawn(paperWidth)
	for _, m := range marks {
		p.marks = append(p.marks, m.by(at))
	}
	p.size = fyne.NewSize(paperWidth+2*paperMargin, round(at.Y+height+paperMargin))
	sheet := area{box: box{size: p.size}, fill: theme.Color(theme.Surface)}
	p.marks = append([]mark{sheet}, p.marks...)
	return p
}

// SVG gives a figure as an SVG picture in light colours. Its words are text,
// and its text alternative is its description.
func SVG(f Figure) []byte {
	p := onPaper(f)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]g" height="%[2]g" viewBox="0 0 %[1]g %[2]g" role="img" aria-labelledby="title desc" font-family="Inter, sans-serif">`,
		p.size.Width, p.size.Height)
	fmt.Fprintf(&b, "\n<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>\n", escaped(p.title), escaped(p.words))
	for _, m := range p.marks {
		m.svg(&b)
		b.WriteByte('\n')
	}
	b.WriteString("</svg>\n")
	return []byte(b.String())
}

// PNG gives a figure as a PNG picture in light colours, at two pixels a unit.
func PNG(f Figure) ([]byte, error) {
	p := onPaper(f)
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetScale(2)
	c.SetContent(container.NewWithoutLayout(objectsOf(p.marks)...))
	c.Resize(p.size)
	var b bytes.Buffer
	if err := png.Encode(&b, c.Capture()); err != nil {
		return nil, fmt.Errorf("write the picture of %q: %w", p.title, err)
	}
	return b.Bytes(), nil
}

// escaped makes text fit for XML; what XML can't hold at all becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	// A strings.Builder takes everything.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}

func (a area) svg(b *strings.Builder) {
	whole := ""
	if a.whole != "" {
		whole = "<title>" + escaped(a.whole) + "</title>"
	}
	if a.corners != nil {
		fmt.Fprintf(b, `<polygon points="`)
		for i, c := range a.corners {
			if i > 0 {
				b.WriteByte(' ')
			}
			fmt.Fprintf(b, "%.6g,%.6g", a.at.X+c.X, a.at.Y+c.Y)
		}
		fmt.Fprintf(b, `" fill="%s">%s</polygon>`, hex(a.fill), whole)
		return
	}
	fmt.Fprintf(b, `<rect x="%.6g" y="%.6g" width="%.6g" height="%.6g"`, a.at.X, a.at.Y, a.size.Width, a.size.Height)
	if a.radius > 0 {
		fmt.Fprintf(b, ` rx="%g"`, a.radius)
	}
	if a.border != nil {
		fmt.Fprintf(b, ` stroke="%s"`, hex(a.border))
	}
	fmt.Fprintf(b, ` fill="%s">%s</rect>`, hex(a.fill), whole)
}

func (s stroke) svg(b *strings.Builder) {
	b.WriteString(`<polyline points="`)
	for i, p := range s.points {
		if s.head && i == len(s.points)-1 {
			p = s.neck()
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(b, "%.6g,%.6g", p.X, p.Y)
	}
	fmt.Fprintf(b, `" fill="none" stroke="%s" stroke-width="%g"/>`, hex(s.color), s.width)
	if s.head {
		s.headArea().svg(b)
	}
}

// svg gives the text its length, so that it keeps its place in any font.
func (l letters) svg(b *strings.Builder) {
	if strings.TrimSpace(l.text) == "" {
		return
	}
	weight := ""
	if l.face.SemiBold {
		weight = ` font-weight="600"`
	}
	fmt.Fprintf(b, `<text x="%.6g" y="%.6g" font-size="%.4g"%s fill="%s" textLength="%.6g" lengthAdjust="spacingAndGlyphs">%s</text>`,
		l.at.X, l.at.Y+l.size.Height/2+l.textSize*0.36, l.textSize, weight, hex(l.color), l.size.Width, escaped(l.text))
}
