package content

import (
	"slices"
	"strings"
)

// lintScenes reports the scenes that name two steps of one process and leave
// open which of them is meant: a question asks for the one named first and
// offers neither as a wrong answer.
func (r *adviser) lintScenes() {
	for _, steps := range r.sceneSteps {
		before := map[*Process]*Step{}
		for _, t := range steps {
			s := r.course.Step(t.string)
			if s == nil {
				continue
			}
			b := before[s.Process]
			before[s.Process] = s
			switch {
			case b == nil || b == s:
			case s.Number < b.Number:
				r.lint(t.at, "scene-step-order", "%q comes before %q in the process %q, and is named after it; the one named first is asked for, so name them in the order of the process, or only the one that is meant",
					s.ID, b.ID, s.Process.ID)
			case s.Number > b.Number+1:
				r.lint(t.at, "scene-steps-apart", "%q doesn't come right after %q in the process %q, so the scene can't well be in both; name the one that is meant",
					s.ID, b.ID, s.Process.ID)
			}
		}
	}
}

// lintSceneSteps reports the scenes that name steps of two processes of which
// neither says that it is the same as the other: a learner who knows which
// steps are alike would answer one of them wrong. Processes that have no such
// step in common aren't compared.
func (r *adviser) lintSceneSteps() {
	alike, compared := map[[2]*Step]bool{}, map[[2]*Process]bool{}
	for _, p := range r.course.Processes {
		for _, s := range p.Steps {
			for _, c := range s.SameAs {
				if o := r.course.Step(c.Process + "/" + c.Step); o != nil {
					alike[[2]*Step{s, o}], alike[[2]*Step{o, s}] = true, true
					compared[[2]*Process{p, o.Process}], compared[[2]*Process{o.Process, p}] = true, true
				}
			}
		}
	}
	for _, named := range r.sceneSteps {
		for i, t := range named {
			s := r.course.Step(t.string)
			for _, before := range named[:i] {
				o := r.course.Step(before.string)
				if s == nil || o == nil || s.Process == o.Process || !compared[[2]*Process{s.Process, o.Process}] {
					continue
				}
				if !r.anyAlike(named, s.Process, o.Process, alike) {
					r.lint(t.at, "scene-steps-disagree", "nothing says that %s/%s is the same as %s/%s; name them in same_as, or only the one that is meant",
						s.Process.ID, s.ID, o.Process.ID, o.ID)
					break
				}
			}
		}
	}
}

// anyAlike tells whether among the steps that a scene names one of a process is
// the same as one of another.
func (r *adviser) anyAlike(named []text, p, q *Process, alike map[[2]*Step]bool) bool {
	for _, a := range named {
		for _, b := range named {
			s, o := r.course.Step(a.string), r.course.Step(b.string)
			if s != nil && o != nil && s.Process == p && o.Process == q && alike[[2]*Step{s, o}] {
				return true
			}
		}
	}
	return false
}

// lintTermStages reports the terms that are tagged with stages of the buyer's
// journey in none of which a step names them.
func (r *adviser) lintTermStages() {
	named := map[string][]*Step{} // term id
	for _, p := range r.course.Processes {
		for _, s := range p.Steps {
			for _, t := range s.Terms {
				named[t] = append(named[t], s)
			}
		}
	}
	for _, t := range r.course.Terms {
		var tagged []string
		for _, stage := range r.course.Journey {
			if slices.Contains(t.Tags, stage.ID) {
				tagged = append(tagged, stage.ID)
			}
		}
		steps := slices.DeleteFunc(named[t.ID], func(s *Step) bool { return s.Stage == "" })
		if len(tagged) == 0 || len(steps) == 0 || slices.ContainsFunc(steps, func(s *Step) bool { return slices.Contains(tagged, s.Stage) }) {
			continue
		}
		r.lint(r.declared["term"][t.ID], "term-stage", "the term %q is tagged %s, but the step %s/%s, which names it, is in the stage %s; tag it with that too, or name it in another step",
			shortened(t.Term), strings.Join(tagged, ", "), steps[0].Process.ID, steps[0].ID, steps[0].Stage)
	}
}
