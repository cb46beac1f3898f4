package content

import (
	"io/fs"
	"strings"

	"stagecraft/content/fold"
	"stagecraft/content/notefolder"
)

// Check gives every problem of the course in fsys: those that Open gives and
// advice that a learner has no use for but the author has.
func Check(fsys fs.FS) Problems { return checkAll(fsys, nil) }

// checkAll checks a course, which may be made of a folder of notes.
func checkAll(fsys fs.FS, notes *notefolder.Folder) Problems {
	if notes == nil {
		fsys = mustHaveNotes(fsys)
		notes = notesIn(fsys)
	}
	r := newLoader(fsys)
	r.ofNotes(notes)
	r.linting = true
	r.readAll()
	r.lintCourse()
	r.makeIDs()
	return r.fromNotes(r.sorted())
}

// adviser gives advice on a course that needs no mending to open: its style, as
// package lint has it, and what would teach better.
type adviser struct {
	*checker

	definitions map[string]filePosition       // of terms, by what they say
	names       map[string]text               // of terms, by their keys
	stepNames   map[*Process]map[string]*Step // by their keys
	sceneSteps  [][]text                      // of each scene
	prompts     map[*Question]string          // what each asks
	said        []keyedText                   // the texts of YAML files
	sources     map[string][]byte             // of YAML files
}

func newAdviser(c *checker) *adviser {
	return &adviser{
		checker:     c,
		definitions: map[string]filePosition{}, names: map[string]text{}, stepNames: map[*Process]map[string]*Step{},
		prompts: map[*Question]string{}, sources: map[string][]byte{},
	}
}

// maxDefinition is how many words fit on the back of a card.
const maxDefinition = 25

func (r *adviser) lintDefinition(definition text) {
	if n := len(strings.Fields(definition.string)); n > maxDefinition {
		r.lint(definition.at, "long-definition", "the definition has %d words; a card reads well with %d or fewer", n, maxDefinition)
	}
	if definition.string == "" {
		return
	}
	same := fold.Key(definition.string)
	if first, ok := r.definitions[same]; ok {
		r.lint(definition.at, "same-definition", "the term on line %d has the same definition; say what sets them apart", first.line)
		return
	}
	r.definitions[same] = definition.at
}

// lintNames reports a name that another term has. Where only case, a hyphen or
// the like is between two names, a learner can't tell which one a card asks
// for: that is an error to its author. Two terms may share an abbreviation, as
// words of one trade do; the card then says which of them it doesn't mean.
func (r *adviser) lintNames(name, abbreviation text) {
	own := fold.Key(name.string)
	if first, ok := r.names[own]; own != "" && ok {
		if r.linting {
			r.report(name.at, Error, "same-name", "the term on line %d is called %q too; a card couldn't say which is asked, so make one term of them, or give each a name of its own as in lead (person)",
				first.at.line, shortened(first.string))
		}
	} else if own != "" {
		r.names[own] = name
	}
	short := fold.Key(abbreviation.string)
	if short == "" || short == own {
		return
	}
	if first, ok := r.names[short]; ok {
		r.lint(abbreviation.at, "same-abbreviation", "the term on line %d is called %q too; in lessons only that one is explained, and cards say which one they don't mean", first.at.line, shortened(first.string))
		return
	}
	r.names[short] = abbreviation
}

// lintStepName reports a step that is called as another of its process.
func (r *adviser) lintStepName(s *Step, name text) {
	key := fold.Key(name.string)
	if !r.linting || key == "" {
		return
	}
	if r.stepNames[s.Process] == nil {
		r.stepNames[s.Process] = map[string]*Step{}
	}
	if first, ok := r.stepNames[s.Process][key]; ok {
		r.lint(name.at, "same-step-name", "step %d of this process is called %q too; no card and no drill asks for a step by a name that two have", first.Number, shortened(first.Name))
		return
	}
	r.stepNames[s.Process][key] = s
}

func (r *adviser) lintProcess(p *Process, at filePosition) {
	if len(p.Steps) < 2 {
		r.lint(at, "too-few-steps", "the process has fewer than 2 steps, so there is nothing to step through")
	}
}

func (r *adviser) lintStep(s *Step, at filePosition) {
	if s.Aim == "" {
		r.lint(at, "no-aim", "the step has no aim; say what it is for")
	}
	if len(s.DoneWhen) == 0 {
		r.lint(at, "no-done-when", "the step has no done_when; say what the buyer has done when it is over")
	}
}

// lintCourse gives the advice that needs the whole course.
func (r *adviser) lintCourse() {
	if r.errors > 0 && r.course.ID == "" {
		return
	}
	if len(r.course.Lessons) == 0 {
		r.lint(filePosition{file: "course.yaml"}, "no-lesson", "the course has no lesson; put one in lessons/")
	}
	for _, e := range r.figures {
		if !r.usedFigure[e.address] {
			r.lint(e.at, "unused-figure", "no note shows the picture %q", shortened(e.address)).
				drop(e.address)
		}
	}
	r.lintUnusedTerms()
	r.lintScenes()
	r.lintSceneSteps()
	r.lintTermStages()
	r.lintQuestions()
	r.lintBias()
	r.lintDefensible()
	r.lintSources()
	r.lintLetters()
	r.lintUndefined()
	r.lintPictures()
	r.lintReach()
	r.lintMinutes()
	r.lintProse()
}

// lintUnusedTerms reports the terms that no lesson says or links to.
func (r *adviser) lintUnusedTerms() {
	used := map[string]bool{}
	for _, x := range r.references {
		if x.ref.Kind == "term" && strings.HasPrefix(x.at.file, "lessons/") {
			used[x.ref.ID] = true
		}
	}
	matcher := r.course.TermMatcher()
	for _, l := range r.course.Lessons {
		for id := range termsIn(l.Document, matcher) {
			used[id] = true
		}
	}
	for _, t := range r.course.Terms {
		if !used[t.ID] && t.Term != "" {
			r.lint(r.declared["term"][t.ID], "unused-term", "no lesson says %q; use it where it matters, or leave it out", t.Term)
		}
	}
}
