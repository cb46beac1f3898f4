package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stagecraft/content/fold"
)

// maxWords is how many words of a query count.
const maxWords = 16

// Words is words that are looked for, wherever in a text each stands: each may be
// the beginning of one, and accents don't count.
type Words struct {
	// ways are what may be found: all words of one of them. The first is what was
	// typed, the others say the same, as an abbreviation does.
	ways [][]word
}

// word is one word asked for.
type word struct {
	forms []form // any will do
	// mistyped lets it have one typing error.
	mistyped bool
}

// form is words that stand one after the other.
type form struct {
	tokens []string
	begins bool // the last of them may go on
}

// NewWords makes words to look for of what someone typed.
func NewWords(typed string) Words {
	return Words{ways: [][]word{wordsOf(typed, true)}}
}

// wordsOf reads the words of a text; begun tells that each may be only begun.
func wordsOf(text string, begun bool) []word {
	s := fold.BareString(first(text, MaxQuery))
	var all []word
	groups := 0
	eachGroup(s, func(*group) { groups++ })
	eachGroup(s, func(g *group) {
		groups--
		if len(all) < maxWords {
			letter := len(g.parts) == 1 && !g.unspaced && g.parts[0].to-g.parts[0].from == 1
			all = append(all, g.word(s, begun && (!letter || groups == 0))) // one letter with more after it is a word
		}
	})
	return all
}

// word is what to look for to find a group like this one.
func (g *group) word(s string, begun bool) word {
	if g.signed != "" {
		return word{forms: []form{{[]string{cut(g.signed)}, begun}}}
	}
	n := len(g.parts)
	if g.unspaced && n > 1 {
		pairs := make([]string, n-1)
		for i := range pairs {
			pairs[i] = s[g.parts[i].from:g.parts[i+1].to]
		}
		return word{forms: []form{{pairs, false}}}
	}
	parts := make([]string, n)
	for i, p := range g.parts {
		parts[i] = cut(s[p.from:p.to])
	}
	w := word{forms: []form{{parts, begun || g.unspaced}}}
	if g.joined != "" {
		w.forms = append(w.forms, form{[]string{cut(g.joined)}, begun})
	}
	return w
}

// Empty tells whether nothing is looked for, which is found nowhere.
func (q Words) Empty() bool { return len(q.ways) == 0 || len(q.ways[0]) == 0 }

// single gives the word of a form that is one word.
func (w word) single() (string, bool) {
	if len(w.forms) != 1 || len(w.forms[0].tokens) != 1 {
		return "", false
	}
	return w.forms[0].tokens[0], true
}

// leastMistyped is how many letters a word has at least in which a typing error
// is forgiven: of a shorter one too little would be left.
const leastMistyped = 4

// forgiving lets each word that is long enough have a typing error. It tells
// whether there is one.
func (q Words) forgiving() (Words, bool) {
	any := false
	ways := make([][]word, len(q.ways))
	for i, way := range q.ways {
		ways[i] = slices.Clone(way)
		for k := range way {
			for _, f := range way[k].forms {
				if i == 0 && len(f.tokens) == 1 && f.begins && utf8.RuneCountInString(f.tokens[0]) >= leastMistyped {
					ways[i][k].mistyped, any = true, true
				}
			}
		}
	}
	return Words{ways}, any
}

// oneOff tells whether a word begins with another but for one letter that is
// wrong, missing, too many, or in the place of its neighbour.
func oneOff(word, asked string) bool {
	i := 0
	for i < len(word) && i < len(asked) && word[i] == asked[i] {
		i++
	}
	if i == len(asked) {
		return true
	}
	for i > 0 && (i >= len(word) || !utf8.RuneStart(word[i]) || !utf8.RuneStart(asked[i])) {
		i-- // to where a letter begins
	}
	here, there := asked[i:], word[i:]
	_, n := utf8.DecodeRuneInString(here)
	if strings.HasPrefix(there, here[n:]) { // too many
		return true
	}
	if there == "" {
		return false
	}
	_, m := utf8.DecodeRuneInString(there)
	if strings.HasPrefix(there[m:], here[n:]) || strings.HasPrefix(there[m:], here) { // wrong, missing
		return true
	}
	if here[n:] == "" || there[m:] == "" {
		return false
	}
	_, n2 := utf8.DecodeRuneInString(here[n:])
	_, m2 := utf8.DecodeRuneInString(there[m:])
	return here[:n] == there[m:m+m2] && here[n:n+n2] == there[:m] && strings.HasPrefix(there[m+m2:], here[n+n2:])
}
