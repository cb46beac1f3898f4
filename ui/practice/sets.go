package practice

import (
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/markup"
	"stagecraft/study/drill"
	"stagecraft/ui/words"
)

// set is questions practised together.
type set struct {
	id        string // Route.ID
	title     string
	about     string // under the title in the list; may be ""
	questions []*content.Question
}

// The sets' ids: all, lesson:<id>, order for every process, order:<process id>.
const (
	allSet       = "all"
	lessonPrefix = "lesson:"
	orderSet     = "order"
	orderPrefix  = drill.OrderPrefix
)

// questionSets gives the sets of the course's questions: all, then each lesson's.
func questionSets(c *content.Course) []set {
	var sets []set
	if len(c.Questions) > 0 {
		sets = append(sets, set{id: allSet, title: words.T("All questions"), questions: c.Questions})
	}
	for _, l := range c.Lessons {
		var own []*content.Question
		for _, q := range c.Questions {
			if q.Lesson == l.ID {
				own = append(own, q)
			}
		}
		if len(own) > 0 {
			sets = append(sets, set{id: lessonPrefix + l.ID, title: l.Title, about: words.F("Lesson %d", l.Number), questions: own})
		}
	}
	return sets
}

// orderSets gives the sets made of processes: one each, and one of all.
func orderSets(c *content.Course) []set {
	var sets []set
	var all []*content.Question
	for _, p := range c.Processes {
		if len(p.Steps) < 2 {
			continue
		}
		q := stepsInOrder(p)
		all = append(all, q)
		sets = append(sets, set{id: orderPrefix + p.ID, title: p.Title, about: words.N("%d step", "%d steps", len(p.Steps)), questions: []*content.Question{q}})
	}
	if len(sets) > 1 {
		sets = append(sets, set{id: orderSet, title: words.T("Every process"), questions: all})
	}
	return sets
}

// findSet gives the set with an id; false when the course has none such.
func findSet(c *content.Course, id string) (set, bool) {
	sets := append(questionSets(c), orderSets(c)...)
	i := slices.IndexFunc(sets, func(s set) bool { return s.id == id })
	if i < 0 {
		return set{}, false
	}
	s := sets[i]
	if id == orderSet || strings.HasPrefix(id, orderPrefix) {
		s.title = words.T("Put the steps in order")
	}
	return s, true
}

// stepsInOrder makes a question of a process: which step follows which. Its
// answers are kept under order:<process id>.
func stepsInOrder(p *content.Process) *content.Question {
	q := &content.Question{
		ID: orderPrefix + p.ID, Kind: content.Order,
		Prompt: []markup.Inline{markup.Text{Value: p.Title}},
	}
	if p.About != "" {
		q.Explanation = []markup.Inline{markup.Text{Value: p.About}}
	}
	for _, s := range p.Steps {
		q.Items = append(q.Items, s.Name)
	}
	return q
}

// whyHere says why the step at a place (from 0) stands there, in the process'
// own words: what it is for, and what the step before must have settled.
func whyHere(p *content.Process, at int) string {
	s := p.Steps[at]
	var said []string
	if at == 0 {
		said = append(said, words.F("“%s” comes first.", s.Name))
	} else {
		said = append(said, words.F("“%s” comes right after “%s”.", s.Name, p.Steps[at-1].Name))
	}
	if s.Aim != "" {
		said = append(said, words.F("Its aim: %s", sentence(s.Aim)))
	}
	if at > 0 {
		if done := p.Steps[at-1].DoneWhen; len(done) > 0 {
			said = append(said, words.F("Before it starts, the buyer %s.", strings.TrimRight(strings.Join(done, "; "), ". ")))
		}
	}
	return strings.Join(said, " ")
}

// sentence ends a text with a full stop when it has no end of its own.
func sentence(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}
