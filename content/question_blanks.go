package content

// Blanks is answered by typing what is missing in a text.
const Blanks QuestionKind = "blanks"

func init() {
	registerQuestion(questionKind{
		kinds:   []QuestionKind{Blanks},
		listed:  4,
		written: "==blanks== to fill",
		is:      func(b *quizBody, blanks []BlankPart) bool { return len(b.parts) == 0 && len(blanks) > 0 },
		fill:    fillBlanks,
		alike: func(q *Question) []string {
			var parts []string // with other gaps it is another question
			for _, p := range q.Text {
				parts = append(parts, p.Text)
			}
			return []string{keys(parts)}
		},
	})
}

func fillBlanks(r *loader, q *Question, _ *quizBody, blanks []BlankPart, at place) {
	q.Kind, q.Text = Blanks, blanks
	for _, part := range blanks {
		if part.Blank {
			r.checkAnswers("answers of a blank", part.Answers(), at)
		}
	}
}
