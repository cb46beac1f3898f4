package arithmetic

import (
	"math/big"

	"stagecraft/content/catalogue"
)

// What may go wrong with a formula that was read.
var (
	ErrDivision = catalogue.Errorf("it divides by zero")
	ErrSize     = catalogue.Errorf("a number on the way gets too large or too long")
	ErrPlaces   = catalogue.Errorf("it rounds to a count of decimals that is not a whole number from 0 to 9")
	ErrName     = catalogue.Errorf("there is no number of that name")
)

// Value works the formula out, exactly. The error is one of the above.
func (f *Formula) Value(names map[string]*big.Rat) (*big.Rat, error) {
	v, err := f.root.value(names)
	if err != nil {
		return nil, err
	}
	return new(big.Rat).Set(v), nil // it may be one of names
}

type number struct{ rat *big.Rat }

func (n number) value(map[string]*big.Rat) (*big.Rat, error) { return bounded(n.rat) }

type name string

func (n name) value(names map[string]*big.Rat) (*big.Rat, error) {
	v := names[string(n)]
	if v == nil {
		return nil, catalogue.Errorf("%v: %s", ErrName, string(n))
	}
	return bounded(v)
}

type binary struct {
	sign        string
	left, right node
}

func (b binary) value(names map[string]*big.Rat) (*big.Rat, error) {
	l, err := b.left.value(names)
	if err != nil {
		return nil, err
	}
	r, err := b.right.value(names)
	if err != nil {
		return nil, err
	}
	v := new(big.Rat)
	switch b.sign {
	case "+":
		v.Add(l, r)
	case "-":
		v.Sub(l, r)
	case "*":
		v.Mul(l, r)
	default:
		if r.Sign() == 0 {
			return nil, ErrDivision
		}
		v.Quo(l, r)
	}
	return bounded(v)
}

// bounded refuses numbers that would take ever longer to work with.
func bounded(v *big.Rat) (*big.Rat, error) {
	if v.Num().BitLen() > maxBits || v.Denom().BitLen() > maxBits {
		return nil, ErrSize
	}
	return v, nil
}

type call struct {
	name  string
	given []node
}

func (c call) value(names map[string]*big.Rat) (*big.Rat, error) {
	given := make([]*big.Rat, len(c.given))
	for i, n := range c.given {
		v, err := n.value(names)
		if err != nil {
			return nil, err
		}
		given[i] = v
	}
	v, err := functions[c.name].of(given)
	if err != nil {
		return nil, err
	}
	return bounded(v)
}

// function is one that a formula may use.
type function struct {
	least, most int // numbers it is given
	takes       catalogue.Message
	of          func(given []*big.Rat) (*big.Rat, error)
}

const functionNames = "min, max, round, floor, ceil and abs"

var functions = map[string]*function{
	"min":   {2, 8, catalogue.Say("2 to 8"), func(given []*big.Rat) (*big.Rat, error) { return extreme(given, -1), nil }},
	"max":   {2, 8, catalogue.Say("2 to 8"), func(given []*big.Rat) (*big.Rat, error) { return extreme(given, 1), nil }},
	"floor": {1, 1, catalogue.Say("1"), func(given []*big.Rat) (*big.Rat, error) { return floor(given[0]), nil }},
	"ceil": {1, 1, catalogue.Say("1"), func(given []*big.Rat) (*big.Rat, error) {
		return new(big.Rat).Neg(floor(new(big.Rat).Neg(given[0]))), nil
	}},
	"abs":   {1, 1, catalogue.Say("1"), func(given []*big.Rat) (*big.Rat, error) { return new(big.Rat).Abs(given[0]), nil }},
	"round": {1, 2, catalogue.Say("1, or 2 where decimals are kept: round(x, 2)"), round},
}

// extreme gives the largest of numbers, or with -1 the smallest.
func extreme(given []*big.Rat, which int) *big.Rat {
	best := given[0]
	for _, v := range given[1:] {
		if v.Cmp(best) == which {
			best = v
		}
	}
	return best
}

// floor gives the largest whole number that isn't larger.
func floor(v *big.Rat) *big.Rat {
	whole := new(big.Int)
	whole.DivMod(v.Num(), v.Denom(), new(big.Int)) // Euclid's, whose rest is never negative
	return new(big.Rat).SetInt(whole)
}

// round rounds to whole numbers, or to as many decimals as are given; halves
// away from zero.
func round(given []*big.Rat) (*big.Rat, error) {
	places := int64(0)
	if len(given) == 2 {
		if !given[1].IsInt() || !given[1].Num().IsInt64() || given[1].Num().Int64() < 0 || given[1].Num().Int64() > 9 {
			return nil, ErrPlaces
		}
		places = given[1].Num().Int64()
	}
	return Rounded(given[0], int(places)), nil
}

// Rounded rounds a number to so many decimals, halves away from zero.
func Rounded(v *big.Rat, places int) *big.Rat {
	r, ok := new(big.Rat).SetString(v.FloatString(places))
	if !ok {
		return v // FloatString writes what SetString reads
	}
	return r
}

// Decimals gives how many decimals a number has, or most+1 when it has more than
// most.
func Decimals(v *big.Rat, most int) int {
	for n := 0; n <= most; n++ {
		if Rounded(v, n).Cmp(v) == 0 {
			return n
		}
	}
	return most + 1
}
