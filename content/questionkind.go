package content

import (
	"slices"

	"stagecraft/content/catalogue"
)

// QuestionKind is how a question is answered. It follows from the body of the
// fence.
type QuestionKind string

// questionKind is what reading and checking know of a kind of question, or of
// kinds that are written alike. Each stands in a file of its own, which registers
// it; so do the layers that show questions.
type questionKind struct {
	kinds   []QuestionKind
	listed  int               // where it stands when kinds are listed
	written catalogue.Message // how its answer is written, to end "give ..."
	// is tells whether a body gives such an answer. At most one kind does: more
	// than one kind of answer is reported before.
	is func(b *quizBody, blanks []BlankPart) bool
	// fill gives a question its kind and its answer, and reports what is wrong
	// with that.
	fill func(r *loader, q *Question, b *quizBody, blanks []BlankPart, at filePosition)
	// rights gives what is right, item by item; whether each letter of it counts;
	// and whether its order does.
	rights func(q *Question) (items []string, exact, ordered bool)
	// alike gives what two questions with one prompt have to have in common, any
	// of it, to be the same.
	alike func(q *Question) []string
}

var questionKinds []*questionKind

func registerQuestion(k questionKind) {
	questionKinds = append(questionKinds, &k)
	slices.SortFunc(questionKinds, func(a, b *questionKind) int { return a.listed - b.listed })
}

// QuestionKinds gives every kind of question, in the order in which they are listed.
func QuestionKinds() []QuestionKind {
	var all []QuestionKind
	for _, k := range questionKinds {
		all = append(all, k.kinds...)
	}
	return all
}

// answerOf gives the kind that a body's answer is of; nil when it has none.
func answerOf(b *quizBody, blanks []BlankPart) *questionKind {
	for _, k := range questionKinds {
		if k.is(b, blanks) {
			return k
		}
	}
	return nil
}

// everyAnswer says what an answer may be.
func everyAnswer() catalogue.Message {
	var all []any
	for _, k := range questionKinds {
		all = append(all, k.written)
	}
	last := len(all) - 1
	return catalogue.Say("%s, or %s", catalogue.Joined(", ", all[:last]...), all[last])
}

// askedFor gives what else two questions of one kind and prompt have to have in
// common, any of it, to be the same. The prompts alone can be alike: "Which of
// these is true?"
func askedFor(q *Question) []string { return kindOfQuestion(q.Kind).alike(q) }

// kindOfQuestion gives what is known of a kind. Each is registered.
func kindOfQuestion(kind QuestionKind) *questionKind {
	for _, k := range questionKinds {
		if slices.Contains(k.kinds, kind) {
			return k
		}
	}
	return &questionKind{
		rights: func(*Question) ([]string, bool, bool) { return nil, false, false },
		alike:  func(*Question) []string { return nil },
	}
}
