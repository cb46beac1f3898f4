package figure

import (
	"strconv"

	"fyne.io/fyne/v2"

	"stagecraft/ui/theme"
)

// marks draws the table.
func (g grid) marks(fonts *fonts, rows [][]setCell, size float32, running bool) []mark {
	var out []mark
	y := float32(0)
	widths := g.widths(fonts, size, running)
	head := min(size, 8.5)
	x := numberRoom
	for k, c := range g.columns {
		for _, l := range cut(wrapped(c.title, widths[k], head, fonts.semiBold), 1, widths[k], head, fonts.semiBold) {
			out = append(out, l.at(fyne.NewPos(x, y), head, nameFace, theme.Muted))
		}
		x += widths[k] + cellGap
	}
	y += headHigh(size) - 2
	rule := func(c theme.Name, high float32) {
		out = append(out, area{box: box{at: fyne.NewPos(0, y), size: fyne.NewSize(g.width, high)}, fill: theme.Color(c)})
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
				face = nameFace
			}
			for j, l := range c.lines {
				at := fyne.NewPos(x+c.indent[j], top+float32(j)*size*leading)
				if c.marked[j] {
					dot := textLine{text: "•", width: fonts.regular.width("•", size)}
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
func (g grid) number(fonts *fonts, i int, y, size float32) []mark {
	text, small := strconv.Itoa(i+1), size*0.85
	wide := fonts.semiBold.width(text, small)
	b := box{at: fyne.NewPos(0, y), size: fyne.NewSize(max(size*1.5, wide+4), size*1.25)}
	fill, name := stepColors(g.stages[i], true)
	l := textLine{text: text, width: wide}.at(fyne.NewPos(b.at.X+(b.size.Width-wide)/2, 0), small, nameFace, name)
	l.box.at.Y = y + (b.size.Height-l.size.Height)/2
	return []mark{area{box: b, radius: 3, fill: fill}, l}
}
