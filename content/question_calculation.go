package content

import (
	"strings"

	"stagecraft/content/catalogue"
)

// Calculated questions are answered by working out a number, of numbers that are
// drawn anew each time.
const Calculated QuestionKind = "calculation"

func init() {
	registerQuestion(questionKind{
		kinds:   []QuestionKind{Calculated},
		listed:  6,
		written: catalogue.Say("lines given name = 1..9 and = formula"),
		is:      func(b *quizBody, _ []BlankPart) bool { return b.calculation != nil },
		fill:    fillCalculation,
		rights: func(q *Question) ([]string, bool, bool) {
			return q.Calculation.formulas(), true, true
		},
		alike: func(q *Question) []string { return []string{strings.Join(q.Calculation.formulas(), "\x00")} },
	})
}

// formulas gives how the answer comes about, and in what unit.
func (c *Calculation) formulas() []string {
	var all []string
	for _, l := range c.lets {
		all = append(all, l.name+" = "+l.formula.Said(spaced))
	}
	return append(all, strings.TrimSpace(c.Formula()+" "+string(c.unit)))
}

func fillCalculation(r *loader, q *Question, b *quizBody, _ []BlankPart, at filePosition) {
	reader := &calculationReader{loader: r, body: b.calculation, at: at, c: &Calculation{
		prompt: b.prompt, explanation: b.explanation, language: r.course.Language, units: map[string]unit{},
	}}
	reader.read()
	q.Kind, q.Calculation = Calculated, reader.c
	asked, why := r.quizText.fragment(reader.c.asked(b.prompt)), r.quizText.fragment(reader.c.asked(b.explanation))
	q.Prompt, q.PromptBlocks = asked.inlines, asked.blocks
	q.Explanation, q.ExplanationBlocks = why.inlines, why.blocks
}
