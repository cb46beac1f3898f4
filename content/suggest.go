package content

import (
	"strings"

	"stagecraft/content/catalogue"
)

// Bounds on the work done to make problems kinder: a course with more wrong
// than this has larger worries than spelling.
const (
	maxHints = 200  // in one reading
	maxKnown = 2000 // names to compare with
)

// didYouMean gives ` (did you mean "x"?)` for the nearest of known, or nothing when
// none is near.
func (r *checker) didYouMean(wrong string, known []string) catalogue.Message {
	return asQuestion(r.nearest(wrong, known))
}

func asQuestion(nearest string) catalogue.Message {
	if nearest == "" {
		return catalogue.Message{}
	}
	return catalogue.Say(" (did you mean %q?)", nearest)
}

// nearest gives the nearest of known, or "" when none is near.
func (r *checker) nearest(wrong string, known []string) string {
	if r.hints++; r.hints > maxHints || len(known) > maxKnown || len(wrong) > 2*maxID {
		return ""
	}
	best, least := "", len(wrong)/3+1
	for _, k := range known {
		if d := distance(strings.ToLower(wrong), strings.ToLower(k), least); d <= least && (best == "" || d < least) {
			best, least = k, d
		}
	}
	return best
}

// nearestOrAll gives the nearest of known, or "", and a hint for a message: the nearest,
// or what there is when that is a short list.
func (r *checker) nearestOrAll(wrong string, known []string) (nearest string, hint catalogue.Message) {
	if nearest = r.nearest(wrong, known); nearest != "" {
		return nearest, asQuestion(nearest)
	}
	return "", allOf(known)
}

// allOf says what there is when that is a short list.
func allOf(known []string) catalogue.Message {
	switch n := len(known); {
	case n == 0 || n > 8:
		return catalogue.Message{}
	case n == 1:
		return catalogue.Say("; there is only %s", known[0])
	}
	return catalogue.Say("; there are %s", strings.Join(known, ", "))
}

// sure gives the nearest of known where nothing else can well be meant: one letter in
// six is wrong at most, of few one, and no other is as near; "" otherwise.
func sure(wrong, nearest string, known []string) string {
	if nearest == "" {
		return ""
	}
	most := len(strings.TrimPrefix(wrong, "media/")) / 6
	if most == 0 && len(wrong) > 2 {
		most = 1
	}
	near := distance(strings.ToLower(wrong), strings.ToLower(nearest), most)
	if near > most {
		return ""
	}
	for _, k := range known {
		if k != nearest && distance(strings.ToLower(wrong), strings.ToLower(k), near) <= near {
			return ""
		}
	}
	return nearest
}

// distance counts the characters to insert, delete, change or swap with the
// next to make b of a. Beyond limit it may give any larger number.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	var before []int
	last := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row := make([]int, len(y)+1)
		row[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(y)]
}
