package content

import "stagecraft/content/fold"

// Matching says how a part of an answer that was typed stands to the one that was wanted.
type Matching int

// The matches: the part is in both; it was typed and isn't wanted; it is wanted and
// wasn't typed.
const (
	InBoth Matching = iota
	TypedOnly
	WantedOnly
)

// ComparedPart is a part of the two answers.
type ComparedPart struct {
	Text  string
	Match Matching
}

// mostCompared is how many letters of each answer are held against each other one by one.
const mostCompared = 400

// CompareAnswers holds what was typed against what was wanted, letter by letter, and says
// whether it is right, as [SameAnswer] does: one that is right is all in both, as it was
// wanted. Letters are the same as far as those of answers are. Of an answer of more than 400
// letters all of it is another.
func CompareAnswers(typed, wanted string) (parts []ComparedPart, right bool) {
	if SameAnswer(typed, wanted) {
		return []ComparedPart{{Text: wanted}}, true
	}
	a, b := []rune(typed), []rune(wanted)
	if len(a) > mostCompared || len(b) > mostCompared {
		return joinParts([]ComparedPart{{typed, TypedOnly}, {wanted, WantedOnly}}), false
	}
	keysOf := func(letters []rune) []string {
		keys := make([]string, len(letters))
		for i, r := range letters {
			keys[i] = fold.Key(string(r))
		}
		return keys
	}
	ka, kb := keysOf(a), keysOf(b)
	// longest[i][j] is how many letters the rest of both have in common.
	longest := make([][]int, len(a)+1)
	for i := range longest {
		longest[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if ka[i] == kb[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && ka[i] == kb[j]:
			parts = append(parts, ComparedPart{Text: string(b[j])})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && longest[i+1][j] >= longest[i][j+1]:
			parts = append(parts, ComparedPart{string(a[i]), TypedOnly})
			i++
		default:
			parts = append(parts, ComparedPart{string(b[j]), WantedOnly})
			j++
		}
	}
	return joinParts(parts), false
}

// joinParts makes one of parts that stand beside each other and match alike.
func joinParts(parts []ComparedPart) []ComparedPart {
	var joined []ComparedPart
	for _, p := range parts {
		switch n := len(joined); {
		case p.Text == "":
		case n > 0 && joined[n-1].Match == p.Match:
			joined[n-1].Text += p.Text
		default:
			joined = append(joined, p)
		}
	}
	return joined
}
