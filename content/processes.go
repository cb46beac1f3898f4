package content

import (
	"strings"
)

// readProcesses reads processes/*.yaml, in the order of their names.
func (r *loader) readProcesses() {
	for _, file := range r.folder.in("processes", ".yaml") {
		if f := r.openFields(file, "a process"); f != nil {
			r.readProcess(f)
		}
	}
}

func (r *loader) readProcess(f *fields) {
	id := f.required("id", "a short name that never changes, such as classic-seven")
	p := &Process{
		ID: id.string, Title: f.required("title", "what the learner sees").string,
		About:  f.text("about").string,
		Source: f.text("source").string,
	}
	ok := r.checkID(id, f.kind, "")
	if ok {
		r.declare("process", id.string, id.at)
	}
	back := map[*Step][]text{}
	for _, n := range f.list("steps") {
		if s, ids := r.readStep(p, f.at.file, n); s != nil && len(ids) > 0 {
			back[s] = ids
		}
	}
	if len(back) > 0 {
		r.readBackTo(p, back)
	}
	f.done()
	if ok {
		r.lintProcess(p, f.at)
		r.course.Processes = append(r.course.Processes, p)
	}
}

// readStep reads one step and adds it to p, and gives it with what it names as
// back_to; nil when it has no id. A step's id has to be unique within its
// process only.
func (r *loader) readStep(p *Process, file string, n *node) (*Step, []text) {
	f := r.fields(file, n, "a step")
	if f == nil {
		return nil, nil
	}
	f.within = p.ID + "/"
	id := f.required("id", "a short name that never changes, such as demo")
	name := f.required("name", "what the learner sees")
	s := &Step{ID: id.string, Process: p, Name: name.string, File: id.at.file, Pos: id.at.pos()}
	stage := f.text("stage")
	s.Stage = stage.string
	s.Aim = f.text("aim").string
	s.Happens = stringsOf(f.texts("happens"))
	s.DoneWhen = stringsOf(f.texts("done_when"))
	lead, support := f.text("lead"), f.texts("support")
	s.Lead, s.Support = lead.string, stringsOf(support)
	s.Leaves = stringsOf(f.texts("leaves"))
	s.MeasuredBy = f.text("measured_by").string
	s.Mistake = f.text("mistake").string
	terms := f.texts("terms")
	s.Terms = stringsOf(terms)
	lesson := f.text("lesson")
	s.Lesson = lesson.string
	for _, n := range f.list("same_as") {
		r.readCorrespondence(s, file, n)
	}
	back := f.texts("back_to")
	f.done()
	if !r.checkID(id, f.kind, f.within) {
		return nil, nil
	}
	r.declare("step", p.ID+"/"+s.ID, id.at)
	r.referTo("stage", stage)
	r.referTo("role", append([]text{lead}, support...)...)
	r.referTo("term", terms...)
	r.referToLesson(lesson)
	r.lintStep(s, id.at)
	p.Steps = append(p.Steps, s)
	s.Number = len(p.Steps)
	r.lintStepName(s, name)
	return s, back
}

// readBackTo takes the ids that steps name as those buyers go back to. Each has
// to be an earlier step of the same process, so all of them have been read by now.
func (r *loader) readBackTo(p *Process, back map[*Step][]text) {
	number, ids := map[string]int{}, []string{}
	for _, s := range p.Steps {
		if number[s.ID] == 0 {
			number[s.ID] = s.Number
		}
		ids = append(ids, s.ID)
	}
	for _, s := range p.Steps {
		seen := map[string]bool{}
		for _, id := range back[s] {
			switch n := number[id.string]; {
			case n == 0:
				nearest := r.nearest(id.string, ids)
				r.report(id.at, Error, "unknown-step", "this process has no step %q%s", shortened(id.string), asQuestion(nearest)).
					instead(id.string, sure(id.string, nearest, ids))
			case n >= s.Number:
				r.report(id.at, Error, "not-back", "%q doesn't come before %q; back_to names earlier steps of the same process", shortened(id.string), s.ID)
			case !seen[id.string]:
				seen[id.string] = true
				s.BackTo = append(s.BackTo, id.string)
			}
		}
	}
}

// readCorrespondence reads "process/step" or {step: process/step, why: …}.
func (r *loader) readCorrespondence(s *Step, file string, n *node) {
	var step text
	var why string
	switch n.kind {
	case mappingNode:
		f := r.fields(file, n, "each value of same_as")
		if f == nil {
			return
		}
		step = f.required("step", "the step of another process, as process/step")
		why = f.text("why").string
		f.done()
	default:
		step = r.text(file, n, "each value of same_as")
	}
	if step.string == "" {
		return
	}
	process, id, _ := strings.Cut(step.string, "/")
	if process == s.Process.ID {
		r.report(step.at, Error, "same-process", "%q is of this process; same_as names a step of another one", shortened(step.string))
		return
	}
	r.referTo("step", step)
	s.SameAs = append(s.SameAs, Correspondence{Process: process, Step: id, Why: why})
}
