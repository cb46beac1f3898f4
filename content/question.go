package content

import (
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/fold"
	"stagecraft/content/markup"
)

// readQuiz makes a question of a fence in file; lesson is the id of the
// lesson it stands in, or "".
func (r *loader) readQuiz(file, lesson string, quiz *markup.Quiz) {
	at := filePosition{file, quiz.Line, quiz.Column}
	id := text{quiz.ID, at}
	if quiz.ID == "" {
		r.report(at, Error, "missing-id", "the question has no id; give it one that never changes: ```quiz id=a-short-name").
			id("", "question", "", firstWords(quiz.Source))
	}
	body := splitQuiz(quiz.Source)
	q := &Question{ID: quiz.ID, Lesson: lesson, File: file, Pos: quiz.Pos}
	ok := r.fillQuestion(q, body, at)
	if !r.checkID(id, "question", "") {
		return
	}
	r.declare("question", id.string, at)
	if ok {
		if r.linting {
			r.prompts[q] = promptIn(quiz.Source)
		}
		q.settle(quiz)
		r.course.Questions = append(r.course.Questions, q)
		r.askOfBoard(q, body, at, quiz)
	}
}

// firstWords is what an id can be made of for a question that has none.
func firstWords(source string) string {
	words := strings.Fields(source)
	return strings.Join(words[:min(len(words), maxNaming)], " ")
}

// settle sets a question that was read, unless its note is shown as typed.
func (q *Question) settle(quiz *markup.Quiz) {
	if q.Calculation != nil {
		q.Calculation.asTyped = quiz.AsTyped
	}
	if !quiz.AsTyped {
		q.typeset()
	}
}

// fillQuestion gives q its kind and its parts, and reports what keeps it from
// being asked.
func (r *loader) fillQuestion(q *Question, b quizBody, at filePosition) bool {
	before := r.errors
	asked, blanks := r.quizText.fragment(b.prompt), []BlankPart(nil)
	if len(b.parts) == 0 {
		asked, blanks = r.quizText.splitBlanks(b.prompt)
	}
	q.Prompt, q.PromptBlocks = asked.inlines, asked.blocks
	why := r.quizText.fragment(b.explanation)
	q.Explanation, q.ExplanationBlocks = why.inlines, why.blocks
	for _, odd := range b.odd {
		r.report(filePosition{at.file, at.line + odd.line, at.column}, Error, "almost-answer", "this is almost an answer, but not one: %s", oddForms[odd.right]).
			instead(odd.written, odd.repaired())
	}
	switch {
	case len(b.odd) > 0: // what they were meant to be isn't known
	case len(b.parts) > 1:
		r.report(at, Error, "mixed-question", "the question mixes %s; keep one kind of answer", namedParts(b.parts))
	case b.board != nil && b.calculation != nil:
		r.report(at, Error, "mixed-question", "the question draws numbers and is about a board; its numbers are those of the board, such as = {weighted}")
	case b.late > 0:
		r.report(filePosition{at.file, at.line + b.late, at.column}, Error, "late-text",
			"text after the answers; put the question before them, and an explanation on lines that start with >")
	default:
		kind := answerOf(&b, blanks)
		if kind == nil {
			r.report(at, Error, "no-answer", "the question has no answer; give %s", everyAnswer())
			break
		}
		kind.fill(r, q, &b, blanks, at)
	}
	if b.prompt == "" {
		r.report(at, Error, "no-prompt", "the question asks nothing; begin with the question on a line of its own")
	}
	if b.explanation == "" {
		r.report(at, Warning, "no-explanation", "the question has no explanation; add one on a line that starts with >")
	}
	return r.errors == before
}

// checkDifferent reports answers that a learner could not tell apart, and empty ones. What they
// are is a text of the catalogue.
func (r *checker) checkDifferent(what string, all []string, at filePosition) {
	seen := map[string]string{}
	for _, s := range all {
		key := fold.Key(s)
		first, met := seen[key]
		switch {
		case key == "":
			r.report(at, Error, "empty-answer", "one of the %s is empty; write it out", catalogue.Message{Format: what})
		case met && first == s:
			r.report(at, Error, "same-answer", "two of the %s are both %q; keep one", catalogue.Message{Format: what}, shortened(s))
		case met:
			r.report(at, Error, "same-answer", "two of the %s, %q and %q, read the same: no letter, accent or digit is between them; keep one, or word it otherwise", catalogue.Message{Format: what}, shortened(first), shortened(s))
		default:
			seen[key] = s
		}
	}
}

// checkAnswers reports answers to type that are empty or twice there, and says what they are as
// checkDifferent does. More than one that is taken as the same does no harm.
func (r *checker) checkAnswers(what string, all []string, at filePosition) {
	seen := map[string]bool{}
	for _, s := range all {
		switch {
		case fold.Key(s) == "":
			r.report(at, Error, "empty-answer", "one of the %s is empty; write it out, with \\| for a bar that is part of it", catalogue.Message{Format: what})
		case seen[s]:
			r.report(at, Error, "same-answer", "two of the %s are both %q; keep one", catalogue.Message{Format: what}, shortened(s))
		}
		seen[s] = true
	}
}
