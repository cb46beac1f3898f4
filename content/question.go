package content

import (
	"strings"

	"stagecraft/content/fold"
	"stagecraft/content/markup"
)

// readQuiz makes a question of a fence in file; lesson is the id of the
// lesson it stands in, or "".
func (r *loader) readQuiz(file, lesson string, quiz *markup.Quiz) {
	at := place{file, quiz.Line, quiz.Column}
	id := text{quiz.ID, at}
	if quiz.ID == "" {
		r.report(at, Error, "missing-id", "the question has no id; give it one that never changes: ```quiz id=a-short-name")
	}
	body := splitQuiz(quiz.Source)
	q := &Question{ID: quiz.ID, Lesson: lesson, File: file, Pos: quiz.Pos}
	ok := r.fillQuestion(q, body, at)
	if !r.checkID(id) {
		return
	}
	r.declare("question", id.string, at)
	if ok {
		if r.linting {
			r.prompts[q] = promptIn(quiz.Source)
		}
		if !quiz.AsTyped {
			q.typeset()
		}
		r.course.Questions = append(r.course.Questions, q)
	}
}

// fillQuestion gives q its kind and its parts, and reports what keeps it from
// being asked.
func (r *loader) fillQuestion(q *Question, b quizBody, at place) bool {
	before := r.errors
	asked, blanks := r.quizText.piece(b.prompt), []BlankPart(nil)
	if len(b.parts) == 0 {
		asked, blanks = r.quizText.splitBlanks(b.prompt)
	}
	q.Prompt, q.PromptBlocks = asked.inlines, asked.blocks
	why := r.quizText.piece(b.explanation)
	q.Explanation, q.ExplanationBlocks = why.inlines, why.blocks
	for _, odd := range b.odd {
		r.report(place{at.file, at.line + odd.line, at.column}, Error, "almost-answer", "this is almost an answer, but not one: %s", odd.right)
	}
	switch {
	case len(b.odd) > 0: // what they were meant to be isn't known
	case len(b.parts) > 1:
		r.report(at, Error, "mixed-question", "the question mixes %s; keep one kind of answer", strings.Join(b.parts, " and "))
	case b.late > 0:
		r.report(place{at.file, at.line + b.late, at.column}, Error, "late-text",
			"text after the answers; put the question before them, and an explanation on lines that start with >")
	case len(b.choices) > 0:
		r.fillChoices(q, b.choices, at)
	case len(b.items) > 0:
		r.fillOrder(q, b.items, at)
	case len(b.rows) > 0:
		r.fillMatch(q, b.rows, at)
	case len(b.answers) > 0:
		q.Kind, q.Answers = Typed, allAlternatives(b.answers)
		r.lintAnswers(q.Answers, at)
		r.checkAnswers("answers", q.Answers, at)
		r.lintTyped(q, at)
	case len(blanks) > 0:
		q.Kind, q.Text = Blanks, blanks
		for _, part := range blanks {
			if part.Blank {
				r.checkAnswers("answers of a blank", part.Answers(), at)
			}
		}
	default:
		r.report(at, Error, "no-answer", "the question has no answer; give - [ ] and - [x] choices, a numbered list to put in order, a two-column table to match, ==blanks== to fill, or a line = answer")
	}
	if b.prompt == "" {
		r.report(at, Error, "no-prompt", "the question asks nothing; begin with the question on a line of its own")
	}
	if b.explanation == "" {
		r.report(at, Warning, "no-explanation", "the question has no explanation; add one on a line that starts with >")
	}
	return r.errors == before
}

func (r *loader) fillChoices(q *Question, choices []choice, at place) {
	var plain []string
	right := 0
	for _, c := range choices {
		says := r.quizText.piece(c.text)
		plain = append(plain, strings.TrimSpace(markup.PlainText(says.inlines)))
		q.Choices = append(q.Choices, Choice{Inlines: says.inlines, Blocks: says.blocks, Right: c.right})
		if c.right {
			right++
		}
	}
	q.Kind = Single
	if right > 1 {
		q.Kind = Multiple
	}
	if right == len(choices) && right > 1 {
		r.lint(at, "no-wrong-choice", "every choice is right, so there is nothing to tell apart; add one that isn't, or ask for the answers otherwise")
	}
	if right == 0 {
		r.report(at, Error, "no-right-answer", "no choice is right; mark it - [x]")
	}
	if len(choices) < 2 {
		r.report(at, Error, "too-few", "there is one choice; give at least two")
	}
	r.checkDifferent("choices", plain, at)
}

func (r *loader) fillOrder(q *Question, items []string, at place) {
	q.Kind, q.Items = Order, r.quizText.plainAll(items)
	if len(items) < 2 {
		r.report(at, Error, "too-few", "there is one thing to put in order; give at least two")
	}
	r.checkDifferent("things to put in order", q.Items, at)
}

func (r *loader) fillMatch(q *Question, rows [][]string, at place) {
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

// checkDifferent reports answers that a learner could not tell apart, and
// empty ones.
func (r *checker) checkDifferent(what string, all []string, at place) {
	seen := map[string]string{}
	for _, s := range all {
		key := fold.Key(s)
		first, met := seen[key]
		switch {
		case key == "":
			r.report(at, Error, "empty-answer", "one of the %s is empty; write it out", what)
		case met && first == s:
			r.report(at, Error, "same-answer", "two of the %s are both %q; keep one", what, shortened(s))
		case met:
			r.report(at, Error, "same-answer", "two of the %s, %q and %q, read the same: no letter, accent or digit is between them; keep one, or word it otherwise", what, shortened(first), shortened(s))
		default:
			seen[key] = s
		}
	}
}

// checkAnswers reports answers to type that are empty or twice there. More
// than one that is taken as the same does no harm.
func (r *checker) checkAnswers(what string, all []string, at place) {
	seen := map[string]bool{}
	for _, s := range all {
		switch {
		case fold.Key(s) == "":
			r.report(at, Error, "empty-answer", "one of the %s is empty; write it out, with \\| for a bar that is part of it", what)
		case seen[s]:
			r.report(at, Error, "same-answer", "two of the %s are both %q; keep one", what, shortened(s))
		}
		seen[s] = true
	}
}

// lintAnswers reports typed answers with marks of Markdown around them: an
// answer is what the learner types, sign by sign.
func (r *adviser) lintAnswers(answers []string, at place) {
	for _, a := range answers {
		for _, mark := range []string{"**", "`"} {
			if inner, ok := strings.CutPrefix(a, mark); ok && len(inner) > len(mark) && strings.HasSuffix(inner, mark) {
				r.lint(at, "marked-answer", "the answer %q is to be typed with its %s; leave them out if they aren't part of it", shortened(a), mark)
			}
		}
	}
}
