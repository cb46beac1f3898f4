package content

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadProcess_TellsWhatIsWrongAndWhere reads processes that name things of
// the bundled course.
func TestReadProcess_TellsWhatIsWrongAndWhere(t *testing.T) {
	c := bundled(t)
	head := "id: mine\ntitle: Mine\nsteps:\n  - id: one\n    name: One\n"
	for _, x := range []struct{ name, source, want string }{
		{"nothing", "", "mine.yaml:0:0: error: the file says nothing (empty-file)"},
		{"a list", "- id: mine\n", "mine.yaml:1:1: error: this is a list; a process is written as lines of key: value (wrong-type)"},
		{"no steps", "id: mine\ntitle: Mine\n", "mine.yaml:0:0: error: the process has no steps; write each under steps: with an id and a name (no-steps)"},
		{"no title", "id: mine\nsteps:\n  - id: one\n    name: One\n", "mine.yaml:1:1: error: title is missing: what the learner sees (missing-title)"},
		{"an id that can't be one", strings.Replace(head, "mine", "My Own", 1), `mine.yaml:1:5: error: "My Own" can't be an id; use lowercase letters, digits and hyphens, at most 64 of them (bad-id)`},
		{"a step twice", head + "  - id: one\n    name: Two\n", `mine.yaml:6:9: error: the step id "mine/one" is taken by mine.yaml:4; give this one another (duplicate-id)`},
		{"a role", head + "    lead: aee\n", `mine.yaml:6:11: error: there is no role "aee" (did you mean "ae"?) (unknown-role)`},
		{"a stage", head + "    stage: awarenes\n", `mine.yaml:6:12: error: there is no stage "awarenes" (did you mean "awareness"?) (unknown-stage)`},
		{"a term", head + "    terms: [quotaa]\n", `mine.yaml:6:13: error: there is no term "quotaa" (did you mean "quota"?) (unknown-term)`},
		{"a lesson", head + "    lesson: sales-proces\n", `mine.yaml:6:13: error: there is no lesson "sales-proces" (did you mean "sales-process"?) (unknown-lesson)`},
		{"a heading", head + "    lesson: sales-process#nowhere\n", `mine.yaml:6:13: error: lesson "sales-process" has no heading "nowhere" (unknown-heading)`},
		{"a step of another", head + "    same_as: [pipeline-seven/demoo]\n", `mine.yaml:6:15: error: there is no step "pipeline-seven/demoo" (did you mean "pipeline-seven/demo"?) (unknown-step)`},
		{"a later step", head + "    back_to: [two]\n  - id: two\n    name: Two\n", `mine.yaml:6:15: error: "two" doesn't come before "one"; back_to names earlier steps of the same process (not-back)`},
		{"an anchor", "id: &a mine\n", `mine.yaml:1:5: error: "&" is an anchor, alias or merge, which a course may not have; write the value out (in quotes if it is text) (yaml-refused)`},
		{"too much", strings.Repeat("#", maxYAML+1), "mine.yaml:0:0: error: 8388609 bytes; a file like this may have 8388608 (too-big)"},
		{"bytes", "id: \xff", "mine.yaml:1:5: error: this isn't UTF-8 text; save the file as UTF-8 (not-utf8)"},
	} {
		t.Run(x.name, func(t *testing.T) {
			p, problems := ReadProcess(c, "mine.yaml", []byte(x.source))
			if p != nil {
				t.Error("it gave a process")
			}
			if diff := cmp.Diff(x.want, problems.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// elsewhere leaves out where a step is written: the same process may be read from another file.
var elsewhere = cmp.FilterPath(func(p cmp.Path) bool {
	name := p.Last().String()
	return name == ".File" || name == ".Pos"
}, cmp.Ignore())

func TestReadProcess_ReadsEachProcessOfTheCourseAgain(t *testing.T) {
	c := bundled(t)
	for _, p := range c.Processes {
		got, problems := ReadProcess(c, p.ID+".yaml", WriteProcess(p))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if diff := cmp.Diff(p, got, elsewhere); diff != "" {
			t.Error(diff)
		}
	}
}

// TestReadProcess_LeavesOutWhatIsSaidOfProcessesThatAreNotHere reads what
// another learner wrote, who has processes of their own.
func TestReadProcess_LeavesOutWhatIsSaidOfProcessesThatAreNotHere(t *testing.T) {
	source := "id: mine\ntitle: Mine\nsteps:\n  - id: one\n    name: One\n    same_as:\n" +
		"      - own-theirs/call\n      - step: pipeline-seven/demo\n        why: Both show.\n      - pipline-seven/demo\n"
	p, problems := ReadProcess(bundled(t), "mine.yaml", []byte(source))
	want := `mine.yaml:7:9: warning: there is no process "own-theirs" here, so what is said of its step is left out (left-out)
mine.yaml:10:9: warning: there is no process "pipline-seven" here, so what is said of its step is left out (did you mean "pipeline-seven"?) (left-out)`
	if diff := cmp.Diff(want, problems.Error()); diff != "" {
		t.Error(diff)
	}
	if p == nil || len(p.Steps[0].SameAs) != 1 || p.Steps[0].SameAs[0] != (Correspondence{"pipeline-seven", "demo", "Both show."}) {
		t.Errorf("it is %+v", p)
	}
}

func TestReadProcess_WarnsOfAKeyItDoesNotRead(t *testing.T) {
	p, problems := ReadProcess(bundled(t), "mine.yaml", []byte("id: mine\ntitle: Mine\ncolour: red\nsteps:\n  - id: one\n    name: One\n"))
	if p == nil || len(problems) != 1 || problems[0].Severity != Warning || problems[0].Line != 3 {
		t.Errorf("gave %v and %v", p, problems)
	}
}

func TestWriteProcess_ReadsWellAsAFile(t *testing.T) {
	p := &Process{ID: "own-1", Title: "Ours: the real one", About: strings.Repeat("How our team sells. ", 8) + "Since May."}
	p.Steps = []*Step{
		{
			ID: "s-1", Name: "Talk", Number: 1, Process: p, Stage: "awareness", Happens: []string{"Ask #1: why?", "Listen, then ask again"},
			SameAs: []Correspondence{{Process: "bowtie", Step: "awareness", Why: "Both begin."}},
		},
		{ID: "s-2", Name: "Yes", Number: 2, Process: p, BackTo: []string{"s-1"}},
	}
	want := `id: own-1
title: "Ours: the real one"
about: >-
  How our team sells. How our team sells. How our team sells. How our team
  sells. How our team sells. How our team sells. How our team sells. How our
  team sells. Since May.
steps:
  - id: s-1
    name: Talk
    stage: awareness
    happens:
      - "Ask #1: why?"
      - Listen, then ask again
    same_as:
      - step: bowtie/awareness
        why: Both begin.

  - id: s-2
    name: "Yes"
    back_to:
      - s-1
`
	if diff := cmp.Diff(want, string(WriteProcess(p))); diff != "" {
		t.Error(diff)
	}
}
