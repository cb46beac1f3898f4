package markup

import (
	"slices"
	"strconv"
	"strings"
)

// maxAcross is how many columns a cell may take, as in HTML.
const maxAcross = 1000

// spanOf reads how many columns or rows a cell asks for: 0 for one, -1 for all
// rows that are left.
func spanOf(t token, name string) int {
	n, err := strconv.Atoi(strings.TrimSpace(t.attributes[name]))
	switch {
	case name == "rowspan" && err == nil && n == 0:
		return -1
	case err != nil || n <= 1:
		return 0
	case name == "colspan":
		return min(n, maxAcross)
	}
	return n
}

// htmlTable gives a table its columns: as many as its longest row has. Wide and
// high cells take the places that HTML gives them, unless there are too many.
func htmlTable(f frame) *Table {
	t := &Table{Pos: f.at}
	rows := f.rows
	if f.head != nil {
		rows = slices.Insert(slices.Clone(rows), 0, f.head)
	}
	placed, ok := placeCells(rows)
	if !ok {
		placed = make([][]Cell, len(rows))
		for i, row := range rows {
			for _, cell := range row {
				placed[i] = append(placed[i], Cell{Inlines: cell.Inlines})
			}
		}
	}
	columns := 0
	for _, row := range placed {
		columns = max(columns, len(row))
	}
	t.Align = make([]Align, columns)
	if columns*len(placed) <= maxCells {
		for i, row := range placed {
			placed[i] = append(row, make([]Cell, columns-len(row))...)
		}
	}
	if f.head != nil {
		t.Head, placed = placed[0], placed[1:]
	}
	t.Rows = placed
	return t
}

// placeCells puts cells at their columns and marks those that others cover. It
// is false when that would take more than maxCells.
func placeCells(rows [][]Cell) (placed [][]Cell, ok bool) {
	placed = make([][]Cell, len(rows))
	var taken []int // for each column, how many of the next rows are covered
	cells := 0
	for i, row := range rows {
		column := 0
		put := func(cell Cell) {
			if column == len(taken) {
				taken = append(taken, 0)
			}
			placed[i] = append(placed[i], cell)
			column++
			cells++
		}
		pass := func() { // what cells above take
			for column < len(taken) && taken[column] > 0 {
				taken[column]--
				put(Cell{Covered: true})
			}
		}
		for _, cell := range row {
			pass()
			if cell.Down < 0 || cell.Down > len(rows)-i {
				cell.Down = len(rows) - i
			}
			if cell.Down == 1 {
				cell.Down = 0
			}
			across := cell.Columns()
			for n := 1; n < across; n++ { // no wider than up to a high one
				if at := column + n; at < len(taken) && taken[at] > 0 {
					across = n
				}
			}
			if cell.Across = across; across == 1 {
				cell.Across = 0
			}
			for n := range across {
				cover := Cell{Covered: true}
				if n == 0 {
					cover = cell
				}
				put(cover)
				taken[column-1] = cell.Height() - 1
			}
			if cells > maxCells {
				return nil, false
			}
		}
		for column < len(taken) { // high ones further right
			if taken[column] == 0 {
				put(Cell{})
				continue
			}
			pass()
		}
		if cells > maxCells {
			return nil, false
		}
	}
	return placed, true
}
