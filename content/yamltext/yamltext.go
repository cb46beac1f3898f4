// Package yamltext writes a text as a value of YAML, so that whatever is in it, every
// version of YAML reads that very text again.
package yamltext

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// notText are the words that YAML, in one of its versions, takes for a value
// that isn't text.
var notText = []string{"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}

// Scalar gives a text as it stands after a key or a dash: plain when it begins
// with a letter and holds nothing that means something, else in quotes.
func Scalar(text string) string {
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsLetter(first) || slices.Contains(notText, strings.ToLower(text)) || strings.ContainsFunc(text, special) ||
		text != strings.TrimSpace(text) {
		return Quoted(text)
	}
	return text
}

// special says whether a character could end a plain text or have it taken for
// something else.
func special(c rune) bool {
	return !(unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) ||
		strings.ContainsRune(" .,;/()+-=’‘“”–—…→€$%?!_", c))
}

// Quoted gives a text in double quotes, all that isn't graphic as an escape.
func Quoted(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case c == ' ' || unicode.IsGraphic(c) && !unicode.IsSpace(c):
			b.WriteRune(c)
		case c <= 0xffff:
			fmt.Fprintf(&b, `\u%04X`, c)
		default:
			fmt.Fprintf(&b, `\U%08X`, c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
