package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a word of a text: where it is, how it is written with straight
// apostrophes, and the same in lower case.
type word struct {
	start, end   int // in bytes
	exact, lower string
}

const apostrophes = "'\u2019\u02bc"

// split gives the words of text: letters, digits, and apostrophes between
// them.
func split(text string) []word {
	var words []word
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		if !inWord(c) {
			i += n
			continue
		}
		start := i
		for i < len(text) {
			c, n := utf8.DecodeRuneInString(text[i:])
			if strings.ContainsRune(apostrophes, c) {
				if next, _ := utf8.DecodeRuneInString(text[i+n:]); !inWord(next) {
					break
				}
			} else if !inWord(c) {
				break
			}
			i += n
		}
		w := word{start: start, end: i, exact: straight(text[start:i])}
		w.lower = strings.ToLower(w.exact)
		words = append(words, w)
	}
	return words
}

func inWord(c rune) bool {
	return c != utf8.RuneError && (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || c == '_')
}

// straight writes every apostrophe as ' is.
func straight(s string) string {
	if !strings.ContainsAny(s, apostrophes[1:]) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune(apostrophes, c) {
			return '\''
		}
		return c
	}, s)
}
