package practice

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/formula"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/study/drill"
)

// kind is how a kind of question is asked here: it stands in the file of its
// control, which registers it.
type kind struct {
	control func(*content.Question, *host) control
	// solution is the right answer in words.
	solution func(*content.Question) string
	// offers gives what Inline shows besides the prompt before there is an answer,
	// to be read aloud.
	offers func(*content.Question) []offeredLine
	// prompt is what is asked, where that is more than the question's Prompt; nil else.
	prompt func(*content.Question) string
}

// offeredLine is a line of what a question offers, with the sign that names it.
type offeredLine struct{ sign, text string }

// stepChooser is a control of a question made from a process. Its answer tells of
// steps: which was asked for, and which was taken for it.
type stepChooser interface {
	steps(*drill.Question) []study.StepChoice
}

var kinds = map[content.QuestionKind]kind{}

func register(k kind, of ...content.QuestionKind) {
	for _, name := range of {
		kinds[name] = k
	}
}

func newControl(q *content.Question, h *host) control { return kinds[q.Kind].control(q, h) }

// solution is the right answer to a question in words, its formulas between dollars.
func solution(q *content.Question) string { return kinds[q.Kind].solution(q) }

// askedIn is what a question asks, in words, its formulas between dollars.
func askedIn(q *content.Question) string {
	if prompt := kinds[q.Kind].prompt; prompt != nil {
		return prompt(q)
	}
	return markup.WithDollars(q.Prompt)
}

// Asked is what a question asks, in words, its formulas between dollars.
func Asked(q *content.Question) string { return askedIn(q) }

// Said gives what Inline shows of a question before it is answered, to be read
// aloud in a language: a line for what it asks, and one for each of what it offers.
func Said(q *content.Question, language string) []string {
	var lines []string
	for _, o := range append([]offeredLine{{"", markup.WithDollars(q.Prompt)}}, kinds[q.Kind].offers(q)...) {
		if text := strings.TrimSpace(formula.SaidText(o.text, language)); text != "" {
			lines = append(lines, o.sign+text)
		}
	}
	return lines
}
