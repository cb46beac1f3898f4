// Package sentences finds where the sentences of running text begin and end.
package sentences

import (
	"slices"
	"strings"
	"unicode"
)

// Longest is how many characters a sentence has at most; a longer one is cut,
// at a comma or a space where there is one.
const Longest = 400

// Span is a sentence. It counts characters of the text from 0; End is the
// first that is not in it. White space around a sentence is in none.
type Span struct{ Start, End int }

// Cut gives the sentences of a text in their order: everything in it but white
// space. A newline alone ends none, as authors break lines within sentences;
// an empty line does.
func Cut(text string) []Span {
	letters := []rune(text)
	var out []Span
	start := 0
	put := func(end int) {
		out = appendCut(out, letters, start, end)
		start = end
	}
	for i := 0; i < len(letters); {
		r := letters[i]
		if r == '\n' && emptyLine(letters[i+1:]) {
			put(i)
		}
		if !ends(r) {
			i++
			continue
		}
		first := i
		for i < len(letters) && ends(letters[i]) {
			i++
		}
		quoted := i
		for i < len(letters) && closes(letters[i]) {
			i++
		}
		if wideEnd(letters[quoted-1]) || over(letters, start, first, quoted, i) {
			put(i)
		}
	}
	put(len(letters))
	return out
}

// ends tells whether a character may end a sentence.
func ends(r rune) bool { return strings.ContainsRune(".!?…؟۔।", r) || wideEnd(r) }

// wideEnd tells whether a character ends one without a space after it: those
// of Chinese and Japanese.
func wideEnd(r rune) bool { return strings.ContainsRune("。！？．｡", r) }

// closes tells whether a character belongs to the sentence that ended before it.
func closes(r rune) bool { return strings.ContainsRune("\"'”’»›)]}」』）】〉》", r) }

// opens tells whether a character may stand before the first word of a sentence.
func opens(r rune) bool {
	return strings.ContainsRune("\"'“‘„‚«‹([{¿¡*–—-•", r)
}

// over tells whether the stops from first up to quoted, and what closes after
// them up to end, end the sentence that began at start.
func over(letters []rune, start, first, quoted, end int) bool {
	if end == len(letters) {
		return true
	}
	if !unicode.IsSpace(letters[end]) {
		return false // 3.5, example.com, .5
	}
	next := firstOfNext(letters[end:])
	if unicode.IsLower(next) {
		return false // an abbreviation, or “Why?” he asks.
	}
	if quoted-first > 1 || letters[first] != '.' || end > quoted {
		return true
	}
	return !abbreviates(letters[start:first], next)
}

// firstOfNext gives the first letter or digit of what follows; 0 when none
// does in the same word.
func firstOfNext(rest []rune) rune {
	for _, r := range rest {
		switch {
		case unicode.IsSpace(r), opens(r):
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return r
		default:
			return 0
		}
	}
	return 0
}

// abbreviates tells whether the full stop after what was said so far belongs
// to its last word, and the sentence goes on with next.
func abbreviates(said []rune, next rune) bool {
	at := len(said)
	for at > 0 && !unicode.IsSpace(said[at-1]) && !opens(said[at-1]) && said[at-1] != '/' {
		at--
	}
	word := said[at:]
	switch {
	case len(word) == 0:
		return false
	case len(word) == 1 && unicode.IsUpper(word[0]):
		return word[0] != 'I' // J. Smith, but “so did I. Then”
	case allDigits(word) && strings.TrimSpace(string(said[:at])) == "":
		return true // the number of an entry: 1. First
	}
	lower := strings.ToLower(string(word))
	if slices.Contains(beforeNumbers, lower) {
		return unicode.IsDigit(next)
	}
	return slices.Contains(goOn, lower)
}

// goOn are the words with a full stop of their own that another word follows.
var goOn = strings.Fields(`
	mr mrs ms mx dr prof st sr jr messrs rev hon gen col capt lt sgt
	e.g eg i.e ie viz cf vs v approx ca c est resp incl excl esp al
	z.b d.h u.a bzw ggf evtl hr fr
	p.ex m sig sra`)

// beforeNumbers are those that a number follows.
var beforeNumbers = strings.Fields(`no nos nr p pp fig figs ch chap sec eq vol art abb s bd jan feb mar apr jun jul aug sep sept oct nov dec`)

func allDigits(word []rune) bool {
	for _, r := range word {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// emptyLine tells whether only white space stands before the next newline.
func emptyLine(rest []rune) bool {
	for _, r := range rest {
		if r == '\n' {
			return true
		}
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return false
}

// appendCut appends what is between start and end but for white space around
// it, in parts that are short enough.
func appendCut(out []Span, letters []rune, start, end int) []Span {
	for {
		for start < end && unicode.IsSpace(letters[start]) {
			start++
		}
		for start < end && unicode.IsSpace(letters[end-1]) {
			end--
		}
		if start >= end {
			return out
		}
		if end-start <= Longest {
			return append(out, Span{start, end})
		}
		at := start + breakIn(letters[start:start+Longest])
		out = appendCut(out, letters, start, at)
		start = at
	}
}

// breakIn gives where a text that is too long is best cut: after the last
// comma or the like in its second half, else after the last space there, else
// at its end.
func breakIn(part []rune) int {
	space := len(part)
	for i := len(part) - 1; i > len(part)/2; i-- {
		if strings.ContainsRune("，、；：", part[i]) {
			return i + 1
		}
		if !unicode.IsSpace(part[i]) {
			continue
		}
		if strings.ContainsRune(",;:)–—", part[i-1]) {
			return i + 1
		}
		if space == len(part) {
			space = i + 1
		}
	}
	return space
}
