package content

import (
	"slices"
	"strings"

	"stagecraft/content/dialogue"
	"stagecraft/content/fold"
)

// index finds the things of a course by id.
type index struct {
	lessons   map[string]*Lesson
	processes map[string]*Process
	steps     map[string]*Step // by process/step
	terms     map[string]*Term
	roles     map[string]*Role
	stages    map[string]int // place in Journey
	questions map[string]*Question
	scenes    map[string]*Scene
	dialogues map[string]*dialogue.Dialogue
	named     map[string][]*Term // by the key of a name or an abbreviation
}

// index gives the course's index. It is made once, when it is first asked for.
func (c *Course) index() *index {
	c.once.Do(func() {
		c.byID = &index{
			lessons:   byID(c.Lessons, func(l *Lesson) string { return l.ID }),
			processes: map[string]*Process{},
			steps:     map[string]*Step{},
			terms:     byID(c.Terms, func(t *Term) string { return t.ID }),
			roles:     byID(c.Roles, func(r *Role) string { return r.ID }),
			stages:    map[string]int{},
			questions: byID(c.Questions, func(q *Question) string { return q.ID }),
			scenes:    byID(c.Scenes, func(s *Scene) string { return s.ID }),
			dialogues: byID(c.Dialogues, func(d *dialogue.Dialogue) string { return d.ID }),
		}
		for _, p := range c.Processes {
			c.byID.add(p)
		}
		c.byID.named = namedTerms(c.Terms)
		for i, s := range c.Journey {
			c.byID.stages[s.ID] = i
		}
	})
	return c.byID
}

// add lets a process and its steps be found.
func (x *index) add(p *Process) {
	x.processes[p.ID] = p
	for _, s := range p.Steps {
		x.steps[p.ID+"/"+s.ID] = s
	}
}

func byID[T any](all []*T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(all))
	for _, one := range all {
		m[id(one)] = one
	}
	return m
}

// Lesson gives the lesson with an id, or nil.
func (c *Course) Lesson(id string) *Lesson { return c.index().lessons[id] }

// LessonAt gives the lesson that "lesson" or "lesson#heading" names, and the
// heading's anchor; nil when there is no such lesson.
func (c *Course) LessonAt(place string) (*Lesson, string) {
	id, heading, _ := strings.Cut(place, "#")
	return c.Lesson(id), unescaped(heading)
}

// Process gives the process with an id, or nil.
func (c *Course) Process(id string) *Process { return c.index().processes[id] }

// Step gives the step that "process/step" names, or nil.
func (c *Course) Step(id string) *Step { return c.index().steps[id] }

// Term gives the term with an id, or nil.
func (c *Course) Term(id string) *Term { return c.index().terms[id] }

// Figure gives what is shown for the address of a picture in a note: a process,
// which step:PROCESS/STEP opens at a step, a file of the course, or neither when
// it is on the network.
func (c *Course) Figure(address string) Figure {
	if figure, ok := c.Figures[address]; ok {
		return figure
	}
	switch ref, isRef := ParseRef(address); {
	case isRef && ref.Kind == "process":
		return Figure{Process: ref.ID}
	case isRef && ref.Kind == "step":
		process, step, _ := strings.Cut(ref.ID, "/")
		return Figure{Process: process, Step: step}
	case isRef || strings.Contains(address, "://") || strings.HasPrefix(address, "//") || strings.HasPrefix(address, "data:"):
		return Figure{}
	}
	return Figure{Media: PicturePath(address)}
}

// Namesakes gives the other terms that a name or abbreviation of a term is
// also that of, as package fold compares them, in the course's order.
func (c *Course) Namesakes(t *Term, name string) []*Term {
	all := c.index().named[fold.Key(name)]
	return slices.DeleteFunc(slices.Clone(all), func(other *Term) bool { return other == t })
}

func namedTerms(terms []*Term) map[string][]*Term {
	named := map[string][]*Term{}
	for _, t := range terms {
		name, short := fold.Key(t.Term), fold.Key(t.Abbreviation)
		if name != "" {
			named[name] = append(named[name], t)
		}
		if short != "" && short != name {
			named[short] = append(named[short], t)
		}
	}
	return named
}

// Role gives the role with an id, or nil.
func (c *Course) Role(id string) *Role { return c.index().roles[id] }

// Stage gives the stage of the journey with an id and its place in
// Course.Journey; false when there is none.
func (c *Course) Stage(id string) (stage Stage, place int, ok bool) {
	place, ok = c.index().stages[id]
	if ok {
		stage = c.Journey[place]
	}
	return stage, place, ok
}

// Question gives the question with an id, or nil.
func (c *Course) Question(id string) *Question { return c.index().questions[id] }

// Scene gives the scene with an id, or nil.
func (c *Course) Scene(id string) *Scene { return c.index().scenes[id] }

// Dialogue gives the dialogue with an id, or nil.
func (c *Course) Dialogue(id string) *dialogue.Dialogue { return c.index().dialogues[id] }
