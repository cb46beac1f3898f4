package document

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/theme"
)

// What rows one chunk of a table has.
const (
	chunkRows    = 12
	chunkCells   = 60
	chunkLetters = 3000
)

// table splits a table between its rows. The columns are as wide in all chunks,
// and scroll sideways together.
func (c *chunker) table(t *markup.Table, s textStyle) {
	columns := columnsOf(t)
	if columns == 0 {
		c.put(t, func(m *widgetBuilder) fyne.CanvasObject { return m.table(t, s) })
		return
	}
	g := &columnMeasurer{v: c.v, table: t, columns: columns, setting: s}
	by := &scrollOffset{}
	panel := &frame{wrap: func(_ *widgetBuilder, content fyne.CanvasObject, first, last bool) fyne.CanvasObject {
		above, below := float32(0), float32(0)
		if first {
			above = 1
		}
		if last {
			below = 1
		}
		background := backgroundPart(theme.Surface, theme.Line, theme.ButtonRadius, first, last)
		return withBackground(background, kit.InsetSides(1, above, 1, below, content))
	}}
	c.within(panel, func() {
		for from := 0; from == 0 || from < len(t.Rows); {
			part := &markup.Table{Pos: t.Pos, Align: t.Align}
			if from == 0 {
				part.Head = t.Head
			}
			if from < len(t.Rows) && len(t.Rows[from]) > 0 && !rowFits(t.Rows[from]) {
				if part.Head != nil {
					c.rows(g, part, by, true, false)
				}
				from++
				c.longRow(g, t, from-1, by)
				continue
			}
			to := from
			for left := (budget{chunkLetters, chunkCells}); to < len(t.Rows) && to-from < chunkRows; to++ {
				left.row(t.Rows[to])
				if to > from && (left.letters < 0 || left.parts < 0 || !rowFits(t.Rows[to])) {
					break
				}
			}
			to = wholeCells(t.Rows, from, to)
			part.Rows = t.Rows[from:to]
			c.rows(g, part, by, from == 0, to >= len(t.Rows))
			from = to
			if to == 0 {
				return
			}
		}
	})
}

// wholeCells gives where to cut rows so that no cell that takes several of them
// is cut, unless it takes very many.
func wholeCells(rows [][]markup.Cell, from, to int) int {
	end := to
	for i := from; i < min(end, len(rows)); i++ {
		for _, cell := range rows[i] {
			end = max(end, i+cell.Height())
		}
		if end > from+3*chunkRows || i >= to && !rowFits(rows[i]) {
			return to
		}
	}
	return min(end, len(rows))
}

// rows puts some rows of a table. The line between two chunks is drawn by the
// lower one.
func (c *chunker) rows(g *columnMeasurer, part *markup.Table, by *scrollOffset, first, last bool) {
	c.put(part, func(m *widgetBuilder) fyne.CanvasObject {
		grid, objects := m.grid(part, g.columns, g.setting, !first)
		grid.columnWidths = g.weights()
		return m.sideways(container.New(grid, objects...), grid.need, by, last)
	}).guess = func(width float32) float32 { return g.height(part, width-2) }
}

// rowFits tells whether a row is small enough to be a part of a chunk.
func rowFits(cells []markup.Cell) bool {
	left := budget{maxLetters, maxParts * 2}
	left.row(cells)
	return left.letters >= 0
}

// longRow splits a row whose cells are too long for one chunk. Each chunk has the
// next part of every cell.
func (c *chunker) longRow(g *columnMeasurer, t *markup.Table, row int, by *scrollOffset) {
	cells := t.Rows[row]
	parts, most := make([][][]markup.Inline, len(cells)), 1
	for i, cell := range cells {
		parts[i] = divide(cell.Inlines, longestText/2)
		most = max(most, len(parts[i]))
	}
	at := make([]int, len(cells)) // where the next part of each cell begins
	begin := c.at
	for i, cell := range cells {
		at[i] = begin
		begin += inlineLength(cell.Inlines) + 1
	}
	for n := range most {
		part := &markup.Table{Pos: t.Pos, Align: t.Align, Rows: [][]markup.Cell{make([]markup.Cell, len(cells))}}
		for i, cell := range cells {
			part.Rows[0][i] = markup.Cell{Across: cell.Across, Covered: cell.Covered}
		}
		begins := &starts{inlines: map[*markup.Inline]int{}}
		var spans [][2]int
		for i := range cells {
			if n >= len(parts[i]) || len(parts[i][n]) == 0 {
				continue
			}
			inlines := parts[i][n]
			part.Rows[0][i].Inlines = inlines
			begins.inlines[&inlines[0]] = at[i]
			end := at[i] + inlineLength(inlines)
			spans = append(spans, [2]int{at[i], end + 1})
			at[i] = end
		}
		first, end := n == 0, n == most-1
		begun, last := first && (row > 0 || t.Head != nil), end && row == len(t.Rows)-1
		p := c.add(part, 1, func(m *widgetBuilder) fyne.CanvasObject {
			grid, objects := m.grid(part, g.columns, g.setting, begun)
			grid.columnWidths = g.weights()
			if !first {
				grid.above = 0
			}
			if !end {
				grid.below = 0
			}
			return m.sideways(container.New(grid, objects...), grid.need, by, last)
		})
		p.starts, p.spans = begins, spans
		p.guess = func(width float32) float32 { return g.height(part, width-2) }
	}
	c.pass(markup.BlockText(&markup.Table{Rows: [][]markup.Cell{cells}}))
}

// columnMeasurer measures the columns of a table that is drawn in chunks.
type columnMeasurer struct {
	v       *View
	table   *markup.Table
	columns int
	setting textStyle
	taken   *columnWidths // nil until asked for
	ascii   *[128]float32
}

// How many cells of a column are measured: the first, and those that seem the
// widest, as a whole or by their longest word.
const (
	firstCells   = 12
	longestCells = 3
	longestCell  = 4000 // pixels, at 100 %; a wider one isn't measured
)

// weights gives the widths of the columns. A cell is measured only when it may
// be the widest; a large table has too many.
func (g *columnMeasurer) weights() *columnWidths {
	if g.taken != nil {
		return g.taken
	}
	w := newColumnWidths(g.columns)
	// What is measured is nobody's: it is thrown away.
	m := g.v.newBuilder(&item{block: -1, unit: -1}, nil)
	s := g.setting.inPanel()
	s.plain = true
	for c := range g.columns {
		if c < len(g.table.Head) {
			w.take(c, g.across(g.table.Head, c), m.cell(g.table.Head[c].Inlines, true, s))
		}
		for _, row := range g.widest(c) {
			inlines := g.table.Rows[row][c].Inlines
			if all, word := g.rough(markup.PlainText(inlines)); all > theme.Size(longestCell) && g.across(g.table.Rows[row], c) == 1 {
				pad := 2 * theme.Size(cellX)
				w.preferred[c], w.minimum[c] = max(w.preferred[c], all), max(w.minimum[c], word+pad)
				continue
			}
			w.take(c, g.across(g.table.Rows[row], c), m.cell(inlines, false, s))
		}
	}
	w.distribute()
	g.taken = w
	return w
}

// across is how many columns of the table a cell takes.
func (g *columnMeasurer) across(row []markup.Cell, column int) int {
	return min(row[column].Columns(), g.columns-column)
}

// widest gives the rows whose cell of a column may be the widest.
func (g *columnMeasurer) widest(column int) []int {
	var rows []int
	var wholes, words largest
	for i, row := range g.table.Rows {
		if column >= len(row) {
			continue
		}
		if i < min(firstCells, 480/g.columns) {
			rows = append(rows, i)
			continue
		}
		all, word := g.rough(markup.PlainText(row[column].Inlines))
		wholes.take(i, int(all*64))
		words.take(i, int(word*64))
	}
	return append(append(rows, wholes.rows()...), words.rows()...)
}

// rough gives about how wide a text is and the longest word in it, by the
// widths of its letters alone.
func (g *columnMeasurer) rough(text string) (all, word float32) {
	if g.ascii == nil {
		g.ascii = new([128]float32)
		for i := range g.ascii {
			g.ascii[i] = theme.Width(string(rune(i)), theme.Size(theme.LabelSize), theme.Face{})
		}
	}
	now := float32(0)
	for _, r := range text {
		w := theme.Size(theme.LabelSize)
		if r < 128 {
			w = g.ascii[r]
		}
		all += w
		if now += w; r == ' ' || r == '\t' || r == '\n' {
			now = 0
		}
		word = max(word, now)
	}
	return all, word
}

// largest keeps the rows with the most of something.
type largest struct {
	row, most [longestCells]int
	n         int
}

func (r *largest) take(row, of int) {
	at := r.n
	for at > 0 && r.most[at-1] < of {
		at--
	}
	if at == longestCells {
		return
	}
	r.n = min(r.n+1, longestCells)
	copy(r.row[at+1:], r.row[at:r.n-1])
	copy(r.most[at+1:], r.most[at:r.n-1])
	r.row[at], r.most[at] = row, of
}

func (r *largest) rows() []int { return r.row[:r.n] }

// height gives about the height of some rows.
func (g *columnMeasurer) height(t *markup.Table, width float32) float32 {
	w := g.weights()
	ws := w.widths(max(width, w.need()))
	line := theme.Size(theme.LabelSize)
	leading := line * g.setting.inPanel().leading
	h := float32(0)
	row := func(cells []markup.Cell) {
		most := 1
		for c, cell := range cells {
			text := markup.PlainText(cell.Inlines)
			wide, _ := g.rough(text)
			if cell.Covered || cell.Height() > 1 {
				continue
			}
			n := int(wide/max(sum(ws[c:c+g.across(cells, c)])-2*theme.Size(cellX), 20)) + 1 + strings.Count(text, "\n")
			most = max(most, n)
		}
		h += float32(most)*leading + 2*theme.Size(cellY)
	}
	if t.Head != nil {
		row(t.Head)
	}
	for _, cells := range t.Rows {
		row(cells)
	}
	return h
}
