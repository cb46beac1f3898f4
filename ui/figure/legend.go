package figure

import (
	"fyne.io/fyne/v2"

	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/theme"
	"stagecraft/ui/words"
)

// The measures of what says what a loop is, at 100 %.
const (
	legendArrow float32 = 18 // how wide the arrow is
	legendGap   float32 = 9  // from the arrow to its words
	legendApart float32 = 16 // from the loops, where it stands beside them
)

func legendText() string { return words.T("Buyers may go back") }

// legendSize gives the room that the arrow and its words take: one line, or two
// where the figure is too narrow for that.
func legendSize(width float32) fyne.Size {
	wide, high := theme.Size(legendArrow+legendGap)+theme.Width(legendText(), theme.Size(nameSize), theme.Face{}), theme.Size(nameSize)*1.35
	if wide > width {
		wide, high = width, 2*high
	}
	return fyne.NewSize(wide, round(high))
}

// addLegend says once what the loops of a figure are: beside them where there is
// room, else beneath.
func (p planner) addLegend(out *plan, width float32) {
	if !p.withLegend || len(out.loops) == 0 {
		return
	}
	size := legendSize(width)
	if at, ok := p.besideLoops(out, size, width); ok {
		out.legend = drawing.Box{At: at, Size: size}
		out.height = max(out.height, at.Y+size.Height)
		return
	}
	out.legend = drawing.Box{At: fyne.NewPos(0, out.height+6), Size: size}
	out.height += 6 + size.Height
}

// besideLoops finds room left or right of what stands under the last row.
func (p planner) besideLoops(out *plan, size fyne.Size, width float32) (fyne.Position, bool) {
	if out.upright {
		return fyne.Position{}, false
	}
	last := out.chevrons[len(out.chevrons)-1]
	y := last.At.Y + last.Size.Height
	left, right := width, float32(0)
	taken := func(from, to float32) { left, right = min(left, from), max(right, to) }
	for _, l := range out.loops {
		for _, at := range l.points {
			if at.Y > y {
				taken(at.X, at.X)
			}
		}
		if l.points == nil && l.at.At.Y > y {
			taken(l.at.At.X, l.at.At.X+l.at.Size.Width)
		}
	}
	switch {
	case left >= size.Width+theme.Size(legendApart):
		return fyne.NewPos(0, y+6), true
	case width-right >= size.Width+theme.Size(legendApart):
		return fyne.NewPos(width-size.Width, y+6), true
	}
	return fyne.Position{}, false
}

// legendMarks draws a loop in small, and says what it is.
func legendMarks(in drawing.Box) []drawing.Mark {
	if in.Size.Width <= 0 {
		return nil
	}
	arrow, half := theme.Size(legendArrow), round(in.Size.Height/2)
	x, y := in.At.X, in.At.Y+half
	text := fit(legendText(), in.Size.Width-theme.Size(legendArrow+legendGap)+1, 2, nameSize, theme.Face{})
	out := []drawing.Mark{
		drawing.Polyline{Points: []fyne.Position{
			{X: x + arrow - 1, Y: y - 5}, {X: x + arrow - 1, Y: y + 5}, {X: x + drawing.ArrowWidth/2, Y: y + 5}, {X: x + drawing.ArrowWidth/2, Y: y - 6},
		}, Width: 2, Color: theme.Color(theme.Muted), Arrow: true},
	}
	step := in.Size.Height / float32(len(text.lines))
	for i, line := range text.lines {
		at := in.At.AddXY(theme.Size(legendArrow+legendGap), float32(i)*step)
		out = append(out, drawing.NewTextLine(line, text.size, theme.Face{}, theme.Color(theme.Muted), at, step))
	}
	return out
}
