package content

import (
	"hash/fnv"
	"math/big"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"

	"stagecraft/content/arithmetic"
	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
	"stagecraft/content/numeral"
)

// Drawing is a calculation with its numbers.
type Drawing struct {
	// Seed draws the same numbers again.
	Seed uint64
	// Answer is the right answer with its unit, as it is shown.
	Answer string
	// Working is how it is worked out, step by step.
	Working []WorkingStep

	of     *Calculation
	values map[string]*big.Rat
	right  *big.Rat
	asked  string // the question's text
}

// WorkingStep is a step of the working: "cover = 1 ÷ 25 % = 4×". A rounded one says
// by how it was rounded.
type WorkingStep struct {
	Name    string // "" of the answer
	Formula string // with the numbers in place; "" where the result says it all
	Result  string // with its unit, and how it was rounded
}

// String is the step in a line.
func (s WorkingStep) String() string {
	var parts []string
	for _, p := range []string{s.Name, s.Formula, s.Result} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " ")
}

// placeholder is where a text shows a number: {quota} or {quota:money}.
var placeholder = regexp.MustCompile(`\{\s*([\pL_][\pL\d_]*)\s*(?::\s*([^{}\s]+)\s*)?\}`)

// Draw gives a calculation with the numbers that a seed draws, each time the same;
// any other question as it is. The question itself stays as it was.
func (q *Question) Draw(seed uint64) *Question {
	c := q.Calculation
	if c == nil {
		return q
	}
	drawn := *q
	d := c.draw(q.ID, seed)
	if drawn.Drawn = d; d == nil {
		return q
	}
	texts := quizText{}
	asked, why := texts.fragment(d.text(c.prompt)), texts.fragment(d.text(c.explanation))
	drawn.Prompt, drawn.PromptBlocks = asked.inlines, asked.blocks
	drawn.Explanation, drawn.ExplanationBlocks = why.inlines, why.blocks
	if !c.asTyped {
		drawn.typeset()
	}
	d.asked = markup.PlainText(drawn.Prompt)
	return &drawn
}

// maxTries is how many draws are tried until there is one with an answer. Those of a
// course that was checked have one at once.
const maxTries = 100

// draw draws numbers with which there is an answer; nil when that can't be done.
func (c *Calculation) draw(id string, seed uint64) *Drawing {
	h := fnv.New64a()
	h.Write([]byte(id))
	random := rand.NewPCG(seed, h.Sum64())
	for range maxTries {
		d := &Drawing{Seed: seed, of: c, values: map[string]*big.Rat{}}
		for i := range c.givens {
			g := &c.givens[i]
			d.values[g.name] = g.value(int(random.Uint64() % uint64(g.count)))
		}
		if d.workOut() {
			return d
		}
	}
	return nil
}

// In gives a calculation whose numbers are written in a language; any other question
// as it is.
func (q *Question) In(language string) *Question {
	if q.Calculation == nil || q.Calculation.language == language {
		return q
	}
	other, c := *q, *q.Calculation
	c.language = language
	other.Calculation = &c
	return &other
}

// workOut works out all steps and the answer. It is false when that can't be done.
func (d *Drawing) workOut() bool {
	c := d.of
	for _, l := range c.lets {
		v, err := l.formula.Value(d.values)
		if err != nil {
			return false
		}
		d.values[l.name] = v
	}
	right, err := c.answer.Value(d.values)
	if err != nil {
		return false
	}
	d.right, d.Answer = right, c.unit.format(right, c.language)
	for _, l := range c.lets {
		d.Working = append(d.Working, d.step(spaced(l.name), l.formula, d.values[l.name], c.units[l.name]))
	}
	last := d.step("", c.answer, right, c.unit)
	if n := len(d.Working); n == 0 || last.Formula != "" || last.Result != d.Working[n-1].Result {
		d.Working = append(d.Working, last)
	}
	return true
}

// step says how a value was worked out.
func (d *Drawing) step(name string, f *arithmetic.Formula, v *big.Rat, u unit) WorkingStep {
	s := WorkingStep{Name: name}
	equals := func(v *big.Rat) string {
		sign := "= "
		if u.long(v) {
			sign = "≈ "
		}
		return sign + u.format(v, d.of.language)
	}
	number := func(name string) string {
		u := d.of.units[name]
		if u == timesUnit { // × 4× is read twice
			u = ""
		}
		shown := u.format(d.values[name], d.of.language)
		if strings.HasPrefix(shown, "−") {
			return "(" + shown + ")"
		}
		return shown
	}
	s.Result = equals(v)
	if how, inner := f.Rounds(); inner != nil {
		f = inner
		if raw, err := inner.Value(d.values); err == nil && raw.Cmp(v) != 0 {
			s.Result = equals(raw) + ", " + roundedWords(how, u.format(v, d.of.language), d.of.language)
		}
	}
	if s.Formula = f.Said(number); name != "" {
		s.Formula = "= " + s.Formula
	}
	if f.Plain() && strings.HasSuffix(s.Result, " "+strings.TrimPrefix(s.Formula, "= ")) {
		s.Formula = ""
	}
	return s
}

// roundedWords says to what a number was rounded, and how.
func roundedWords(how, result, language string) string {
	words := catalogue.For(language)
	switch how {
	case "ceil":
		return words.F("rounded up: %s", result)
	case "floor":
		return words.F("rounded down: %s", result)
	}
	return words.F("rounded: %s", result)
}

// text puts the numbers into Markdown. A sign that would mean something in it is
// marked as text.
func (d *Drawing) text(source string) string {
	return d.fill(source, func(number string) string { return strings.ReplaceAll(number, "$", `\$`) })
}

func (d *Drawing) fill(source string, as func(string) string) string {
	return placeholder.ReplaceAllStringFunc(source, func(found string) string {
		m := placeholder.FindStringSubmatch(found)
		v, u := d.values[m[1]], d.of.units[m[1]]
		if m[2] != "" {
			u, _ = readUnit(m[2])
		}
		if v == nil {
			return found
		}
		return as(u.format(v, d.of.language))
	})
}

// Forms gives a number in three ways in which one may be typed, in the language that
// the numbers are written in: 1200, 1,200 and 1.2k.
func (d *Drawing) Forms() (plain, grouped, short string) {
	n := big.NewRat(1200, 1)
	return n.RatString(), numeral.Format(n, d.of.language, 0, 0), numeral.Format(big.NewRat(12, 10), d.of.language, 0, 1) + "k"
}

// accepts tells whether a typed number is near enough to a value.
func (d *Drawing) accepts(typed string, value *big.Rat) bool {
	c := d.of
	return slices.ContainsFunc(c.unit.read(typed, c.language, d.asked), func(v *big.Rat) bool { return c.exact.takes(v, value, c.unit) })
}

// Mistake names the mistake that leads to a typed answer, of those that the author
// foresaw; "" when none does, or the answer is right.
func (d *Drawing) Mistake(typed string) string {
	if d.accepts(typed, d.right) {
		return ""
	}
	for _, m := range d.of.mistakes {
		if v, err := m.formula.Value(d.values); err == nil && d.accepts(typed, v) {
			return d.fill(m.says, func(number string) string { return number })
		}
	}
	return ""
}
