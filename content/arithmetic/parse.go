package arithmetic

import (
	"math/big"
	"strings"

	"stagecraft/content/catalogue"
)

// Parse reads a formula. The error says what is wrong with it and what would be
// right.
func Parse(source string) (*Formula, error) {
	source = strings.TrimSpace(source)
	switch {
	case source == "":
		return nil, catalogue.Errorf("the formula is missing")
	case len(source) > MaxLength:
		return nil, catalogue.Errorf("the formula has more than %d characters; work a part of it out on a line let name = ... before", MaxLength)
	}
	all, err := tokens(source)
	if err != nil {
		return nil, err
	}
	p := &parser{tokens: all}
	root, err := p.sum()
	if err != nil {
		return nil, err
	}
	if p.at < len(all) {
		return nil, catalogue.Errorf("%q isn't expected; a sign such as * is missing before it, or a ( before that", all[p.at].text)
	}
	return &Formula{source: source, tokens: all, root: root}, nil
}

type parser struct {
	tokens []token
	at     int
	depth  int
}

// takes goes on past a sign, if it is one of those that come next.
func (p *parser) takes(signs string) (string, bool) {
	if p.at < len(p.tokens) && p.tokens[p.at].kind == signToken && strings.Contains(signs, p.tokens[p.at].text) {
		p.at++
		return p.tokens[p.at-1].text, true
	}
	return "", false
}

func (p *parser) sum() (node, error) { return p.joined("+-", p.product) }

func (p *parser) product() (node, error) { return p.joined("*/", p.operand) }

// joined reads parts that signs join, from left to right.
func (p *parser) joined(signs string, part func() (node, error)) (node, error) {
	left, err := part()
	for err == nil {
		sign, ok := p.takes(signs)
		if !ok {
			return left, nil
		}
		var right node
		if right, err = part(); err == nil {
			left = binary{sign, left, right}
		}
	}
	return nil, err
}

func (p *parser) operand() (node, error) {
	if p.depth++; p.depth > MaxDepth {
		return nil, catalogue.Errorf("the formula is nested more than %d deep; work a part of it out on a line let name = ... before", MaxDepth)
	}
	defer func() { p.depth-- }()
	if _, minus := p.takes("-"); minus {
		inner, err := p.operand()
		if err != nil {
			return nil, err
		}
		return binary{"-", number{new(big.Rat)}, inner}, nil
	}
	if _, open := p.takes("("); open {
		inner, err := p.sum()
		if err != nil {
			return nil, err
		}
		return inner, p.closed()
	}
	if p.at == len(p.tokens) {
		return nil, catalogue.Errorf("the formula breaks off; a number or a name is missing at its end")
	}
	t := p.tokens[p.at]
	p.at++
	switch t.kind {
	case numberToken:
		return number{t.value}, nil
	case nameToken:
		if _, called := p.takes("("); called {
			return nil, catalogue.Errorf("%s is no function; there are %s", t.text, catalogue.Say(functionNames))
		}
		return name(t.text), nil
	case functionToken:
		return p.call(t.text)
	}
	return nil, catalogue.Errorf("a number or a name is missing before %q", t.text)
}

func (p *parser) closed() error {
	if _, ok := p.takes(")"); !ok {
		return catalogue.Errorf("a ) is missing")
	}
	return nil
}

// call reads what a function is given.
func (p *parser) call(function string) (node, error) {
	if _, ok := p.takes("("); !ok {
		return nil, catalogue.Errorf("%s needs its numbers in parentheses: %s(...)", function, function)
	}
	c := call{name: function}
	for {
		given, err := p.sum()
		if err != nil {
			return nil, err
		}
		c.given = append(c.given, given)
		if _, more := p.takes(",;"); !more {
			break
		}
	}
	f := functions[function]
	if n := len(c.given); n < f.least || n > f.most {
		return nil, catalogue.Errorf("%s is given %d numbers; it takes %s", function, n, f.takes)
	}
	return c, p.closed()
}
