package content

import (
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"stagecraft/content/arithmetic"
)

// The bounds of a calculation.
const (
	maxGivens   = 12 // and as many let lines, and mistakes
	maxValues   = 10_000
	maxGivenBit = 48 // of a number's numerator and its denominator
)

// calculationReader reads one calculation.
type calculationReader struct {
	*loader
	body  *calculationBody
	at    filePosition
	c     *Calculation
	known map[string]int // the line of each name
	used  map[string]bool
}

// on is the place of a line of the fence.
func (r *calculationReader) on(line int) filePosition {
	return filePosition{r.at.file, r.at.line + line, r.at.column}
}

// read fills the calculation in, and reports all that keeps it from being asked.
func (r *calculationReader) read() {
	r.known, r.used = map[string]int{}, map[string]bool{}
	before := r.errors
	for _, odd := range r.body.odd {
		r.report(r.on(odd.line), Error, "almost-given", "this is almost a number or a step, but not one: a line is given name = 200..600 step 50, given name = a | b | c or let name = formula")
	}
	for _, bounded := range [][]calculationLine{r.body.givens, r.body.lets, r.body.mistakes} {
		if len(bounded) > maxGivens {
			r.report(r.on(bounded[maxGivens].line), Error, "too-many", "there are %d lines of this kind; a calculation that can be done has at most %d", len(bounded), maxGivens)
			return
		}
	}
	for _, l := range r.body.givens {
		r.given(l)
	}
	for _, l := range r.body.lets {
		r.let(l)
	}
	r.answer()
	for _, l := range r.body.mistakes {
		r.mistake(l)
	}
	r.texts()
	if r.errors > before {
		return
	}
	r.checkUsed()
	if r.errors == before {
		r.checkDraws()
	}
}

// name takes up a name; false when it can't be one.
func (r *calculationReader) name(name string, line int) bool {
	if err := arithmetic.CheckName(name); err != nil {
		r.report(r.on(line), Error, "wrong-name", "%q is no name: %v", shortened(name), err)
		return false
	}
	if first := r.known[name]; first > 0 {
		r.report(r.on(line), Error, "same-name", "%s is there already, on line %d; choose another name", name, r.at.line+first)
		return false
	}
	r.known[name] = line
	return true
}

// splitUnit takes the unit off what stands before it.
func (r *calculationReader) splitUnit(text string, line int) (string, unit, bool) {
	before, after, found := cutLast(text, ":")
	if !found {
		return text, "", false
	}
	u, ok := readUnit(strings.TrimSpace(after))
	if !ok {
		r.report(r.on(line), Error, "unknown-unit", "%q is no unit; there are %s", shortened(strings.TrimSpace(after)), unitNames)
	}
	return strings.TrimSpace(before), u, ok
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

var (
	rangeForm  = regexp.MustCompile(`^(.+?)\s*(?:\.\.\.?|…)\s*(.+?)(?:\s+step\s+(.+))?$`)
	givenForm  = regexp.MustCompile(`^([-−]?)(\d{1,15}|\d{1,3}(?:[,_]\d{3}){1,4})(\.\d{1,6})?\s*(%?)$`)
	givenMarks = strings.NewReplacer(",", "", "_", "")
)

// given reads what a number is drawn from.
func (r *calculationReader) given(l calculationLine) {
	if !r.name(l.name, l.line) {
		return
	}
	text, u, hasUnit := r.splitUnit(l.text, l.line)
	g := givenNumber{name: l.name, line: l.line}
	var numbers []string
	m := rangeForm.FindStringSubmatch(text)
	if m != nil {
		numbers = m[1:3]
		if m[3] != "" {
			numbers = m[1:4]
		}
	} else {
		numbers = strings.Split(text, "|")
	}
	values, percent, ok := r.numbers(numbers, l.line)
	if !ok {
		return
	}
	if percent && !hasUnit {
		u = percentUnit
	}
	r.c.units[l.name] = u
	if m == nil {
		r.listed(&g, values, percent)
	} else {
		r.ranged(&g, values, percent)
	}
	if g.count > 0 {
		r.c.givens = append(r.c.givens, g)
	}
}

// numbers reads the numbers of a given line. With a % after one all are percent.
func (r *calculationReader) numbers(texts []string, line int) (values []*big.Rat, percent, ok bool) {
	if len(texts) > maxValues {
		r.report(r.on(line), Error, "wrong-given", "there are %d numbers; give at most %d", len(texts), maxValues)
		return nil, false, false
	}
	for _, text := range texts {
		m := givenForm.FindStringSubmatch(strings.TrimSpace(text))
		v := new(big.Rat)
		if m != nil {
			v, _ = v.SetString(givenMarks.Replace(m[2]) + m[3])
		}
		if m == nil || v.Num().BitLen() > maxGivenBit || v.Denom().BitLen() > maxGivenBit {
			r.report(r.on(line), Error, "wrong-given", "%q is no number to draw; write given name = 200..600 step 50 or given name = a | b | c, with numbers such as 400000, 2.5 or 25 %%", shortened(strings.TrimSpace(text)))
			return nil, false, false
		}
		if m[1] != "" {
			v.Neg(v)
		}
		percent = percent || m[4] != ""
		values = append(values, v)
	}
	return values, percent, true
}

// share makes percent of a number.
func share(v *big.Rat, percent bool) *big.Rat {
	if percent {
		return new(big.Rat).Quo(v, hundred)
	}
	return v
}

func (r *calculationReader) listed(g *givenNumber, values []*big.Rat, percent bool) {
	for i, v := range values {
		for _, other := range values[:i] {
			if v.Cmp(other) == 0 {
				r.report(r.on(g.line), Error, "wrong-given", "%s is there twice; keep one", v.RatString())
				return
			}
		}
		g.listed = append(g.listed, share(v, percent))
	}
	g.count = len(values)
}

func (r *calculationReader) ranged(g *givenNumber, values []*big.Rat, percent bool) {
	first, last, step := values[0], values[1], one
	if len(values) == 3 {
		step = values[2]
	}
	if step.Sign() <= 0 || first.Cmp(last) >= 0 {
		r.report(r.on(g.line), Error, "wrong-given", "a range goes from a smaller number to a larger one in steps over 0: given %s = 200..600 step 50", g.name)
		return
	}
	steps := new(big.Rat).Quo(new(big.Rat).Sub(last, first), step)
	count := new(big.Int).Quo(steps.Num(), steps.Denom())
	if !count.IsInt64() || count.Int64() >= maxValues {
		r.report(r.on(g.line), Error, "wrong-given", "the range has more than %d numbers; take larger steps", maxValues)
		return
	}
	if !steps.IsInt() {
		reached := new(big.Rat).Add(first, new(big.Rat).Mul(new(big.Rat).SetInt(count), step))
		r.report(r.on(g.line), Error, "wrong-given", "the steps don't lead to the end of the range: the last one is %s; end it there", strings.TrimSuffix(strings.TrimRight(reached.FloatString(6), "0"), "."))
		return
	}
	g.first, g.step, g.count = share(first, percent), share(step, percent), int(count.Int64())+1
}

// formula reads a formula, and reports names that it can't know.
func (r *calculationReader) formula(source string, line int) *arithmetic.Formula {
	f, err := arithmetic.Parse(source)
	if err != nil {
		r.report(r.on(line), Error, "wrong-formula", "%v", err)
		return nil
	}
	for _, name := range f.Names() {
		if r.known[name] == 0 {
			r.unknown(name, line)
			f = nil
		} else {
			r.used[name] = true
		}
	}
	return f
}

func (r *calculationReader) unknown(name string, line int) {
	_, hint := r.nearestOrAll(name, slices.Sorted(maps.Keys(r.known)))
	r.report(r.on(line), Error, "unknown-name", "there is no number %s%s; give it on a line given %s = 200..600 step 50, or let %s = formula, before it is used",
		name, hint, name, name)
}

func (r *calculationReader) let(l calculationLine) {
	text, u, _ := r.splitUnit(l.text, l.line)
	f := r.formula(text, l.line)
	if !r.name(l.name, l.line) || f == nil {
		return
	}
	r.c.units[l.name] = u
	r.c.lets = append(r.c.lets, namedFormula{l.name, f, l.line})
}

func (r *calculationReader) mistake(l calculationLine) {
	source, says, _ := strings.Cut(l.text, ":")
	says = strings.TrimSpace(says)
	if says == "" {
		r.report(r.on(l.line), Error, "wrong-mistake", "a mistake is what one gets by it, a colon and what went wrong: ! quota * win: you multiplied where you divide")
		return
	}
	if f := r.formula(source, l.line); f != nil {
		r.c.mistakes = append(r.c.mistakes, knownMistake{f, says, l.line})
	}
}
