package figure

import (
	"fmt"
	"image"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// mark is one thing that a figure draws, in the figure's own measure. Windows,
// pictures and tests are all made of the same marks.
type mark interface {
	objects() []fyne.CanvasObject
	by(d fyne.Position) mark // the same, moved
	svg(b *strings.Builder)
	pdf(p *pen)
	fmt.Stringer
}

// area is a filled shape: a rectangle, or what its corners enclose.
type area struct {
	box
	corners []fyne.Position // from box.at; nil for a rectangle
	radius  float32         // of a rectangle's corners
	fill    color.Color
	border  color.Color // of a rectangle; nil has none
	whole   string      // the name that it stands for, to be told on pointing
}

// stroke is a line through points, with a head at its end or without.
type stroke struct {
	points []fyne.Position
	width  float32
	color  color.Color
	head   bool
}

// letters is one line of text. Its box is as wide as the text.
type letters struct {
	box
	text     string
	textSize float32
	face     theme.Face
	color    color.Color
}

func (a area) by(d fyne.Position) mark    { a.at = a.at.Add(d); return a }
func (l letters) by(d fyne.Position) mark { l.at = l.at.Add(d); return l }

func (s stroke) by(d fyne.Position) mark {
	moved := make([]fyne.Position, len(s.points))
	for i, p := range s.points {
		moved[i] = p.Add(d)
	}
	s.points = moved
	return s
}

func (a area) objects() []fyne.CanvasObject {
	if a.corners != nil {
		r := canvas.NewRaster(func(w, h int) image.Image { return fill(a.corners, a.size, w, h, a.fill) })
		r.Move(a.at)
		r.Resize(a.size)
		return []fyne.CanvasObject{r}
	}
	r := canvas.NewRectangle(a.fill)
	r.CornerRadius = a.radius
	if a.border != nil {
		r.StrokeColor, r.StrokeWidth = a.border, 1
	}
	r.Move(a.at)
	r.Resize(a.size)
	return []fyne.CanvasObject{r}
}

// objects draws what goes straight down or across with rectangles, which have
// no gaps where they meet.
func (s stroke) objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for i := 1; i < len(s.points); i++ {
		p, q := s.points[i-1], s.points[i]
		if s.head && i == len(s.points)-1 {
			q = s.neck()
		}
		if p.X == q.X || p.Y == q.Y {
			r := canvas.NewRectangle(s.color)
			half := s.width / 2
			r.Move(fyne.NewPos(min(p.X, q.X)-half, min(p.Y, q.Y)-half))
			r.Resize(fyne.NewSize(max(p.X, q.X)-min(p.X, q.X)+s.width, max(p.Y, q.Y)-min(p.Y, q.Y)+s.width))
			out = append(out, r)
			continue
		}
		l := canvas.NewLine(s.color)
		l.StrokeWidth, l.Position1, l.Position2 = s.width, p, q
		out = append(out, l)
	}
	if s.head {
		out = append(out, s.headArea().objects()...)
	}
	return out
}

const headLong, headWide float32 = 7, 8

// along gives the direction of the last stretch, which goes straight down or across.
func (s stroke) along() fyne.Position {
	p, q := s.points[len(s.points)-2], s.points[len(s.points)-1]
	switch {
	case q.X > p.X:
		return fyne.NewPos(1, 0)
	case q.X < p.X:
		return fyne.NewPos(-1, 0)
	case q.Y < p.Y:
		return fyne.NewPos(0, -1)
	}
	return fyne.NewPos(0, 1)
}

// neck is where the line ends and the head starts.
func (s stroke) neck() fyne.Position {
	d, end := s.along(), s.points[len(s.points)-1]
	return fyne.NewPos(end.X-d.X*headLong, end.Y-d.Y*headLong)
}

func (s stroke) headArea() area {
	d, end, neck := s.along(), s.points[len(s.points)-1], s.neck()
	across := fyne.NewPos(d.Y*headWide/2, d.X*headWide/2)
	corners := []fyne.Position{end, neck.Add(across), neck.Subtract(across)}
	least, most := corners[0], corners[0]
	for _, c := range corners[1:] {
		least = fyne.NewPos(min(least.X, c.X), min(least.Y, c.Y))
		most = fyne.NewPos(max(most.X, c.X), max(most.Y, c.Y))
	}
	for i := range corners {
		corners[i] = corners[i].Subtract(least)
	}
	return area{box: box{at: least, size: fyne.NewSize(most.X-least.X, most.Y-least.Y)}, corners: corners, fill: s.color}
}

func (l letters) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{l.label()}
}

// label is the line of text as it is drawn.
func (l letters) label() *text.Paragraph {
	p := text.NewLine(l.text, l.textSize, l.face, theme.Ink)
	p.Paint = l.color
	p.Move(l.at)
	p.Resize(l.size)
	return p
}

// String writes a mark out for the masters of the tests.
func (a area) String() string {
	kind := "box"
	if a.corners != nil {
		kind = fmt.Sprintf("shape of %d", len(a.corners))
	}
	border := ""
	if a.border != nil {
		border = " border " + hex(a.border)
	}
	return fmt.Sprintf("%s %s %s%s", kind, a.box, hex(a.fill), border)
}

func (s stroke) String() string {
	var b strings.Builder
	b.WriteString("line")
	for _, p := range s.points {
		fmt.Fprintf(&b, " %.0f,%.0f", p.X, p.Y)
	}
	if s.head {
		b.WriteString(" >")
	}
	return b.String() + " " + hex(s.color)
}

func (l letters) String() string {
	return fmt.Sprintf("text %s %.4g %s %q", l.box, l.textSize, hex(l.color), l.text)
}

func (b box) String() string {
	return fmt.Sprintf("%.0f,%.0f %.0fx%.0f", b.at.X, b.at.Y, b.size.Width, b.size.Height)
}

// hex gives a colour as SVG writes it.
func hex(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return fmt.Sprintf("#%02X%02X%02X", n.R, n.G, n.B)
}

// objectsOf gives what draws marks, from back to front.
func objectsOf(marks []mark) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, m := range marks {
		out = append(out, m.objects()...)
	}
	return out
}

// lettersIn sets the lines of a name in the middle of a box.
func lettersIn(name fitted, in box, face theme.Face, c color.Color) []mark {
	step := name.size * 1.25
	y := in.at.Y + (in.size.Height-step*float32(len(name.lines)))/2
	var out []mark
	for _, line := range name.lines {
		w := theme.Width(line, name.size, face)
		out = append(out, lettersAt(line, name.size, face, c, fyne.NewPos(in.at.X+(in.size.Width-w)/2, y), step))
		y += step
	}
	return out
}

// lettersAt sets one line of text in the middle of a line of a height.
func lettersAt(text string, size float32, face theme.Face, c color.Color, at fyne.Position, high float32) letters {
	h := theme.Height(size, face)
	return letters{
		box:  box{at: fyne.NewPos(at.X, at.Y+(high-h)/2), size: fyne.NewSize(theme.Width(text, size, face), h)},
		text: text, textSize: size, face: face, color: c,
	}
}
