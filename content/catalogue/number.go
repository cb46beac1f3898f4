package catalogue

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// decimal is a number that is written with the decimal point of a language.
type decimal struct {
	value any // float64 or float32
	point string
}

// Format implements [fmt.Formatter].
func (d decimal) Format(f fmt.State, verb rune) {
	said := fmt.Sprintf(fmt.FormatString(f, verb), d.value)
	_, _ = io.WriteString(f, strings.Replace(said, ".", d.point, 1)) // f keeps what fails
}

// Number writes a whole number as a language divides long ones: as its translation of
// 1,234 shows.
func Number(n int64, thousand string) string {
	between := strings.TrimSuffix(strings.TrimPrefix(thousand, "1"), "234")
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, digits = "-", digits[1:]
	}
	var groups []string
	for len(digits) > 3 {
		groups = append([]string{digits[len(digits)-3:]}, groups...)
		digits = digits[:len(digits)-3]
	}
	return sign + strings.Join(append([]string{digits}, groups...), between)
}

// counted is the number in a plural form.
type counted struct {
	words *Words
	n     int
}

// leastDivided is from when on a number among words is divided: one of four digits is
// easily read as it is.
const leastDivided = 10_000

// Format implements [fmt.Formatter].
func (c counted) Format(f fmt.State, verb rune) {
	said := fmt.Sprintf(fmt.FormatString(f, verb), c.n)
	if verb == 'd' && c.n >= leastDivided {
		said = Number(int64(c.n), c.words.T("1,234"))
	}
	_, _ = io.WriteString(f, said) // f keeps what fails
}

// pointOf gives what stands between a number's whole part and the rest, as the
// translation of 1.5 shows.
func pointOf(words *Words) string {
	_, rest, _ := strings.Cut(words.T("1.5"), "1")
	point, _, _ := strings.Cut(rest, "5")
	return point
}

// localised gives what is formatted, with each fraction as the language writes it.
func (w *Words) localised(args []any) []any {
	if w == nil || w.point == "." {
		return args
	}
	all := make([]any, len(args))
	for i, arg := range args {
		switch arg.(type) {
		case float32, float64:
			arg = decimal{arg, w.point}
		}
		all[i] = arg
	}
	return all
}
