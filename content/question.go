package content

import (
	"regexp"
	"strings"

	"stagecraft/content/fold"
	"stagecraft/content/markup"
)

// readQuiz makes a question of a fence in file; lesson is the id of the
// lesson it stands in, or "".
func (r *reading) readQuiz(file, lesson string, quiz *markup.Quiz) {
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
		r.course.Questions = append(r.course.Questions, q)
	}
}

// quizBody is a fence's body, sorted into its parts.
type quizBody struct {
	prompt      []string // paragraphs
	choices     []choice
	items       []string
	rows        [][]string
	answers     []string
	explanation []string // paragraphs
	parts       []string // which kinds of answer there are, in the order met
	late        int      // line of text after the answers, from 1; 0 when there is none
}

type choice struct {
	text  string
	right bool
}

var (
	choiceLine = regexp.MustCompile(`^\s{0,3}[-*+]\s+\[([ xX])\](?:\s+(.*)|$)`)
	itemLine   = regexp.MustCompile(`^\s{0,3}\d{1,9}[.)]\s+(.*)`)
	rowLine    = regexp.MustCompile(`^\s{0,3}\|.*`)
	ruleLine   = regexp.MustCompile(`^[\s|:-]*-[\s|:-]*$`)
	answerLine = regexp.MustCompile(`^\s{0,3}=\s+(.*)`)
	quoteLine  = regexp.MustCompile(`^\s{0,3}>\s?(.*)`)
)

// The names of the parts of a body, as a message says them.
const (
	checkBoxes   = "check boxes"
	numberedList = "a numbered list"
	table        = "a table"
	typedAnswers = "= answers"
)

// splitQuiz sorts the lines of a body. An indented line, or any line right
// after a choice or an item, goes on with it, as in Markdown.
func splitQuiz(source string) quizBody {
	var b quizBody
	var open *string // what a plain line goes on with
	quoting := false // whether that is the explanation
	begin := func(part string) {
		for _, p := range b.parts {
			if p == part {
				return
			}
		}
		b.parts = append(b.parts, part)
	}
	for i, line := range strings.Split(source, "\n") {
		if strings.TrimSpace(line) == "" {
			open = nil
			continue
		}
		if m := choiceLine.FindStringSubmatch(line); m != nil {
			quoting = false
			begin(checkBoxes)
			b.choices = append(b.choices, choice{strings.TrimSpace(m[2]), m[1] != " "})
			open = &b.choices[len(b.choices)-1].text
			continue
		}
		if m := itemLine.FindStringSubmatch(line); m != nil {
			quoting = false
			begin(numberedList)
			b.items = append(b.items, strings.TrimSpace(m[1]))
			open = &b.items[len(b.items)-1]
			continue
		}
		if rowLine.MatchString(line) {
			quoting = false
			begin(table)
			if len(b.rows) > 0 && ruleLine.MatchString(line) {
				b.rows = b.rows[1:] // that was the head
			} else {
				b.rows = append(b.rows, cells(line))
			}
			open = nil
			continue
		}
		if m := answerLine.FindStringSubmatch(line); m != nil {
			quoting = false
			begin(typedAnswers)
			b.answers = append(b.answers, strings.TrimSpace(m[1]))
			open = nil
			continue
		}
		if m := quoteLine.FindStringSubmatch(line); m != nil {
			if !quoting || m[1] == "" {
				open = nil
			}
			if quoting = true; m[1] != "" {
				open = addLine(&b.explanation, open, m[1])
			}
			continue
		}
		if open == nil && (len(b.parts) > 0 || len(b.explanation) > 0) && b.late == 0 {
			b.late = i + 1
		}
		open = addLine(&b.prompt, open, strings.TrimSpace(line))
	}
	return b
}

// addLine goes on with the open paragraph, or begins one. It gives the
// paragraph that is open now.
func addLine(paragraphs *[]string, open *string, line string) *string {
	if open != nil {
		*open += "\n" + line
		return open
	}
	*paragraphs = append(*paragraphs, line)
	return &(*paragraphs)[len(*paragraphs)-1]
}

// cells gives the cells of a table's line; \| is a bar within one.
func cells(line string) []string {
	const bar = "\x00"
	line = strings.ReplaceAll(strings.TrimSpace(line), `\|`, bar)
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	row := strings.Split(line, "|")
	for i, c := range row {
		row[i] = strings.TrimSpace(strings.ReplaceAll(c, bar, "|"))
	}
	return row
}

// fillQuestion gives q its kind and its parts, and reports what keeps it from
// being asked.
func (r *reading) fillQuestion(q *Question, b quizBody, at place) bool {
	before := r.errors
	prompt, blanks := r.quizText.inlinesOf(b.prompt), []BlankPart(nil)
	if len(b.parts) == 0 {
		prompt, blanks = r.quizText.splitBlanks(b.prompt)
	}
	q.Prompt, q.Explanation = prompt, r.quizText.inlinesOf(b.explanation)
	switch {
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
		q.Kind, q.Answers = Typed, r.quizText.plainAll(allAlternatives(b.answers))
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
	if len(b.prompt) == 0 {
		r.report(at, Error, "no-prompt", "the question asks nothing; begin with the question on a line of its own")
	}
	if len(b.explanation) == 0 {
		r.report(at, Warning, "no-explanation", "the question has no explanation; add one on a line that starts with >")
	}
	return r.errors == before
}

func (r *reading) fillChoices(q *Question, choices []choice, at place) {
	var plain []string
	right := 0
	for _, c := range choices {
		inlines := r.quizText.inlinesOf([]string{c.text})
		plain = append(plain, markup.PlainText(inlines))
		q.Choices = append(q.Choices, Choice{Inlines: inlines, Right: c.right})
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

func (r *reading) fillOrder(q *Question, items []string, at place) {
	q.Kind, q.Items = Order, r.quizText.plainAll(items)
	if len(items) < 2 {
		r.report(at, Error, "too-few", "there is one thing to put in order; give at least two")
	}
	r.checkDifferent("things to put in order", q.Items, at)
}

func (r *reading) fillMatch(q *Question, rows [][]string, at place) {
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
func (r *reading) checkDifferent(what string, all []string, at place) {
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
func (r *reading) checkAnswers(what string, all []string, at place) {
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
