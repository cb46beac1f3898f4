package practice

import (
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/ui/words"
)

// set is questions practised together.
type set struct {
	id    string // Route.ID
	title string
	about string          // under the title in the list; may be ""
	ids   []string        // of its questions; nil in the list until its line is shown
	limit int             // how many of them a round has; 0 for all
	loop  study.Loop      // it is asked before the lesson, without a verdict, or after it
	of    *content.Lesson // which lesson
	loose bool            // a round may have others: the set changes by what is answered
	// mixed gives the ids in an order that follows from the seed; nil where they
	// have an order of their own.
	mixed func(seed uint64) []string
}

// The sets' ids: today, before:<lesson>, after:<lesson>, all, lesson:<id>, scenes, drill:<process id>, order for every
// process, order:<process id>, and what drill.PairID gives.
const (
	mixSet       = "today"
	beforePrefix = "before:"
	afterPrefix  = "after:"
	allSet       = "all"
	lessonPrefix = "lesson:"
	sceneSet     = "scenes"
	drillPrefix  = drill.Prefix
	orderSet     = "order"
	orderPrefix  = drill.OrderPrefix
)

// How many questions a round has: of the course, of today's mix, of a process, of a
// pair.
const (
	mostAtOnce   = 20
	mostMixed    = 10
	mostDrilled  = 12
	mostContrast = 8
)

// questionSets gives the sets of the course's questions: all, then each lesson's.
func questionSets(c *content.Course) []set {
	var sets []set
	if len(c.Questions) > 0 {
		sets = append(sets, set{id: allSet, title: words.T("All questions"), ids: idsOf(c.Questions), limit: mostAtOnce})
	}
	own := map[string][]string{}
	for _, q := range c.Questions {
		own[q.Lesson] = append(own[q.Lesson], q.ID)
	}
	for _, l := range c.Lessons {
		if ids := own[l.ID]; len(ids) > 0 {
			sets = append(sets, set{id: lessonPrefix + l.ID, title: l.Title, about: words.F("Lesson %d", l.Number), ids: ids, limit: mostAtOnce})
		}
	}
	return sets
}

func idsOf(questions []*content.Question) []string {
	ids := make([]string, len(questions))
	for i, q := range questions {
		ids[i] = q.ID
	}
	return ids
}

// drilled makes a set of questions of processes.
func drilled(s set, of func(seed uint64) []string) (set, bool) {
	s.mixed, s.ids = of, of(0)
	return s, len(s.ids) > 0
}

// mix is today's mix. The round holds which questions it has: those answered leave
// the mix and stay in the round.
func (p *Page) mix() (set, bool) {
	s := set{id: mixSet, title: words.T("Today’s mix"), ids: p.session.TodaysMix(mostMixed)}
	s.loose = true
	return s, len(s.ids) > 0
}

// scenes is the set of the course's scenes.
func (p *Page) scenes() (set, bool) {
	return drilled(set{id: sceneSet, title: words.T("Which stage is this?"), about: words.T("Short scenes"), limit: mostDrilled}, p.maker.SceneIDs)
}

// drillOf is the set of all kinds of question about a process.
func (p *Page) drillOf(process *content.Process) (set, bool) {
	s, ok := p.drillLine(process)
	if ok {
		s.ids = s.mixed(0)
	}
	return s, ok
}

// drillLine is the same set, whose questions are yet to be counted: a course
// may have thousands of them in each of its processes.
func (p *Page) drillLine(process *content.Process) (set, bool) {
	return set{
		id: drillPrefix + process.ID, title: process.Title, limit: mostDrilled,
		about: words.N("%d step", "%d steps", len(process.Steps)),
		mixed: func(seed uint64) []string { return p.maker.IDs(process, seed) },
	}, p.maker.Asks(process)
}

// orderOf is the set of one question: a process' steps in order.
func (p *Page) orderOf(process *content.Process) (set, bool) {
	d, ok := p.maker.Find(orderPrefix+process.ID, 0)
	if !ok {
		return set{}, false
	}
	return set{id: d.ID, title: process.Title, ids: []string{d.ID}}, true
}

// orders is the set of every process' steps in order, where there are several.
func (p *Page) orders() (set, bool) {
	all := set{id: orderSet, title: words.T("Every process in order"), about: words.T("Put the steps in order")}
	for _, process := range p.course.Processes {
		if s, ok := p.orderOf(process); ok {
			all.ids = append(all.ids, s.ids...)
		}
	}
	return all, len(all.ids) > 1
}

// contrast is the set that tells two steps apart.
func (p *Page) contrast(id string) (set, bool) {
	a, b, ok := p.maker.PairOf(id)
	if !ok {
		return set{}, false
	}
	first, second := a, b
	if a.Process == b.Process && b.Number < a.Number {
		first, second = b, a
	}
	return drilled(set{id: id, title: words.F("%s or %s?", first.Name, second.Name), limit: mostContrast},
		func(seed uint64) []string {
			var ids []string
			for _, q := range p.maker.Pair(a, b, seed) {
				ids = append(ids, q.ID)
			}
			return ids
		})
}

// findSet gives the set with an id; false when the course has none such.
func (p *Page) findSet(id string) (set, bool) {
	process := func(prefix string) *content.Process { return p.course.Process(strings.TrimPrefix(id, prefix)) }
	switch {
	case id == mixSet:
		return p.mix()
	case strings.HasPrefix(id, beforePrefix):
		return p.loopOf(study.BeforeLesson, strings.TrimPrefix(id, beforePrefix))
	case strings.HasPrefix(id, afterPrefix):
		return p.loopOf(study.AfterLesson, strings.TrimPrefix(id, afterPrefix))
	case id == sceneSet:
		return p.scenes()
	case id == orderSet:
		s, ok := p.orders()
		s.title = words.T("Put the steps in order")
		return s, ok
	case strings.HasPrefix(id, drill.PairPrefix):
		return p.contrast(id)
	case strings.HasPrefix(id, drillPrefix):
		if of := process(drillPrefix); of != nil {
			return p.drillOf(of)
		}
	case strings.HasPrefix(id, orderPrefix):
		if of := process(orderPrefix); of != nil {
			s, ok := p.orderOf(of)
			s.title = words.T("Put the steps in order")
			return s, ok
		}
	default:
		sets := questionSets(p.course)
		if i := slices.IndexFunc(sets, func(s set) bool { return s.id == id }); i >= 0 {
			return sets[i], true
		}
	}
	return set{}, false
}

// whyHere says why the step at a place (from 0) stands there, in the process'
// own words: what it is for, and what the step before must have settled.
func whyHere(p *content.Process, at int) string {
	s := p.Steps[at]
	said := words.F("“%s” comes first.", s.Name)
	if at > 0 {
		said = words.F("“%s” comes right after “%s”.", s.Name, p.Steps[at-1].Name)
	}
	if s.Aim != "" {
		said = join(said, words.F("Its aim: %s", sentence(s.Aim)))
	}
	return join(said, beforeStart(p, at))
}

// beforeStart says what must be done before the step at a place begins; "" where the step before
// doesn't say.
func beforeStart(p *content.Process, at int) string {
	if at == 0 || len(p.Steps[at-1].DoneWhen) == 0 {
		return ""
	}
	return words.F("Before it starts, the buyer %s.", bare(strings.Join(p.Steps[at-1].DoneWhen, "; ")))
}

// sentence ends a text with a full stop when it has no end of its own.
func sentence(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}
