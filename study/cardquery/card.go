// Package cardquery finds cards by what a learner types: words, and questions about
// a card's deck and lesson, how it stands and its figures, joined by and, or, not and
// brackets.
//
//	price deck:buying (is:due or lapses>3) not flagged
//
// A query is parsed once, by [Parse], and then asked of each card by [Query.Matches].
package cardquery

import (
	"strings"

	"stagecraft/content/fold"
	"stagecraft/study/day"
)

// Card is what of a card a query may ask for. Texts are folded, as [Fold] folds them.
type Card struct {
	Text    string   // all that it says
	Decks   []string // the names and the ids of those it is in
	Lessons []string // the title, the id and the number of the one it comes from

	New, Learning, Due bool // never graded; in the steps; a review whose time has come
	Aside              bool // put aside
	Hard               bool // forgotten so often that repeating alone doesn't help
	Flagged, Mine      bool

	Lapses    int     // how often it was forgotten after it had been learnt
	Reviews   int     // grades that count
	Recall    float64 // the chance, 0 to 1, that it is recalled now; of one that isn't new
	Stability float64 // days; of one that isn't new
	Interval  int     // days from the last review to the next; of one out of the steps

	DueOn day.Day // of one that isn't new
	Last  day.Day // of the last grade; of one that isn't new
	Added day.Day // on which it was first met, or made; [NoDay] when neither was
}

// NoDay is the day of what hasn't happened.
const NoDay day.Day = -1 << 30

// Fold gives a text the form in which it is looked for: whatever its case, its accents
// and the kinds of its signs.
func Fold(s string) string { return strings.TrimSpace(fold.BareString(s)) }
