package export

import (
	"strconv"

	"fyne.io/fyne/v2"

	"stagecraft/ui/figure"
	"stagecraft/ui/figure/drawing"
	"stagecraft/ui/theme"
)

// marks draws the table.
func (g grid) marks(fonts *fonts, rows [][]setCell, size float32, running bool) []drawing.Mark {
	var out []drawing.Mark
	y := float32(0)
	widths := g.widths(fonts, size, running)
	head := min(size, 8.5)
	x := numberRoom
	for k, c := range g.columns {
		for _, l := range cut(wrapped(c.title, widths[k], head, fonts.semiBold), 1, widths[k], head, fonts.semiBold) {
			out = append(out, l.at(fyne.NewPos(x, y), head, boldFace, theme.Muted))
		}
		x += widths[k] + cellGap
	}
	y += headHigh(size) - 2
	rule := func(c theme.Name, high float32) {
		out = append(out, drawing.Area{Box: drawing.Box{At: fyne.NewPos(0, y), Size: fyne.NewSize(g.width, high)}, Fill: theme.Color(c)})
	}
	rule(theme.Edge, 0.8)
	y += 2
	for i, cells := range rows {
		if i > 0 {
			rule(theme.Line, 0.6)
		}
		top := y + rowPadding(size)/2
		out = append(out, g.number(fonts, i, top, size)...)
		x := numberRoom
		for k, c := range cells {
			face := theme.Face{}
			if c.strong {
				face = boldFace
			}
			for j, l := range c.lines {
				at := fyne.NewPos(x+c.indent[j], top+float32(j)*size*leading)
				if c.marked[j] {
					dot := setLine{text: "•", width: fonts.regular.width("•", size)}
					out = append(out, dot.at(fyne.NewPos(x, at.Y), size, theme.Face{}, theme.Muted))
				}
				out = append(out, l.at(at, size, face, theme.Ink))
			}
			x += widths[k] + cellGap
		}
		y += rowHigh(cells, size)
	}
	return out
}

// number draws a step's number on its stage's colour.
func (g grid) number(fonts *fonts, i int, y, size float32) []drawing.Mark {
	text, small := strconv.Itoa(i+1), size*0.85
	wide := fonts.semiBold.width(text, small)
	b := drawing.Box{At: fyne.NewPos(0, y), Size: fyne.NewSize(max(size*1.5, wide+4), size*1.25)}
	fill, name := figure.StepColors(g.stages[i], true)
	l := setLine{text: text, width: wide}.at(fyne.NewPos(b.At.X+(b.Size.Width-wide)/2, 0), small, boldFace, name)
	l.Box.At.Y = y + (b.Size.Height-l.Size.Height)/2
	return []drawing.Mark{drawing.Area{Box: b, Radius: 3, Fill: fill}, l}
}
