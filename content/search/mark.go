package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"stagecraft/content/fold"
)

// In gives where the words stand in a text, each with its beginning alone where
// only that was asked for. Places don't overlap.
func (q Words) In(text string) []Span {
	marks := q.marks(text)
	found := make([]Span, len(marks))
	for i, m := range marks {
		found[i] = m.Span
	}
	return inCharacters(text, joinedSpans(found))
}

// mark is where one of the words stands, in bytes.
type mark struct {
	Span
	word int
}

// marks gives where the words stand in a text, in bytes, in the order of their
// beginning. They may overlap.
func (q Words) marks(text string) []mark {
	folded := fold.Bare(text)
	s := folded.String()
	var tokens []token
	eachToken(s, func(t token) { tokens = append(tokens, t) })
	slices.SortStableFunc(tokens, func(a, b token) int { return a.at - b.at })
	firstAt := map[int]int{} // of the tokens
	for i := len(tokens) - 1; i >= 0; i-- {
		firstAt[tokens[i].at] = i
	}
	var all []mark
	n := 0
	for _, way := range q.ways {
		for _, w := range way {
			for _, f := range w.forms {
				for i := range tokens {
					if from, to, ok := f.at(tokens, firstAt, i, w.mistyped); ok {
						from, to = folded.Source(from, to)
						all = append(all, mark{Span{from, to}, n})
					}
				}
			}
			n++
		}
	}
	slices.SortStableFunc(all, func(a, b mark) int { return a.Start - b.Start })
	return all
}

// at gives what of a folded text a form is, in bytes, when it begins with a token.
func (f form) at(tokens []token, firstAt map[int]int, i int, mistyped bool) (from, to int, ok bool) {
	from = tokens[i].from
	for k, want := range f.tokens {
		last := k == len(f.tokens)-1
		if k > 0 {
			if i, ok = tokenAt(tokens, firstAt, tokens[i].at+1, func(t token) bool { return f.is(t, want, last) }); !ok {
				return 0, 0, false
			}
		} else if tokens[i].joined && f.begins && isBegun(tokens, firstAt, tokens[i].at, want) {
			return 0, 0, false // the first of its words will do
		} else if !f.is(tokens[i], want, last) {
			if mistyped && len(f.tokens) == 1 && oneOff(tokens[i].text, want) {
				return from, tokens[i].to, true
			}
			return 0, 0, false
		}
		to = tokens[i].to
		if last && f.begins && !tokens[i].joined && tokens[i].to-tokens[i].from >= len(want) {
			to = tokens[i].from + len(want)
		}
	}
	return from, to, true
}

// isBegun tells whether a word at a place, not one that is joined, begins with another.
func isBegun(tokens []token, firstAt map[int]int, at int, want string) bool {
	_, ok := tokenAt(tokens, firstAt, at, func(t token) bool { return !t.joined && strings.HasPrefix(t.text, want) })
	return ok
}

// tokenAt gives a token at a place that is as wanted.
func tokenAt(tokens []token, firstAt map[int]int, at int, is func(token) bool) (int, bool) {
	i, ok := firstAt[at]
	for ; ok && i < len(tokens) && tokens[i].at == at; i++ {
		if is(tokens[i]) {
			return i, true
		}
	}
	return 0, false
}

func (f form) is(t token, want string, last bool) bool {
	return t.text == want || last && f.begins && strings.HasPrefix(t.text, want)
}

// joinedSpans makes one of those that overlap.
func joinedSpans(all []Span) []Span {
	var out []Span
	for _, s := range all {
		if n := len(out); n > 0 && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Best gives the shortest stretch of a text, in characters, with as many of the
// words as it has; an empty one when it has none. What was typed comes before
// what says the same.
func (q Words) Best(text string) Span {
	for i := range q.ways {
		marks := Words{q.ways[i : i+1]}.marks(text)
		count := map[int]bool{}
		for _, m := range marks {
			count[m.word] = true
		}
		if len(marks) > 0 && (len(count) == len(q.ways[i]) || i == len(q.ways)-1) {
			return inCharacters(text, []Span{shortest(marks, len(count))})[0]
		}
	}
	if marks := q.marks(text); len(marks) > 0 {
		return inCharacters(text, []Span{marks[0].Span})[0]
	}
	return Span{}
}

// shortest gives the shortest stretch, in bytes, with so many of the words.
func shortest(marks []mark, want int) Span {
	best := Span{marks[0].Start, marks[len(marks)-1].End}
	in, from := map[int]int{}, 0
	for to := range marks {
		in[marks[to].word]++
		for len(in) == want {
			if s := (Span{marks[from].Start, marks[to].End}); s.End-s.Start < best.End-best.Start {
				best = s
			}
			if in[marks[from].word]--; in[marks[from].word] == 0 {
				delete(in, marks[from].word)
			}
			from++
		}
	}
	return best
}

// Excerpt gives the part of a text around the best place of the words, cut
// between words to about so many characters, with "…" where it was cut, and where
// the words stand in it.
func (q Words) Excerpt(text string, most int) (string, []Span) {
	text = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' {
			return ' '
		}
		return r
	}, text))
	if letters := utf8.RuneCountInString(text); letters > most*4/5 {
		// What stands at its end may have no room on the line any more.
		if best := q.Best(text); letters > most || best.End > most*4/5 {
			text = q.cutAround([]rune(text), best, most)
		}
	}
	return text, q.In(text)
}

// cutAround cuts a text around a stretch of it.
func (q Words) cutAround(letters []rune, best Span, most int) string {
	from := max(best.Start-most/3, 0)
	to := min(from+most, len(letters))
	if from = max(min(from, to-most), best.Start-most/2, 0); from > 0 {
		from = between(letters, from, best.Start)
	}
	if to < len(letters) {
		if end := lastBetween(letters, max(best.End, from+most/2), to); end > 0 {
			to = end
		}
	}
	out := strings.TrimSpace(string(letters[from:to]))
	if from > 0 {
		out = "…" + out
	}
	if to < len(letters) {
		out += "…"
	}
	return out
}

// between gives where the first word after a place begins, at the most so far on.
func between(letters []rune, from, most int) int {
	for i := from; i < most; i++ {
		if letters[i] == ' ' {
			return i + 1
		}
	}
	return from
}

// lastBetween gives where the last word before a place ends, at least so far; 0
// when there is none.
func lastBetween(letters []rune, least, to int) int {
	for i := to; i > least; i-- {
		if i < len(letters) && letters[i] == ' ' {
			return i
		}
	}
	return 0
}
