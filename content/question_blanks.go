package content

import (
	"fmt"

	"stagecraft/content/catalogue"
)

// Blanks is answered by typing what is missing in a text.
const Blanks QuestionKind = "blanks"

func init() {
	registerQuestion(questionKind{
		kinds:   []QuestionKind{Blanks},
		listed:  4,
		written: catalogue.Say("==blanks== to fill"),
		is:      func(b *quizBody, blanks []BlankPart) bool { return len(b.parts) == 0 && len(blanks) > 0 },
		fill:    fillBlanks,
		rights: func(q *Question) ([]string, bool, bool) {
			var all []string
			for i, p := range q.Text {
				for _, a := range p.Answers() {
					all = append(all, fmt.Sprintf("%d. %s", i, a))
				}
			}
			return all, true, false
		},
		alike: func(q *Question) []string {
			var parts []string // with other gaps it is another question
			for _, p := range q.Text {
				parts = append(parts, p.Text)
			}
			return []string{keys(parts)}
		},
	})
}

func fillBlanks(r *loader, q *Question, _ *quizBody, blanks []BlankPart, at filePosition) {
	q.Kind, q.Text = Blanks, blanks
	for _, part := range blanks {
		if part.Blank {
			r.checkAnswers("answers of a blank", part.Answers(), at)
		}
	}
}
