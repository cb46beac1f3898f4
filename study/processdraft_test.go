package study_test

import (
	"errors"
	"testing"

	"stagecraft/content"
	"stagecraft/study"
)

// A draft that is edited, undone and redone is as it was at each moment, and the course
// that it was begun on stays as it is.
func TestProcessDraft_IsEditedUndoneAndRedone(t *testing.T) {
	course, problems := content.OpenPath(t.Context(), "../content/salesprocess")
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	const id = "pipeline-seven"
	before := string(content.WriteProcess(course.Process(id)))
	d := study.DraftProcess(course, id)
	said := func() string { return string(content.WriteProcess(d.Course().Process(id))) }
	first := course.Process(id).Steps[0].ID
	states := []string{said()}
	for _, c := range []study.Change{
		{Kind: study.ChangeSet, Field: study.FieldTitle, Text: "Our pipeline"},
		{Kind: study.ChangeAdd, After: first, Text: "Step 2"},
		{Kind: study.ChangeSet, Step: "new-step", Field: study.FieldName, Text: "Warm up!"},
		{Kind: study.ChangeMove, Step: first, After: "new-step"},
		{Kind: study.ChangeSet, Step: first, Field: study.FieldBackTo, Texts: []string{"new-step"}},
	} {
		if err := d.Edit(id, c); err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
		states = append(states, said())
	}
	if d.Saved() {
		t.Error("it counts as written")
	}
	for i := len(states) - 2; i >= 0; i-- {
		if _, ok, err := d.Undo(study.ScopeProcess(id)); !ok || err != nil || said() != states[i] {
			t.Errorf("undone to %d it is\n%s", i, said())
		}
	}
	if !d.Saved() {
		t.Error("all undone, it doesn't count as written")
	}
	for i := 1; i < len(states); i++ {
		if _, ok, err := d.Redo(study.ScopeProcess(id)); !ok || err != nil || said() != states[i] {
			t.Errorf("redone to %d it is\n%s", i, said())
		}
	}
	if now := d.NameSteps(); now("new-step") != "warm-up" || d.Course().Step(id+"/warm-up") == nil || d.Course().Step(id + "/" + first).BackTo[0] != "warm-up" {
		t.Errorf("the new step has no id of its name:\n%s", said())
	}
	if string(content.WriteProcess(course.Process(id))) != before {
		t.Error("the course it was begun on changed")
	}
	if d.Course().Step(id+"/"+first) == course.Step(id+"/"+first) {
		t.Error("the step is the course's own")
	}
	if err := d.Edit(id, study.Change{Kind: study.ChangeSet, Step: first, Field: study.FieldLead, Text: "nobody"}); !errors.Is(err, study.ErrUnknown) {
		t.Errorf("a role that isn't there: %v", err)
	}
	d.Written(d.Process())
	if !d.Saved() {
		t.Error("written, it doesn't count as that")
	}
}
