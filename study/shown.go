package study

import (
	"reflect"
	"slices"

	"stagecraft/content"
)

// copy gives a draft that can be changed without changing this one.
func (d *draft) copy() *draft {
	p := *d.process
	p.Steps = nil
	c := &draft{process: &p, removed: d.removed}
	for _, s := range d.process.Steps {
		step := *s
		step.Process = &p
		p.Steps = append(p.Steps, &step)
	}
	return c
}

// same says whether two drafts say the same.
func (d *draft) same(o *draft) bool {
	if d.removed != o.removed || len(d.process.Steps) != len(o.process.Steps) {
		return false
	}
	return reflect.DeepEqual(madeOf(d.process), madeOf(o.process))
}

// shown gives the process as a course may have it: what it names that isn't
// there is left out. It comes back when it is there again.
func (d *draft) shown(base *content.Course, own map[string]*draft) *content.Process {
	p := d.copy().process
	number := map[string]int{}
	for _, s := range p.Steps {
		number[s.ID] = s.Number
	}
	for _, s := range p.Steps {
		if _, _, ok := base.Stage(s.Stage); !ok {
			s.Stage = ""
		}
		if base.Role(s.Lead) == nil {
			s.Lead = ""
		}
		if l, _ := base.LessonAt(s.Lesson); l == nil {
			s.Lesson = ""
		}
		s.Support = known(s.Support, func(id string) bool { return base.Role(id) != nil })
		s.Terms = known(s.Terms, func(id string) bool { return base.Term(id) != nil })
		s.BackTo = known(s.BackTo, func(id string) bool { return number[id] > 0 && number[id] < s.Number })
		s.SameAs = known(s.SameAs, func(c content.Correspondence) bool {
			if c.Process == p.ID {
				return false
			}
			if o := own[c.Process]; o != nil {
				return o.find(c.Step) >= 0
			}
			return base.Step(c.Process+"/"+c.Step) != nil
		})
	}
	return p
}

// known gives those that are; nil when none is.
func known[T any](all []T, is func(T) bool) []T {
	if !slices.ContainsFunc(all, func(one T) bool { return !is(one) }) {
		if len(all) == 0 {
			return nil
		}
		return all
	}
	var kept []T
	for _, one := range all {
		if is(one) {
			kept = append(kept, one)
		}
	}
	return kept
}

// refreshOwn brings the course, its cards and its decks up to what the
// learner's own processes now are.
func (s *Session) refreshOwn() {
	s.state.settleOwn()
	var held []*edits
	drafts := map[string]*draft{}
	for id, e := range s.state.own {
		if e.draft != nil && !e.draft.removed && s.base.Process(id) == nil {
			held = append(held, e)
			drafts[id] = e.draft
		}
	}
	slices.SortFunc(held, func(a, b *edits) int { return int(a.made - b.made) })
	s.own = nil
	for _, e := range held {
		s.own = append(s.own, e.draft.shown(s.base, drafts))
	}
	s.course = s.base
	if len(s.own) > 0 {
		s.course = s.base.With(s.own)
	}
	s.makeCards()
	s.decks = makeDecks(s.course, s.cards, s.sides)
	s.deckOf = make(map[string]int, len(s.decks))
	for i, d := range s.decks {
		s.deckOf[d.ID] = i
	}
}
