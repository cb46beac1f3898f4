package export

import (
	"slices"
	"strings"

	"stagecraft/ui/figure/drawing"
)

// The measures of the table in points.
const (
	mostText   float32 = 10
	goodText   float32 = 7.5 // down to here each entry has a line of its own
	leastText  float32 = 6.5
	cellGap    float32 = 12 // between two columns
	numberRoom float32 = 22
	leading    float32 = 1.28
)

// setCell is a cell in lines.
type setCell struct {
	lines  []setLine
	indent []float32
	marked []bool // a bullet stands before the line
	strong bool
}

// lay draws the table within a width and a height. Its text gets smaller until
// it fits, then the lists run on, then texts are shortened. Where there are
// more steps than that helps for, all of it is drawn smaller.
func (g grid) lay(fonts *fonts, width, high float32) (table part, shortened bool) {
	if len(g.stages) == 0 {
		return part{scale: 1}, false
	}
	least := headHigh(leastText) + float32(len(g.stages))*(leastText*leading+rowPadding(leastText))
	scale := min(high/least, 1)
	g.width = width / scale
	marks, shortened := g.fit(fonts, high/scale)
	return part{scale: scale, marks: marks}, shortened
}

// fit draws the table as large as the height allows.
func (g grid) fit(fonts *fonts, high float32) (marks []drawing.Mark, shortened bool) {
	// A word that no size helps may as well be cut in two at a large one.
	helpless := broken(g.set(fonts, goodText, false))
	for _, running := range []bool{false, true} {
		for size := mostText; size >= leastText; size -= 0.25 {
			if running && size > 8 {
				continue
			}
			rows := g.set(fonts, size, running)
			if tall(rows, size) <= high-headHigh(size) && (helpless || size <= goodText || !broken(rows)) {
				return g.marks(fonts, rows, size, running), false
			}
			if !running && size <= goodText {
				break
			}
		}
	}
	rows := g.set(fonts, leastText, true)
	g.shorten(fonts, rows, high-headHigh(leastText))
	return g.marks(fonts, rows, leastText, true), true
}

// broken tells whether a word is cut in two.
func broken(rows [][]setCell) bool {
	for _, cells := range rows {
		for _, c := range cells {
			if slices.ContainsFunc(c.lines, func(l setLine) bool { return l.broken }) {
				return true
			}
		}
	}
	return false
}

func headHigh(size float32) float32   { return round(min(size, 8.5)*leading) + 6 }
func rowPadding(size float32) float32 { return size * 0.7 }

func tall(rows [][]setCell, size float32) float32 {
	sum := float32(0)
	for _, cells := range rows {
		sum += rowHigh(cells, size)
	}
	return sum
}

func rowHigh(cells []setCell, size float32) float32 {
	most := 1
	for _, c := range cells {
		most = max(most, len(c.lines))
	}
	return float32(most)*size*leading + rowPadding(size)
}

// widths shares the width out: columns that need less than their share have
// what they need, and the others share the rest.
func (g grid) widths(fonts *fonts, size float32, running bool) []float32 {
	room := g.width - numberRoom - cellGap*float32(len(g.columns)-1)
	out := make([]float32, len(g.columns))
	open := func() (shares float32) {
		for k, c := range g.columns {
			if out[k] == 0 {
				shares += c.share
			}
		}
		return shares
	}
	for again := true; again; {
		again = false
		for k, c := range g.columns {
			if out[k] > 0 {
				continue
			}
			if natural := c.natural(fonts, size, running); natural <= room*c.share/open() {
				out[k], again = natural, true
				room -= natural
			}
		}
	}
	// Where all have what they need, the rest is shared too.
	for k, shares := range g.unset(out) {
		out[k] += room * g.columns[k].share / shares
	}
	return out
}

// unset gives the columns that have no width yet, or else all, each with the
// sum of their shares.
func (g grid) unset(widths []float32) map[int]float32 {
	some := slices.Contains(widths, 0)
	sum, out := float32(0), map[int]float32{}
	for k, c := range g.columns {
		if !some || widths[k] == 0 {
			sum += c.share
			out[k] = 0
		}
	}
	for k := range out {
		out[k] = sum
	}
	return out
}

// natural gives the width that a column needs for every text to have one line.
func (c gridColumn) natural(fonts *fonts, size float32, running bool) float32 {
	wide := fonts.semiBold.width(c.title, min(size, 8.5))
	for _, entries := range c.cells {
		set := setEntries(fonts, entries, 1e6, size, running)
		for i, l := range set.lines {
			wide = max(wide, l.width+set.indent[i])
		}
	}
	return wide + 1
}

// set wraps all cells at a size. Running lists have no line to each entry.
func (g grid) set(fonts *fonts, size float32, running bool) [][]setCell {
	rows := make([][]setCell, len(g.stages))
	for k, width := range g.widths(fonts, size, running) {
		c := g.columns[k]
		for i, entries := range c.cells {
			rows[i] = append(rows[i], setEntries(fonts, entries, width, size, running))
		}
	}
	return rows
}

func setEntries(fonts *fonts, entries []entry, width, size float32, running bool) setCell {
	var out setCell
	var texts []string
	for _, e := range entries {
		out.strong = out.strong || e.strong
		text := e.text
		if running && e.brief != "" {
			text = e.brief
		}
		texts = append(texts, text)
	}
	font := fonts.regular
	if out.strong {
		font = fonts.semiBold
	}
	if running {
		out.add(wrapped(strings.Join(texts, " · "), width, size, font), 0, false)
		return out
	}
	for i, e := range entries {
		indent := float32(0)
		if e.bullet && len(entries) > 1 {
			indent = size * 0.75
		}
		out.add(wrapped(texts[i], width-indent, size, font), indent, indent > 0)
	}
	return out
}

func (c *setCell) add(lines []setLine, indent float32, marked bool) {
	for i, l := range lines {
		c.lines = append(c.lines, l)
		c.indent = append(c.indent, indent)
		c.marked = append(c.marked, marked && i == 0)
	}
}

// shorten cuts cells so that the rows fit into a height. Every row has a line;
// the others go, one at a time, to the row that has the fewest and needs more.
func (g grid) shorten(fonts *fonts, rows [][]setCell, room float32) {
	size := leastText
	given, needed := make([]int, len(rows)), make([]int, len(rows))
	for i, cells := range rows {
		given[i] = 1
		for _, c := range cells {
			needed[i] = max(needed[i], len(c.lines))
		}
		room -= size*leading + rowPadding(size)
	}
	for room >= size*leading {
		least := -1
		for i := range rows {
			if given[i] < needed[i] && (least < 0 || given[i] < given[least]) {
				least = i
			}
		}
		if least < 0 {
			break
		}
		given[least]++
		room -= size * leading
	}
	widths := g.widths(fonts, size, true)
	for i, cells := range rows {
		for k := range cells {
			font := fonts.regular
			if cells[k].strong {
				font = fonts.semiBold
			}
			cells[k].lines = cut(cells[k].lines, given[i], widths[k], size, font)
		}
	}
}
