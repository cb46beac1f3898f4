package content

import (
	"regexp"
	"slices"
	"strings"

	"stagecraft/content/markup"
)

// lintQuestions reports the questions that are asked twice.
func (r *reading) lintQuestions() {
	asked := map[string]*Question{} // by what is asked and one right answer, or all that is offered
	for _, q := range r.course.Questions {
		prompt := askedIn(q.Prompt)
		if prompt == "" && q.Kind != Blanks {
			continue // which is reported
		}
		var first *Question
		for _, body := range askedFor(q) {
			key := prompt + "\x00" + string(q.Kind) + "\x00" + body
			if other := asked[key]; other == nil {
				asked[key] = q
			} else if other != q && first == nil {
				first = other
			}
		}
		if first != nil {
			r.lint(place{q.File, q.Pos.Line, q.Pos.Column}, "same-question", "the question %q in %s:%d asks the same; keep one, or ask something else", first.ID, first.File, first.Pos.Line)
		}
	}
}

// askedFor gives what else two questions of one kind and prompt have to have in
// common, any of it, to be the same. The prompts alone can be alike: "Which of
// these is true?"
func askedFor(q *Question) []string {
	var all []string
	switch q.Kind {
	case Single, Multiple:
		var rights, offered []string
		for _, c := range q.Choices {
			text := askedIn(c.Inlines)
			offered = append(offered, text)
			if c.Right {
				rights = append(rights, text)
			}
		}
		slices.Sort(rights)
		slices.Sort(offered)
		all = append(all, "right "+strings.Join(rights, "\x00"), "all "+strings.Join(offered, "\x00"))
	case Typed:
		for _, a := range q.Answers {
			all = append(all, folded(a))
		}
	case Order:
		all = append(all, folded(strings.Join(q.Items, "\x00")))
	case Match:
		var pairs []string
		for _, p := range q.Pairs {
			pairs = append(pairs, folded(p[0]+"\x00"+p[1]))
		}
		slices.Sort(pairs)
		all = append(all, strings.Join(pairs, "\x00"))
	case Blanks:
		var text strings.Builder
		for _, p := range q.Text { // with other gaps it is another question
			if p.Blank {
				text.WriteByte(0)
			}
			text.WriteString(p.Text)
		}
		all = append(all, folded(text.String()))
	}
	return all
}

// askedIn is running text as two questions are compared by it: its words, and
// which pictures it shows.
func askedIn(inlines []markup.Inline) string {
	text := folded(markup.PlainText(inlines))
	markup.EachInline(inlines, func(in markup.Inline) {
		if image, ok := in.(*markup.Image); ok {
			text += "\x00" + image.Destination
		}
	})
	return text
}

// folded is a text as two questions are compared by it: case and the kind and
// number of spaces don't count.
func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// groupedNumber is a whole number with its thousands set apart.
var groupedNumber = regexp.MustCompile(`\d{1,3}(?:[,.'’\x{a0}\x{202f} ]\d{3})+`)

// lintTyped reports a number that is right only when its thousands are set
// apart, or only when they aren't though the question itself writes it so.
func (r *reading) lintTyped(q *Question, at place) {
	right := map[string]bool{} // without spaces, as they don't count when an answer is judged
	for _, a := range q.Answers {
		right[spaceless(a)] = true
	}
	lint := func(has, lacks string) {
		r.lint(at, "number-forms", "%s is a right answer and %s isn't; add the line = %s", has, lacks, lacks)
		right[spaceless(lacks)] = true
	}
	for _, a := range q.Answers {
		if plain, ok := r.ungrouped(a); ok && !right[plain] {
			lint(a, plain)
		}
	}
	text := markup.PlainText(q.Prompt) + "\n" + markup.PlainText(q.Explanation)
	for _, written := range groupedNumber.FindAllString(text, -1) {
		if plain, ok := r.ungrouped(written); ok && right[plain] && !right[spaceless(written)] {
			lint(plain, written)
		}
	}
}

// ungrouped gives the digits of a number whose thousands are set apart, and
// whether it is one beyond doubt: a single comma or full stop may stand before
// decimals instead, but for the comma in English.
func (r *reading) ungrouped(number string) (digits string, ok bool) {
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

func spaceless(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), "")) }
