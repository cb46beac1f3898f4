package content

import (
	"io/fs"
	"strings"

	"stagecraft/content/markup"
)

// Check gives every problem of the course in fsys: those that Open gives and
// advice that a learner has no use for but the author has.
func Check(fsys fs.FS) Problems {
	r := newReading(fsys)
	r.linting = true
	r.readAll()
	r.lintCourse()
	return r.sorted()
}

// maxDefinition is how many words fit on the back of a card.
const maxDefinition = 25

func (r *reading) lintDefinition(definition text) {
	if n := len(strings.Fields(definition.string)); n > maxDefinition {
		r.lint(definition.at, "long-definition", "the definition has %d words; a card reads well with %d or fewer", n, maxDefinition)
	}
	if definition.string == "" {
		return
	}
	same := strings.ToLower(strings.Join(strings.Fields(definition.string), " "))
	if first, ok := r.definitions[same]; ok {
		r.lint(definition.at, "same-definition", "the term on line %d has the same definition; say what sets them apart", first.line)
		return
	}
	r.definitions[same] = definition.at
}

// lintName reports a name that another term has: in a lesson it can be
// underlined for one of them only.
func (r *reading) lintName(name text) {
	if name.string == "" {
		return
	}
	if first, ok := r.names[name.string]; ok {
		r.lint(name.at, "same-name", "the term on line %d is called %q too; in lessons only that one is explained", first.line, shortened(name.string))
		return
	}
	r.names[name.string] = name.at
}

func (r *reading) lintProcess(p *Process, at place) {
	if len(p.Steps) < 2 {
		r.lint(at, "too-few-steps", "the process has fewer than 2 steps, so there is nothing to step through")
	}
}

func (r *reading) lintStep(s *Step, at place) {
	if s.Aim == "" {
		r.lint(at, "no-aim", "the step has no aim; say what it is for")
	}
	if len(s.DoneWhen) == 0 {
		r.lint(at, "no-done-when", "the step has no done_when; say what the buyer has done when it is over")
	}
}

// lintCourse gives the advice that needs the whole course.
func (r *reading) lintCourse() {
	if r.errors > 0 && r.course.ID == "" {
		return
	}
	if len(r.course.Lessons) == 0 {
		r.lint(place{file: "course.yaml"}, "no-lesson", "the course has no lesson; put one in lessons/")
	}
	for _, e := range r.figures {
		if !r.usedFigure[e.address] {
			r.lint(e.at, "unused-figure", "no note shows the picture %q", shortened(e.address))
		}
	}
	r.lintUnusedTerms()
	r.lintScenes()
	r.lintTermStages()
	r.lintQuestions()
	r.lintReach()
	r.lintMinutes()
	r.lintProse()
}

// lintUnusedTerms reports the terms that no lesson says or links to.
func (r *reading) lintUnusedTerms() {
	used := map[string]bool{}
	for _, x := range r.references {
		if x.ref.Kind == "term" && strings.HasPrefix(x.at.file, "lessons/") {
			used[x.ref.ID] = true
		}
	}
	matcher := r.course.TermMatcher()
	for _, l := range r.course.Lessons {
		for _, b := range l.Document.Blocks {
			for _, s := range matcher.Find(markup.BlockText(b)) {
				used[s.Term.ID] = true
			}
		}
	}
	for _, t := range r.course.Terms {
		if !used[t.ID] && t.Term != "" {
			r.lint(r.declared["term"][t.ID], "unused-term", "no lesson says %q; use it where it matters, or leave it out", t.Term)
		}
	}
}
