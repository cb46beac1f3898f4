package content

import (
	"slices"

	"stagecraft/content/catalogue"
	"stagecraft/content/fold"
)

// The kinds of question that are answered on a board itself.
const (
	Picked QuestionKind = "pick" // by choosing the deals that are meant
	Moved  QuestionKind = "move" // by moving deals to the steps where they belong
)

// Move says where a deal of a board belongs.
type Move struct{ Deal, Column string }

func init() {
	registerQuestion(questionKind{
		kinds:   []QuestionKind{Picked},
		listed:  8,
		written: catalogue.Say("a first line board = id with lines = deal"),
		is:      func(b *quizBody, _ []BlankPart) bool { return b.boardForm() == pickForm },
		fill: func(r *loader, q *Question, b *quizBody, _ []BlankPart, at filePosition) {
			q.Kind, q.Items = Picked, slices.Clone(b.answers)
			r.checkDifferent("deals", q.Items, at)
		},
		rights: func(q *Question) ([]string, bool, bool) { return q.Items, true, false },
		alike:  func(q *Question) []string { return []string{keys(q.Items)} },
	})
	registerQuestion(questionKind{
		kinds:   []QuestionKind{Moved},
		listed:  9,
		written: catalogue.Say("a first line board = id with lines = deal -> step"),
		is:      func(b *quizBody, _ []BlankPart) bool { return b.boardForm() == moveForm },
		fill:    fillMoved,
		rights:  func(q *Question) ([]string, bool, bool) { return q.moves(), true, false },
		alike:   func(q *Question) []string { return []string{keys(q.moves())} },
	})
}

func fillMoved(r *loader, q *Question, b *quizBody, _ []BlankPart, at filePosition) {
	q.Kind = Moved
	var deals []string
	for _, a := range b.answers {
		parts := arrow.Split(a, -1)
		if len(parts) != 2 || fold.Key(parts[0]) == "" || fold.Key(parts[1]) == "" {
			r.report(at, Error, "bad-deal-move", "%q says of no deal where it belongs; write = Porto -> Discovery", shortened(a))
			continue
		}
		deals = append(deals, parts[0])
		q.Moves = append(q.Moves, Move{parts[0], parts[1]})
	}
	r.checkDifferent("deals to move", deals, at)
}

// moves gives what is to be moved, and where to.
func (q *Question) moves() []string {
	all := make([]string, len(q.Moves))
	for i, m := range q.Moves {
		all[i] = m.Deal + " → " + m.Column
	}
	return all
}

// Arranged gives in which column of its board each deal belongs, in the order of the
// list: where it stands, but for those that are to be moved. It is nil without a board.
func (q *Question) Arranged() []int {
	if q.Board == nil {
		return nil
	}
	at := make([]int, len(q.Board.Deals))
	for i := range q.Board.Deals {
		at[i] = q.Board.Deals[i].Column
	}
	for _, m := range q.Moves {
		if d, c := q.Board.Deal(m.Deal), q.Board.Column(m.Column); d >= 0 && c >= 0 {
			at[d] = c
		}
	}
	return at
}
