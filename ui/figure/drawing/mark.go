package drawing

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

// Mark is one thing that a figure draws, in the figure's own measure: an
// [Area], a [Polyline] or a [TextLine]. Its string is a line of a master.
type Mark interface {
	// Objects gives what draws it in a window, from back to front.
	Objects() []fyne.CanvasObject
	// Translate gives the same mark, moved.
	Translate(d fyne.Position) Mark
	fmt.Stringer
}

// Area is a filled shape: a rectangle, or what its corners enclose.
type Area struct {
	Box
	Corners []fyne.Position // from Box.At; nil for a rectangle
	Radius  float32         // of a rectangle's corners
	Fill    color.Color
	Border  color.Color // of a rectangle; nil has none
	Tooltip string      // the name that it stands for, to be told on pointing
}

// Polyline is a line through points, with an arrowhead at its end or without.
type Polyline struct {
	Points []fyne.Position
	Width  float32
	Color  color.Color
	Arrow  bool
}

// TextLine is one line of text. Its box is as wide as the text.
type TextLine struct {
	Box
	Content  string
	TextSize float32
	Face     theme.Face
	Color    color.Color
}

// Translate gives the same area, moved.
func (a Area) Translate(d fyne.Position) Mark { a.At = a.At.Add(d); return a }

// Translate gives the same text, moved.
func (l TextLine) Translate(d fyne.Position) Mark { l.At = l.At.Add(d); return l }

// Translate gives the same line, moved.
func (s Polyline) Translate(d fyne.Position) Mark {
	moved := make([]fyne.Position, len(s.Points))
	for i, p := range s.Points {
		moved[i] = p.Add(d)
	}
	s.Points = moved
	return s
}

// Objects gives what draws the area in a window.
func (a Area) Objects() []fyne.CanvasObject {
	if a.Corners != nil {
		r := canvas.NewRaster(func(w, h int) image.Image { return FillPolygon(a.Corners, a.Size, w, h, a.Fill) })
		r.Move(a.At)
		r.Resize(a.Size)
		return []fyne.CanvasObject{r}
	}
	r := canvas.NewRectangle(a.Fill)
	r.CornerRadius = a.Radius
	if a.Border != nil {
		r.StrokeColor, r.StrokeWidth = a.Border, 1
	}
	r.Move(a.At)
	r.Resize(a.Size)
	return []fyne.CanvasObject{r}
}

// Objects draws what goes straight down or across with rectangles, which have
// no gaps where they meet.
func (s Polyline) Objects() []fyne.CanvasObject {
	var out []fyne.CanvasObject
	shaft := s.Shaft()
	for i := 1; i < len(shaft); i++ {
		p, q := shaft[i-1], shaft[i]
		if p.X == q.X || p.Y == q.Y {
			r := canvas.NewRectangle(s.Color)
			half := s.Width / 2
			r.Move(fyne.NewPos(min(p.X, q.X)-half, min(p.Y, q.Y)-half))
			r.Resize(fyne.NewSize(max(p.X, q.X)-min(p.X, q.X)+s.Width, max(p.Y, q.Y)-min(p.Y, q.Y)+s.Width))
			out = append(out, r)
			continue
		}
		l := canvas.NewLine(s.Color)
		l.StrokeWidth, l.Position1, l.Position2 = s.Width, p, q
		out = append(out, l)
	}
	if s.Arrow {
		out = append(out, s.Arrowhead().Objects()...)
	}
	return out
}

// ArrowLength and [ArrowWidth] are those of an arrowhead.
const ArrowLength, ArrowWidth float32 = 7, 8

// along gives the direction of the last stretch, which goes straight down or across.
func (s Polyline) along() fyne.Position {
	p, q := s.Points[len(s.Points)-2], s.Points[len(s.Points)-1]
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
func (s Polyline) neck() fyne.Position {
	d, end := s.along(), s.Points[len(s.Points)-1]
	return fyne.NewPos(end.X-d.X*ArrowLength, end.Y-d.Y*ArrowLength)
}

// Shaft gives the points of the line without its arrowhead.
func (s Polyline) Shaft() []fyne.Position {
	if !s.Arrow {
		return s.Points
	}
	return append(slices.Clone(s.Points[:len(s.Points)-1]), s.neck())
}

// Arrowhead is the triangle at the end of the line.
func (s Polyline) Arrowhead() Area {
	d, end, neck := s.along(), s.Points[len(s.Points)-1], s.neck()
	across := fyne.NewPos(d.Y*ArrowWidth/2, d.X*ArrowWidth/2)
	corners := []fyne.Position{end, neck.Add(across), neck.Subtract(across)}
	least, most := corners[0], corners[0]
	for _, c := range corners[1:] {
		least = fyne.NewPos(min(least.X, c.X), min(least.Y, c.Y))
		most = fyne.NewPos(max(most.X, c.X), max(most.Y, c.Y))
	}
	for i := range corners {
		corners[i] = corners[i].Subtract(least)
	}
	return Area{Box: Box{At: least, Size: fyne.NewSize(most.X-least.X, most.Y-least.Y)}, Corners: corners, Fill: s.Color}
}

// Objects gives the paragraph that draws the text in a window.
func (l TextLine) Objects() []fyne.CanvasObject {
	p := text.NewLine(l.Content, l.TextSize, l.Face, theme.Ink)
	p.Paint = l.Color
	p.Move(l.At)
	p.Resize(l.Size)
	return []fyne.CanvasObject{p}
}

// String tells kind, place, size and colours.
func (a Area) String() string {
	kind := "box"
	if a.Corners != nil {
		kind = fmt.Sprintf("shape of %d", len(a.Corners))
	}
	border := ""
	if a.Border != nil {
		border = " border " + Hex(a.Border)
	}
	return fmt.Sprintf("%s %s %s%s", kind, a.Box, Hex(a.Fill), border)
}

// String tells the points and the colour.
func (s Polyline) String() string {
	var b strings.Builder
	b.WriteString("line")
	for _, p := range s.Points {
		fmt.Fprintf(&b, " %.0f,%.0f", p.X, p.Y)
	}
	if s.Arrow {
		b.WriteString(" >")
	}
	return b.String() + " " + Hex(s.Color)
}

// String tells place, size, colour and text.
func (l TextLine) String() string {
	return fmt.Sprintf("text %s %.4g %s %q", l.Box, l.TextSize, Hex(l.Color), l.Content)
}

// String tells place and size, rounded.
func (b Box) String() string {
	return fmt.Sprintf("%.0f,%.0f %.0fx%.0f", b.At.X, b.At.Y, b.Size.Width, b.Size.Height)
}

// Hex gives a colour as SVG writes it.
func Hex(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return fmt.Sprintf("#%02X%02X%02X", n.R, n.G, n.B)
}

// ObjectsOf gives what draws marks, from back to front.
func ObjectsOf(marks []Mark) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, m := range marks {
		out = append(out, m.Objects()...)
	}
	return out
}

// NewTextLine sets one line of text in the middle of a line of a height.
func NewTextLine(text string, size float32, face theme.Face, c color.Color, at fyne.Position, high float32) TextLine {
	h := theme.Height(size, face)
	return TextLine{
		Box:     Box{At: fyne.NewPos(at.X, at.Y+(high-h)/2), Size: fyne.NewSize(theme.Width(text, size, face), h)},
		Content: text, TextSize: size, Face: face, Color: c,
	}
}
