package document

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/markup"
	"stagecraft/ui/flow"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
)

// table makes a grid whose columns share the width by what they hold. It
// scrolls sideways when its longest words don't fit.
func (m *maker) table(t *markup.Table, s setting) fyne.CanvasObject {
	s = s.inPanel()
	g := &grid{padX: look.Size(12), padY: look.Size(8)}
	rows := t.Rows
	head := s
	head.face.SemiBold, head.color, head.size, head.plain = true, look.Muted, look.SmallSize, true
	if t.Head != nil {
		rows = append([][]markup.Cell{t.Head}, rows...)
		g.head = true
	}
	for _, r := range rows {
		g.columns = max(g.columns, len(r))
	}
	if g.columns == 0 {
		return kit.Gap(1, 1)
	}
	var objects []fyne.CanvasObject
	for range max(len(rows)-1, 0) {
		objects = append(objects, canvas.NewRectangle(look.Color(look.Line)))
	}
	g.first = len(objects)
	for i, r := range rows {
		set := s
		if g.head && i == 0 {
			set = head
		}
		for c := range g.columns {
			var cell fyne.CanvasObject = m.text(nil, set)
			if c < len(r) {
				cell = m.text(r[c].Inlines, set)
			}
			if c < len(t.Align) {
				align(cell, t.Align[c])
			}
			objects = append(objects, cell)
		}
	}
	g.weigh(objects)
	// The ground stays outside of what is clipped, where its line would be cut.
	ground := kit.Ground(look.Surface, look.Line, look.ButtonRadius)
	return behind(ground, kit.Inset(1, 1, m.sideways(container.New(g, objects...), g.need)))
}

func align(o fyne.CanvasObject, to markup.Align) {
	switch o := o.(type) {
	case *flow.Paragraph:
		switch to {
		case markup.AlignCenter:
			o.Align = fyne.TextAlignCenter
		case markup.AlignRight:
			o.Align = fyne.TextAlignTrailing
		}
	case *fyne.Container:
		for _, inner := range o.Objects {
			align(inner, to)
		}
	}
}

// grid lays out the lines between rows, and then the cells row by row.
type grid struct {
	columns    int
	first      int // index of the first cell
	head       bool
	padX, padY float32
	least      []float32 // what the longest word of each column takes
	like       []float32 // what each column takes without breaking a line
}

// weigh takes the widths that the columns need and would like.
func (g *grid) weigh(objects []fyne.CanvasObject) {
	g.least, g.like = make([]float32, g.columns), make([]float32, g.columns)
	for i, o := range objects[g.first:] {
		c := i % g.columns
		g.least[c] = max(g.least[c], longest(o)+2*g.padX)
		g.like[c] = max(g.like[c], kit.NaturalWidth(o)+2*g.padX+1)
	}
	for c := range g.least {
		// A column of running text stays wide enough to be read.
		g.least[c] = min(max(g.least[c], min(g.like[c], look.Size(96))), look.Size(320))
	}
}

// longest gives about the width of the longest word.
func longest(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case *flow.Paragraph:
		w := float32(0)
		for _, r := range o.Runs {
			if r.Object != nil {
				w = max(w, r.Object.MinSize().Width)
				continue
			}
			word := ""
			for _, f := range strings.Fields(r.Text) {
				if utf8.RuneCountInString(f) > utf8.RuneCountInString(word) {
					word = f
				}
			}
			size := r.Size
			if size == 0 {
				size = o.TextSize
			}
			w = max(w, look.Width(word, size, r.Face))
		}
		return w + 2
	case *fyne.Container:
		w := float32(0)
		for _, inner := range o.Objects {
			w = max(w, longest(inner))
		}
		return w
	}
	return o.MinSize().Width
}

func (g *grid) need() float32 { return sum(g.least) }

// widths shares out a width. Columns that would like no more than their share
// get what they like; the others share the rest.
func (g *grid) widths(width float32) []float32 {
	ws := slices.Clone(g.least)
	if like := sum(g.like); like <= width {
		for c := range ws {
			ws[c] = g.like[c] * width / like
		}
		return ws
	}
	rest := width - g.need()
	if rest <= 0 {
		return ws
	}
	order := make([]int, g.columns)
	for c := range order {
		order[c] = c
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(g.like[a], g.like[b]) })
	for i, c := range order {
		give := min(max(g.like[c]-ws[c], 0), rest/float32(g.columns-i))
		ws[c] += give
		rest -= give
	}
	return ws
}

func sum(ws []float32) float32 {
	total := float32(0)
	for _, w := range ws {
		total += w
	}
	return total
}

func (g *grid) rowHeight(row []fyne.CanvasObject, ws []float32) float32 {
	h := float32(0)
	for c, o := range row {
		h = max(h, kit.HeightFor(o, ws[c]-2*g.padX))
	}
	return h + 2*g.padY
}

func (g *grid) rows(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	var rows [][]fyne.CanvasObject
	for cells := objects[g.first:]; len(cells) > 0; cells = cells[g.columns:] {
		rows = append(rows, cells[:g.columns])
	}
	return rows
}

func (g *grid) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	ws, h := g.widths(width), float32(0)
	for _, row := range g.rows(objects) {
		h += g.rowHeight(row, ws)
	}
	return h
}

func (g *grid) NaturalWidth([]fyne.CanvasObject) float32 { return sum(g.like) }

func (g *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(g.need(), g.HeightFor(objects, g.need()))
}

func (g *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	ws, y := g.widths(size.Width), float32(0)
	for i, row := range g.rows(objects) {
		h, x := g.rowHeight(row, ws), float32(0)
		for c, o := range row {
			o.Move(fyne.NewPos(x+g.padX, y+g.padY))
			o.Resize(fyne.NewSize(ws[c]-2*g.padX, h-2*g.padY))
			x += ws[c]
		}
		y += h
		if i < g.first { // the line below this row
			objects[i].Move(fyne.NewPos(0, y))
			objects[i].Resize(fyne.NewSize(size.Width, 1))
		}
	}
}
