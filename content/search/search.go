// Package search finds words in text as a reader would.
//
// A [Query] is looked for in one text as it was typed: texts are compared as
// package fold says, and a hyphen between words may be left out or be a space
// on either side.
//
// [Words] are looked for in a whole course, of which an [Index] is made: in any
// order, each as the beginning of a word, without accents, and where nothing has
// them all with one typing error each. Scripts without spaces are found by each
// two characters.
package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"stagecraft/content/fold"
)

// MaxQuery is how many characters of a query count.
const MaxQuery = 200

// Span is a stretch of text. It counts characters from 0; End is the first
// that is not in it.
type Span struct{ Start, End int }

// Query is what is looked for: as it was typed, and with the hyphens between
// its words left out and as spaces.
type Query struct{ typed, joined, spaced string }

// New makes a query of what someone typed. Spaces around it don't count.
func New(typed string) Query {
	folded := fold.Of(strings.TrimSpace(first(typed, MaxQuery)))
	trimmed := func(t fold.Text) string { return strings.Trim(t.String(), " ") }
	return Query{trimmed(folded), trimmed(folded.Joined()), trimmed(folded.Spaced())}
}

// first gives the first n characters of a text.
func first(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// Empty says whether the query asks for nothing, which is found nowhere.
func (q Query) Empty() bool { return q.typed == "" }

// In gives where the query stands in a text, each place after the end of the
// one before.
func (q Query) In(text string) []Span {
	if q.Empty() {
		return nil
	}
	folded := fold.Of(text)
	var found []Span // in bytes
	type side struct{ text, query string }
	var looked []side
	for _, way := range []struct {
		text  fold.Text
		query string
	}{{folded, q.typed}, {folded.Joined(), q.joined}, {folded.Spaced(), q.spaced}} {
		if this := (side{way.text.String(), way.query}); !slices.Contains(looked, this) {
			looked = append(looked, this)
			found = in(way.text, way.query, found)
		}
	}
	if len(looked) > 1 {
		slices.SortFunc(found, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	}
	return inCharacters(text, apart(found))
}

// in adds the places in one form of a text, in bytes of its source.
func in(text fold.Text, query string, found []Span) []Span {
	s := text.String()
	for at := 0; ; {
		i := strings.Index(s[at:], query)
		if i < 0 {
			return found
		}
		at += i
		from, to := text.Source(at, at+len(query))
		at += len(query)
		found = append(found, Span{from, to})
	}
}

// apart leaves out what begins before the one before it ends: half of a
// character that folds to two, or a place found in two forms of the text.
func apart(found []Span) []Span {
	end := 0
	return slices.DeleteFunc(found, func(s Span) bool {
		if s.Start < end {
			return true
		}
		end = s.End
		return false
	})
}

// inCharacters counts characters where places were counted in bytes.
func inCharacters(text string, found []Span) []Span {
	bytes, characters := 0, 0
	to := func(at int) int {
		characters += utf8.RuneCountInString(text[bytes:at])
		bytes = at
		return characters
	}
	for i, s := range found {
		found[i] = Span{to(s.Start), to(s.End)}
	}
	return found
}
