package content

import (
	"slices"
	"strings"

	"stagecraft/content/catalogue"
)

// Match is answered by joining each thing to its other half.
const Match QuestionKind = "match"

func init() {
	registerQuestion(questionKind{
		kinds:   []QuestionKind{Match},
		listed:  3,
		written: catalogue.Say("a two-column table to match"),
		is:      func(b *quizBody, _ []BlankPart) bool { return len(b.rows) > 0 },
		fill:    fillMatch,
		rights: func(q *Question) ([]string, bool, bool) {
			var all []string
			for _, p := range q.Pairs {
				all = append(all, p[0]+" – "+p[1])
			}
			return all, false, false
		},
		alike: func(q *Question) []string {
			var pairs []string
			for _, p := range q.Pairs {
				pairs = append(pairs, keys(p[:]))
			}
			slices.Sort(pairs)
			return []string{strings.Join(pairs, "\x00")}
		},
	})
}

func fillMatch(r *loader, q *Question, b *quizBody, _ []BlankPart, at filePosition) {
	rows := b.rows
	q.Kind = Match
	var right []string
	for _, row := range rows {
		if len(row) != 2 {
			r.report(at, Error, "not-two-columns", "a row of the table has %d columns; a table to match has two", len(row))
			return
		}
		pair := r.quizText.plainAll(row)
		q.Pairs = append(q.Pairs, [2]string{pair[0], pair[1]})
		right = append(right, pair[1])
	}
	var left []string
	for _, p := range q.Pairs {
		left = append(left, p[0])
	}
	if len(rows) < 2 {
		r.report(at, Error, "too-few", "there is one pair to match; give at least two")
	}
	r.checkDifferent("things in the first column", left, at)
	r.checkDifferent("things in the second column", right, at)
}
