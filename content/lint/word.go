package lint

import (
	"strings"
	"unicode/utf8"

	"stagecraft/content/fold"
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
		if !fold.InWord(c) {
			i += n
			continue
		}
		start := i
		for i < len(text) {
			c, n := utf8.DecodeRuneInString(text[i:])
			if strings.ContainsRune(apostrophes, c) {
				if next, _ := utf8.DecodeRuneInString(text[i+n:]); !fold.InWord(next) {
					break
				}
			} else if !fold.InWord(c) {
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

// IndexWord gives where word stands in s as a whole word, or -1.
func IndexWord(s, word string) int {
	for from := 0; word != ""; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return -1
		}
		i += from
		from = i + len(word)
		if !endsInWord(s[:i]) && !startsInWord(s[from:]) {
			return i
		}
	}
	return -1
}

func endsInWord(s string) bool {
	r := []rune(s[max(0, len(s)-4):])
	return len(r) > 0 && fold.InWord(r[len(r)-1])
}

func startsInWord(s string) bool {
	for _, c := range s {
		return fold.InWord(c)
	}
	return false
}
