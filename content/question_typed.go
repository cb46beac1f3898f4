package content

import (
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/fold"
)

// Typed is answered by typing the answer.
const Typed QuestionKind = "typed"

func init() {
	registerQuestion(questionKind{
		kinds:   []QuestionKind{Typed},
		listed:  5,
		written: catalogue.Say("a line = answer"),
		is: func(b *quizBody, _ []BlankPart) bool {
			return len(b.answers) > 0 && b.boardForm() != pickForm && b.boardForm() != moveForm
		},
		fill:   fillTyped,
		rights: func(q *Question) ([]string, bool, bool) { return q.Answers, true, false },
		alike: func(q *Question) []string {
			var all []string
			for _, a := range q.Answers {
				all = append(all, fold.Key(a))
			}
			return all
		},
	})
}

func fillTyped(r *loader, q *Question, b *quizBody, _ []BlankPart, at filePosition) {
	q.Kind, q.Answers = Typed, allAlternatives(b.answers)
	if b.boardForm() == sumForm {
		return // a calculation, once the board is known
	}
	r.lintAnswers(q.Answers, at)
	r.checkAnswers("answers", q.Answers, at)
	r.lintTyped(q, at)
}

// lintAnswers reports typed answers with marks of Markdown around them: an
// answer is what the learner types, sign by sign.
func (r *adviser) lintAnswers(answers []string, at filePosition) {
	for _, a := range answers {
		for _, mark := range []string{"**", "`"} {
			if inner, ok := strings.CutPrefix(a, mark); ok && len(inner) > len(mark) && strings.HasSuffix(inner, mark) {
				r.lint(at, "marked-answer", "the answer %q is to be typed with its %s; leave them out if they aren't part of it", shortened(a), mark).
					instead(a, strings.TrimSuffix(inner, mark))
			}
		}
	}
}
