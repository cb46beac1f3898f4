// Package drill makes questions from a course's processes: what comes next,
// which step is missing, who leads. Each has exactly one right answer or
// order; a question that could have two is not made.
//
// The same course, question and seed always give the same: the seed decides
// which wrong answers are offered, never whether there is a question.
package drill

import (
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

// How ids begin. A question's id is OrderPrefix and the process for Order; else
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

// Maker makes the questions of one course.
type Maker struct {
	course *content.Course
	same   map[*content.Step]map[*content.Step]bool // steps that correspond, either way
	name   map[*content.Step]string                 // each step's, Plain
	lone   map[*content.Step]bool                   // those whose name no other of their process has
}

// New prepares a course. The course may not change while the maker is used.
func New(course *content.Course) *Maker {
	m := &Maker{
		course: course, same: map[*content.Step]map[*content.Step]bool{},
		name: map[*content.Step]string{}, lone: map[*content.Step]bool{},
	}
	link := func(a, b *content.Step) {
		if m.same[a] == nil {
			m.same[a] = map[*content.Step]bool{}
		}
		m.same[a][b] = true
	}
	for _, p := range course.Processes {
		named := map[string]int{}
		for _, s := range p.Steps {
			m.name[s] = Plain(s.Name)
			named[m.name[s]]++
		}
		for _, s := range p.Steps {
			m.lone[s] = m.name[s] != "" && named[m.name[s]] == 1
			for _, c := range s.SameAs {
				if other := course.Step(c.Process + "/" + c.Step); other != nil {
					link(s, other)
					link(other, s)
				}
			}
		}
	}
	return m
}

// Process gives all questions of a process, the kinds mixed, in an order that
// follows from the seed. Scenes that play in it are among them.
func (m *Maker) Process(p *content.Process, seed uint64) []Question {
	var queues [][]Question
	add := func(kind Kind, of func(*content.Step) (Question, bool)) {
		var qs []Question
		for _, s := range p.Steps {
			if q, ok := of(s); ok {
				qs = append(qs, q)
			}
		}
		queues = append(queues, shuffled(qs, seed, string(kind)+"/"+p.ID))
	}
	whole := func(q Question, ok bool) {
		if ok {
			queues = append(queues, []Question{q})
		}
	}
	add(Next, func(s *content.Step) (Question, bool) { return m.next(s, seed) })
	queues = append(queues, m.scenesOf(p, seed))
	add(Done, func(s *content.Step) (Question, bool) { return m.done(s, seed) })
	add(Missing, func(s *content.Step) (Question, bool) { return m.missing(s, seed) })
	add(Lead, func(s *content.Step) (Question, bool) { return m.lead(s, seed) })
	add(Before, func(s *content.Step) (Question, bool) { return m.before(s, seed) })
	whole(m.match(p, seed))
	whole(m.part(p, seed))
	whole(m.order(p))
	return interleaved(queues)
}

// interleaved takes one question of each queue in turn.
func interleaved(queues [][]Question) []Question {
	var all []Question
	for at, more := 0, true; more; at++ {
		more = false
		for _, q := range queues {
			if at < len(q) {
				all, more = append(all, q[at]), true
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
