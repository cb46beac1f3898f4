package study

import (
	"slices"

	"stagecraft/content"
	"stagecraft/study/drill"
)

// stepCards gives the cards of a step, those that have one answer: what comes
// next, unless it is the last; its aim, and the step by its aim; who leads it;
// when it is done. A step that another of its process reads like is only asked
// for.
func stepCards(course *content.Course, s *content.Step) []Card {
	unlike := func(text func(*content.Step) string) bool {
		return !slices.ContainsFunc(s.Process.Steps, func(o *content.Step) bool {
			return o != s && drill.Plain(text(o)) == drill.Plain(text(s))
		})
	}
	named := unlike(func(o *content.Step) string { return o.Name })
	var cards []Card
	add := func(side Side, ok bool) {
		if ok {
			cards = append(cards, Card{ID: CardID(stepSource(s) + "/" + string(side)), Step: s, Side: side})
		}
	}
	add(NextStep, named && s.Number < len(s.Process.Steps))
	add(Aim, named && s.Aim != "")
	add(StepSide, s.Aim != "" && unlike(func(o *content.Step) string { return o.Aim }))
	add(Lead, named && course.Role(s.Lead) != nil)
	add(DoneWhen, named && len(s.DoneWhen) > 0)
	return cards
}
