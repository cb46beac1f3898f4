// Package arithmetic reads the formulas of a course, such as quota / win, and
// works them out.
//
// A formula comes from whoever wrote the course, so nothing in it can cost much
// or reach anything: there are numbers, names of numbers, + - * /, parentheses
// and six functions. Its length, its nesting and the size of every number on the
// way are bounded. It is worked out in fractions, exactly: 0.1 + 0.2 is 0.3, and
// 0.07 * 100 rounded up is 7, where floating point gives 8.
package arithmetic

import (
	"math/big"
	"strings"
)

// The bounds of a formula.
const (
	MaxLength = 200 // bytes
	MaxDepth  = 16  // parentheses and functions within each other
	maxBits   = 256 // of a number's numerator and its denominator
)

// Formula is one that was read. It isn't changed, and safe to share.
type Formula struct {
	source string
	tokens []token
	root   node
}

// String gives the formula as it was written.
func (f *Formula) String() string { return f.source }

// Names gives the names of the formula, each once, in the order in which they
// come first.
func (f *Formula) Names() []string {
	var names []string
	seen := map[string]bool{}
	for _, t := range f.tokens {
		if t.kind == nameToken && !seen[t.text] {
			seen[t.text] = true
			names = append(names, t.text)
		}
	}
	return names
}

// Said gives the formula as one reads it, with × and ÷, and what number gives in
// the place of each name.
func (f *Formula) Said(number func(name string) string) string {
	var b strings.Builder
	for i, t := range f.tokens {
		switch {
		case t.kind == nameToken:
			b.WriteString(number(t.text))
		case t.kind != signToken:
			b.WriteString(t.text)
		case t.text == "," || t.text == ";":
			b.WriteString(t.text + " ")
		case strings.Contains("()", t.text):
			b.WriteString(t.text)
		case t.text == "-" && !f.endsOperand(i-1):
			b.WriteString("−")
		default:
			b.WriteString(" " + signs[t.text] + " ")
		}
	}
	return b.String()
}

// Plain tells whether the formula is a name or a number alone, which needs no
// working out.
func (f *Formula) Plain() bool { return len(f.tokens) == 1 }

// endsOperand tells whether the token at a place ends something that a sign
// after it joins to what follows.
func (f *Formula) endsOperand(at int) bool {
	return at >= 0 && (f.tokens[at].kind != signToken || f.tokens[at].text == ")")
}

// signs are the operators as they are read.
var signs = map[string]string{"+": "+", "-": "−", "*": "×", "/": "÷"}

// node is a part of a formula.
type node interface {
	value(names map[string]*big.Rat) (*big.Rat, error)
}

// Rounds gives what a formula rounds, where it is nothing but that, and how: by
// "ceil", "floor" or "round" to whole numbers. Else inner is nil.
func (f *Formula) Rounds() (how string, inner *Formula) {
	c, ok := f.root.(call)
	if !ok || len(c.given) != 1 || f.tokens[0].kind != functionToken || c.name == "abs" {
		return "", nil
	}
	return c.name, &Formula{tokens: f.tokens[2 : len(f.tokens)-1], root: c.given[0]}
}
