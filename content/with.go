package content

import (
	"maps"
	"reflect"
	"slices"
)

// With gives the same course with more processes, after its own: those that a
// learner made. One whose id the course has already is left out, as the course
// has taken it up. Everything else is shared with c, which stays as it is.
func (c *Course) With(own []*Process) *Course {
	base := c.index()
	more := c.copied()
	more.Processes = c.Processes[:len(c.Processes):len(c.Processes)]
	found := *base
	found.processes, found.steps = maps.Clone(base.processes), maps.Clone(base.steps)
	for _, p := range own {
		if found.processes[p.ID] != nil {
			continue
		}
		more.Processes = append(more.Processes, p)
		found.add(p)
	}
	more.once.Do(func() { more.byID = &found })
	return more
}

// Replacing gives the same course with a process in the place of the one with its id.
// Everything else is shared with c, which stays as it is.
func (c *Course) Replacing(p *Process) *Course {
	base := c.index()
	more := c.copied()
	more.Processes = slices.Clone(c.Processes)
	found := *base
	found.processes, found.steps = maps.Clone(base.processes), maps.Clone(base.steps)
	for i, old := range more.Processes {
		if old.ID != p.ID {
			continue
		}
		more.Processes[i] = p
		for _, s := range old.Steps {
			delete(found.steps, old.ID+"/"+s.ID)
		}
		delete(found.processes, old.ID)
		found.add(p)
	}
	more.once.Do(func() { more.byID = &found })
	return more
}

// copied gives a course with all that c has, whatever fields there are, and whose
// files are those of c. What is made of them once is made anew: it can't be
// copied, as someone may be making it.
func (c *Course) copied() *Course {
	more := &Course{from: c}
	from, to := reflect.ValueOf(c).Elem(), reflect.ValueOf(more).Elem()
	for i := range from.NumField() {
		if from.Type().Field(i).IsExported() {
			to.Field(i).Set(from.Field(i))
		}
	}
	return more
}
