package content

import (
	"regexp"
	"slices"
	"strings"

	"stagecraft/content/fold"
	"stagecraft/content/markup"
)

// lintQuestions reports the questions that are asked twice.
func (r *adviser) lintQuestions() {
	asked := map[string]*Question{} // by what is asked and one right answer, or all that is offered
	for _, q := range r.course.Questions {
		var first *Question
		for _, key := range askedKeys(r.prompts[q], q) {
			if other := asked[key]; other == nil {
				asked[key] = q
			} else if other != q && first == nil {
				first = other
			}
		}
		if first != nil {
			r.lint(filePosition{q.File, q.Pos.Line, q.Pos.Column}, "same-question", "the question %q in %s:%d asks the same; keep one, or ask something else", first.ID, first.File, first.Pos.Line)
		}
	}
}

// askedKeys gives the keys by which questions are compared: two of which any is the
// same ask the same. A question that asks nothing, which is reported, has none.
func askedKeys(prompt string, q *Question) []string {
	if prompt == "" {
		return nil
	}
	var all []string
	for _, body := range askedFor(q) {
		all = append(all, prompt+"\x00"+string(q.Kind)+"\x00"+body)
	}
	return all
}

// AskedKeys gives the keys of a fence's question: two questions of which any is the
// same ask the same, as check tells. A fence that can't be asked has none.
func AskedKeys(quiz *markup.Quiz) []string {
	q, _ := ReadQuestion(quiz)
	if q == nil {
		return nil
	}
	return askedKeys(promptIn(quiz.Source), q)
}

// answerLines are those of a fence that give answers or explain.
var answerLines = []*regexp.Regexp{choiceLine, itemLine, rowLine, answerLine, quoteLine, givenLine, letLine, mistakeLine, toleranceLine}

// promptIn gives the lines of a question's fence that ask, pictures and code
// among them, as two questions are compared by them.
func promptIn(source string) string {
	var asking []string
	for line := range strings.Lines(source) {
		if !slices.ContainsFunc(answerLines, func(e *regexp.Regexp) bool { return e.MatchString(strings.TrimSuffix(line, "\n")) }) {
			asking = append(asking, line)
		}
	}
	return fold.Cased(strings.Join(asking, ""))
}

// askedIn is running text as two questions are compared by it: its words, and
// which pictures it shows.
func askedIn(inlines []markup.Inline) string {
	text := fold.Key(markup.PlainText(inlines))
	markup.EachInline(inlines, func(in markup.Inline) {
		if image, ok := in.(*markup.Image); ok {
			text += "\x00" + image.Destination
		}
	})
	return text
}

// keys joins the keys of texts.
func keys(texts []string) string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = fold.Key(t)
	}
	return strings.Join(all, "\x00")
}

// groupedNumber is a whole number with its thousands set apart.
var groupedNumber = regexp.MustCompile(`\d{1,3}(?:[,.'’\x{a0}\x{202f} ]\d{3})+`)

// lintTyped reports a number that is right only when its thousands are set
// apart, or only when they aren't though the question itself writes it so.
func (r *adviser) lintTyped(q *Question, at filePosition) {
	told := map[string]bool{}
	lint := func(has, lacks string) {
		if !told[lacks] {
			r.lint(at, "number-forms", "%s is a right answer and %s isn't; add the line = %s", has, lacks, lacks).
				instead(has, lacks)
		}
		told[lacks] = true
	}
	for _, a := range q.Answers {
		if plain, ok := r.ungrouped(a); ok && !q.Accepts(plain) {
			lint(a, plain)
		}
	}
	text := markup.PlainText(q.Prompt) + "\n" + markup.PlainText(q.Explanation)
	for _, written := range groupedNumber.FindAllString(text, -1) {
		if plain, ok := r.ungrouped(written); ok && q.Accepts(plain) && !q.Accepts(written) {
			lint(plain, written)
		}
	}
}

// ungrouped gives the digits of a number whose thousands are set apart, and
// whether it is one beyond doubt: a single comma or full stop may stand before
// decimals instead, but for the comma in English.
func (r *adviser) ungrouped(number string) (digits string, ok bool) {
	if groupedNumber.FindString(number) != number || number == "" {
		return "", false
	}
	marks := strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return -1
		}
		return c
	}, number)
	runes := []rune(marks)
	for _, c := range runes {
		if c != runes[0] {
			return "", false
		}
	}
	comma := runes[0] == ',' && strings.HasPrefix(strings.ToLower(r.course.Language), "en")
	if len(runes) == 1 && strings.ContainsRune(",.", runes[0]) && !comma {
		return "", false
	}
	return strings.ReplaceAll(number, string(runes[0]), ""), true
}
