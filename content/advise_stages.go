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
