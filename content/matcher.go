package content

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TermMatcher finds the terms of a course in running text. It is read-only
// and safe to share.
//
// A term is found as whole words, by its name in any case and its
// abbreviation as it is written, each also with a plural s, es or ies. Curly
// and straight apostrophes are the same, and so are all hyphens. The term
// that starts first is found, and of those the longest.
type TermMatcher struct {
	names, exact *branch // names are in lower case
}

// TermSpan is where a term stands in a text, in bytes.
type TermSpan struct {
	Start, End int
	Term       *Term
}

// branch is a tree of words: the way from its root to a term spells it.
type branch struct {
	next map[string]*branch // by word, with the space or hyphen before it
	term *Term
}

// TermMatcher gives a matcher for the course's terms. When two terms have one
// name, the first has it; a name goes before the plural of another.
func (c *Course) TermMatcher() *TermMatcher {
	m := &TermMatcher{names: &branch{}, exact: &branch{}}
	for _, plural := range []bool{false, true} {
		for _, t := range c.Terms {
			m.add(t.Term, t, plural)
			m.add(t.Abbreviation, t, plural)
		}
	}
	return m
}

// add lets t be found by a name or its plurals. A name all in capitals is an
// abbreviation whichever field it stands in.
func (m *TermMatcher) add(name string, t *Term, plural bool) {
	tree, key := m.names, func(w word) string { return w.lower }
	if name == t.Abbreviation || strings.ToUpper(name) == name {
		tree, key = m.exact, func(w word) string { return w.exact }
	}
	words := split(name)
	if len(words) == 0 {
		return
	}
	last := len(words) - 1
	for i, w := range words[:last] {
		tree = tree.step(joint(i, w, key(w)))
	}
	stem := joint(last, words[last], key(words[last]))
	forms := []string{stem}
	if plural {
		forms = []string{stem + "s", stem + "es"}
		if y, ok := strings.CutSuffix(stem, "y"); ok {
			forms = append(forms, y+"ies")
		}
	}
	for _, form := range forms {
		if end := tree.step(form); end.term == nil {
			end.term = t
		}
	}
}

// step gives the branch that a word leads to, and makes it if need be.
func (b *branch) step(key string) *branch {
	if b.next == nil {
		b.next = map[string]*branch{}
	}
	if b.next[key] == nil {
		b.next[key] = &branch{}
	}
	return b.next[key]
}

// Find gives the terms in text, in order, none within another.
func (m *TermMatcher) Find(text string) []TermSpan {
	var spans []TermSpan
	words := split(text)
	for i := 0; i < len(words); {
		name, nextName := m.names.longest(text, words[i:], func(w word) string { return w.lower })
		exact, nextExact := m.exact.longest(text, words[i:], func(w word) string { return w.exact })
		if exact.End >= name.End {
			name, nextName = exact, nextExact
		}
		if name.Term == nil {
			i++
			continue
		}
		spans = append(spans, name)
		i += nextName
	}
	return spans
}

// longest gives the longest term that begins with the first of words, and how
// many words it takes; no term when there is none.
func (b *branch) longest(text string, words []word, key func(word) string) (best TermSpan, taken int) {
	for i, w := range words {
		k := joint(i, w, key(w))
		if owner, ok := strings.CutSuffix(k, "'s"); ok {
			if end := b.next[owner]; end != nil && end.term != nil {
				apostrophe := w.start + strings.LastIndexAny(text[w.start:w.end], apostrophes)
				best, taken = TermSpan{words[0].start, apostrophe, end.term}, i+1
			}
		}
		if b = b.next[k]; b == nil {
			break
		}
		if b.term != nil {
			best, taken = TermSpan{words[0].start, w.end, b.term}, i+1
		}
	}
	return best, taken
}

// word is a word of a text: where it is, how it is looked up, and what stands
// between it and the word before.
type word struct {
	start, end   int // in bytes
	exact, lower string
	gap          string
}

// joint is the key of the i-th word of a name: for all but the first, what
// stands before the word counts.
func joint(i int, w word, key string) string {
	if i == 0 {
		return key
	}
	return w.gap + key
}

const (
	apostrophes = "'\u2019\u02bc"
	hyphens     = "-\u2010\u2011"
)

// split gives the words of text: letters, digits, and apostrophes between
// them.
func split(text string) []word {
	var words []word
	gap := 0 // where the last word ended
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		if !inWord(c) {
			i += n
			continue
		}
		start := i
		for i < len(text) {
			c, n := utf8.DecodeRuneInString(text[i:])
			if strings.ContainsRune(apostrophes, c) {
				if next, _ := utf8.DecodeRuneInString(text[i+n:]); !inWord(next) {
					break
				}
			} else if !inWord(c) {
				break
			}
			i += n
		}
		w := word{start: start, end: i, exact: straight(text[start:i]), gap: gapKey(text[gap:start])}
		w.lower = strings.ToLower(w.exact)
		words = append(words, w)
		gap = i
	}
	return words
}

func inWord(c rune) bool {
	return c != utf8.RuneError && (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || c == '_')
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

// maxGap is the longest run between two words of one name, in bytes.
const maxGap = 16

// gapKey writes any white space as one space, and any hyphen as -.
func gapKey(s string) string {
	if s == " " || s == "-" {
		return s
	}
	if len(s) > maxGap {
		return "\x00" // no name has this
	}
	var b strings.Builder
	space := false
	for _, c := range s {
		switch {
		case unicode.IsSpace(c):
			if !space {
				b.WriteByte(' ')
			}
		case strings.ContainsRune(hyphens, c):
			b.WriteByte('-')
		default:
			b.WriteRune(c)
		}
		space = unicode.IsSpace(c)
	}
	return b.String()
}
