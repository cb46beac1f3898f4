package fold

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// unaccented gives letters that Unicode doesn't take apart as people write them
// without their signs.
var unaccented = map[rune]string{
	'\u00f8': "o", '\u0142': "l", '\u0111': "d", '\u0127': "h", '\u0131': "i", '\u0167': "t",
	'\u00e6': "ae", '\u0153': "oe", '\u00f0': "d", '\u00fe': "th", '\u014b': "n", '\u01a1': "o", '\u01b0': "u",
}

// withoutAccents leaves the accents of a folded text's letters out.
func withoutAccents(s string) string {
	if len(s) == 1 {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		if accent(r) {
			continue
		}
		n := utf8.RuneLen(r)
		if plain, ok := unaccented[r]; ok {
			b.WriteString(plain)
			continue
		}
		if n < 0 || i+n > len(s) || r == utf8.RuneError {
			b.WriteRune(r)
			continue
		}
		apart := norm.NFD.PropertiesString(s[i : i+n]).Decomposition()
		if !strings.ContainsFunc(string(apart), accent) { // or a syllable of Hangul would come apart
			b.WriteString(s[i : i+n])
			continue
		}
		b.WriteString(withoutAccents(strings.Map(func(r rune) rune {
			if accent(r) {
				return -1
			}
			return r
		}, string(norm.NFD.Bytes(apart)))))
	}
	return b.String()
}

// accent tells whether a mark is an accent on a letter of Latin, Greek or
// Cyrillic, which people leave out when they type.
func accent(r rune) bool { return 0x300 <= r && r <= 0x36f }
