// Package numeral writes numbers as a language does, and reads them as people
// type them: 1,200.50 in English is 1.200,50 in German and 1 200,50 in French.
package numeral

import (
	"math/big"
	"regexp"
	"strings"

	"stagecraft/content/fold"
)

// marks are how a language divides numbers.
type marks struct{ group, decimal string }

// ofLanguage are the languages that don't write 1,200.50, by their first tag or by
// both. Where a country is named its ways go before the language's.
var ofLanguage = map[string]marks{
	"de-ch": {"’", "."}, "de-li": {"’", "."}, "es-mx": {",", "."}, "fr-ch": {"\u202f", ","}, "de-at": {"\u00a0", ","},
}

func init() {
	for tags, m := range map[string]marks{
		"ca da de el es gl hr id is it nl pt ro sl sq sr tr vi":       {".", ","},
		"be bg cs et fi fr hu hy ka kk lt lv nb nn no pl ru sk sv uk": {"\u00a0", ","},
	} {
		for _, tag := range strings.Fields(tags) {
			ofLanguage[tag] = m
		}
	}
	ofLanguage["fr"] = marks{"\u202f", ","}
}

// marksOf gives those of a language by its tag; "" is English.
func marksOf(language string) marks {
	tag := strings.ToLower(strings.ReplaceAll(language, "_", "-"))
	if m, ok := ofLanguage[tag]; ok {
		return m
	}
	base, _, _ := strings.Cut(tag, "-")
	if m, ok := ofLanguage[base]; ok {
		return m
	}
	return marks{",", "."}
}

// Format writes a number with as many decimals as it has, at least and at most so
// many; what is over is rounded, halves away from zero.
func Format(v *big.Rat, language string, least, most int) string {
	m := marksOf(language)
	whole, decimals, _ := strings.Cut(v.FloatString(most), ".")
	for len(decimals) > least && strings.HasSuffix(decimals, "0") {
		decimals = decimals[:len(decimals)-1]
	}
	whole, minus := strings.CutPrefix(whole, "-")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + m.group + whole[at:]
	}
	if decimals != "" {
		whole += m.decimal + decimals
	}
	if minus && strings.ContainsAny(whole, "123456789") {
		whole = "−" + whole
	}
	return whole
}

// Number is one that was typed, with what stood around it.
type Number struct {
	Value    *big.Rat
	Short    bool   // it was written with k or m
	Currency string // a sign or a code before or after it
	Unit     string // what follows it, folded: "%", "×", "days"
}

// maxTyped is how many bytes of what was typed are read.
const maxTyped = 100

var (
	typedForm = regexp.MustCompile(`^([€$£¥]|[a-z]{3} )? ?([-+])? ?([€$£¥])?(\d[\d.,' ]*\d|\d|[.,]\d+)(?: ?(k|m|mn|millions?)\b)?(?: ?([€$£¥]|eur|usd|gbp|chf))? ?(|%|[\p{L}×][\p{L}\p{M} ×]*)$`)
	shortened = map[string]int64{"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000, "millions": 1_000_000}
)

// Read reads a number as people type it: with thousands set apart or not, with a
// currency, with k or m for thousands and millions, and with a unit after it. A
// lone full stop or comma before three digits sets thousands apart where the
// language does so, and else begins the decimals; a space may always set them apart.
func Read(typed, language string) (Number, bool) {
	if len(typed) > maxTyped {
		return Number{}, false
	}
	m := typedForm.FindStringSubmatch(fold.Cased(strings.ToLower(fold.Cased(typed))))
	if m == nil {
		return Number{}, false
	}
	value, ok := parse(m[4], marksOf(language))
	if !ok {
		return Number{}, false
	}
	if factor := shortened[m[5]]; factor > 0 {
		value.Mul(value, big.NewRat(factor, 1))
	}
	if m[2] == "-" {
		value.Neg(value)
	}
	return Number{Value: value, Short: m[5] != "", Currency: strings.TrimSpace(m[1] + m[3] + m[6]), Unit: unitOf(strings.TrimSpace(m[7]))}, true
}

// unitOf gives one form of a unit that is written in several.
func unitOf(s string) string {
	switch s {
	case "percent", "per cent", "pct":
		return "%"
	case "x", "times":
		return "×"
	}
	return s
}

var (
	plain   = regexp.MustCompile(`^\d*([.,]\d+)?$`)
	grouped = regexp.MustCompile(`^(\d{1,3})((?:[.,' ]\d{3})+)([.,]\d+)?$`)
)

// parse reads digits with the marks between them.
func parse(s string, m marks) (*big.Rat, bool) {
	if g := grouped.FindStringSubmatch(s); g != nil && groups(g, m) {
		whole := strings.NewReplacer(".", "", ",", "", "'", "", " ", "").Replace(g[1] + g[2])
		return new(big.Rat).SetString(whole + strings.Replace(g[3], ",", ".", 1))
	}
	if !plain.MatchString(s) {
		return nil, false
	}
	return new(big.Rat).SetString(strings.Replace(s, ",", ".", 1))
}

// groups tells whether the marks of a number set its thousands apart: all are of
// one kind and not that of the decimals, and one alone is the language's own, or
// none that decimals come after.
func groups(g []string, m marks) bool {
	mark := g[2][:1]
	if strings.Trim(strings.ReplaceAll(g[2], mark, ""), "0123456789") != "" || strings.HasPrefix(g[3], mark) {
		return false
	}
	if len(g[2]) > 4 || g[3] != "" || strings.ContainsAny(mark, "' ") {
		return true
	}
	return mark == m.group && !strings.HasPrefix(g[1], "0")
}
