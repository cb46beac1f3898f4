package content

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"stagecraft/content/arithmetic"
	"stagecraft/content/catalogue"
	"stagecraft/content/fold"
	"stagecraft/content/numeral"
)

// unit is what a number is a number of, as an author writes it after a colon; "" is
// none.
type unit string

const (
	percentUnit unit = "%"
	shareUnit   unit = "share" // percent, of which the fraction is right too: 0.25 for 25 %
	moneyUnit   unit = "money"
	daysUnit    unit = "days"
	monthsUnit  unit = "months"
	timesUnit   unit = "×"
)

// unitNames are how the units are written.
var unitNames = catalogue.Say("money, %%, share, days, months, × or a currency such as €")

var currencyForm = regexp.MustCompile(`^(?:[€$£¥]|[A-Z]{3})$`)

// readUnit reads a unit; false when it is none.
func readUnit(s string) (unit, bool) {
	switch u := unit(s); u {
	case "", percentUnit, shareUnit, moneyUnit, daysUnit, monthsUnit, timesUnit:
		return u, true
	case "x":
		return timesUnit, true
	}
	return unit(s), currencyForm.MatchString(s)
}

func (u unit) percent() bool  { return u == percentUnit || u == shareUnit }
func (u unit) currency() bool { return currencyForm.MatchString(string(u)) }

var hundred, one = big.NewRat(100, 1), big.NewRat(1, 1)

// scale is what a number is multiplied by to be shown.
func (u unit) scale() *big.Rat {
	if u.percent() {
		return hundred
	}
	return one
}

// mostDecimals is how many decimals are shown.
const mostDecimals = 2

// long tells whether a number has more decimals than are shown of it.
func (u unit) long(v *big.Rat) bool {
	return arithmetic.Decimals(new(big.Rat).Mul(v, u.scale()), mostDecimals) > mostDecimals
}

// rounded gives a number as it is shown, rounded.
func (u unit) rounded(v *big.Rat) *big.Rat {
	shown := arithmetic.Rounded(new(big.Rat).Mul(v, u.scale()), mostDecimals)
	return shown.Quo(shown, u.scale())
}

// format writes a number with its unit, in a language.
func (u unit) format(v *big.Rat, language string) string {
	shown := new(big.Rat).Mul(v, u.scale())
	least := 0
	if (u == moneyUnit || u.currency()) && !arithmetic.Rounded(shown, mostDecimals).IsInt() {
		least = mostDecimals
	}
	number := numeral.Format(shown, language, least, mostDecimals)
	const space = "\u00a0"
	switch {
	case u.percent():
		return number + space + "%"
	case u == timesUnit:
		return number + "×"
	case u == daysUnit, u == monthsUnit:
		return u.counted(shown, number, language)
	case !u.currency():
		return number
	case !inEnglish(language):
		return number + space + string(u)
	case len([]rune(string(u))) > 1:
		return string(u) + space + number
	}
	if positive, minus := strings.CutPrefix(number, "−"); minus {
		return "−" + string(u) + positive
	}
	return string(u) + number
}

func inEnglish(language string) bool {
	base, _, _ := strings.Cut(strings.ToLower(language), "-")
	return base == "" || base == "en"
}

// counted writes days and months in the words of a language.
func (u unit) counted(shown *big.Rat, number, language string) string {
	n := 2 // whose form is that of most numbers, and of those with decimals
	if shown.IsInt() && shown.Num().IsInt64() && shown.Num().Int64() < 1_000_000 {
		n = int(shown.Num().Int64())
	}
	words := catalogue.For(language)
	said := words.N("%d day", "%d days", n)
	if u == monthsUnit {
		said = words.N("%d month", "%d months", n)
	}
	return strings.Replace(said, strconv.Itoa(n), number, 1)
}

// read gives what a typed number may mean as an answer in the unit; asked is the
// question's text, of which a learner may repeat what is counted: "16 deals".
func (u unit) read(typed, language, asked string) []*big.Rat {
	n, ok := numeral.Read(typed, language)
	if !ok || n.Currency != "" && !u.takesCurrency(n.Currency) {
		return nil
	}
	switch {
	case n.Unit == "" && u == shareUnit:
		return []*big.Rat{n.Value, new(big.Rat).Quo(n.Value, hundred)}
	case n.Unit == "" || n.Unit == string(u) || n.Unit == "%" && u == shareUnit, n.Unit == "×" && u == "":
	case u.percent() || n.Unit == "%" || n.Unit == "×" || !u.counts(n.Unit, language, asked):
		return nil
	}
	return []*big.Rat{n.Value.Quo(n.Value, u.scale())}
}

// codes are the currencies whose sign and code are both in use.
var codes = map[string]string{"€": "eur", "$": "usd", "£": "gbp", "¥": "jpy"}

func (u unit) takesCurrency(typed string) bool {
	key := func(s string) string {
		if code := codes[s]; code != "" {
			return code
		}
		return strings.ToLower(s)
	}
	return u == moneyUnit || u.currency() && key(typed) == key(string(u))
}

// counts tells whether words after a number name what is counted.
func (u unit) counts(typed, language, asked string) bool {
	words := func(s string) []string {
		return strings.FieldsFunc(fold.Key(s), func(r rune) bool { return !unicode.IsLetter(r) })
	}
	said := map[string]bool{}
	if u == daysUnit || u == monthsUnit {
		asked = "" // or months would do where days are asked for
		for _, n := range []*big.Rat{one, big.NewRat(2, 1)} {
			asked += " " + u.format(n, language) + " " + u.format(n, "en")
		}
	}
	for _, w := range words(asked) {
		said[w] = true
	}
	for _, w := range words(typed) {
		if !said[w] {
			return false
		}
	}
	return true
}
