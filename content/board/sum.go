package board

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"stagecraft/content/catalogue"
)

// Sum is a number that a board comes to.
type Sum string

// The sums.
const (
	Total        Sum = "total"    // what all deals are worth
	Weighted     Sum = "weighted" // each deal by its chance
	SumOfCommit  Sum = "commit"   // the deals that are commit
	CommitOrBest Sum = "best"     // those that are commit or best case
)

// Sums gives the names of all, in the order in which they are listed.
func Sums() []string {
	return []string{string(Total), string(Weighted), string(SumOfCommit), string(CommitOrBest)}
}

// Part is what a deal adds to a sum.
type Part struct {
	Deal   int
	Name   string   // of the deal, as a name in a formula: letters, digits and _
	Worth  *big.Rat // what it is worth
	Chance *big.Rat // by which that counts; nil is in full
}

// Parts gives what a sum is made of, in the order of the board. An error says what
// keeps it from being worked out.
func (b *Board) Parts(sum Sum) ([]Part, error) {
	if !slices.Contains(Sums(), string(sum)) {
		return nil, catalogue.Errorf("a board has no sum %q; it has %s", sum, strings.Join(Sums(), ", "))
	}
	var all []Part
	for i := range b.Deals {
		d := &b.Deals[i]
		if sum == SumOfCommit && d.Forecast != Commit || sum == CommitOrBest && d.Forecast != Commit && d.Forecast != BestCase {
			continue
		}
		if d.Amount == nil {
			return nil, catalogue.Errorf("the deal %q says nothing of what it is worth; fill in its column worth", d.Name)
		}
		p := Part{Deal: i, Name: formulaName(d.Name, i), Worth: d.Amount}
		if sum == Weighted {
			if p.Chance = d.Chance; p.Chance == nil {
				return nil, catalogue.Errorf("nothing says what chance the deal %q has; write one behind each step, as in steps = Discovery 20 %% | Demo 40 %%", d.Name)
			}
		}
		all = append(all, p)
	}
	if len(all) == 0 {
		return nil, catalogue.Errorf("no deal counts for the sum %q; fill in the column forecast", sum)
	}
	return all, nil
}

// mostName is how many letters of a deal's name stand in a formula, which is bounded
// itself.
const mostName = 16

// formulaName makes a name of letters, digits and _ of a deal's, which is the place's own.
func formulaName(name string, place int) string {
	var b strings.Builder
	n := 0
	for _, r := range name {
		switch {
		case n == mostName:
		case unicode.IsLetter(r) || unicode.IsDigit(r) && n > 0:
			b.WriteRune(r)
			n++
		case n > 0 && !strings.HasSuffix(b.String(), "_"):
			b.WriteByte('_')
			n++
		}
	}
	made := strings.Trim(b.String(), "_")
	if made == "" || slices.Contains([]string{"min", "max", "round", "floor", "ceil", "abs"}, made) || strings.HasPrefix(made, "_") {
		return fmt.Sprintf("deal_%d", place+1)
	}
	return made
}
