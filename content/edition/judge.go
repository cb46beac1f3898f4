package edition

import (
	"slices"
	"strings"
	"unicode"

	"stagecraft/content/fold"
)

// Verdict is how a text differs from one before it.
type Verdict uint8

// The verdicts.
const (
	Same     Verdict = iota
	Reworded         // it says the same in other words, or with a mistake put right
	Changed          // it says something else
)

// Judge says how a part differs from what it was. Each item is judged by itself,
// and with more items, or fewer, it has changed. An item was reworded where
//
//   - only case, punctuation and kinds of sign differ, or
//   - of its words at most one in seven was put in, left out or replaced, and at
//     most half (or one) are spelt otherwise, by a letter or two,
//
// and none of them has a digit, is a sign such as % or <, or is a word that turns a
// meaning, such as "not" or "before". No rule can tell "The buyer pays" from "The
// seller pays" in a long sentence: the author has the last word.
//
// In an exact part each item has to stay as it is, but for what package fold takes
// as the same; further items beside all of them make no difference in meaning.
func Judge(was, is Part) Verdict {
	switch {
	case was.Sum == is.Sum:
		return Same
	case was.Text == is.Text: // beyond what is kept
		return Reworded
	}
	before, after := strings.Split(was.Text, Between), strings.Split(is.Text, Between)
	if is.Exact {
		return judgeExact(before, after)
	}
	if len(before) != len(after) {
		return Changed
	}
	for i := range before {
		if before[i] != after[i] && !reworded(wordsOf(before[i]), wordsOf(after[i])) {
			return Changed
		}
	}
	return Reworded
}

func judgeExact(before, after []string) Verdict {
	a, b := keysOf(before), keysOf(after)
	within := func(some, all []string) bool {
		return !slices.ContainsFunc(some, func(s string) bool { return !slices.Contains(all, s) })
	}
	if within(a, b) || within(b, a) {
		return Reworded
	}
	return Changed
}

func keysOf(items []string) []string {
	keys := make([]string, len(items))
	for i, s := range items {
		keys[i] = fold.Key(s)
	}
	return keys
}

// Alike says whether two texts have any word of substance in common.
func Alike(a, b string) bool {
	words := wordsOf(b)
	return slices.ContainsFunc(wordsOf(a), func(w string) bool {
		return (len(w) > 3 || alone([]rune(w)[0])) && slices.ContainsFunc(words, func(o string) bool { return w == o || spelling(w, o) })
	})
}

// maxWords is how many words of an item are compared.
const maxWords = 400

// wordsOf gives the words of a text as package fold compares them, and the signs
// that carry meaning.
func wordsOf(text string) []string {
	var all []string
	from := -1
	folded := fold.Key(text)
	end := func(i int) {
		if from >= 0 {
			all = append(all, strings.Trim(folded[from:i], "'"))
		}
		from = -1
	}
	for i, r := range folded {
		switch {
		case alone(r) || strings.ContainsRune("%€$£¥+<>=≤≥±×÷", r):
			end(i)
			all = append(all, string(r))
		case unicode.In(r, unicode.L, unicode.N, unicode.M) || r == '\'' && from >= 0:
			if from < 0 {
				from = i
			}
		default:
			end(i)
		}
	}
	end(len(folded))
	all = slices.DeleteFunc(all, func(w string) bool { return w == "" })
	return all[:min(len(all), maxWords)]
}

// alone says whether a letter is of a script that sets no spaces between words.
func alone(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer)
}

// The costs of an edit: what is spelt otherwise is next to nothing, and what turns
// the meaning is too much in any text.
const (
	costSpelling = 1
	costWord     = 4
	costTurned   = 1 << 20
)

// cost of putting in, leaving out or replacing a word.
func cost(words ...string) int {
	if slices.ContainsFunc(words, turns) {
		return costTurned
	}
	return costWord
}

// reworded compares two texts by the least that leads from one to the other.
func reworded(a, b []string) bool {
	if slices.Equal(a, b) {
		return true
	}
	type way struct{ cost, words, spellings int }
	row := make([]way, len(b)+1)
	add := func(w way, cost int) way {
		w.cost += cost
		if cost == costSpelling {
			w.spellings++
		} else {
			w.words++
		}
		return w
	}
	for j, w := range b {
		row[j+1] = add(row[j], cost(w))
	}
	for _, word := range a {
		diagonal := row[0]
		row[0] = add(row[0], cost(word))
		for j, w := range b {
			best := diagonal
			switch {
			case word == w:
			case spelling(word, w):
				best = add(best, costSpelling)
			default:
				best = add(best, cost(word, w))
			}
			for _, other := range []way{add(row[j+1], cost(word)), add(row[j], cost(w))} {
				if other.cost < best.cost {
					best = other
				}
			}
			diagonal, row[j+1] = row[j+1], best
		}
	}
	all, end := max(len(a), len(b)), row[len(b)]
	return end.cost < costTurned && end.words*7 <= all && (end.spellings*2 <= all || end.spellings == 1)
}

// turning are words that turn the meaning of what they stand in, of some languages.
var turning = func() map[string]bool {
	all := map[string]bool{}
	for _, w := range strings.Fields(`
		not no never nor none neither cannot without unless except only
		all any some every each both more less fewer most least before after first last
		must may should always often sometimes over under above below up down
		nicht kein keine keinen keiner keinem nie ohne weder vor nach mehr weniger
		ne pas jamais sans aucun aucune avant après plus moins
		nunca sin ningún antes después más menos non mai senza prima dopo
		niet geen nooit zonder voor meer minder`) {
		all[w] = true
	}
	return all
}()

func turns(word string) bool {
	return turning[word] || strings.HasSuffix(word, "n't") ||
		strings.ContainsFunc(word, func(r rune) bool { return unicode.IsDigit(r) || !unicode.In(r, unicode.L, unicode.M) && r != '\'' })
}

// spelling says whether two words may be one, spelt otherwise: they begin alike, as
// "likely" and "unlikely" don't, and a letter is between them, or two in a long word.
func spelling(a, b string) bool {
	if turns(a) || turns(b) {
		return false
	}
	x, y := []rune(a), []rune(b)
	longest := max(len(x), len(y))
	if x[0] != y[0] || longest < 4 || longest > 40 || giverTaker(a, b) || giverTaker(b, a) {
		return false
	}
	most := 1
	if longest >= 8 {
		most = 2
	}
	return letters(x, y) <= most
}

// giverTaker tells an employer from an employee.
func giverTaker(a, b string) bool {
	return strings.HasSuffix(a, "ee") && (strings.HasSuffix(b, "er") || strings.HasSuffix(b, "or"))
}

// letters counts the letters put in, left out, replaced or changed with the next.
func letters(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, last, row = last, row, before
		row[0] = i + 1
		for j := range b {
			differs := 1
			if a[i] == b[j] {
				differs = 0
			}
			row[j+1] = min(last[j]+differs, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
	}
	return row[len(b)]
}
