package content

import (
	"regexp"
	"strconv"
	"strings"

	"stagecraft/content/fold"
	"stagecraft/content/numeral"
)

// forgiven tells whether what was typed is what was wanted but for an English
// article before it, or for a figure's short form: 360k for 360,000 and 3× for 3.
func forgiven(typed, wanted string) bool {
	if a, b := withoutArticle(typed), withoutArticle(wanted); (a != typed || b != wanted) && answerKey(a) == answerKey(b) {
		return true
	}
	w, ok := wholeNumber(wanted)
	if !ok {
		return false
	}
	t, ok := shortFigure(typed)
	return ok && t == w
}

var article = regexp.MustCompile(`(?i)^\s*(?:an?|the)\s+(\S.*)$`)

// withoutArticle leaves out an article at the beginning of an answer of
// several words.
func withoutArticle(s string) string {
	if m := article.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// wholeNumber reads a number of digits alone, or with its thousands set apart.
func wholeNumber(s string) (float64, bool) {
	s = fold.Cased(s)
	if groupedNumber.FindString(s) == s {
		s = strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, s)
	}
	n, err := strconv.ParseUint(s, 10, 53)
	return float64(n), err == nil
}

// shortFigure reads a number followed by k, for thousands, or by a times sign.
func shortFigure(s string) (float64, bool) {
	n, ok := numeral.Read(s, "en")
	if !ok || n.Currency != "" || n.Unit != "×" && (n.Unit != "" || !n.Short) {
		return 0, false
	}
	f, _ := n.Value.Float64()
	return f, true
}
