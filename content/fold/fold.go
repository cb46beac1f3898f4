// Package fold gives texts the form in which they are compared: what a person
// would call the same is the same, whatever code points it is written with.
//
// The form is Unicode's NFKC with full case folding. Signs that aren't seen
// (soft hyphens, spaces of no width, marks of direction) are left out. Kinds
// of apostrophe, of quotation mark, of dash and of space are each one, and so
// is any run of spaces. Letters, their accents and vowel signs, digits and all
// other signs count.
//
// A hyphen between words may be left out or be a space: see [Text.Joined] and
// [Text.Spaced].
package fold

import (
	"strings"
	"unicode/utf8"
)

// Key gives the form of a text by which it is told from others: two texts are
// the same where their keys are. Spaces around it don't count, and a hyphen
// between words is a space.
func Key(text string) string {
	return strings.Trim(folder{caseless: true}.fold(text).Spaced().folded, " ")
}

// Cased is Key with the case kept and hyphens as they are: it tells an
// abbreviation from a word.
func Cased(text string) string {
	return strings.Trim(folder{}.fold(text).folded, " ")
}

// Same tells whether two texts have one key.
func Same(a, b string) bool { return a == b || Key(a) == Key(b) }

// Text is a folded text that knows where each part of it stands in the text
// that it was made of. Its zero value is the empty text.
type Text struct {
	folded string
	// For each byte of folded, the bytes of the source it was made of, from the
	// first to before the last; both nil when each stands where it stood.
	from, to []int32
}

// Of folds a text. Spaces around it are kept.
func Of(text string) Text { return folder{caseless: true, placed: true}.fold(text) }

// String gives the folded text.
func (t Text) String() string { return t.folded }

// Source gives where a stretch of the folded text, in bytes, stands in the
// source: in bytes too, of whole characters with their marks. The stretch may
// not be empty.
func (t Text) Source(start, end int) (from, to int) {
	if t.from == nil {
		return start, end
	}
	return int(t.from[start]), int(t.to[end-1])
}

// Bare folds a text and leaves out the accents of its letters too, for whoever
// types without them: "cafe" for "Café", "oe" for "œ". Marks that are more than
// an accent, as in the scripts of India, stay.
func Bare(text string) Text { return folder{caseless: true, placed: true, bare: true}.fold(text) }

// BareString is the folded text of [Bare], without the places, at less cost.
func BareString(text string) string { return folder{caseless: true, bare: true}.fold(text).folded }

// folder folds one text.
type folder struct {
	caseless, placed bool
	bare             bool // without accents; only where it is caseless
	out              []byte
	from, to         []int32
}

// ascii is what the characters of ASCII become.
var ascii = func() (table [2][utf8.RuneSelf]byte) {
	for i := range table[0] {
		c := byte(kind(rune(i)))
		table[0][i], table[1][i] = c, c
		if 'A' <= c && c <= 'Z' {
			table[1][i] = c + 'a' - 'A'
		}
	}
	return table
}()

func (f folder) fold(s string) Text {
	table := &ascii[0]
	if f.caseless {
		table = &ascii[1]
	}
	if out, ok := plain(s, table); ok {
		return Text{folded: out}
	}
	f.out = make([]byte, 0, len(s)+len(s)/8)
	if f.placed {
		f.from, f.to = make([]int32, 0, cap(f.out)), make([]int32, 0, cap(f.out))
	}
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf && (i+1 == len(s) || s[i+1] < utf8.RuneSelf) {
			f.put(table[s[i]], i, i+1)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		rule := ruleOf(r)
		if rule.ignored {
			i += n
			continue
		}
		end := joined(s, i+n)
		folded := rule.folded
		switch {
		case end > i+n && f.bare:
			folded = withoutAccents(fixed(s[i:end], true))
		case end > i+n:
			folded = fixed(s[i:end], f.caseless)
		case f.bare:
			folded = rule.bare
		case !f.caseless:
			folded = rule.cased
		}
		if n := len(f.out); rule.mark != 0 && n > 0 && '0' <= f.out[n-1] && f.out[n-1] <= '9' {
			f.put(rule.mark, i, end)
		}
		f.putAll(folded, i, end)
		i = end
	}
	return Text{folded: string(f.out), from: f.from, to: f.to}
}

// plain folds a text of ASCII with no run of spaces in it, which is most text;
// false when it is another.
func plain(s string, table *[utf8.RuneSelf]byte) (string, bool) {
	same, space := true, false
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return "", false
		}
		folded := table[c]
		if folded == ' ' {
			if space {
				return "", false
			}
			space = true
		} else {
			space = false
		}
		same = same && folded == c
	}
	if same {
		return s, true
	}
	var out strings.Builder
	out.Grow(len(s))
	for i := range len(s) {
		out.WriteByte(table[s[i]])
	}
	return out.String(), true
}

// joined gives where the marks end that make one character with what ends at
// a byte. Signs between them that aren't seen go with them.
func joined(s string, end int) int {
	for i := end; i < len(s) && s[i] >= utf8.RuneSelf; {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch rule := ruleOf(r); {
		case rule.joins:
			end = i
		case !rule.ignored:
			return end
		}
	}
	return end
}

// putAll adds what was made of a stretch of the source.
func (f *folder) putAll(s string, from, to int) {
	if strings.IndexByte(s, ' ') >= 0 {
		for i := range len(s) {
			f.put(s[i], from, to)
		}
		return
	}
	f.out = append(f.out, s...)
	if f.placed {
		for range len(s) {
			f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
		}
	}
}

// put adds a byte that was made of a stretch of the source.
func (f *folder) put(c byte, from, to int) {
	if n := len(f.out); c == ' ' && n > 0 && f.out[n-1] == ' ' {
		return
	}
	f.out = append(f.out, c)
	if f.placed {
		f.from, f.to = append(f.from, int32(from)), append(f.to, int32(to))
	}
}
