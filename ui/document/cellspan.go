package document

import "stagecraft/content/markup"

// span is how many columns and rows of a grid a cell takes; down is 0 where
// another cell takes the place.
type span struct{ across, down int }

// spansOf gives the span of every place of some rows of a table. What would go
// on beyond them ends with them.
func spansOf(rows [][]markup.Cell, columns int) [][]span {
	all := make([][]span, len(rows))
	for i := range rows {
		all[i] = make([]span, columns)
		for c := range all[i] {
			all[i][c] = span{1, 1}
		}
	}
	for i, row := range rows {
		for c, cell := range row {
			if c >= columns || all[i][c].down == 0 || cell.Covered {
				continue
			}
			s := span{min(cell.Columns(), columns-c), min(cell.Height(), len(rows)-i)}
			for y := i; y < i+s.down; y++ {
				for x := c; x < c+s.across; x++ {
					all[y][x].down = 0
				}
			}
			all[i][c] = s
		}
	}
	return all
}

// gridLine is a line over some columns of a row.
type gridLine struct{ row, from, to int }

// linesOf gives the lines over all rows but the first, and over that too where
// a row stands above. None goes through a cell.
func linesOf(spans [][]span, columns int, begun bool) []gridLine {
	crossed := make([]int, columns) // for each column, how many of the next rows its cell takes
	var lines []gridLine
	for i, row := range spans {
		for c := 0; c < columns && (i > 0 || begun); {
			from := c
			for c < columns && crossed[c] == 0 {
				c++
			}
			if c > from {
				lines = append(lines, gridLine{i, from, c})
			}
			for c < columns && crossed[c] > 0 {
				c++
			}
		}
		for c := range crossed {
			crossed[c] = max(crossed[c]-1, 0)
		}
		for c, s := range row {
			for x := c; s.down > 1 && x < c+s.across; x++ {
				crossed[x] = s.down - 1
			}
		}
	}
	return lines
}
