package content

import (
	"math/big"
	"strings"

	"stagecraft/content/arithmetic"
)

// Calculation is what a question of that kind is drawn from, as its author wrote
// it. It isn't changed once it is read, and is safe to share.
type Calculation struct {
	givens   []givenNumber
	lets     []namedFormula // in order: each may name those before it
	answer   *arithmetic.Formula
	unit     unit
	exact    tolerance
	mistakes []knownMistake

	prompt, explanation string          // Markdown with {name} in it
	units               map[string]unit // in which the working shows each name
	language            string          // that numbers are written in
	asTyped             bool            // whether text is left without the signs of good typesetting
}

// givenNumber is a number that is drawn: one of count values from first on, each
// step after the one before, or one of listed.
type givenNumber struct {
	name        string
	listed      []*big.Rat
	first, step *big.Rat
	count       int
	line        int // of the fence, from 1
}

// value gives the value at a place.
func (g *givenNumber) value(at int) *big.Rat {
	if g.listed != nil {
		return g.listed[at]
	}
	v := new(big.Rat).SetInt64(int64(at))
	return v.Add(g.first, v.Mul(v, g.step))
}

// namedFormula is a step of the working.
type namedFormula struct {
	name    string
	formula *arithmetic.Formula
	line    int
}

// knownMistake is what somebody gets who goes wrong in a way that the author
// foresaw.
type knownMistake struct {
	formula *arithmetic.Formula
	says    string // with {name} in it
	line    int
}

// tolerance is how far from the answer what is typed may be.
type tolerance struct {
	size     *big.Rat
	relative bool // size is a share of the answer; else it is in the answer's unit as shown
}

// around gives how far from a value another may be.
func (t tolerance) around(v *big.Rat, u unit) *big.Rat {
	if t.relative {
		return new(big.Rat).Abs(new(big.Rat).Mul(v, t.size))
	}
	return new(big.Rat).Quo(t.size, u.scale())
}

// takes tells whether one value is near enough to another, the right one.
func (t tolerance) takes(v, right *big.Rat, u unit) bool {
	off := new(big.Rat).Sub(v, right)
	return off.Abs(off).Cmp(t.around(right, u)) <= 0
}

// asked gives the text of the question with a sign in the place of each number.
func (c *Calculation) asked(text string) string {
	return placeholder.ReplaceAllString(text, "…")
}

// names gives all names, those given first.
func (c *Calculation) names() []string {
	var all []string
	for _, g := range c.givens {
		all = append(all, g.name)
	}
	for _, l := range c.lets {
		all = append(all, l.name)
	}
	return all
}

// Formula gives how the answer is worked out, in the names of the fence.
func (c *Calculation) Formula() string {
	return c.answer.Said(spaced)
}

// spaced is a name as it is read.
func spaced(name string) string { return strings.ReplaceAll(name, "_", "\u00a0") }
