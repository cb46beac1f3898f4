package accessible

import (
	"strings"
	"unicode"

	"stagecraft/ui/words"
)

// Spell says a text letter by letter, with the names of what is no letter.
func Spell(s string) string {
	var parts []string
	for _, r := range s {
		name := signName(r)
		switch {
		case name != "":
		case unicode.IsUpper(r):
			name = words.F("capital %s", string(r))
		default:
			name = string(r)
		}
		parts = append(parts, name)
	}
	return strings.Join(parts, ", ")
}

// signName names a sign that voices pass over; "" for all others.
func signName(r rune) string {
	switch r {
	case ' ', '\u00a0':
		return words.T("space")
	case '\n':
		return words.T("new line")
	case '.':
		return words.T("full stop")
	case ',':
		return words.T("comma")
	case ';':
		return words.T("semicolon")
	case ':':
		return words.T("colon")
	case '-', '\u2010', '\u2011':
		return words.T("hyphen")
	case '–', '—':
		return words.T("dash")
	case '\'', '’':
		return words.T("apostrophe")
	case '"', '“', '”':
		return words.T("quotation mark")
	case '(', '[':
		return words.T("opening bracket")
	case ')', ']':
		return words.T("closing bracket")
	case '!':
		return words.T("exclamation mark")
	case '?':
		return words.T("question mark")
	case '/':
		return words.T("slash")
	case '|':
		return words.T("bar")
	case '_':
		return words.T("underscore")
	case '…':
		return words.T("ellipsis")
	}
	return ""
}
