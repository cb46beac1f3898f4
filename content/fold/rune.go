package fold

import (
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// rule is what a character becomes.
type rule struct {
	folded, cased string // the second with its case kept
	bare          string // folded, without accents
	ignored       bool   // it isn't seen, so it doesn't count
	joins         bool   // it may make one character with what is before it
	mark          byte   // what keeps it apart from a digit before it, or 0
}

// pages holds the rules, 256 characters a page, each made when one of its
// characters is first met.
var pages [(unicode.MaxRune + 1) >> 8]atomic.Pointer[[256]rule]

// ruleOf gives the rule of a character.
func ruleOf(r rune) *rule {
	if r < 0 || r > unicode.MaxRune {
		r = unicode.ReplacementChar
	}
	p := pages[r>>8].Load()
	if p == nil {
		p = new([256]rule)
		for i := range p {
			p[i] = newRule(r&^0xff | rune(i))
		}
		pages[r>>8].Store(p)
	}
	return &p[r&0xff]
}

func newRule(r rune) rule {
	if ignorable(r) {
		return rule{ignored: true}
	}
	s := string(r)
	u := rule{folded: fixed(s, true), cased: fixed(s, false), joins: !norm.NFKC.PropertiesString(s).BoundaryBefore()}
	u.bare = withoutAccents(u.folded)
	switch {
	case unicode.Is(superscripts, r):
		u.mark = '^'
	case unicode.Is(subscripts, r):
		u.mark = '_'
	case unicode.Is(fractions, r):
		u.mark = ' '
	}
	return u
}

// These are parts of a number of their own: ten squared isn't 102, and one and
// a half isn't eleven halves.
var (
	superscripts = table(0xB2, 0xB3, 0xB9, 0xB9, 0x2070, 0x2070, 0x2074, 0x2079)
	subscripts   = table(0x2080, 0x2089)
	fractions    = table(0xBC, 0xBE, 0x2150, 0x215F, 0x2189, 0x2189)
)

// table makes a table of ranges, given as their ends.
func table(ends ...uint16) *unicode.RangeTable {
	t := &unicode.RangeTable{}
	for i := 0; i < len(ends); i += 2 {
		t.R16 = append(t.R16, unicode.Range16{Lo: ends[i], Hi: ends[i+1], Stride: 1})
	}
	return t
}

// ignorable says whether a character isn't seen: a soft hyphen, one of no
// width, a mark of direction, a choice between looks.
func ignorable(r rune) bool {
	switch {
	case r < 0x80:
		return false
	case unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r), unicode.Is(unicode.Variation_Selector, r):
		return true
	}
	return unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) && (r < 0xFFF9 || r > 0xFFFB)
}

// kind gives the one that stands for all characters of its kind, or the
// character itself.
func kind(r rune) rune {
	switch r {
	case '\u2018', '\u2019', '\u201A', '\u201B', '\u02B9', '\u02BB', '\u02BC', '\u02BD', '\u02C8', '\u2032', '\u2035',
		'\u00B4', '\u1FFD', '\u1FEF', '`', '\u2039', '\u203A', '\uA78B', '\uA78C', '\uFF07', '\uFF40':
		return '\''
	case '\u201C', '\u201D', '\u201E', '\u201F', '\u2033', '\u2036', '\u00AB', '\u00BB', '\u301D', '\u301E', '\u301F',
		'\u300C', '\u300D', '\u300E', '\u300F', '\uFF02', '\uFF62', '\uFF63', '\u02BA', '\u02EE':
		return '"'
	case '\u2212', '\u2043', '\u02D7', '\u207B', '\u208B', '\u2796':
		return '-'
	case '\u2044', '\u2215':
		return '/'
	case '\u301C', '\u3030': // dashes that are waves
		return r
	}
	switch {
	case r < 0x80 && r != '\t' && (r < '\n' || r > '\r'):
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Pd, r):
		return '-'
	}
	return r
}

// kinds writes each character of a text as its kind is, and leaves out what
// isn't seen.
func kinds(s string) string {
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if !ignorable(r) {
			out = append(out, kind(r))
		}
	}
	return string(out)
}

// fixed folds a character, or one written with several, until nothing changes.
func fixed(s string, caseless bool) string {
	const most = 4 // times; all that there are take two or three
	for range most {
		before := s
		// Case is folded while letters and marks are apart: the iota under a
		// Greek letter becomes one beside it, behind the other marks.
		s = norm.NFKD.String(kinds(s))
		if caseless {
			s = cases.Fold().String(s)
		}
		s = kinds(norm.NFKC.String(s))
		if s == before {
			break
		}
	}
	return s
}

// InWord says whether a character can be part of a word: a letter, a digit, a
// mark on one of them, or an underline.
func InWord(c rune) bool {
	return c != utf8.RuneError && (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c) || c == '_')
}
