package practice

import (
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
)

// Session is what the page uses of *study.Session.
type Session interface {
	// Answer keeps an answer, synced to disk before it returns.
	Answer(question string, right bool, answer any) error
	// Results tells how a question was answered so far.
	Results(question string) study.Results
	// PracticeQueue gives the questions of a lesson, or all with "", in the
	// order that helps most.
	PracticeQueue(lesson string) []*content.Question
}

// Given is an answer as the journal keeps it.
type Given struct {
	Text   string `json:"text"` // in words, as solution says the right one
	Hinted bool   `json:"hinted,omitempty"`
	// Steps says which steps were told from which, Off by how many places all
	// rows of an order were from theirs.
	Steps []study.StepChoice `json:"steps,omitempty"`
	Off   int                `json:"off,omitempty"`
}

// tally counts the questions that were answered, and those right the last time.
func tally(s Session, questions []*content.Question) (answered, right int) {
	for _, q := range questions {
		r := s.Results(q.ID)
		if r.Asked > 0 {
			answered++
		}
		if r.Asked > 0 && r.LastRight {
			right++
		}
	}
	return answered, right
}

// queue gives the questions of a round: those that help most, the one named
// first among them.
func (p *Page) queue(s set, first string) []*content.Question {
	all := s.questions
	switch {
	case s.mixed != nil:
		all = s.mixed(p.seed())
		slices.SortStableFunc(all, p.needed)
	case s.id == allSet:
		all = slices.Clone(p.session.PracticeQueue(""))
	case strings.HasPrefix(s.id, lessonPrefix):
		all = slices.Clone(p.session.PracticeQueue(strings.TrimPrefix(s.id, lessonPrefix)))
	}
	if i := slices.IndexFunc(all, func(q *content.Question) bool { return q.ID == first }); i > 0 {
		q := all[i]
		all = slices.Insert(slices.Delete(slices.Clone(all), i, i+1), 0, q)
	}
	if s.atOnce > 0 {
		all = all[:min(len(all), s.atOnce)]
	}
	return all
}

// needed puts questions never answered first, then those missed last time, then
// the rest, the longest unseen first.
func (p *Page) needed(a, b *content.Question) int {
	ra, rb := p.session.Results(a.ID), p.session.Results(b.ID)
	rank := func(r study.Results) int {
		switch {
		case r.Asked == 0:
			return 0
		case !r.LastRight:
			return 1
		}
		return 2
	}
	if d := rank(ra) - rank(rb); d != 0 {
		return d
	}
	return ra.Last.Compare(rb.Last)
}

// newRound begins a round of questions. What is drawn for those made of
// processes follows from the round's seed.
func (p *Page) newRound(questions []*content.Question) {
	p.round = newRound(questions, p.seed())
	p.draw()
}

// draw makes the round's drills with its seed, so that coming back shows the
// same ones.
func (p *Page) draw() {
	for i, q := range p.round.questions {
		if d, ok := p.drill(q); ok {
			p.round.questions[i] = phrased(p.course, d)
		}
	}
}

// drill is what a question of the round is made from; false for one that the
// course asks itself.
func (p *Page) drill(q *content.Question) (drill.Question, bool) {
	if p.course.Question(q.ID) != nil {
		return drill.Question{}, false
	}
	return p.maker.Find(q.ID, p.round.Seed)
}
