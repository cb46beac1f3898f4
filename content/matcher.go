package content

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"stagecraft/content/fold"
)

// TermMatcher finds the terms of a course in running text. It is read-only
// and safe to share.
//
// A term is found as whole words, by its name in any case and its
// abbreviation as it is written, each also with a plural s, es or ies. Texts
// are compared as package fold says, and a hyphen between words may be left
// out or be a space. The signs of a name such as C++, C#, .NET or R&D are part
// of it, and no term is found in part of such a name. In scripts that set no
// spaces between words a term is found anywhere in a sentence. The term that
// starts first is found, and of those the longest.
type TermMatcher struct {
	names []termName       // by key; of one key the name to take first is first
	first [256]nameRange   // by the first byte of a key
	terms map[string]*Term // by id
}

// nameRange is a stretch of TermMatcher.names.
type nameRange struct{ lo, hi int }

// TermSpan is where a term stands in a text, in bytes.
type TermSpan struct {
	Start, End int
	Term       *Term
}

// termName is one way to write a term.
type termName struct {
	key    string // folded
	cased  string // of an abbreviation, with its case; else ""
	plural bool
	other  bool // with its hyphens otherwise than the course writes it
	term   *Term
}

// maxTermName is how many bytes of text a name may take to be looked for.
// It bounds the time that a text made for it could take.
const maxTermName = 200

// TermMatcher gives a matcher for the course's terms. When two terms have one
// name, the first has it; a name goes before the plural of another.
func (c *Course) TermMatcher() *TermMatcher {
	c.matcherOnce.Do(func() { c.matcher = newTermMatcher(c.Terms) })
	return c.matcher
}

func newTermMatcher(terms []*Term) *TermMatcher {
	m := &TermMatcher{terms: make(map[string]*Term, len(terms))}
	for _, t := range terms {
		if m.terms[t.ID] == nil {
			m.terms[t.ID] = t
		}
		m.add(t.Term, t)
		m.add(t.Abbreviation, t)
	}
	slices.SortStableFunc(m.names, func(a, b termName) int {
		return cmp.Or(cmp.Compare(a.key, b.key), compareBool(a.plural, b.plural), compareBool(a.other, b.other), compareBool(a.cased == "", b.cased == ""))
	})
	// Of names alike the first is taken: the others would only be looked at, at each place in a text.
	m.names = slices.CompactFunc(m.names, func(a, b termName) bool {
		return a.key == b.key && a.plural == b.plural && a.cased == b.cased
	})
	for i, n := range m.names {
		r := &m.first[n.key[0]]
		if r.hi == 0 {
			r.lo = i
		}
		r.hi = i + 1
	}
	return m
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// add lets t be found by a name. A name all in capitals is an abbreviation
// whichever field it stands in.
func (m *TermMatcher) add(name string, t *Term) {
	folded := fold.Of(strings.TrimSpace(name))
	if !strings.ContainsFunc(folded.String(), fold.InWord) || len(name) > maxTermName {
		return
	}
	exact := ""
	if name == t.Abbreviation || strings.ToUpper(name) == name && strings.ToLower(name) != name {
		exact = fold.Cased(name)
	}
	var keys []string
	for _, way := range []fold.Text{folded, folded.Joined(), folded.Spaced()} {
		key := strings.Trim(way.String(), " ")
		if slices.Contains(keys, key) {
			continue
		}
		keys = append(keys, key)
		other := len(keys) > 1
		m.names = append(m.names, termName{key: key, cased: exact, other: other, term: t})
		if stem, ok := strings.CutSuffix(key, "y"); ok && exact == "" {
			m.names = append(m.names, termName{key: stem + "ies", plural: true, other: other, term: t})
		}
	}
}

// Find gives the terms in text, in order, none within another.
func (m *TermMatcher) Find(text string) []TermSpan {
	if len(m.names) == 0 {
		return nil
	}
	folded := fold.Of(text)
	spaced, joined := folded.Spaced(), folded.Joined()
	spans := m.in(spaced, text, nil)
	if joined.String() != folded.String() {
		spans = m.in(joined, text, spans)
		slices.SortStableFunc(spans, func(a, b TermSpan) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
		end := 0
		spans = slices.DeleteFunc(spans, func(s TermSpan) bool {
			if s.Start < end {
				return true
			}
			end = s.End
			return false
		})
	}
	return spans
}

// in adds the terms in one form of a text.
func (m *TermMatcher) in(folded fold.Text, text string, spans []TermSpan) []TermSpan {
	s := folded.String()
	for at := 0; at < len(s); {
		if r := m.first[s[at]]; r.hi > 0 && begins(s, at) {
			if term, end := m.longest(folded, text, at, r); term != nil {
				from, to := folded.Source(at, end)
				spans = append(spans, TermSpan{from, to, term})
				at = end
				continue
			}
		}
		at++
		for at < len(s) && !utf8.RuneStart(s[at]) {
			at++
		}
	}
	return spans
}

// longest gives the longest term that begins at a byte, and where it ends in
// the folded text; no term when there is none.
func (m *TermMatcher) longest(folded fold.Text, text string, at int, r nameRange) (best *Term, end int) {
	s, whole := folded.String(), false
	for n := 1; r.lo < r.hi; n++ {
		for ; r.lo < r.hi && len(m.names[r.lo].key) == n; r.lo++ {
			name := &m.names[r.lo]
			to := wholeTo(s, at, at+n, name)
			asNamed := to == at+n && !name.plural
			if (to > end || to == end && asNamed && !whole) && to > 0 && name.isIn(folded, text, at, at+n, to) {
				best, end, whole = name.term, to, asNamed
			}
		}
		if r.lo == r.hi || at+n == len(s) {
			break
		}
		c := s[at+n]
		if m.names[r.lo].key[n] != c || m.names[r.hi-1].key[n] != c {
			names := m.names[r.lo:r.hi]
			from := sort.Search(len(names), func(i int) bool { return names[i].key[n] >= c })
			to := from + sort.Search(len(names)-from, func(i int) bool { return names[from+i].key[n] > c })
			r = nameRange{r.lo + from, r.lo + to}
		}
	}
	return best, end
}

// isIn tells whether the name, which stands in the folded text and has its
// plural's ending up to a place there, is in the text itself with the case
// that it has to have.
func (n *termName) isIn(folded fold.Text, text string, start, end, plural int) bool {
	if n.cased == "" {
		return true
	}
	if plural > end {
		if from, to := folded.Source(end, plural); strings.ToLower(text[from:to]) != text[from:to] {
			return false // POS isn't some PO
		}
	}
	from, to := folded.Source(start, end)
	written := text[from:to]
	return written == n.cased || withoutHyphens(fold.Cased(written)) == withoutHyphens(n.cased)
}

// withoutHyphens makes the ways to write a hyphen between words one.
func withoutHyphens(s string) string { return strings.NewReplacer("-", "", " ", "").Replace(s) }

// wholeTo gives where a name ends that stands from start to end, its plural
// included; 0 when it is part of a longer word or name there.
func wholeTo(s string, start, end int, name *termName) int {
	if ends(s, start, end) {
		return end
	}
	if last, _ := utf8.DecodeLastRuneInString(s[start:end]); name.plural || !fold.InWord(last) || unbroken(last) {
		return 0
	}
	for _, ending := range []string{"s", "es"} {
		if to := end + len(ending); strings.HasPrefix(s[end:], ending) && ends(s, start, to) {
			return to
		}
	}
	return 0
}
