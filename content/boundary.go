package content

import (
	"unicode"
	"unicode/utf8"

	"stagecraft/content/fold"
)

// begins tells whether a name may begin at a byte of a folded text: not within
// a word, nor after the sign that makes another name of it, as in .NET and
// R&D.
func begins(s string, at int) bool {
	c, n := utf8.DecodeRuneInString(s[at:])
	if unicode.IsSpace(c) || unicode.IsMark(c) || c == utf8.RuneError && n <= 1 {
		return false
	}
	before, m := utf8.DecodeLastRuneInString(s[:at])
	switch {
	case m == 0:
		return true
	case within(before, c) || leads(before):
		return false
	case !fold.InWord(c):
		return !fold.InWord(before) || unbroken(before)
	}
	further, _ := utf8.DecodeLastRuneInString(s[:at-m])
	switch before {
	case '\'':
		return !fold.InWord(further) // else it is within a word such as don't
	case '.':
		return fold.InWord(further) || further == '.'
	case '&':
		// Of "R&D" a letter alone is no name.
		next, _ := utf8.DecodeRuneInString(s[at+n:])
		return !fold.InWord(further) || within(c, next)
	}
	return true
}

// ends tells whether a name that begins at start may end at a byte of a
// folded text: not within a word, nor before the signs that make another name
// of it, as in C++ and C#. A genitive 's may follow.
func ends(s string, start, end int) bool {
	last, m := utf8.DecodeLastRuneInString(s[:end])
	next, n := utf8.DecodeRuneInString(s[end:])
	switch {
	case n == 0:
		return true
	case unicode.IsMark(next) || trails(next) || within(last, next):
		return false
	case !fold.InWord(last):
		return next != last && !(fold.InWord(next) && !unbroken(next))
	}
	further, k := utf8.DecodeRuneInString(s[end+n:])
	switch next {
	case '\'':
		after, _ := utf8.DecodeRuneInString(s[end+n+k:])
		return !fold.InWord(further) || further == 's' && !within(further, after)
	case '+', '#':
		return fold.InWord(further) && end-start > m
	case '&':
		return !fold.InWord(further) || end-start > m
	}
	return true
}

// within tells whether two characters side by side are of one word.
func within(a, b rune) bool {
	if !fold.InWord(a) || !fold.InWord(b) {
		return false
	}
	if unicode.Is(unicode.Katakana, a) || a == 'ー' {
		return unicode.Is(unicode.Katakana, b) || b == 'ー'
	}
	return !unbroken(a) && !unbroken(b)
}

// unbroken tells whether a character is of a script that sets no spaces
// between words.
func unbroken(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan) || r == 'ー'
}

// leads and trails tell whether a character is a vowel of Thai or Lao that is
// said after the consonant behind it, or with that before it.
func leads(r rune) bool { return r >= 0x0E40 && r <= 0x0E44 || r >= 0x0EC0 && r <= 0x0EC4 }

func trails(r rune) bool {
	switch r {
	case 0x0E30, 0x0E32, 0x0E33, 0x0E45, 0x0EB0, 0x0EB2, 0x0EB3:
		return true
	}
	return false
}
