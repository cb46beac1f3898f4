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
	columns := columnsOf(t)
	if columns == 0 {
		return kit.Gap(1, 1)
	}
	g, objects := m.grid(t, columns, s, false)
	g.weigh(objects)
	// The ground stays outside of what is clipped, where its line would be cut.
	ground := kit.Ground(look.Surface, look.Line, look.ButtonRadius)
	return behind(ground, kit.Inset(1, 1, m.sideways(container.New(g, objects...), g.need, &slide{}, true)))
}

func columnsOf(t *markup.Table) int {
	n := len(t.Head)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	return n
}

// The room around the text of a cell, at 100 %.
const (
	cellX = 12
	cellY = 8
)

// grid makes the cells of a table, and the lines between its rows; one more
// over them where a row stands above.
func (m *maker) grid(t *markup.Table, columns int, s setting, begun bool) (*grid, []fyne.CanvasObject) {
	s = s.inPanel()
	g := &grid{weights: &weights{}, columns: columns, begun: begun, padX: look.Size(cellX), above: look.Size(cellY), below: look.Size(cellY)}
	rows := t.Rows
	if t.Head != nil {
		rows = append([][]markup.Cell{t.Head}, rows...)
	}
	lines := len(rows) - 1
	if begun {
		lines++
	}
	var objects []fyne.CanvasObject
	for range max(lines, 0) {
		objects = append(objects, canvas.NewRectangle(look.Color(look.Line)))
	}
	g.first = len(objects)
	for i, r := range rows {
		for c := range columns {
			var inlines []markup.Inline
			if c < len(r) {
				inlines = r[c].Inlines
			}
			cell := m.cell(inlines, t.Head != nil && i == 0, s)
			if c < len(t.Align) {
				align(cell, t.Align[c])
			}
			objects = append(objects, cell)
		}
	}
	return g, objects
}

// cell makes the text of a cell.
func (m *maker) cell(inlines []markup.Inline, head bool, s setting) fyne.CanvasObject {
	if head {
		s.face.SemiBold, s.color, s.size, s.plain = true, look.Muted, look.SmallSize, true
	}
	return m.text(inlines, s)
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
	*weights
	columns      int
	first        int // index of the first cell
	begun        bool
	padX         float32
	above, below float32 // in a cell
}

// weigh takes the widths that the columns need and would like.
func (g *grid) weigh(objects []fyne.CanvasObject) {
	g.weights = newWeights(g.columns)
	for i, o := range objects[g.first:] {
		g.take(i%g.columns, o)
	}
	g.settle()
}

// weights are the widths by which columns share what there is.
type weights struct {
	least []float32 // what the longest word of each column takes
	like  []float32 // what each column takes without breaking a line
}

func newWeights(columns int) *weights {
	return &weights{least: make([]float32, columns), like: make([]float32, columns)}
}

// take takes a cell of a column into account.
func (w *weights) take(column int, cell fyne.CanvasObject) {
	pad := 2 * look.Size(cellX)
	w.least[column] = max(w.least[column], longest(cell)+pad)
	w.like[column] = max(w.like[column], kit.NaturalWidth(cell)+pad+1)
}

// settle keeps a column of running text wide enough to be read.
func (w *weights) settle() {
	for c := range w.least {
		w.least[c] = min(max(w.least[c], min(w.like[c], look.Size(96))), look.Size(320))
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

func (w *weights) need() float32 { return sum(w.least) }

// widths shares out a width. Columns that would like no more than their share
// get what they like; the others share the rest.
func (w *weights) widths(width float32) []float32 {
	ws := slices.Clone(w.least)
	if like := sum(w.like); like <= width {
		for c := range ws {
			ws[c] = w.like[c] * width / like
		}
		return ws
	}
	rest := width - w.need()
	if rest <= 0 {
		return ws
	}
	order := make([]int, len(ws))
	for c := range order {
		order[c] = c
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(w.like[a], w.like[b]) })
	for i, c := range order {
		give := min(max(w.like[c]-ws[c], 0), rest/float32(len(ws)-i))
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
	return h + g.above + g.below
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
	lines := objects[:g.first]
	line := func() {
		if len(lines) > 0 {
			lines[0].Move(fyne.NewPos(0, y))
			lines[0].Resize(fyne.NewSize(size.Width, 1))
			lines = lines[1:]
		}
	}
	if g.begun {
		line()
	}
	for _, row := range g.rows(objects) {
		h, x := g.rowHeight(row, ws), float32(0)
		for c, o := range row {
			o.Move(fyne.NewPos(x+g.padX, y+g.above))
			o.Resize(fyne.NewSize(ws[c]-2*g.padX, h-g.above-g.below))
			x += ws[c]
		}
		y += h
		line()
	}
}
