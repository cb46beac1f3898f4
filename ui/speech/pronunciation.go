package speech

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pronunciation is how an author has words said that a voice would say wrongly.
type pronunciation struct {
	language string // primary
	said     map[string]string
	any      *regexp.Regexp // finds each of them, the longest first
}

// Pronounce has voices of a language say words as an author wrote down, from now on and
// until it is called again: said gives for each word, as it is written, what a voice is to
// be given in its place. Those that were given before no longer count.
func (f *Finder) Pronounce(language string, said map[string]string) {
	var p *pronunciation
	if len(said) > 0 {
		written := make([]string, 0, len(said))
		for w := range said {
			written = append(written, regexp.QuoteMeta(w))
		}
		slices.SortFunc(written, func(a, b string) int { return len(b) - len(a) })
		p = &pronunciation{primary(tag(language)), said, regexp.MustCompile(strings.Join(written, "|"))}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.pronounced = p
}

// pronounce replaces the words of a sentence that the author has said otherwise.
func (f *Finder) pronounce(sentence, language string) string {
	f.mu.Lock()
	p := f.pronounced
	f.mu.Unlock()
	if p == nil || p.language != primary(language) {
		return sentence
	}
	var b strings.Builder
	at := 0
	for _, m := range p.any.FindAllStringIndex(sentence, -1) {
		before, _ := utf8.DecodeLastRuneInString(sentence[:m[0]])
		after, _ := utf8.DecodeRuneInString(sentence[m[1]:])
		if inWord(before) || inWord(after) {
			continue // it is part of another word
		}
		b.WriteString(sentence[at:m[0]] + p.said[sentence[m[0]:m[1]]])
		at = m[1]
	}
	return b.String() + sentence[at:]
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
