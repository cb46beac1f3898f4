package study

import (
	"stagecraft/content"
	"stagecraft/study/drill"
)

// stepCards gives the cards of each step of a process, those that have one
// answer: what comes next, unless it is the last; its aim, and the step by its
// aim; who leads it; when it is done. A step that another of its process reads
// like is only asked for.
func stepCards(course *content.Course, p *content.Process) [][]Card {
	names, aims := map[string]int{}, map[string]int{}
	for _, s := range p.Steps {
		names[drill.Plain(s.Name)]++
		aims[drill.Plain(s.Aim)]++
	}
	all := make([][]Card, len(p.Steps))
	for i, s := range p.Steps {
		named := names[drill.Plain(s.Name)] == 1
		add := func(side Side, ok bool) {
			if ok {
				all[i] = append(all[i], Card{ID: CardID(stepSource(s) + "/" + string(side)), Step: s, Side: side})
			}
		}
		add(NextStep, named && s.Number < len(p.Steps))
		add(Aim, named && s.Aim != "")
		add(StepSide, s.Aim != "" && aims[drill.Plain(s.Aim)] == 1)
		add(Lead, named && course.Role(s.Lead) != nil)
		add(DoneWhen, named && len(s.DoneWhen) > 0)
	}
	return all
}
