package anchor

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word of a text, or a sign between words.
type token struct {
	hash       uint64 // of its letters
	start, end int    // characters
	word       uint64 // of its letters in lower case; 0 of a sign
}

// tokens divides a text into words and signs; white space is left out. A letter
// of a script that sets no spaces is a word of its own.
func tokens(text string) []token {
	all := make([]token, 0, len(text)/5)
	at := 0 // characters
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
		case !inWord(r) || alone(r):
			t := token{hash: hashOf(text[i : i+size]), start: at, end: at + 1}
			if alone(r) {
				t.word = t.hash
			}
			all = append(all, t)
		default:
			from, start := i, at
			for i < len(text) && inWord(r) && !alone(r) {
				i, at = i+size, at+1
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			all = append(all, token{hashOf(text[from:i]), start, at, hashOf(strings.ToLower(text[from:i]))})
			continue
		}
		i, at = i+size, at+1
	}
	return all
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

func alone(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer)
}

func hashOf(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s))
	return max(h.Sum64(), 1)
}

// bagOf gives the words among tokens in the order of their hashes, each as often
// as it stands there; the signs, when there are no words.
func bagOf(ts []token) []uint64 {
	bag := make([]uint64, 0, len(ts))
	for _, t := range ts {
		if t.word != 0 {
			bag = append(bag, t.word)
		}
	}
	if len(bag) == 0 {
		for _, t := range ts {
			bag = append(bag, t.hash)
		}
	}
	slices.Sort(bag)
	return bag
}

// shared counts the words that two bags have in common. It takes time by the
// smaller one.
func shared(a, b []uint64) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for i := 0; i < len(a) && len(b) > 0; i++ {
		at, found := seek(b, a[i])
		if b = b[at:]; found {
			n++
			b = b[1:]
		}
	}
	return n
}

// seek gives the place of a word in a bag, looking further and further ahead.
func seek(b []uint64, word uint64) (int, bool) {
	step := 1
	for step < len(b) && b[step] < word {
		step *= 2
	}
	from := step / 2
	at, found := slices.BinarySearch(b[from:min(step+1, len(b))], word)
	return from + at, found
}

// without gives a bag less the words of another.
func without(a, b []uint64) []uint64 {
	rest := make([]uint64, 0, len(a))
	for _, w := range a {
		for len(b) > 0 && b[0] < w {
			b = b[1:]
		}
		if len(b) > 0 && b[0] == w {
			b = b[1:]
			continue
		}
		rest = append(rest, w)
	}
	return rest
}
