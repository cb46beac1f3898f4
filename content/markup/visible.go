package markup

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean gives s as text that shows what it is: see [Visible].
func clean(s string) string { return Visible(s) }

// Visible gives s with what isn't text made so: bytes that are no UTF-8 and
// control characters become �, and the characters that set the direction of
// what follows, with which text can be made to look like another, are written
// out, as in [U+202E]. Line ends, tabs and the marks of right-to-left text stay.
func Visible(s string) string {
	if !hidesSomething(s) {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		switch {
		case r == '\n' || r == '\t':
			out.WriteRune(r)
		case r < ' ' || r >= 0x7f && r < 0xa0:
			out.WriteRune(utf8.RuneError)
		case turnsText(r):
			fmt.Fprintf(&out, "[U+%04X]", r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// Plain tells whether s is text on one line, all of which can be seen as it is:
// what [Visible] leaves as it was, without line ends, tabs and signs that have no
// width. The two that letters of some scripts are joined by may be in it.
func Plain(s string) bool { return !hidesSomething(s) && !strings.ContainsFunc(s, unseen) }

func unseen(r rune) bool {
	switch {
	case r == '\n' || r == '\t', r >= 0x200b && r <= 0x200f && r != 0x200c && r != 0x200d, r == 0xfeff, r == 0xad, r == 0x61c:
		return true
	}
	return unicode.In(r, unicode.Zl, unicode.Zp)
}

// turnsText tells the embeddings, overrides and isolates of Unicode's
// bidirectional text.
func turnsText(r rune) bool { return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 }

// hidesSomething tells whether Visible would change s. Most text is without.
func hidesSomething(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c < ' ' && c != '\n' && c != '\t' || c == 0x7f:
			return true
		case c == 0xc2 && i+1 < len(s) && s[i+1] < 0xa0:
			return true
		case c == 0xe2 && i+2 < len(s) && (s[i+1] == 0x80 || s[i+1] == 0x81):
			if r, _ := utf8.DecodeRuneInString(s[i:]); turnsText(r) {
				return true
			}
		}
	}
	return !utf8.ValidString(s)
}
