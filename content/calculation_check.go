package content

import (
	"errors"
	"fmt"
	"iter"
	"math/big"
	"slices"
	"strings"

	"stagecraft/content/arithmetic"
	"stagecraft/content/catalogue"
)

// maxDraws is how many draws are checked: all there are, or so many of more; and
// quickDraws where a course is only opened, to be learnt from at once.
const (
	maxDraws   = 1000
	quickDraws = 20
)

// fewDraws is how many different draws a calculation has, at least, that is worth
// asking again.
const fewDraws = 5

// lines gives the lines in which numbers may be shown by their places in the fence:
// those of the question and its explanation, and what is said of mistakes.
func (r *calculationReader) lines() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, line := range r.body.text {
			if !yield(i+1, line) {
				return
			}
		}
		for _, m := range r.c.mistakes {
			if !yield(m.line, m.says) {
				return
			}
		}
	}
}

// shownNumber is a name in the question, and in what unit it is shown.
type shownNumber struct {
	name string
	in   unit
}

// shown gives the numbers that the question shows, each once.
func (r *calculationReader) shown() []shownNumber {
	var all []shownNumber
	for _, m := range placeholder.FindAllStringSubmatch(r.c.prompt, -1) {
		n := shownNumber{m[1], r.c.units[m[1]]}
		if m[2] != "" {
			n.in, _ = readUnit(m[2])
		}
		if !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	return all
}

// checkDraws draws the numbers so often that what can go wrong with them is met, and
// reports each kind of trouble once a line.
func (r *calculationReader) checkDraws() {
	told := map[string]bool{}
	tell := func(line int, rule string, message catalogue.Message) {
		if key := fmt.Sprint(line, rule); !told[key] {
			told[key] = true
			r.reportMessage(r.on(line), Error, rule, message)
		}
	}
	n := quickDraws
	if r.linting {
		n = maxDraws
	}
	drawn, shown := 0, r.shown()
	for values := range r.draws(n) {
		drawn++
		r.checkDraw(values, shown, tell)
	}
	if drawn < fewDraws {
		r.lint(r.on(r.c.givens[0].line), "few-draws", "there are only %d different draws, which are soon known by heart; give wider ranges or more numbers", drawn)
	}
}

// draws gives the values of each draw: all there are, or n of more.
func (r *calculationReader) draws(n int) iter.Seq[map[string]*big.Rat] {
	all := 1
	for _, g := range r.c.givens {
		all = min(all*g.count, n+1)
	}
	return func(yield func(map[string]*big.Rat) bool) {
		random := uint64(1)
		for i := range min(all, n) {
			values, rest := map[string]*big.Rat{}, i
			for at := range r.c.givens {
				g := &r.c.givens[at]
				place := rest % g.count
				if rest /= g.count; all > n { // a generator of Knuth's, of which the upper bits are good
					random = random*6364136223846793005 + 1442695040888963407
					place = int((random >> 33) % uint64(g.count))
				}
				values[g.name] = g.value(place)
			}
			if !yield(values) {
				return
			}
		}
	}
}

// checkDraw checks one draw.
func (r *calculationReader) checkDraw(values map[string]*big.Rat, shown []shownNumber, tell func(line int, rule string, message catalogue.Message)) {
	c := r.c
	with := func() string {
		var all []string
		for _, g := range c.givens {
			all = append(all, g.name+" = "+c.units[g.name].format(values[g.name], ""))
		}
		return strings.Join(all, ", ")
	}
	value := func(f *arithmetic.Formula, line int) *big.Rat {
		v, err := f.Value(values)
		if err != nil {
			tell(line, "no-value", catalogue.Say("with %s %v; %s", with(), err, mendValue(err)))
		}
		return v
	}
	for _, l := range c.lets {
		v := value(l.formula, l.line)
		if v == nil {
			return
		}
		values[l.name] = v
	}
	r.checkShown(values, shown, tell)
	line := r.body.answers[0].line
	right := value(c.answer, line)
	if right == nil {
		return
	}
	if shown := c.unit.rounded(right); !c.exact.takes(shown, right, c.unit) {
		tell(line, "ugly-answer", catalogue.Say("with %s the answer is %s and more decimals; round it (round, ceil, floor), take numbers that come out even, or say how exact it has to be: ± 1 %%", with(), c.unit.format(right, "")))
	}
	for _, m := range c.mistakes {
		if v := value(m.formula, m.line); v != nil && c.exact.takes(v, right, c.unit) {
			tell(m.line, "right-mistake", catalogue.Say("with %s this mistake gives the right answer, %s; take numbers with which it doesn't, or leave it out", with(), c.unit.format(right, "")))
		}
	}
}

// mendValue says what to do about a formula without a value.
func mendValue(err error) catalogue.Message {
	if errors.Is(err, arithmetic.ErrDivision) {
		return catalogue.Say("take numbers with which what is divided by is never 0")
	}
	return catalogue.Say("take smaller numbers, or another formula")
}

// checkShown reports numbers with more decimals than are shown of them.
func (r *calculationReader) checkShown(values map[string]*big.Rat, shown []shownNumber, tell func(line int, rule string, message catalogue.Message)) {
	for _, n := range shown {
		if v := values[n.name]; n.in.long(v) {
			tell(r.known[n.name], "ugly-number", catalogue.Say("%s may be drawn as %s and more decimals, of which the question shows %d; take rounder numbers or steps, or round it", n.name, n.in.format(v, ""), mostDecimals))
		}
	}
}
