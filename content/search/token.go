package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stagecraft/content/fold"
)

// maxWord is how much of a word counts, in bytes: what is longer is hardly one.
const maxWord = 64

// group is what stands between two spaces of a folded text: a word, or several
// that hyphens or apostrophes join, or a run of a script that sets no spaces.
type group struct {
	parts []stretch // one a word; of a script without spaces one a character
	// joined is the words as one, "email" of "e-mail"; "" where that is no word.
	joined string
	// signed is the last word with the signs that belong to it, as "c++"; "" for most.
	signed   string
	signEnd  int // where these end
	unspaced bool
}

// stretch is a part of a folded text, in bytes.
type stretch struct{ from, to int }

// token is a word of a folded text by which it is found.
type token struct {
	text     string
	from, to int // in bytes of the folded text
	// at is its place among the words. What is joined of several stands where the
	// first of them does.
	at     int
	joined bool // it is several words as one
}

// unspaced tells whether a character is of a script that sets no spaces between
// words, or whose words run on: such text is found by each two characters.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Bopomofo)
}

func wordSign(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r == '_'
	}
	return fold.InWord(r) && !unspaced(r)
}

// eachGroup goes through the groups of a folded text. What it gives is only good
// until do returns.
func eachGroup(s string, do func(*group)) {
	var g group
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case wordSign(r):
			i = g.words(s, i)
		case unspaced(r):
			i = g.run(s, i)
		default:
			i += n
			continue
		}
		do(&g)
	}
}

// run reads a run of a script without spaces.
func (g *group) run(s string, i int) int {
	*g = group{parts: g.parts[:0], unspaced: true}
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unspaced(r) {
			break
		}
		g.parts = append(g.parts, stretch{i, i + n})
		i += n
	}
	return i
}

// maxJoined is how many words that hyphens join are one group.
const maxJoined = 8

// words reads a word and those joined to it.
func (g *group) words(s string, i int) int {
	*g = group{parts: g.parts[:0]}
	oneWord := true // all of it together may be a word
	for {
		from := i
		i = wordEnd(s, i)
		g.parts = append(g.parts, stretch{from, i})
		if i+1 >= len(s) || s[i] != '\'' && s[i] != '-' || len(g.parts) == maxJoined {
			break
		}
		next, _ := utf8.DecodeRuneInString(s[i+1:])
		if !wordSign(next) {
			break
		}
		last, _ := utf8.DecodeLastRuneInString(s[:i])
		oneWord = oneWord && (!unicode.IsDigit(last) || !unicode.IsDigit(next))
		i++
	}
	first, last := g.parts[0], g.parts[len(g.parts)-1]
	if len(g.parts) > 1 && oneWord {
		g.joined = strings.NewReplacer("'", "", "-", "").Replace(s[first.from:last.to])
	}
	signs := i
	for signs < len(s) && (s[signs] == '+' || s[signs] == '#') && signs-i < 3 {
		signs++
	}
	if signs > i {
		g.signed, g.signEnd = s[last.from:signs], signs
	}
	return i
}

func wordEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !wordSign(r) {
			break
		}
		i += n
	}
	return i
}

// cut shortens a word to what counts of it.
func cut(word string) string {
	if len(word) <= maxWord {
		return word
	}
	end := maxWord
	for !utf8.RuneStart(word[end]) {
		end--
	}
	return word[:end]
}

// eachToken goes through the words by which a folded text is found, and tells how
// many places they take.
func eachToken(s string, do func(token)) (places int) {
	at := 0
	eachGroup(s, func(g *group) {
		last := g.parts[len(g.parts)-1]
		if g.joined != "" { // first, so that the places of each word never go back
			do(token{cut(g.joined), g.parts[0].from, last.to, at, true})
		}
		for i, p := range g.parts {
			to := p.to
			if g.unspaced && i+1 < len(g.parts) {
				to = g.parts[i+1].to
			}
			do(token{cut(s[p.from:to]), p.from, to, at + i, false})
		}
		if g.signed != "" {
			do(token{cut(g.signed), last.from, g.signEnd, at + len(g.parts) - 1, false})
		}
		at += len(g.parts)
	})
	return at
}
