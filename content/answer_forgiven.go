package content

import (
	"regexp"
	"strconv"
	"strings"

	"stagecraft/content/fold"
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

var figureWithSuffix = regexp.MustCompile(`^(\d+(?:[.,]\d+)?) ?([kx×])$`)

// shortFigure reads a number followed by k, for thousands, or by a times sign.
func shortFigure(s string) (float64, bool) {
	m := figureWithSuffix.FindStringSubmatch(fold.Key(s))
	if m == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(strings.Replace(m[1], ",", ".", 1), 64)
	if m[2] == "k" {
		n *= 1000
	}
	return n, err == nil
}
