// Package search finds words in text as a reader would: without regard to
// case, to which apostrophe or dash was typed, or to how words are spaced.
package search

import (
	"unicode"
)

// MaxQuery is how many characters of a query count.
const MaxQuery = 200

// Span is a stretch of text. It counts characters from 0; End is the first
// that is not in it.
type Span struct{ Start, End int }

// Query is what is looked for.
type Query struct{ folded []rune }

// New makes a query of what someone typed. Spaces around it don't count.
func New(typed string) Query {
	folded, _ := fold(typed)
	if len(folded) > 0 && folded[0] == ' ' {
		folded = folded[1:]
	}
	if n := len(folded); n > 0 && folded[n-1] == ' ' {
		folded = folded[:n-1]
	}
	return Query{folded: folded[:min(len(folded), MaxQuery)]}
}

// Empty says whether the query asks for nothing, which is found nowhere.
func (q Query) Empty() bool { return len(q.folded) == 0 }

// In gives where the query stands in a text, each place after the end of the
// one before.
func (q Query) In(text string) []Span {
	if q.Empty() || len(text) < len(q.folded) {
		return nil
	}
	folded, from := fold(text)
	var found []Span
	// Knuth, Morris and Pratt: linear in the text, whatever is asked for.
	back := q.failures()
	matched := 0
	for i, r := range folded {
		for matched > 0 && r != q.folded[matched] {
			matched = back[matched-1]
		}
		if r == q.folded[matched] {
			matched++
		}
		if matched == len(q.folded) {
			found = append(found, Span{from[i+1-matched], from[i] + 1})
			matched = 0
		}
	}
	return found
}

// failures gives, for each start of the query, the length of the longest
// shorter start that it ends in.
func (q Query) failures() []int {
	back := make([]int, len(q.folded))
	n := 0
	for i := 1; i < len(q.folded); i++ {
		for n > 0 && q.folded[i] != q.folded[n] {
			n = back[n-1]
		}
		if q.folded[i] == q.folded[n] {
			n++
		}
		back[i] = n
	}
	return back
}

// fold gives a text in the form in which texts are compared, and for each of
// its characters the one of the text that it is of.
func fold(text string) (folded []rune, from []int) {
	folded, from = make([]rune, 0, len(text)), make([]int, 0, len(text))
	i := -1
	for _, r := range text {
		i++
		switch {
		case unicode.IsSpace(r):
			if n := len(folded); n > 0 && folded[n-1] == ' ' {
				continue // any number of spaces is one
			}
			r = ' '
		case r == '\u00AD' || r == '\u200B': // places to break a word are not seen
			continue
		}
		folded, from = append(folded, foldRune(r)), append(from, i)
	}
	return folded, from
}

func foldRune(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ', '′', '`', '´':
		return '\''
	case '“', '”', '„', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '−':
		return '-'
	}
	if r < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	// The least of the characters that differ by case alone: Σ, σ and ς.
	least := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		least = min(least, next)
	}
	if 'A' <= least && least <= 'Z' { // the Kelvin sign
		least += 'a' - 'A'
	}
	return least
}
