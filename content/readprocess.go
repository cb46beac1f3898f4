package content

import (
	"maps"
	"slices"
	"strings"
)

// ReadProcess reads one process as processes/*.yaml hold them, and checks what
// it names (roles, stages, terms, lessons, steps of other processes) against a
// course. It gives the process, or nil when anything in it is an error, and
// every problem found; name is the file they are told of. The process may have
// an id that the course has. What it says of processes that the course doesn't
// have, such as another learner's own, is left out with a warning. Nothing in
// source is trusted: it is bounded as a
// file of a course is.
func ReadProcess(c *Course, name string, source []byte) (*Process, Problems) {
	r := newLoader(noFiles{})
	if len(source) > maxYAML {
		r.report(filePosition{file: name}, Error, "too-big", "%d bytes; a file like this may have %d", len(source), maxYAML)
		return nil, r.sorted()
	}
	n := r.parseYAML(name, source)
	if n == nil {
		return nil, r.sorted()
	}
	if f := r.fields(name, n, "a process"); f != nil {
		r.readProcess(f)
	}
	r.know(c)
	r.leaveOutForeign(c)
	r.resolve()
	if r.errors > 0 {
		return nil, r.sorted()
	}
	p := r.course.Processes[0]
	if len(p.Steps) == 0 {
		r.report(filePosition{file: name}, Error, "no-steps", "the process has no steps; write each under steps: with an id and a name")
		return nil, r.sorted()
	}
	return p, r.sorted()
}

// leaveOutForeign takes out of the process read what its steps say of
// processes that a course doesn't have.
func (r *checker) leaveOutForeign(c *Course) {
	r.references = slices.DeleteFunc(r.references, func(x reference) bool {
		process, _, named := strings.Cut(x.ref.ID, "/")
		if x.ref.Kind != "step" || !named || c.Process(process) != nil {
			return false
		}
		r.report(x.at, Warning, "left-out", "there is no process %q here, so what is said of its step is left out%s",
			shortened(process), r.didYouMean(process, slices.Sorted(maps.Keys(r.declared["process"]))))
		return true
	})
	for _, p := range r.course.Processes {
		for _, s := range p.Steps {
			s.SameAs = slices.DeleteFunc(s.SameAs, func(x Correspondence) bool { return c.Process(x.Process) == nil })
			if len(s.SameAs) == 0 {
				s.SameAs = nil
			}
		}
	}
}

// know takes what a course declares as read. What was read before has its
// name first.
func (r *checker) know(c *Course) {
	declare := func(kind, id string) {
		if r.declared[kind] == nil {
			r.declared[kind] = map[string]filePosition{}
		}
		if _, ok := r.declared[kind][id]; !ok {
			r.declared[kind][id] = filePosition{}
		}
	}
	for _, s := range c.Journey {
		declare("stage", s.ID)
	}
	for _, role := range c.Roles {
		declare("role", role.ID)
	}
	for _, t := range c.Terms {
		declare("term", t.ID)
	}
	for _, p := range c.Processes {
		declare("process", p.ID)
		for _, s := range p.Steps {
			declare("step", p.ID+"/"+s.ID)
		}
	}
	for _, l := range c.Lessons {
		declare("lesson", l.ID)
		r.headings[l.ID] = map[string]bool{}
		if l.Document == nil {
			continue
		}
		for _, h := range l.Document.Headings() {
			r.headings[l.ID][h.ID] = true
		}
	}
}
