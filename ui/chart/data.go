// Package chart draws figures as bars and lines whose values can be read by the pointer, the
// keys and the voice guide, and gives the same figures as a table and as CSV.
package chart

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/theme"
)

// Mark is how a series is drawn.
type Mark int

// The marks. The bars of several series stand on each other, in the order of the series.
const (
	Bars   Mark = iota
	Line        // through the values there are
	Dashed      // a line of dashes, for what was aimed at
	Untold      // not drawn: it is read with the others, and stands in the table
)

// None is the value of a row that has none in a series.
var None = math.NaN()

// Row is what is measured at one place of a chart: a week, a lesson.
type Row struct {
	Label string // on the axis; short
	Name  string // as it is read: "Week of 2 March"
	Key   string // in CSV; "" is the name
}

// Series is one figure of every row.
type Series struct {
	Name   string
	Mark   Mark
	Color  theme.Name
	Values []float64 // by row; None where there is none
	// Says writes a value for the learner; nil is as a whole number.
	Says func(float64) string
}

// says writes a value; "–" for none.
func (s *Series) says(row int) string {
	v := s.Values[row]
	switch {
	case math.IsNaN(v):
		return "–"
	case s.Says == nil:
		return strconv.Itoa(int(math.Round(v)))
	}
	return s.Says(v)
}

// Figure is what a chart shows.
type Figure struct {
	Title string
	About string // what is counted, in a sentence
	// Sum says what there is to see, in a sentence or two; it stands where a value is
	// read while none is.
	Sum string
	// Few is what is said in place of the chart where there is too little to draw; "" has
	// it drawn.
	Few  string
	Head string // what the rows are: "Week"
	File string // what its CSV is called, without the ending
	// Beside stands right of the title, or under it; nil is nothing.
	Beside fyne.CanvasObject

	Rows   []Row
	Series []Series
	// Shown is how many rows are drawn, of those that the table has; 0 is all.
	Shown int
	// Ahead has the first row be what is looked at first, as of days to come; otherwise it
	// is the last.
	Ahead bool
	// Across has bars lie, one under the other, with the names beside them.
	Across bool
	// Least and Most bound the axis; a Most of 0 has it follow from the values.
	Least, Most float64
	// Axis writes the values along the axis; nil is as whole numbers.
	Axis func(float64) string
}

// drawn is how many rows the chart has.
func (f *Figure) drawn() int {
	if f.Shown > 0 {
		return min(f.Shown, len(f.Rows))
	}
	return len(f.Rows)
}

// read says all values that a row has.
func (f *Figure) read(row int) string {
	parts := make([]string, 0, len(f.Series))
	for i := range f.Series {
		if s := &f.Series[i]; !math.IsNaN(s.Values[row]) {
			parts = append(parts, s.Name+" "+s.says(row))
		}
	}
	return f.Rows[row].Name + ": " + strings.Join(parts, " · ")
}

// most is the end of the axis: the greatest value, or the greatest sum of bars.
func (f *Figure) most() float64 {
	if f.Most > 0 {
		return f.Most
	}
	most := 0.0
	for row := range f.drawn() {
		sum := 0.0
		for i := range f.Series {
			v := f.Series[i].Values[row]
			switch {
			case math.IsNaN(v):
			case f.Series[i].Mark == Bars:
				sum += v
			case f.Series[i].Mark != Untold:
				most = max(most, v)
			}
		}
		most = max(most, sum)
	}
	return most
}

// axis gives the values to be written along the axis, from the least on; the last is the
// axis's end. There are at most four steps, each of 1, 2 or 5 times a power of ten.
func (f *Figure) axis() []float64 {
	length := f.most() - f.Least
	if f.Most == 0 {
		length = max(length, 1)
	}
	step := math.Pow(10, math.Floor(math.Log10(length/4)))
	for _, times := range []float64{1, 2, 5, 10} {
		if math.Ceil(length/(step*times)-1e-9) <= 4 {
			step *= times
			break
		}
	}
	if f.Axis == nil {
		step = max(step, 1)
	}
	values := []float64{f.Least}
	for n := 1; values[len(values)-1] < f.Least+length-1e-9; n++ {
		values = append(values, f.Least+float64(n)*step)
	}
	if f.Most > 0 {
		values[len(values)-1] = min(values[len(values)-1], f.Most)
	}
	return values
}

// CSV writes the figures as a table for a spreadsheet, as [study.CSV] does; numbers have a point.
func (f *Figure) CSV() ([]byte, error) {
	head := []string{study.CSVCell(f.Head)}
	for i := range f.Series {
		head = append(head, study.CSVCell(f.Series[i].Name))
	}
	rows := [][]string{head}
	for n, r := range f.Rows {
		row := []string{study.CSVCell(cmp.Or(r.Key, r.Name))}
		for i := range f.Series {
			v := f.Series[i].Values[n]
			if math.IsNaN(v) {
				row = append(row, "")
				continue
			}
			row = append(row, strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64))
		}
		rows = append(rows, row)
	}
	table, err := study.CSV(rows)
	if err != nil {
		return nil, fmt.Errorf("write %q as a table: %w", f.Title, err)
	}
	return table, nil
}
