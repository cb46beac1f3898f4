package document

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"stagecraft/content/markup"
	"stagecraft/ui/kit"
	"stagecraft/ui/look"
)

// What rows one piece of a table has.
const (
	pieceRows    = 20
	pieceCells   = 80
	pieceLetters = 3000
)

// table cuts a table between its rows. The columns are as wide in all pieces,
// and scroll sideways together.
func (c *cutter) table(t *markup.Table, s setting) {
	columns := columnsOf(t)
	if columns == 0 {
		c.put(t, func(m *maker) fyne.CanvasObject { return m.table(t, s) })
		return
	}
	g := &gauge{v: c.v, table: t, columns: columns, setting: s}
	by := &slide{}
	panel := &frame{wrap: func(_ *maker, content fyne.CanvasObject, first, last bool) fyne.CanvasObject {
		above, below := float32(0), float32(0)
		if first {
			above = 1
		}
		if last {
			below = 1
		}
		ground := groundPart(look.Surface, look.Line, look.ButtonRadius, first, last)
		return behind(ground, kit.InsetSides(1, above, 1, below, content))
	}}
	c.within(panel, func() {
		for from := 0; from == 0 || from < len(t.Rows); {
			part := &markup.Table{Pos: t.Pos, Align: t.Align}
			if from == 0 {
				part.Head = t.Head
			}
			to := from
			for left := (size{pieceLetters, pieceCells}); to < len(t.Rows) && to-from < pieceRows; to++ {
				left.row(t.Rows[to])
				if to > from && (left.letters < 0 || left.parts < 0) {
					break
				}
			}
			part.Rows = t.Rows[from:to]
			from = to
			last := to >= len(t.Rows)
			c.put(part, func(m *maker) fyne.CanvasObject {
				grid, objects := m.grid(part, columns, s, !last)
				grid.weights = g.weights()
				return m.sideways(container.New(grid, objects...), grid.need, by, last)
			}).guess = func(width float32) float32 { return g.height(part, width-2) }
			if to == 0 {
				return
			}
		}
	})
}

// gauge measures the columns of a table that is drawn in pieces.
type gauge struct {
	v       *View
	table   *markup.Table
	columns int
	setting setting
	taken   *weights // nil until asked for
}

// How many cells of a column are measured: the first, and those that have the
// most letters and the longest words.
const (
	firstCells   = 12
	longestCells = 3
)

// weights gives the widths of the columns. A cell is measured only when it may
// be the widest, by its letters; a large table has too many.
func (g *gauge) weights() *weights {
	if g.taken != nil {
		return g.taken
	}
	w := newWeights(g.columns)
	// What is measured is nobody's: it is thrown away.
	m := g.v.maker(&item{block: -1, unit: -1}, nil)
	s := g.setting.inPanel()
	s.plain = true
	for c := range g.columns {
		if c < len(g.table.Head) {
			w.take(c, m.cell(g.table.Head[c].Inlines, true, s))
		}
		for _, row := range g.widest(c) {
			w.take(c, m.cell(g.table.Rows[row][c].Inlines, false, s))
		}
	}
	w.settle()
	g.taken = w
	return w
}

// widest gives the rows whose cell of a column may be the widest.
func (g *gauge) widest(column int) []int {
	var rows []int
	var letters, words ranking
	for i, row := range g.table.Rows {
		if column >= len(row) {
			continue
		}
		if i < min(firstCells, 480/g.columns) {
			rows = append(rows, i)
			continue
		}
		text := markup.PlainText(row[column].Inlines)
		letters.take(i, utf8.RuneCountInString(text))
		words.take(i, longestWord(text))
	}
	return append(append(rows, letters.rows()...), words.rows()...)
}

// longestWord gives how many letters the longest word of a text has.
func longestWord(text string) int {
	most, n := 0, 0
	for _, r := range text {
		if n++; r == ' ' || r == '\t' || r == '\n' {
			n = 0
		}
		most = max(most, n)
	}
	return most
}

// ranking keeps the rows with the most of something.
type ranking struct {
	row, most [longestCells]int
	n         int
}

func (r *ranking) take(row, of int) {
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

func (r *ranking) rows() []int { return r.row[:r.n] }

// height gives about the height of some rows.
func (g *gauge) height(t *markup.Table, width float32) float32 {
	w := g.weights()
	ws := w.widths(max(width, w.need()))
	line := look.Size(look.LabelSize)
	leading := line * g.setting.inPanel().leading
	h := float32(0)
	row := func(cells []markup.Cell) {
		most := 1
		for c, cell := range cells {
			text := markup.PlainText(cell.Inlines)
			letters := float32(utf8.RuneCountInString(text)) * line * 0.5
			n := int(letters/max(ws[c]-2*look.Size(cellX), 20)) + 1 + strings.Count(text, "\n")
			most = max(most, n)
		}
		h += float32(most)*leading + 2*look.Size(cellY)
	}
	if t.Head != nil {
		row(t.Head)
	}
	for _, cells := range t.Rows {
		row(cells)
	}
	return h
}
