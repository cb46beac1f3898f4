package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Joined gives the text without its hyphens between words: of "e-mail",
// "email". One between numbers or single letters, as in "10-30" and "x-y",
// isn't between words.
func (t Text) Joined() Text {
	soft := t.hyphens()
	if len(soft) == 0 {
		return t
	}
	var b strings.Builder
	b.Grow(len(t.folded))
	joined := Text{}
	if t.from != nil {
		joined.from, joined.to = make([]int32, 0, len(t.from)), make([]int32, 0, len(t.to))
	} else {
		joined.from, joined.to = make([]int32, 0, len(t.folded)), make([]int32, 0, len(t.folded))
	}
	at := 0
	for _, hyphen := range append(soft, len(t.folded)) {
		b.WriteString(t.folded[at:hyphen])
		for ; at < hyphen; at++ {
			from, to := t.Source(at, at+1)
			joined.from, joined.to = append(joined.from, int32(from)), append(joined.to, int32(to))
		}
		at = hyphen + 1
	}
	joined.folded = b.String()
	return joined
}

// Spaced gives the text with a space for each hyphen between words: of
// "follow-up", "follow up".
func (t Text) Spaced() Text {
	soft := t.hyphens()
	if len(soft) == 0 {
		return t
	}
	out := []byte(t.folded)
	for _, hyphen := range soft {
		out[hyphen] = ' '
	}
	return Text{folded: string(out), from: t.from, to: t.to}
}

// hyphens gives the places of the hyphens between words.
func (t Text) hyphens() []int {
	var soft []int
	for i := 1; ; i++ {
		n := strings.IndexByte(t.folded[min(i, len(t.folded)):], '-')
		if n < 0 {
			return soft
		}
		i += n
		if betweenWords(t.folded[:i], t.folded[i+1:]) {
			soft = append(soft, i)
		}
	}
}

// betweenWords tells whether a hyphen is between words by what is before and
// after it: letters on both sides, or letters and a number; two letters of one
// side at least.
func betweenWords(before, after string) bool {
	last, n := utf8.DecodeLastRuneInString(before)
	first, m := utf8.DecodeRuneInString(after)
	if !inWord(last) || !inWord(first) || unicode.IsDigit(last) && unicode.IsDigit(first) {
		return false
	}
	previous, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
	next, _ := utf8.DecodeRuneInString(after[m:])
	return isLetter(last) && isLetter(previous) || isLetter(first) && isLetter(next)
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

func inWord(r rune) bool { return isLetter(r) || unicode.IsDigit(r) }
