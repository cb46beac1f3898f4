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
func (d *draft) shown(in *scope) *content.Process {
	p := d.copy().process
	number := map[string]int{}
	for _, s := range p.Steps {
		number[s.ID] = s.Number
	}
	for _, s := range p.Steps {
		if !in.stage(s.Stage) {
			s.Stage = ""
		}
		if !in.role(s.Lead) {
			s.Lead = ""
		}
		s.Lesson = in.lesson(s.Lesson)
		s.Support = keepKnown(s.Support, in.role)
		s.Terms = keepKnown(s.Terms, in.term)
		s.BackTo = keepKnown(s.BackTo, func(id string) bool { return number[id] > 0 && number[id] < s.Number })
		s.SameAs = keepKnown(s.SameAs, func(c content.Correspondence) bool { return in.step(p.ID, c) })
	}
	return p
}

// keepKnown gives those of all that is says are known; nil when none is.
func keepKnown[T any](all []T, is func(T) bool) []T {
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

// keepHidden adds to the list that a change sets what the step's list holds and
// doesn't show: it names what isn't there now, and the learner, who can't see
// it, didn't mean to take it out.
func (d *draft) keepHidden(shown *content.Step, c *Change) error {
	at := d.find(c.Step)
	if c.Kind != ChangeSet || at < 0 || shown == nil {
		return nil
	}
	held := d.process.Steps[at]
	switch c.Field {
	case FieldSupport:
		c.Texts = withHidden(c.Texts, held.Support, shown.Support)
	case FieldTerms:
		c.Texts = withHidden(c.Texts, held.Terms, shown.Terms)
	case FieldBackTo:
		c.Texts = withHidden(c.Texts, held.BackTo, shown.BackTo)
	case FieldSameAs:
		c.Same = withHidden(c.Same, held.SameAs, shown.SameAs)
	default:
		return nil
	}
	return within(nil, [][]string{c.Texts}, c.Same)
}

// withHidden gives a new list with what the list held and didn't show.
func withHidden[T comparable](list, held, shown []T) []T {
	list = slices.Clone(list)
	for _, one := range held {
		if !slices.Contains(shown, one) && !slices.Contains(list, one) {
			list = append(list, one)
		}
	}
	return list
}

// refreshOwn brings the course, its cards and its decks up to what the
// learner's own processes now are.
func (s *Session) refreshOwn() {
	s.state.settleOwn()
	var held []*edits
	s.scope.own = map[string]*draft{}
	for id, e := range s.state.own().edits {
		if e.draft != nil && !e.draft.removed && s.base.Process(id) == nil {
			held = append(held, e)
			s.scope.own[id] = e.draft
		}
	}
	slices.SortFunc(held, func(a, b *edits) int { return int(a.made - b.made) })
	s.collectOwnCards()
	before := s.own
	s.own = make([]*content.Process, len(held))
	for i, e := range held {
		s.own[i] = e.show(&s.scope)
	}
	s.course = s.base
	if len(s.own) > 0 {
		s.course = s.base.With(s.own)
	}
	s.updateOwnCards(before)
}

// show is the draft as shown, the same as before while it is.
func (e *edits) show(in *scope) *content.Process {
	if e.shownOf != e.draft || e.draft.namesOwn(in.course) {
		e.shownAs, e.shownOf = e.draft.shown(in), e.draft
	}
	return e.shownAs
}

// namesOwn says whether a step corresponds to one of a process that isn't the
// course's, so that what is shown changes with that.
func (d *draft) namesOwn(base *content.Course) bool {
	for _, s := range d.process.Steps {
		for _, c := range s.SameAs {
			if base.Process(c.Process) == nil {
				return true
			}
		}
	}
	return false
}
