package arithmetic

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content/catalogue"
)

type tokenKind int

const (
	numberToken tokenKind = iota
	nameToken
	functionToken
	signToken
)

type token struct {
	kind  tokenKind
	text  string
	value *big.Rat // of a number
}

// otherSigns are operators as people write them too.
var otherSigns = map[rune]string{'×': "*", '·': "*", '÷': "/", '−': "-", '–': "-"}

// tokens takes a formula apart.
func tokens(source string) ([]token, error) {
	var all []token
	for rest := source; ; {
		rest = strings.TrimLeftFunc(rest, unicode.IsSpace)
		if rest == "" {
			return all, nil
		}
		r, n := utf8.DecodeRuneInString(rest)
		switch {
		case r >= '0' && r <= '9':
			number, after := digits(rest)
			value, ok := new(big.Rat).SetString(number)
			if !ok {
				return nil, catalogue.Errorf("%s is no number; decimals come after a full stop, as in 0.25", number)
			}
			t := token{kind: numberToken, text: number, value: value}
			if left := strings.TrimLeft(after, " \u00a0"); strings.HasPrefix(left, "%") {
				t.text, after = number+"\u00a0%", left[1:]
				value.Quo(value, big.NewRat(100, 1))
			}
			all, rest = append(all, t), after
			continue
		case IsNameStart(r):
			end := strings.IndexFunc(rest, func(r rune) bool { return !IsNameStart(r) && !unicode.IsDigit(r) })
			if end < 0 {
				end = len(rest)
			}
			t := token{kind: nameToken, text: rest[:end]}
			if functions[t.text] != nil {
				t.kind = functionToken
			}
			all, rest = append(all, t), rest[end:]
			continue
		case strings.ContainsRune("+-*/(),;", r):
			all = append(all, token{kind: signToken, text: string(r)})
		case otherSigns[r] != "":
			all = append(all, token{kind: signToken, text: otherSigns[r]})
		default:
			return nil, catalogue.Errorf("%q has no meaning here; there are numbers, names, + - * /, parentheses and %s", r, catalogue.Say(functionNames))
		}
		rest = rest[n:]
	}
}

// digits takes a number off a text.
func digits(s string) (number, rest string) {
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.') {
		end++
	}
	return s[:end], s[end:]
}

// IsNameStart tells whether a name may begin with a character: a letter or _.
func IsNameStart(r rune) bool { return unicode.IsLetter(r) || r == '_' }

// CheckName says what is wrong with a name; nil when nothing is.
func CheckName(name string) error {
	for i, r := range name {
		if !IsNameStart(r) && (i == 0 || !unicode.IsDigit(r)) {
			return catalogue.Errorf("a name is letters, digits and _, and begins with a letter")
		}
	}
	switch {
	case name == "":
		return catalogue.Errorf("the name is missing")
	case functions[name] != nil:
		return catalogue.Errorf("%s is a function; choose another name", name)
	case utf8.RuneCountInString(name) > maxName:
		return catalogue.Errorf("a name has at most %d letters", maxName)
	}
	return nil
}

const maxName = 32
