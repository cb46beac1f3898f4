// Package drill makes questions from a course's processes: what comes next,
// which step is missing, who leads. Each has exactly one right answer or
// order; a question that could have two is not made.
//
// The same course, question and seed always give the same: the seed decides
// which wrong answers are offered, never whether there is a question.
package drill

import (
	"slices"
	"strings"

	"stagecraft/content"
	"stagecraft/content/fold"
)

// Kind is what a question asks.
type Kind string

// The kinds.
const (
	Order   Kind = "order"   // put all steps in order
	Part    Kind = "part"    // so, with some of them given
	Next    Kind = "next"    // what comes right after Step
	Before  Kind = "before"  // what comes right before Step
	Missing Kind = "missing" // which step, Step, is left out of Shown
	Lead    Kind = "lead"    // who leads Step
	Done    Kind = "done"    // when Step counts as done
	Match   Kind = "match"   // which step leaves which artefact
	Scene   Kind = "scene"   // in which step, Step, a scene plays
	Move    Kind = "move"    // what the next move is in a scene of Step
	Tell    Kind = "tell"    // which of two steps, Step, a fact is about
)

// How ids begin. A question's id is [OrderPrefix] and the process for Order; else
// Prefix, the kind, and what it is made from, such as
// "drill:next/pipeline-seven/demo".
const (
	Prefix      = "drill:"
	OrderPrefix = "order:"
)

// Question is one question. What it says in words is for who asks it.
type Question struct {
	ID      string
	Kind    Kind
	Process *content.Process
	Step    *content.Step // the source that explains it; of Order, Part and Match the first it is about

	// Answers to choose from, the right one first: Next, Before, Missing,
	// Lead, Done, Scene, Move and Tell.
	Options []Option

	Steps []*content.Step // Order and Part: in the right order
	Given []bool          // Part: which of Steps stand in place already
	Shown []*content.Step // Missing: steps in a row, nil where one is missing
	Pairs []Pair          // Match: in the process' order
	Scene *content.Scene  // Scene and Move; Tell when it is told of by one
	Moves bool            // Scene: its next move is asked as well
	Fact  string          // Tell: what is said of Step
	About Aspect          // Tell: what kind of fact that is
	Other *content.Step   // Tell: the step it isn't
}

// Option is one answer to choose.
type Option struct {
	Text  string
	Step  *content.Step // the step it names, is said of or is a move in; nil of Lead
	Role  *content.Role // Lead
	Right bool
}

// Pair is a step and an artefact that it alone leaves.
type Pair struct {
	Step     *content.Step
	Artefact string
}

// Aspect is which field of a step a fact comes from.
type Aspect string

// The aspects.
const (
	Aim       Aspect = "aim"
	DoneWhen  Aspect = "done"
	Leaves    Aspect = "leaves"
	Happens   Aspect = "happens"
	FromScene Aspect = "scene"
	First     Aspect = "first" // it comes before the other in their process; the fact has no text
)

// Ref names a step within the course: process/step.
func Ref(s *content.Step) string { return s.Process.ID + "/" + s.ID }

// Plain is a text as it counts for telling two apart: its key, as package fold
// gives it, without the punctuation at the end.
func Plain(s string) string { return strings.TrimRight(fold.Key(s), " .,;:!?") }

// Process gives all questions of a process, the kinds mixed, in an order that
// follows from the seed. Scenes that play in it are among them.
func (m *Maker) Process(p *content.Process, seed uint64) []Question {
	return m.all(m.IDs(p, seed), seed)
}

// all makes the questions with these ids.
func (m *Maker) all(ids []string, seed uint64) []Question {
	qs := make([]Question, 0, len(ids))
	for _, id := range ids {
		if q, ok := m.Find(id, seed); ok {
			qs = append(qs, q)
		}
	}
	return qs
}

// IDs gives the ids of what Process gives, which is much cheaper: to count the
// questions, or to make a few of them.
func (m *Maker) IDs(p *content.Process, seed uint64) []string {
	// Those of seed 0 are asked for over and over, to count them.
	if seed != 0 {
		return m.ids(p, seed)
	}
	counted, ok := m.counted[p]
	if !ok {
		if m.counted == nil {
			m.counted = map[*content.Process][]string{}
		}
		counted = m.ids(p, seed)
		m.counted[p] = counted
	}
	return slices.Clone(counted)
}

// Asks tells whether there is a question of a process: whether IDs gives one,
// without looking for the others.
func (m *Maker) Asks(p *content.Process) bool {
	if counted, ok := m.counted[p]; ok {
		return len(counted) > 0
	}
	m = m.hurried()
	for _, of := range []func(*content.Step, uint64) (Question, bool){m.next, m.done, m.missing, m.lead, m.before} {
		for _, s := range p.Steps {
			if _, ok := of(s, 0); ok {
				return true
			}
		}
	}
	_, matched := m.match(p, 0)
	_, parted := m.part(p, 0)
	_, ordered := m.order(p)
	return matched || parted || ordered || len(m.scenesOf(p, 0)) > 0
}

// hurried is a maker of the same questions, which looks for one wrong answer alone.
func (m *Maker) hurried() *Maker {
	quick := *m
	quick.quick = true
	return &quick
}

func (m *Maker) ids(p *content.Process, seed uint64) []string {
	m = m.hurried()
	var queues [][]string
	add := func(kind Kind, of func(*content.Step, uint64) (Question, bool)) {
		ids := make([]string, 0, len(p.Steps))
		for _, s := range p.Steps {
			if q, ok := of(s, seed); ok {
				ids = append(ids, q.ID)
			}
		}
		queues = append(queues, shuffled(ids, seed, string(kind)+"/"+p.ID))
	}
	whole := func(q Question, ok bool) {
		if ok {
			queues = append(queues, []string{q.ID})
		}
	}
	add(Next, m.next)
	queues = append(queues, m.scenesOf(p, seed))
	add(Done, m.done)
	add(Missing, m.missing)
	add(Lead, m.lead)
	add(Before, m.before)
	whole(m.match(p, seed))
	whole(m.part(p, seed))
	whole(m.order(p))
	return interleaved(queues)
}

// interleaved takes one of each queue in turn.
func interleaved[T any](queues [][]T) []T {
	n := 0
	for _, q := range queues {
		n += len(q)
	}
	all := make([]T, 0, n)
	for at := 0; len(all) < n; at++ {
		for _, q := range queues {
			if at < len(q) {
				all = append(all, q[at])
			}
		}
	}
	return all
}

// Find makes the question with an id; false when the course gives none such.
func (m *Maker) Find(id string, seed uint64) (Question, bool) {
	if process, ok := strings.CutPrefix(id, OrderPrefix); ok {
		if p := m.course.Process(process); p != nil {
			return m.order(p)
		}
		return Question{}, false
	}
	rest, ok := strings.CutPrefix(id, Prefix)
	kind, of, cut := strings.Cut(rest, "/")
	if !ok || !cut {
		return Question{}, false
	}
	ofStep := func(make func(*content.Step, uint64) (Question, bool)) (Question, bool) {
		if s := m.course.Step(of); s != nil {
			return make(s, seed)
		}
		return Question{}, false
	}
	switch Kind(kind) {
	case Next:
		return ofStep(m.next)
	case Before:
		return ofStep(m.before)
	case Missing:
		return ofStep(m.missing)
	case Lead:
		return ofStep(m.lead)
	case Done:
		return ofStep(m.done)
	case Match, Part:
		p := m.course.Process(of)
		switch {
		case p == nil:
			return Question{}, false
		case Kind(kind) == Match:
			return m.match(p, seed)
		}
		return m.part(p, seed)
	case Scene, Move:
		id, process, _ := strings.Cut(of, "/")
		scene, p := m.course.Scene(id), m.course.Process(process)
		switch {
		case scene == nil || p == nil:
			return Question{}, false
		case Kind(kind) == Move:
			return m.move(scene, p, seed)
		}
		return m.scene(scene, p, seed)
	case Tell:
		return m.findTell(of)
	}
	return Question{}, false
}
