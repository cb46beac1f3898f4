package cardquery

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/study/day"
)

// What a query may be.
const (
	MaxLength = 1000 // bytes
	MaxDepth  = 40   // brackets and nots within each other
)

// Query is a query that was parsed. The zero Query matches every card.
type Query struct{ root node }

// Matches says whether a card is among those looked for.
func (q *Query) Matches(c *Card) bool { return q.root == nil || q.root.matches(c) }

// Empty says whether the query looks for nothing in particular.
func (q *Query) Empty() bool { return q.root == nil }

// String writes the query down in one form, which parses to the same.
func (q *Query) String() string {
	if q.root == nil {
		return ""
	}
	var b strings.Builder
	q.root.write(&b)
	return b.String()
}

// Parse reads a query, in which days are counted from today. What is wrong with it is
// an [*Error].
func Parse(text string, today day.Day) (*Query, error) {
	if len(text) > MaxLength {
		return nil, &Error{Column: utf8.RuneCountInString(text[:MaxLength]) + 1, Fault: TooLong}
	}
	p := &parser{today: today}
	if err := p.split(text); err != nil {
		return nil, err
	}
	if len(p.tokens) == 0 {
		return &Query{}, nil
	}
	root, err := p.either(0)
	if err != nil {
		return nil, err
	}
	if p.at < len(p.tokens) { // only a bracket ends it early
		t := p.tokens[p.at]
		return nil, &Error{Column: t.column, Fault: NotOpened, Text: t.text}
	}
	return &Query{root}, nil
}

// token is a piece of a query.
type token struct {
	column int // from 1
	text   string
	kind   tokenKind
	key    string // of what is asked, folded
	sign   string // after it
	after  int    // the column of the value
}

type tokenKind uint8

const (
	tokenWord   tokenKind = iota // also in quotes
	tokenPlain                   // not in quotes: it may be and, or, not
	tokenOpen                    // (
	tokenClose                   // )
	tokenMinus                   // - before a part
	tokenAsking                  // key, sign and value
)

// parser reads a query.
type parser struct {
	today  day.Day
	tokens []token
	at     int
}

// split makes tokens of a text.
func (p *parser) split(text string) error {
	letters := []rune(text)
	i := 0
	for i < len(letters) {
		r := letters[i]
		start := i
		switch {
		case unicode.IsSpace(r):
			i++
		case r == '(' || r == ')':
			kind := tokenOpen
			if r == ')' {
				kind = tokenClose
			}
			p.tokens = append(p.tokens, token{column: i + 1, text: string(r), kind: kind})
			i++
		case r == '-' && i+1 < len(letters) && !unicode.IsSpace(letters[i+1]):
			p.tokens = append(p.tokens, token{column: i + 1, text: "-", kind: tokenMinus})
			i++
		case r == '"':
			said, end, err := inQuotes(letters, i)
			if err != nil {
				return err
			}
			p.tokens = append(p.tokens, token{column: start + 1, text: said, kind: tokenWord})
			i = end
		default:
			for i < len(letters) && !endsWord(letters[i]) && !isSign(letters[i]) {
				i++
			}
			t := token{column: start + 1, text: string(letters[start:i]), kind: tokenPlain}
			if i < len(letters) && isSign(letters[i]) {
				end, err := t.ask(letters, i)
				if err != nil {
					return err
				}
				i = end
			}
			p.tokens = append(p.tokens, t)
		}
	}
	return nil
}

// ask makes the token one that asks, whose sign stands at an index, and gives where it
// ends.
func (t *token) ask(letters []rune, at int) (int, error) {
	t.kind, t.key = tokenAsking, Fold(t.text)
	i := at + 1
	if letters[at] != ':' && i < len(letters) && letters[i] == '=' {
		i++
	}
	t.sign, t.after = string(letters[at:i]), i+1
	if i < len(letters) && letters[i] == '"' {
		said, end, err := inQuotes(letters, i)
		t.text = said
		return end, err
	}
	start := i
	for i < len(letters) && !endsWord(letters[i]) {
		i++
	}
	t.text = string(letters[start:i])
	return i, nil
}

// inQuotes gives what stands in the quotes that open at an index, and where they end.
// Two quotation marks within are one.
func inQuotes(letters []rune, at int) (string, int, error) {
	var said strings.Builder
	for i := at + 1; i < len(letters); i++ {
		if letters[i] != '"' {
			said.WriteRune(letters[i])
			continue
		}
		if i+1 == len(letters) || letters[i+1] != '"' {
			return said.String(), i + 1, nil
		}
		said.WriteRune('"')
		i++
	}
	return "", 0, &Error{Column: at + 1, Fault: NotClosed, Text: `"`}
}

func endsWord(r rune) bool { return unicode.IsSpace(r) || r == '(' || r == ')' || r == '"' }

func isSign(r rune) bool { return r == ':' || r == '<' || r == '>' || r == '=' }

// is says whether the next token is one of and, or, not.
func (p *parser) is(what string) bool {
	return p.at < len(p.tokens) && p.tokens[p.at].kind == tokenPlain && strings.EqualFold(p.tokens[p.at].text, what)
}

// ended says whether nothing more follows within the brackets.
func (p *parser) ended() bool { return p.at == len(p.tokens) || p.tokens[p.at].kind == tokenClose }

// missing is the error of a part that isn't there, by the token before or after.
func (p *parser) missing() error {
	t := p.tokens[max(min(p.at, len(p.tokens)-1), 0)]
	if p.at > 0 {
		t = p.tokens[p.at-1]
	}
	return &Error{Column: t.column, Fault: NoPart, Text: t.text}
}

// either reads parts with "or" between them.
func (p *parser) either(depth int) (node, error) {
	return p.join(true, func() (node, error) { return p.both(depth) }, func() bool { return p.is("or") })
}

// both reads parts with "and", or nothing, between them.
func (p *parser) both(depth int) (node, error) {
	return p.join(false, func() (node, error) { return p.part(depth) }, func() bool { return p.is("and") })
}

func (p *parser) join(any bool, read func() (node, error), between func() bool) (node, error) {
	var parts []node
	for {
		n, err := read()
		if err != nil {
			return nil, err
		}
		if j, ok := n.(*joined); ok && j.any == any {
			parts = append(parts, j.parts...) // they are the same without the brackets
		} else {
			parts = append(parts, n)
		}
		switch {
		case between():
			p.at++
			if p.ended() {
				return nil, p.missing()
			}
		case any || p.ended() || p.is("or"):
			if len(parts) == 1 {
				return parts[0], nil
			}
			return &joined{parts: parts, any: any}, nil
		}
	}
}

// part reads one part.
func (p *parser) part(depth int) (node, error) {
	if p.ended() || p.is("and") || p.is("or") {
		if p.at == 0 {
			t := p.tokens[0]
			fault := NoPart
			if t.kind == tokenClose {
				fault = NotOpened
			}
			return nil, &Error{Column: t.column, Fault: fault, Text: t.text}
		}
		return nil, p.missing()
	}
	t := p.tokens[p.at]
	if depth == MaxDepth {
		return nil, &Error{Column: t.column, Fault: TooDeep, Text: t.text}
	}
	switch {
	case t.kind == tokenMinus, p.is("not"):
		p.at++
		n, err := p.part(depth + 1)
		if err != nil {
			return nil, err
		}
		if twice, ok := n.(*negated); ok {
			return twice.part, nil
		}
		return &negated{n}, nil
	case t.kind == tokenOpen:
		p.at++
		if p.ended() {
			if p.at == len(p.tokens) {
				return nil, &Error{Column: t.column, Fault: NotClosed, Text: t.text}
			}
			return nil, p.missing()
		}
		n, err := p.either(depth + 1)
		if err != nil {
			return nil, err
		}
		if p.at == len(p.tokens) {
			return nil, &Error{Column: t.column, Fault: NotClosed, Text: t.text}
		}
		p.at++
		return n, nil
	}
	p.at++
	if t.kind == tokenAsking {
		return p.asking(&t)
	}
	if t.kind == tokenPlain {
		if s := standingOf(strings.ToLower(t.text)); s != nil && s.bare {
			return &standing{s.name, s.is}, nil
		}
	}
	return &word{typed: t.text, folded: Fold(t.text)}, nil
}
