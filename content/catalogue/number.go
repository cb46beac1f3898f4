package catalogue

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
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

// pointOf gives what stands between a number's whole part and the rest.
func pointOf(tag language.Tag) string {
	return strings.Trim(message.NewPrinter(tag).Sprint(number.Decimal(1.5)), "15")
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
