package practice

import (
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/owncards"
	"stagecraft/ui/words"
)

// missed tells whether the question was just answered wrongly.
func (p *Page) missed() bool { return p.quiz != nil && p.quiz.checked && !p.quiz.control.right() }

// makeCard opens a new card of the question that was answered wrongly.
func (p *Page) makeCard() {
	c := kit.CanvasOf(p.root)
	if c == nil || !p.missed() {
		return
	}
	owncards.Ask(c, p.course, p.session, p.nav, owncards.Request{
		Card: cardOf(p.quiz.Question()), Done: p.nav.Moved,
		Renew: func(page any) func() {
			if again, ok := page.(*Page); ok {
				return again.nav.Moved
			}
			return nil
		},
	})
}

// cardOf is what the card of a question is at first: what it asks, and the answer with
// why it is so.
func cardOf(q *content.Question) study.OwnCard {
	front := markup.WithDollars(q.Prompt)
	for _, part := range q.Text {
		if part.Blank {
			front += "…"
		} else {
			front += part.Text
		}
	}
	back := solution(q)
	if why := markup.WithDollars(q.Explanation); why != "" {
		back += "\n\n" + why
	}
	return study.OwnCard{Front: strings.TrimSpace(front), Back: strings.TrimSpace(back), From: study.CardOrigin{Question: q.ID}}
}

// cardCommand makes a card of the question by C.
func (p *Page) cardCommand() command.Command {
	return command.Command{
		ID: "practice.card", Title: words.T("Make a card of this question"), Keys: []command.Key{{Rune: 'C'}, {Rune: 'c'}}, Do: p.makeCard, When: p.missed,
	}
}
