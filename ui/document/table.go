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
	"stagecraft/ui/kit"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

func init() {
	register(kind[*markup.Table]{
		widget: (*widgetBuilder).table,
		split:  (*chunker).table,
		cost: func(left *budget, b *markup.Table) {
			left.row(b.Head)
			for _, row := range b.Rows {
				left.row(row)
			}
		},
		lines: func(b *markup.Table) int { return 2 * (len(b.Rows) + 1) },
		say:   (*sentenceBuilder).table,
	})
}

// table makes a grid whose columns share the width by what they hold. It
// scrolls sideways when its longest words don't fit.
func (m *widgetBuilder) table(t *markup.Table, s textStyle) fyne.CanvasObject {
	columns := columnsOf(t)
	if columns == 0 {
		return kit.Gap(1, 1)
	}
	g, objects := m.grid(t, columns, s, false)
	g.measureColumns(objects)
	// The background stays outside of what is clipped, where its line would be cut.
	background := kit.Background(theme.Surface, theme.Line, theme.ButtonRadius)
	return withBackground(background, kit.Inset(1, 1, m.sideways(container.New(g, objects...), g.need, &scrollOffset{}, true)))
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
func (m *widgetBuilder) grid(t *markup.Table, columns int, s textStyle, begun bool) (*grid, []fyne.CanvasObject) {
	s = s.inPanel()
	g := &grid{columnWidths: &columnWidths{}, columns: columns, continued: begun, padX: theme.Size(cellX), above: theme.Size(cellY), below: theme.Size(cellY)}
	rows := t.Rows
	if t.Head != nil {
		rows = append([][]markup.Cell{t.Head}, rows...)
	}
	g.spans = spansOf(rows, columns)
	g.lines = linesOf(g.spans, columns, begun)
	var objects []fyne.CanvasObject
	for range g.lines {
		objects = append(objects, canvas.NewRectangle(theme.Color(theme.Line)))
	}
	g.first = len(objects)
	for i, r := range rows {
		for c := range columns {
			if g.spans[i][c].down == 0 { // another cell takes it
				objects = append(objects, kit.Gap(0, 0))
				continue
			}
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
func (m *widgetBuilder) cell(inlines []markup.Inline, head bool, s textStyle) fyne.CanvasObject {
	if head {
		s.face.SemiBold, s.color, s.size, s.plain = true, theme.Muted, theme.SmallSize, true
	}
	return m.text(inlines, s)
}

func align(o fyne.CanvasObject, to markup.Align) {
	switch o := o.(type) {
	case *text.Paragraph:
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
	*columnWidths
	columns      int
	first        int // index of the first cell
	continued    bool
	spans        [][]span   // of each row
	lines        []gridLine // one for each object before the first cell
	padX         float32
	above, below float32 // in a cell
}

// measureColumns takes the widths that the columns need and would like.
func (g *grid) measureColumns(objects []fyne.CanvasObject) {
	g.columnWidths = newColumnWidths(g.columns)
	for i, o := range objects[g.first:] {
		if s := g.spans[i/g.columns][i%g.columns]; s.down > 0 {
			g.take(i%g.columns, s.across, o)
		}
	}
	g.distribute()
}

// columnWidths are the widths by which columns share what there is.
type columnWidths struct {
	minimum   []float32      // what the longest word of each column takes
	preferred []float32      // what each column takes without breaking a line
	spanning  []spanningCell // cells of several columns
}

// spanningCell is what a cell of several columns takes.
type spanningCell struct {
	column, across int
	least, like    float32
}

func newColumnWidths(columns int) *columnWidths {
	return &columnWidths{minimum: make([]float32, columns), preferred: make([]float32, columns)}
}

// take takes into account a cell that begins in a column.
func (w *columnWidths) take(column, across int, cell fyne.CanvasObject) {
	pad := 2 * theme.Size(cellX)
	least, like := longest(cell)+pad, kit.NaturalWidth(cell)+pad+1
	if across > 1 {
		w.spanning = append(w.spanning, spanningCell{column, across, least, like})
		return
	}
	w.minimum[column] = max(w.minimum[column], least)
	w.preferred[column] = max(w.preferred[column], like)
}

// distribute keeps a column of running text wide enough to be read, and gives the
// columns that a wide cell takes what it needs more than they do.
func (w *columnWidths) distribute() {
	for c := range w.minimum {
		w.minimum[c] = min(max(w.minimum[c], min(w.preferred[c], theme.Size(96))), theme.Size(320))
	}
	share := func(of []float32, need float32) {
		if more := need - sum(of); more > 0 {
			for c := range of {
				of[c] += more / float32(len(of))
			}
		}
	}
	for _, cell := range w.spanning {
		from, to := cell.column, min(cell.column+cell.across, len(w.minimum))
		share(w.minimum[from:to], min(cell.least, theme.Size(320)))
		share(w.preferred[from:to], cell.like)
	}
}

// longest gives about the width of the longest word.
func longest(o fyne.CanvasObject) float32 {
	switch o := o.(type) {
	case *text.Paragraph:
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
			w = max(w, theme.Width(word, size, r.Face))
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

func (w *columnWidths) need() float32 { return sum(w.minimum) }

// widths shares out a width. Columns that would like no more than their share
// get what they like; the others share the rest.
func (w *columnWidths) widths(width float32) []float32 {
	ws := slices.Clone(w.minimum)
	if like := sum(w.preferred); like <= width {
		for c := range ws {
			ws[c] = w.preferred[c] * width / like
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
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(w.preferred[a], w.preferred[b]) })
	for i, c := range order {
		give := min(max(w.preferred[c]-ws[c], 0), rest/float32(len(ws)-i))
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

// heights gives how high each row is. A cell of several rows that is higher
// than they are makes the last of them higher.
func (g *grid) heights(objects []fyne.CanvasObject, ws []float32) []float32 {
	rows := g.rows(objects)
	hs := make([]float32, len(rows))
	for i, row := range rows {
		hs[i] = g.above + g.below
		for c, o := range row {
			if g.spans[i][c].down == 1 {
				hs[i] = max(hs[i], g.cellHeight(i, c, o, ws))
			}
		}
	}
	for i, row := range rows {
		for c, o := range row {
			if down := g.spans[i][c].down; down > 1 {
				hs[i+down-1] += max(g.cellHeight(i, c, o, ws)-sum(hs[i:i+down]), 0)
			}
		}
	}
	return hs
}

func (g *grid) cellHeight(row, column int, cell fyne.CanvasObject, ws []float32) float32 {
	across := g.spans[row][column].across
	return kit.HeightFor(cell, sum(ws[column:column+across])-2*g.padX) + g.above + g.below
}

func (g *grid) rows(objects []fyne.CanvasObject) [][]fyne.CanvasObject {
	var rows [][]fyne.CanvasObject
	for cells := objects[g.first:]; len(cells) > 0; cells = cells[g.columns:] {
		rows = append(rows, cells[:g.columns])
	}
	return rows
}

func (g *grid) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return sum(g.heights(objects, g.widths(width)))
}

func (g *grid) NaturalWidth([]fyne.CanvasObject) float32 { return sum(g.preferred) }

func (g *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(g.need(), g.HeightFor(objects, g.need()))
}

func (g *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	ws := g.widths(size.Width)
	hs := g.heights(objects, ws)
	for i, line := range g.lines {
		objects[i].Move(fyne.NewPos(sum(ws[:line.from]), sum(hs[:line.row])))
		objects[i].Resize(fyne.NewSize(sum(ws[line.from:line.to]), 1))
	}
	y := float32(0)
	for i, row := range g.rows(objects) {
		x := float32(0)
		for c, o := range row {
			o.Move(fyne.NewPos(x+g.padX, y+g.above))
			if s := g.spans[i][c]; s.down > 0 {
				o.Resize(fyne.NewSize(sum(ws[c:c+s.across])-2*g.padX, sum(hs[i:i+s.down])-g.above-g.below))
			}
			x += ws[c]
		}
		y += hs[i]
	}
}
