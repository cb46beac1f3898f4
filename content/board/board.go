// Package board is a pipeline board: deals that stand in the columns of the steps of a
// sale, as a fence named deals of a note has them.
package board

import (
	"math/big"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// What a board may hold.
const (
	LeastColumns = 2
	MostColumns  = 9  // each has a key
	MostDeals    = 24 // on all columns
	MostCell     = 200
)

// Board is one board. It is read-only once it is read, and safe to share between
// goroutines.
type Board struct {
	ID       string
	Today    string // the day on which it stands so, in the author's words; "" is not said
	Columns  []Column
	Deals    []Deal // as they are listed
	Currency string // of what deals are worth, as written: "£"; "" is none

	Lesson string // id of the lesson in which it stands, else ""
	File   string
	Pos    markup.Pos
}

// Column is a step of the sale.
type Column struct {
	Name   string
	Step   string   // process/step that it is; "" is none of the course's
	Chance *big.Rat // of winning a deal that stands here, from 0 to 1; nil is not said
}

// Deal is one deal.
type Deal struct {
	Name     string
	Column   int      // place in Columns
	Worth    string   // as written; "" is not said
	Amount   *big.Rat // the same as a number; nil when it isn't said
	Last     string   // last contact
	Next     string   // next step; "" is that there is none
	Close    string   // close date
	Chance   *big.Rat // of winning it, from 0 to 1; nil is not said, and its column's isn't either
	Forecast Forecast
	Line     int // of the fence's body, from 1
}

// Forecast says what a seller counts a deal as.
type Forecast string

// The forecasts; of a deal that has none it is "".
const (
	Commit   Forecast = "commit"
	BestCase Forecast = "best case"
	Pipeline Forecast = "pipeline"
)

// Problem is something wrong in a board, or in what is asked of it.
type Problem struct {
	Line    int // of the fence's body, from 1; 0 is the fence itself
	Rule    string
	Message catalogue.Message
	Wrong   string   // the name that isn't known, and
	Known   []string // those that are
}

// Deal gives the place of a deal with a name, or -1.
func (b *Board) Deal(name string) int {
	for i := range b.Deals {
		if same(b.Deals[i].Name, name) {
			return i
		}
	}
	return -1
}

// Column gives the place of a column with a name, or -1.
func (b *Board) Column(name string) int {
	for i, c := range b.Columns {
		if same(c.Name, name) || c.Step != "" && c.Step == name {
			return i
		}
	}
	return -1
}

// In gives the places of the deals in a column, in the order of the list, where at says
// in which column each stands; nil is as the board has them.
func (b *Board) In(column int, at []int) []int {
	var all []int
	for i := range b.Deals {
		if b.at(i, at) == column {
			all = append(all, i)
		}
	}
	return all
}

func (b *Board) at(deal int, at []int) int {
	if at == nil {
		return b.Deals[deal].Column
	}
	return at[deal]
}

// Names gives the names of the deals.
func (b *Board) Names() []string {
	all := make([]string, len(b.Deals))
	for i := range b.Deals {
		all[i] = b.Deals[i].Name
	}
	return all
}

// ColumnNames gives the names of the columns.
func (b *Board) ColumnNames() []string {
	all := make([]string, len(b.Columns))
	for i := range b.Columns {
		all[i] = b.Columns[i].Name
	}
	return all
}
