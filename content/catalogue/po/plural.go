package po

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"stagecraft/content/catalogue"
)

// Plural tells which of its plural forms a language has for a number, as the header of a
// PO file says it: by an expression in C.
type Plural struct {
	Forms int
	rule  string
	index func(n int) int
}

var pluralForms = regexp.MustCompile(`^nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*(.+?)\s*;?$`)

// mostForms is how many plural forms any language has.
const mostForms = 6

// ParsePlural reads a rule, such as "nplurals=2; plural=(n != 1);".
func ParsePlural(text string) (*Plural, error) {
	m := pluralForms.FindStringSubmatch(text)
	if m == nil {
		return nil, fmt.Errorf("%q isn't written as nplurals=2; plural=(n != 1);", text)
	}
	forms, err := strconv.Atoi(m[1])
	if err != nil || forms < 1 || forms > mostForms {
		return nil, fmt.Errorf("there are no languages with %s plural forms", m[1])
	}
	e := &expression{rest: m[2]}
	index := e.choice(0)
	if e.failed == nil && strings.TrimSpace(e.rest) != "" {
		e.fail()
	}
	if e.failed != nil {
		return nil, fmt.Errorf("%q can't be read: %w", m[2], e.failed)
	}
	return &Plural{forms, m[2], index}, nil
}

// String is the rule as the header has it.
func (p *Plural) String() string { return fmt.Sprintf("nplurals=%d; plural=%s;", p.Forms, p.rule) }

// mostCounted is up to which number a rule is compared with a language's forms.
const mostCounted = 200

// Names gives the name in Unicode of each form, in a language.
func (p *Plural) Names(tag string) ([]string, error) {
	names := make([]string, p.Forms)
	for n := range mostCounted {
		i, name := p.index(n), catalogue.FormOf(tag, n)
		if i < 0 || i >= p.Forms || names[i] != "" && names[i] != name {
			return nil, fmt.Errorf("%q isn't the rule of %s, which goes wrong for %d", p, tag, n)
		}
		names[i] = name
	}
	for i, name := range names {
		if name == "" {
			return nil, fmt.Errorf("%q has no number for msgstr[%d]", p, i)
		}
	}
	return names, nil
}

// slavic is the rule of languages such as Russian and Polish, but for what 1 stands for.
const slavic = " : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"

// rules are those that are in use, the simplest first.
var rules = []string{
	"nplurals=1; plural=0;",
	"nplurals=2; plural=(n != 1);",
	"nplurals=2; plural=(n > 1);",
	"nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
	"nplurals=3; plural=(n==1 ? 0" + slavic + ";",
	"nplurals=3; plural=(n%10==1 && n%100!=11 ? 0" + slavic + ";",
	"nplurals=3; plural=(n==1 ? 0 : n==0 || n%100>=1 && n%100<=19 ? 1 : 2);",
	"nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}

// PluralOf gives the rule of a language.
func PluralOf(tag string) (*Plural, error) {
	for _, rule := range rules {
		p, err := ParsePlural(rule)
		if err != nil {
			return nil, err // a test reads them
		}
		if _, err := p.Names(tag); err == nil && p.Forms == len(catalogue.FormsOf(tag)) {
			return p, nil
		}
	}
	return nil, fmt.Errorf("how %s counts isn't known here yet", tag)
}

// expression is one in C of n and numbers, as it is read.
type expression struct {
	rest   string
	failed error
}

// deepest is how deep expressions may stand within each other.
const deepest = 50

// next takes the next sign, if it is one of some.
func (e *expression) next(signs ...string) string {
	e.rest = strings.TrimLeft(e.rest, " \t")
	for _, s := range signs {
		if strings.HasPrefix(e.rest, s) {
			e.rest = e.rest[len(s):]
			return s
		}
	}
	return ""
}

func (e *expression) fail() func(int) int {
	if e.failed == nil {
		e.failed = fmt.Errorf("it goes wrong at %q", e.rest)
	}
	return func(int) int { return 0 }
}

// choice reads a ? b : c, or what binds more.
func (e *expression) choice(depth int) func(int) int {
	if depth > deepest {
		e.failed = errors.New("it is too long")
		return e.fail()
	}
	is := e.binary(0, depth)
	if e.next("?") == "" {
		return is
	}
	yes := e.choice(depth + 1)
	if e.next(":") == "" {
		return e.fail()
	}
	no := e.choice(depth + 1)
	return func(n int) int {
		if is(n) != 0 {
			return yes(n)
		}
		return no(n)
	}
}

// levels are the signs between two values, those that bind least first. Of signs that
// begin alike the longer comes first.
var levels = [][]string{{"||"}, {"&&"}, {"==", "!="}, {"<=", ">=", "<", ">"}, {"%"}}

// binary reads values with signs of a level, or of those that bind more, between them.
func (e *expression) binary(level, depth int) func(int) int {
	if level == len(levels) {
		return e.value(depth)
	}
	left := e.binary(level+1, depth)
	for sign := e.next(levels[level]...); sign != "" && e.failed == nil; sign = e.next(levels[level]...) {
		a, b := left, e.binary(level+1, depth)
		left = func(n int) int { return apply(sign, a(n), b(n)) }
	}
	return left
}

// value reads n, a number or what stands in brackets.
func (e *expression) value(depth int) func(int) int {
	switch e.next("n", "(") {
	case "n":
		return func(n int) int { return n }
	case "(":
		inside := e.choice(depth + 1)
		if e.next(")") == "" {
			return e.fail()
		}
		return inside
	}
	digits := len(e.rest) - len(strings.TrimLeft(e.rest, "0123456789"))
	number, err := strconv.Atoi(e.rest[:digits])
	if err != nil {
		return e.fail()
	}
	e.rest = e.rest[digits:]
	return func(int) int { return number }
}

// apply gives what a sign makes of two values.
func apply(sign string, a, b int) int {
	var is bool
	switch sign {
	case "%":
		if b == 0 {
			return 0
		}
		return a % b
	case "||":
		is = a != 0 || b != 0
	case "&&":
		is = a != 0 && b != 0
	case "==":
		is = a == b
	case "!=":
		is = a != b
	case "<=":
		is = a <= b
	case ">=":
		is = a >= b
	case "<":
		is = a < b
	case ">":
		is = a > b
	}
	if is {
		return 1
	}
	return 0
}
