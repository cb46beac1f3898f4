package content

import (
	"slices"
	"strings"

	"stagecraft/content/catalogue"
	"stagecraft/content/markup"
)

// The kinds that are answered by choosing: one choice, or all that are right.
const (
	Single   QuestionKind = "single"
	Multiple QuestionKind = "multiple"
)

func init() {
	registerQuestion(questionKind{
		kinds:   []QuestionKind{Single, Multiple},
		listed:  1,
		written: catalogue.Say("- [ ] and - [x] choices"),
		is:      func(b *quizBody, _ []BlankPart) bool { return len(b.choices) > 0 },
		fill:    fillChoices,
		rights: func(q *Question) ([]string, bool, bool) {
			var all []string
			for _, c := range q.Choices {
				if c.Right {
					all = append(all, textOf(c.Inlines, c.Blocks))
				}
			}
			return all, false, false
		},
		alike: func(q *Question) []string {
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
			return []string{"right " + strings.Join(rights, "\x00"), "all " + strings.Join(offered, "\x00")}
		},
	})
}

func fillChoices(r *loader, q *Question, b *quizBody, _ []BlankPart, at filePosition) {
	choices := b.choices
	var plain []string
	right := 0
	for _, c := range choices {
		says := r.quizText.fragment(c.text)
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
