// Package language guesses what language a text is written in, for the notes
// that don't say: a screen reader and a browser choose voice, hyphens and
// quotation marks by it.
//
// A guess is made only where little speaks against it. Scripts that one
// language has for itself say it by their letters; Latin text is told by its
// commonest words. Libraries for this tell dozens of languages apart from a few
// words, and bring megabytes of models for that; a note has hundreds of words.
package language

import (
	"strings"
	"unicode"
)

// most is how many letters of a text are looked at.
const most = 20_000

// script is a script that tells the language.
type script struct {
	table  *unicode.RangeTable
	tag    string
	weight int // of a letter: one that is a syllable or a word counts more
}

var scripts = []script{
	{unicode.Hebrew, "he", 1},
	{unicode.Arabic, "ar", 1},
	{unicode.Han, "zh", 2},
	{unicode.Hiragana, "ja", 2},
	{unicode.Katakana, "ja", 2},
	{unicode.Hangul, "ko", 2},
	{unicode.Thai, "th", 1},
	{unicode.Cyrillic, "ru", 1},
	{unicode.Greek, "el", 1},
	{unicode.Georgian, "ka", 1},
	{unicode.Armenian, "hy", 1},
}

// own is letters by which another language of the same script is known, and
// how many of a thousand of its letters they are at least.
var own = map[string][]struct {
	letters, tag string
	share        int
}{
	"ar": {{"پچژگ", "fa", 10}},
	"ru": {{"їєґі", "uk", 30}, {"ђћљњџј", "sr", 20}},
}

// russian is letters that no Cyrillic text of some length is without, if it is
// Russian.
const russian = "ыэ"

// Guess gives the language of a text as an IETF tag such as "en", or "" when
// it can't tell.
func Guess(text string) string {
	letters := 0
	latin := 0
	weights := map[string]int{}
	counts := map[rune]int{}
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		if letters++; letters > most {
			break
		}
		if unicode.Is(unicode.Latin, r) {
			latin++
			continue
		}
		for _, s := range scripts {
			if unicode.Is(s.table, r) {
				weights[s.tag] += s.weight
				counts[unicode.ToLower(r)]++
				break
			}
		}
	}
	if kana := weights["ja"]; kana*10 > weights["zh"] { // Japanese is mostly written in both
		weights["ja"] += weights["zh"]
		delete(weights, "zh")
	}
	tag, weight, all := "", 0, latin
	for _, s := range scripts { // in their order, so that a draw is settled
		if n := weights[s.tag]; n > weight {
			tag, weight = s.tag, n
		}
	}
	for _, n := range weights {
		all += n
	}
	if weight < 4 || weight*10 < all*3 { // names and terms are often Latin
		if latin*10 < all*7 {
			return ""
		}
		return guessLatin(text)
	}
	count := func(letters string) int {
		n := 0
		for _, r := range letters {
			n += counts[r]
		}
		return n
	}
	for _, other := range own[tag] {
		if count(other.letters)*1000 >= weight*other.share {
			return other.tag
		}
	}
	if tag == "ru" && count(russian)*1000 < weight*5 {
		return ""
	}
	return tag
}

// RightToLeft tells whether a language is written from right to left.
func RightToLeft(tag string) bool {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	switch base {
	case "ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi":
		return true
	}
	return false
}
