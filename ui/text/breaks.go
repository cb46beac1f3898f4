package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// Breakable cuts a text into the parts between which a line may end: after
// spaces, after hyphens and slashes within words, and in scripts that put no
// space between words wherever a reader of them lets a line end, which is
// after almost any sign. The parts joined are the text.
func Breakable(text string) []string {
	var parts []string
	eachPart(text, func(start, _, end int) { parts = append(parts, text[start:end]) })
	return parts
}

// eachPart gives the parts of a text between which a line may end: where each
// starts, where its space begins and where it ends.
func eachPart(text string, do func(start, ink, end int)) {
	for start := 0; start < len(text); {
		ink, end := nextSpace(text, start)
		from := start
		for _, at := range breaksWithin(text[start:ink]) {
			do(from, start+at, start+at)
			from = start + at
		}
		do(from, ink, end)
		start = end
	}
}

// Graphemes cuts a text into what a reader takes for single signs: a letter
// with the marks on it, an emoji of several code points. The parts joined are
// the text.
func Graphemes(text string) []string {
	if !utf8.ValidString(text) {
		return bytewise(text)
	}
	var s segmenter.Segmenter
	s.Init([]rune(text))
	var parts []string
	for it := s.GraphemeIterator(); it.Next(); {
		parts = append(parts, string(it.Grapheme().Text))
	}
	return parts
}

// bytewise cuts a text that isn't UTF-8 by its letters, a wrong byte being one.
func bytewise(text string) []string {
	var parts []string
	for i := 0; i < len(text); {
		_, n := utf8.DecodeRuneInString(text[i:])
		parts = append(parts, text[i:i+n])
		i += n
	}
	return parts
}

// nextSpace gives the end of the word from start, and the end of the space
// after it. A no-break space is a part of its word.
func nextSpace(s string, start int) (ink, end int) {
	i := start
	for i < len(s) && !blank(s[i]) {
		i++
	}
	ink = i
	for i < len(s) && blank(s[i]) {
		i++
	}
	return ink, i
}

// trimmed gives the end of s[start:end] without the space after it.
func trimmed(s string, start, end int) int {
	for end > start && blank(s[end-1]) {
		end--
	}
	return end
}

func blank(b byte) bool { return b == ' ' || b == '\t' || b == '\n' }

// breaksWithin gives where a line may end within a word, as offsets in bytes.
func breaksWithin(word string) []int {
	var out []int
	last := 0
	for i, r := range word {
		if unspaced(r) {
			return breaksUnspaced(word)
		}
		end := i + utf8.RuneLen(r)
		if (r == '-' || r == '/' || r == '–' || r == '—') && i-last > 1 && end < len(word) {
			if next, _ := utf8.DecodeRuneInString(word[end:]); unicode.IsLetter(next) {
				out = append(out, end)
				last = end
			}
		}
	}
	return out
}

// breaksUnspaced is breaksWithin in scripts without spaces, by the line
// breaking of Unicode (UAX #14). That one leaves Thai, Lao, Khmer and Burmese
// to a dictionary: without one their lines may end after each sign, save after
// a vowel that is written before its consonant, and before one after it.
func breaksUnspaced(word string) []int {
	if !utf8.ValidString(word) {
		return nil
	}
	letters := []rune(word)
	var s segmenter.Segmenter
	s.Init(letters)
	may := make([]bool, len(letters)+1)
	for it := s.LineIterator(); it.Next(); {
		l := it.Line()
		may[l.Offset+len(l.Text)] = true
	}
	for it := s.GraphemeIterator(); it.Next(); {
		at := it.Grapheme().Offset
		if at > 0 && unicode.In(letters[at], dictionary...) && unicode.In(letters[at-1], dictionary...) &&
			!leading(letters[at-1]) && !trailing(letters[at]) {
			may[at] = true
		}
	}
	var out []int
	at := 0
	for i, r := range letters {
		if i > 0 && may[i] {
			out = append(out, at)
		}
		at += utf8.RuneLen(r)
	}
	return out
}

// dictionary are the scripts whose words a dictionary would have to tell.
var dictionary = []*unicode.RangeTable{unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

// unspaced tells whether a character is of a script that lines may end in
// without a space.
func unspaced(r rune) bool {
	switch {
	case r < 0x0E00:
		return false
	case r < 0x1100 || r >= 0x1780 && r < 0x1800:
		return unicode.In(r, dictionary...)
	}
	return wide(r)
}

// wide tells whether a character is Chinese, Japanese or Korean, its punctuation included.
func wide(r rune) bool {
	return r >= 0x1100 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF65)
}

// leading tells of the vowels of Thai and Lao that are written before the consonant they follow.
func leading(r rune) bool { return r >= 0x0E40 && r <= 0x0E44 || r >= 0x0EC0 && r <= 0x0EC4 }

// trailing tells of the signs of Thai, Lao and Burmese that belong to the one before.
func trailing(r rune) bool {
	switch r {
	case 0x0E2F, 0x0E30, 0x0E32, 0x0E33, 0x0E45, 0x0E46, 0x0EAF, 0x0EB0, 0x0EB2, 0x0EB3, 0x0EC6, 0x104A, 0x104B, 0x17D4, 0x17D5:
		return true
	}
	return unicode.Is(unicode.M, r)
}
