package study_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/fsrs"
)

func TestEdit_KeepsEachField(t *testing.T) {
	d := newTestLearner(t)
	id := d.made("Ours", "Call")
	first := d.Session.Course().Process(id).Steps[0].ID
	step := d.add(id, first, "Meet")
	for _, c := range []study.Change{
		{Field: study.FieldTitle, Text: " Ours, now "},
		{Field: study.FieldAbout, Text: "How we sell.\r\nHere. "},
		{Field: study.FieldSource, Text: "Our team"},
		{Step: step, Field: study.FieldName, Text: "Meet  them"},
		{Step: step, Field: study.FieldStage, Text: "decision"},
		{Step: step, Field: study.FieldAim, Text: "Learn\twhy\x00"},
		{Step: step, Field: study.FieldHappens, Texts: []string{" ask", "", "listen\nagain"}},
		{Step: step, Field: study.FieldDoneWhen, Texts: []string{"says yes"}},
		{Step: step, Field: study.FieldLead, Text: "ae"},
		{Step: step, Field: study.FieldSupport, Texts: []string{"ae", "ae"}},
		{Step: step, Field: study.FieldLeaves, Texts: []string{"notes"}},
		{Step: step, Field: study.FieldMeasuredBy, Text: "Meetings"},
		{Step: step, Field: study.FieldMistake, Text: "Talking."},
		{Step: step, Field: study.FieldTerms, Texts: []string{"po"}},
		{Step: step, Field: study.FieldLesson, Text: "buying"},
		{Step: step, Field: study.FieldSameAs, Same: []content.Correspondence{{Process: "short", Step: "show", Why: " Both. "}}},
		{Step: step, Field: study.FieldBackTo, Texts: []string{first}},
	} {
		c.Kind = study.ChangeSet
		d.ok(d.Edit(id, c))
		events := len(d.events())
		d.ok(d.Edit(id, c))
		if len(d.events()) != events {
			t.Errorf("%s: the same once more is another event", c.Field)
		}
	}
	want := &content.Process{ID: id, Title: "Ours, now", About: "How we sell.\nHere.", Source: "Our team", Own: true}
	want.Steps = []*content.Step{
		{ID: first, Name: "Call", Process: want, Number: 1},
		{
			ID: step, Name: "Meet them", Process: want, Number: 2, Stage: "decision", Aim: "Learn\twhy", Happens: []string{"ask", "listen again"},
			DoneWhen: []string{"says yes"}, Lead: "ae", Support: []string{"ae"}, Leaves: []string{"notes"}, MeasuredBy: "Meetings", Mistake: "Talking.",
			Terms: []string{"po"}, Lesson: "buying", SameAs: []content.Correspondence{{Process: "short", Step: "show", Why: "Both."}}, BackTo: []string{first},
		},
	}
	for range 2 {
		if diff := cmp.Diff(want, d.Session.Course().Process(id)); diff != "" {
			t.Error(diff)
		}
		d.restart()
	}
}

func TestEdit_RefusesWhatMakesNoSense(t *testing.T) {
	d := newTestLearner(t)
	id := d.made("Ours", "Call")
	step := d.Session.Course().Process(id).Steps[0].ID
	long := strings.Repeat("x", study.MaxText+1)
	for _, x := range []struct {
		name    string
		process string
		change  study.Change
		want    error
	}{
		{"no process", "own-gone", study.Change{Kind: study.ChangeRemove}, study.ErrNoProcess},
		{"one of the course", "short", study.Change{Kind: study.ChangeRemove}, study.ErrNoProcess},
		{"no step", id, study.Change{Kind: study.ChangeSet, Step: "gone", Field: study.FieldAim, Text: "x"}, study.ErrNoStep},
		{"an empty title", id, study.Change{Kind: study.ChangeSet, Field: study.FieldTitle, Text: " \x01"}, study.ErrEmpty},
		{"an empty name", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldName}, study.ErrEmpty},
		{"a step without a name", id, study.Change{Kind: study.ChangeAdd}, study.ErrEmpty},
		{"a step after none", id, study.Change{Kind: study.ChangeAdd, Text: "x", After: "gone"}, study.ErrNoStep},
		{"a step with a bad id", id, study.Change{Kind: study.ChangeAdd, Text: "x", Step: "No Id"}, study.ErrNoStep},
		{"a step that is there", id, study.Change{Kind: study.ChangeAdd, Text: "x", Step: step}, study.ErrNoStep},
		{"the last step", id, study.Change{Kind: study.ChangeDrop, Step: step}, study.ErrEmpty},
		{"a step after itself", id, study.Change{Kind: study.ChangeMove, Step: step, After: step}, study.ErrNoStep},
		{"a field of the process for a step", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldTitle, Text: "x"}, study.ErrNoChange},
		{"a field of a step for the process", id, study.Change{Kind: study.ChangeSet, Field: study.FieldAim, Text: "x"}, study.ErrNoChange},
		{"no field", id, study.Change{Kind: study.ChangeSet, Step: step, Field: "colour", Text: "x"}, study.ErrNoChange},
		{"no kind", id, study.Change{Kind: "shuffle"}, study.ErrNoChange},
		{"making", id, study.Change{Kind: "make"}, study.ErrNoChange},
		{"a long name", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldName, Text: strings.Repeat("é", content.MaxName+1)}, study.ErrTooLong},
		{"a long title", id, study.Change{Kind: study.ChangeSet, Field: study.FieldTitle, Text: strings.Repeat("é", content.MaxName+1)}, study.ErrTooLong},
		{"a new step with a long name", id, study.Change{Kind: study.ChangeAdd, Text: strings.Repeat("é", content.MaxName+1)}, study.ErrTooLong},
		{"a long text", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldAim, Text: long}, study.ErrTooLong},
		{"a long list", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldHappens, Texts: strings.Split(strings.Repeat("x ", 41), " ")[:41]}, study.ErrTooMany},
		{"a list of long texts", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldHappens, Texts: []string{long, long}}, study.ErrTooLong},
		{"a stage", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldStage, Text: "gone"}, study.ErrUnknown},
		{"a role", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldLead, Text: "gone"}, study.ErrUnknown},
		{"a role that supports", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldSupport, Texts: []string{"ae", "gone"}}, study.ErrUnknown},
		{"a term", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldTerms, Texts: []string{"gone"}}, study.ErrUnknown},
		{"a lesson", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldLesson, Text: "gone"}, study.ErrUnknown},
		{"a heading", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldLesson, Text: "buying#gone"}, study.ErrUnknown},
		{"a step that is no earlier one", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldBackTo, Texts: []string{step}}, study.ErrUnknown},
		{"a step of another process", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldSameAs, Same: []content.Correspondence{{Process: "short", Step: "gone"}}}, study.ErrUnknown},
		{"a step of the same process", id, study.Change{Kind: study.ChangeSet, Step: step, Field: study.FieldSameAs, Same: []content.Correspondence{{Process: id, Step: step}}}, study.ErrUnknown},
	} {
		t.Run(x.name, func(t *testing.T) {
			before := len(d.events())
			if err := d.Edit(x.process, x.change); !errors.Is(err, x.want) {
				t.Errorf("gave %v, not %v", err, x.want)
			}
			if len(d.events()) != before {
				t.Error("it was kept")
			}
		})
	}
}

func TestEdit_StepsAreAddedMovedAndDropped(t *testing.T) {
	d := newTestLearner(t)
	id := d.made("Ours", "Call")
	call := d.Session.Course().Process(id).Steps[0].ID
	meet := d.add(id, call, "Meet")
	write := d.add(id, "", "Write")
	same(t, "added", d.steps(id), "Write Call Meet")
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeMove, Step: write, After: meet}))
	same(t, "moved last", d.steps(id), "Call Meet Write")
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeMove, Step: meet}))
	same(t, "moved first", d.steps(id), "Meet Call Write")
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeMove, Step: call, After: meet}))
	same(t, "moved to where it is", d.steps(id), "Meet Call Write")
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeDrop, Step: call}))
	same(t, "dropped", d.steps(id), "Meet Write")
	sign := d.add(id, write, "Sign")
	_, _, err := d.Undo(study.ScopeProcess(id))
	d.ok(err)
	for _, used := range []string{call, sign} {
		if err := d.Edit(id, study.Change{Kind: study.ChangeAdd, Step: used, Text: "Again"}); !errors.Is(err, study.ErrNoStep) {
			t.Errorf("an id used before: %v", err)
		}
	}
	d.restart()
	same(t, "after a restart", d.steps(id), "Meet Write")
}

func TestUndoEdit_WalksBackAndRedoForth(t *testing.T) {
	d := newTestLearner(t)
	id, other := d.made("Ours", "Call"), d.made("Theirs", "Ask")
	step := d.Session.Course().Process(id).Steps[0].ID
	onlyMade := func() bool {
		kind, ok := d.NextUndo(study.ScopeProcess(id))
		return ok && kind == study.OpMakeProcess
	}
	if !onlyMade() || can(d.NextUndo(study.ScopeProcess("short"))) || can(d.NextUndo(study.ScopeProcess("gone"))) || can(d.NextRedo(study.ScopeProcess(id))) {
		t.Error("something but the making can be undone before anything was changed")
	}
	d.set(id, step, study.FieldName, "Ring")
	d.set(other, d.Session.Course().Process(other).Steps[0].ID, study.FieldName, "Listen")
	meet := d.add(id, step, "Meet")
	d.nextDay()
	d.restart()

	e, ok, err := d.Undo(study.ScopeProcess(id))
	d.ok(err)
	if !ok || e.Edit.Process != id || e.Edit.Kind != study.ChangeAdd || e.Edit.Step != meet || e.Edit.Text != "Meet" {
		t.Errorf("undone %+v, %v", e, ok)
	}
	e, _, err = d.Undo(study.ScopeProcess(id))
	d.ok(err)
	same(t, "undone", d.steps(id)+", "+d.steps(other), "Call, Listen")
	same(t, "the second", fmt.Sprintf("%s %v %s %s", e.Edit.Kind, e.Edit.Step == step, e.Edit.Field, e.Edit.Text), "set true name Ring")
	if !onlyMade() || !can(d.NextRedo(study.ScopeProcess(id))) {
		t.Error("there is more to undo than the making, or nothing to redo")
	}
	d.restart()
	e, ok, err = d.Redo(study.ScopeProcess(id))
	d.ok(err)
	same(t, "redone", fmt.Sprintf("%v %s %s: %s", ok, e.Edit.Kind, e.Edit.Text, d.steps(id)), "true set Ring: Ring")
	_, _, err = d.Redo(study.ScopeProcess(id))
	d.ok(err)
	same(t, "redone, the second", d.steps(id), "Ring Meet")
	if _, ok, _ := d.Redo(study.ScopeProcess(id)); ok {
		t.Error("there is more to redo")
	}

	_, _, err = d.Undo(study.ScopeProcess(id))
	d.ok(err)
	d.set(other, d.Session.Course().Process(other).Steps[0].ID, study.FieldName, "Wait")
	if !can(d.NextRedo(study.ScopeProcess(id))) {
		t.Error("an edit of another process ends what can be redone")
	}
	d.set(id, step, study.FieldAim, "Hear them")
	if can(d.NextRedo(study.ScopeProcess(id))) {
		t.Error("it can be redone after an edit")
	}
	_, _, err = d.Undo(study.ScopeProcess(id))
	d.ok(err)
	_, _, err = d.Redo(study.ScopeProcess(id))
	d.ok(err)
	if _, ok, _ := d.Redo(study.ScopeProcess(id)); ok {
		t.Error("what was undone before an edit can be redone")
	}
	same(t, "at the end", d.steps(id)+" "+d.Session.Course().Process(id).Steps[0].Aim, "Ring Hear them")
}

func TestUndo_OfMakingAProcessTakesItAndItsCardsAway(t *testing.T) {
	d := newTestLearner(t)
	before := len(d.Decks()[0].Cards)
	id := d.made("Ours", "Call")
	all := len(d.Decks()[0].Cards)
	d.nextDay()
	d.restart()
	done, ok, err := d.Undo(study.ScopeAll)
	d.ok(err)
	if !ok || done.Kind != study.OpMakeProcess || done.Edit.Process != id || d.Session.Course().Process(id) != nil {
		t.Errorf("undone %+v, %v", done, ok)
	}
	same(t, "cards", len(d.Decks()[0].Cards), before)
	same(t, "to bring back", len(d.RemovedOwn()), 0)
	if err := d.Edit(id, study.Change{Kind: study.ChangeSet, Field: study.FieldTitle, Text: "Mine"}); !errors.Is(err, study.ErrNoProcess) {
		t.Errorf("an edit of what was never made gave %v", err)
	}
	d.restart()
	_, ok, err = d.Redo(study.ScopeProcess(id))
	d.ok(err)
	same(t, "redone", fmt.Sprint(ok, " ", d.steps(id)), "true Call")
	same(t, "cards", len(d.Decks()[0].Cards), all)
}

func TestUndo_OfAFinishedLessonLeavesWhatWasRead(t *testing.T) {
	d := newTestLearner(t)
	d.ok(d.MarkRead("buying", "a", "b"))
	d.ok(d.Finish("buying"))
	done, ok, err := d.Undo(study.ScopeLesson("buying"))
	d.ok(err)
	if p := d.LessonProgress("buying"); !ok || done.Kind != study.OpFinish || p.Finished || p.Fraction != 0.4 {
		t.Errorf("undone %+v, %v; the lesson stands at %+v", done, ok, p)
	}
	d.ok(d.Finish("buying"))
	same(t, "finished again", d.LessonProgress("buying").Finished, true)
}

func TestUndo_OfGradesNotesAndEditsKeepApart(t *testing.T) {
	d := newTestLearner(t)
	id := d.made("Ours", "Call")
	step := d.Session.Course().Process(id).Steps[0].ID
	d.grade("term:po/definition", fsrs.Good)
	d.ok(d.Note(study.Note{Passage: study.Passage{Lesson: "buying", Block: "a"}, Text: "ask"}))
	d.set(id, step, study.FieldName, "Ring")
	same(t, "grade", d.undo().Card.ID, study.CardID("term:po/definition"))
	same(t, "the edit holds", d.steps(id), "Ring")
	if _, ok, err := d.Undo(study.ScopeLesson("buying")); !ok || err != nil || len(d.AllNotes()) != 0 {
		t.Errorf("the note: %v, %v", ok, err)
	}
	same(t, "the edit still holds", d.steps(id), "Ring")
	if _, ok, err := d.Undo(study.ScopeProcess(id)); !ok || err != nil {
		t.Errorf("the edit: %v, %v", ok, err)
	}
	same(t, "undone", d.steps(id), "Call")
	if can(d.NextUndo(study.ScopeCards)) || can(d.NextUndo(study.ScopeLesson("buying"))) {
		t.Error("more can be undone")
	}
	if kind, _ := d.NextUndo(study.ScopeProcess(id)); kind != study.OpMakeProcess {
		t.Errorf("next of the process is %q, not its making", kind)
	}
	d.restart()
	if _, ok, err := d.Redo(study.ScopeProcess(id)); !ok || err != nil || can(d.NextUndo(study.ScopeCards)) || can(d.NextUndo(study.ScopeLesson("buying"))) {
		t.Errorf("redo: %v, %v", ok, err)
	}
}

// TestEdit_OfAnotherDeviceKeepsWhatItCan joins what two devices did to one
// process without knowing of each other.
func TestEdit_OfAnotherDeviceKeepsWhatItCan(t *testing.T) {
	here := &pad{}
	clock := morning()
	s, err := study.Start(smallCourse(), here, clock)
	if err != nil {
		t.Fatal(err)
	}
	id, err := s.MakeOwn("Ours", "Call", nil)
	if err != nil {
		t.Fatal(err)
	}
	first := s.Own()[0].Steps[0].ID
	edit := func(s *study.Session, c study.Change) {
		t.Helper()
		clock.wait(time.Second)
		if err := s.Edit(id, c); err != nil {
			t.Fatal(err)
		}
	}
	edit(s, study.Change{Kind: study.ChangeAdd, Step: "meet", Text: "Meet", After: first})
	there := &pad{events: slices.Clone(here.events)}
	other, err := study.Start(smallCourse(), there, clock)
	if err != nil {
		t.Fatal(err)
	}
	common := len(here.events)
	edit(s, study.Change{Kind: study.ChangeDrop, Step: "meet"})
	edit(s, study.Change{Kind: study.ChangeAdd, Step: "sign", Text: "Sign", After: first})
	edit(other, study.Change{Kind: study.ChangeSet, Step: "meet", Field: study.FieldName, Text: "See"})
	edit(other, study.Change{Kind: study.ChangeAdd, Step: "show", Text: "Show", After: "meet"})
	edit(other, study.Change{Kind: study.ChangeMove, Step: first, After: "meet"})
	edit(other, study.Change{Kind: study.ChangeDrop, Step: first})

	joined, err := study.Start(smallCourse(), &pad{events: append(here.events, there.events[common:]...)}, clock)
	if err != nil {
		t.Fatal(err)
	}
	tell := func() string {
		var names []string
		for _, step := range joined.Own()[0].Steps {
			names = append(names, step.Name)
		}
		return strings.Join(names, " ")
	}
	same(t, "a step is added last when the one it follows is gone", tell(), "Sign Show")
	var told []string
	for {
		if kind, ok := joined.NextUndo(study.ScopeProcess(id)); !ok || kind == study.OpMakeProcess {
			break
		}
		if _, _, err := joined.Undo(study.ScopeProcess(id)); err != nil {
			t.Fatal(err)
		}
		told = append(told, tell())
	}
	same(t, "what has no effect isn't undone until it has one", strings.Join(told, ", "),
		"Call Sign Show, Call Sign, Call, See Call, Call See, Call Meet, Call")
}
