package study_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stagecraft/content"
	"stagecraft/study"
	"stagecraft/study/drill"
	"stagecraft/study/fsrs"
)

// made makes a process of one step.
func (d *desk) made(title, step string) string {
	d.t.Helper()
	id, err := d.MakeOwn(title, step, nil)
	d.ok(err)
	return id
}

// set fills a field; the values of a list are divided by a bar.
func (d *desk) set(process, step string, field study.Field, text string) {
	d.t.Helper()
	c := study.Change{Kind: study.ChangeSet, Step: step, Field: field, Text: text}
	switch field {
	case study.FieldHappens, study.FieldDoneWhen, study.FieldSupport, study.FieldLeaves, study.FieldTerms, study.FieldBackTo:
		c.Text, c.Texts = "", strings.FieldsFunc(text, func(c rune) bool { return c == '|' })
	}
	d.ok(d.Edit(process, c))
}

// add adds a step after another and gives its id.
func (d *desk) add(process, after, name string) string {
	d.t.Helper()
	d.ok(d.Edit(process, study.Change{Kind: study.ChangeAdd, After: after, Text: name}))
	for _, s := range d.Session.Course().Process(process).Steps {
		if s.Name == name {
			return s.ID
		}
	}
	d.t.Fatalf("there is no step %q", name)
	return ""
}

// steps tells the names of a process' steps; "gone" without it.
func (d *desk) steps(process string) string {
	p := d.Session.Course().Process(process)
	if p == nil {
		return "gone"
	}
	var names []string
	for _, s := range p.Steps {
		names = append(names, s.Name)
	}
	return strings.Join(names, " ")
}

func TestMakeOwn_FromNothingHasOneStep(t *testing.T) {
	d := newDesk(t)
	id := d.made("  Ours: the\nreal one ", " Call ")
	if !content.ValidID(id) || !strings.HasPrefix(id, "own-") || len(id) != 14 {
		t.Errorf("its id is %q", id)
	}
	for range 2 {
		p := d.Session.Course().Process(id)
		if p == nil || p.Title != "Ours: the real one" || !p.Own || len(d.Own()) != 1 || d.Own()[0] != p {
			t.Fatalf("it is %+v of %v", p, d.Own())
		}
		same(t, "its steps", d.steps(id), "Call")
		d.restart()
	}
	if d.course.Process(id) != nil || d.Session.Course() == d.course {
		t.Error("the course that was opened changed")
	}
	if _, err := d.MakeOwn(" ", "Call", nil); !errors.Is(err, study.ErrEmpty) {
		t.Errorf("without a title: %v", err)
	}
	if _, err := d.MakeOwn("Mine", "\n", nil); !errors.Is(err, study.ErrEmpty) {
		t.Errorf("without a step's name: %v", err)
	}
}

func TestMakeOwn_ACopyCorrespondsToItsOrigin(t *testing.T) {
	d := newDesk(t)
	other := &content.Process{ID: "long", Title: "Long"}
	other.Steps = []*content.Step{{ID: "meet", Name: "Meet", Number: 1, Process: other}}
	d.course = smallCourse()
	d.course.Processes = append(d.course.Processes, other)
	from := d.course.Processes[0]
	from.About, from.Source = "How we sell.", "Us"
	from.Steps[1].SameAs = []content.Correspondence{{Process: "long", Step: "meet", Why: "Both meet."}}
	from.Steps[1].BackTo, from.Steps[1].Lead = []string{"show"}, "ae"
	d.restart()

	id, err := d.MakeOwn("Ours", "", from)
	d.ok(err)
	p := d.Session.Course().Process(id)
	if p.About != "How we sell." || p.Source != "Us" || len(p.Steps) != 3 {
		t.Errorf("the copy is %+v", p)
	}
	s := p.Steps[1]
	want := []content.Correspondence{{Process: "short", Step: "order"}, {Process: "long", Step: "meet", Why: "Both meet."}}
	if diff := cmp.Diff(want, s.SameAs); diff != "" || s.ID != "order" || s.Lead != "ae" || len(s.BackTo) != 1 || s.Process != p {
		t.Errorf("its second step is %+v\n%s", s, diff)
	}
	second, err := d.MakeOwn("Theirs", "", p)
	d.ok(err)
	if diff := cmp.Diff(want, d.Session.Course().Process(second).Steps[1].SameAs); diff != "" {
		t.Errorf("a copy of a copy corresponds otherwise\n%s", diff)
	}
	same(t, "in order", d.Own()[0].Title+" "+d.Own()[1].Title, "Ours Theirs")
}

func TestTakeIn_KeepsTheIDWhenItIsFree(t *testing.T) {
	d := newDesk(t)
	p := &content.Process{ID: "theirs", Title: "Theirs"}
	p.Steps = []*content.Step{{ID: "a", Name: "A", Number: 1, Process: p, Lead: "gone", Stage: "after"}}
	first, err := d.TakeIn(p)
	d.ok(err)
	second, err := d.TakeIn(p)
	d.ok(err)
	d.ok(d.Edit(first, study.Change{Kind: study.ChangeRemove}))
	third, err := d.TakeIn(p)
	d.ok(err)
	ofCourse, err := d.TakeIn(d.course.Process("short"))
	d.ok(err)
	if first != "theirs" || second == "theirs" || third == "theirs" || second == third || ofCourse == "short" {
		t.Errorf("the ids are %s, %s, %s and %s", first, second, third, ofCourse)
	}
	s := d.Session.Course().Step(second + "/a")
	if s == nil || s.Lead != "" || s.Stage != "after" {
		t.Errorf("its step is %+v", s)
	}
	p.Steps = nil
	if _, err := d.TakeIn(p); !errors.Is(err, study.ErrEmpty) {
		t.Errorf("without steps: %v", err)
	}
}

func TestMakeOwn_RefusesMoreThanThereMayBe(t *testing.T) {
	d := newDesk(t)
	p := &content.Process{ID: "long", Title: "Long"}
	for i := range study.MaxSteps + 1 {
		p.Steps = append(p.Steps, &content.Step{ID: fmt.Sprint("s", i), Name: fmt.Sprint(i), Number: i + 1, Process: p})
	}
	for _, err := range []error{two(d.MakeOwn("Long", "", p)), two(d.TakeIn(p))} {
		if !errors.Is(err, study.ErrTooMany) || !strings.Contains(err.Error(), "16 steps; 15 are the most") {
			t.Errorf("16 steps: %v", err)
		}
	}
	p.Steps = p.Steps[:study.MaxSteps]
	id, err := d.MakeOwn("Long", "", p)
	d.ok(err)
	if err := d.Edit(id, study.Change{Kind: study.ChangeAdd, Text: "More"}); !errors.Is(err, study.ErrTooMany) {
		t.Errorf("a 16th step: %v", err)
	}
	p.Steps[0].Aim = strings.Repeat("x", study.MaxText+1)
	if _, err := d.TakeIn(p); !errors.Is(err, study.ErrTooLong) {
		t.Errorf("a long text: %v", err)
	}
	for i := 1; i < study.MaxOwn; i++ {
		d.made(fmt.Sprint(i), "Call")
	}
	if _, err := d.MakeOwn("Too many", "Call", nil); !errors.Is(err, study.ErrTooMany) {
		t.Errorf("one process more: %v", err)
	}
}

func two[T any](_ T, err error) error { return err }

func TestEdit_KeepsEachField(t *testing.T) {
	d := newDesk(t)
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
	d := newDesk(t)
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
	d := newDesk(t)
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
	if err := d.Edit(id, study.Change{Kind: study.ChangeAdd, Step: call, Text: "Again"}); !errors.Is(err, study.ErrNoStep) {
		t.Errorf("an id used before: %v", err)
	}
	d.restart()
	same(t, "after a restart", d.steps(id), "Meet Write")
}

func TestUndoEdit_WalksBackAndRedoForth(t *testing.T) {
	d := newDesk(t)
	id, other := d.made("Ours", "Call"), d.made("Theirs", "Ask")
	step := d.Session.Course().Process(id).Steps[0].ID
	if d.CanUndoEdit(id) || d.CanUndoEdit("short") || d.CanUndoEdit("gone") || d.CanRedoEdit(id) {
		t.Error("something can be undone before anything was changed")
	}
	d.set(id, step, study.FieldName, "Ring")
	d.set(other, d.Session.Course().Process(other).Steps[0].ID, study.FieldName, "Listen")
	meet := d.add(id, step, "Meet")
	d.nextDay()
	d.restart()

	e, ok, err := d.UndoEdit(id)
	d.ok(err)
	if !ok || e.Process != id || e.Kind != study.ChangeAdd || e.Step != meet || e.Text != "Meet" {
		t.Errorf("undone %+v, %v", e, ok)
	}
	e, _, err = d.UndoEdit(id)
	d.ok(err)
	same(t, "undone", d.steps(id)+", "+d.steps(other), "Call, Listen")
	same(t, "the second", fmt.Sprintf("%s %v %s %s", e.Kind, e.Step == step, e.Field, e.Text), "set true name Ring")
	if _, ok, _ := d.UndoEdit(id); ok || d.CanUndoEdit(id) || !d.CanRedoEdit(id) {
		t.Error("there is more to undo, or nothing to redo")
	}
	d.restart()
	e, ok, err = d.RedoEdit(id)
	d.ok(err)
	same(t, "redone", fmt.Sprintf("%v %s %s: %s", ok, e.Kind, e.Text, d.steps(id)), "true set Ring: Ring")
	_, _, err = d.RedoEdit(id)
	d.ok(err)
	same(t, "redone, the second", d.steps(id), "Ring Meet")
	if _, ok, _ := d.RedoEdit(id); ok {
		t.Error("there is more to redo")
	}

	_, _, err = d.UndoEdit(id)
	d.ok(err)
	d.set(other, d.Session.Course().Process(other).Steps[0].ID, study.FieldName, "Wait")
	if !d.CanRedoEdit(id) {
		t.Error("an edit of another process ends what can be redone")
	}
	d.set(id, step, study.FieldAim, "Hear them")
	if d.CanRedoEdit(id) {
		t.Error("it can be redone after an edit")
	}
	_, _, err = d.UndoEdit(id)
	d.ok(err)
	_, _, err = d.RedoEdit(id)
	d.ok(err)
	if _, ok, _ := d.RedoEdit(id); ok {
		t.Error("what was undone before an edit can be redone")
	}
	same(t, "at the end", d.steps(id)+" "+d.Session.Course().Process(id).Steps[0].Aim, "Ring Hear them")
}

func TestUndo_OfGradesNotesAndEditsKeepApart(t *testing.T) {
	d := newDesk(t)
	id := d.made("Ours", "Call")
	step := d.Session.Course().Process(id).Steps[0].ID
	d.grade("term:po/definition", fsrs.Good)
	d.ok(d.Note(study.Note{Passage: study.Passage{Lesson: "buying", Block: "a"}, Text: "ask"}))
	d.set(id, step, study.FieldName, "Ring")
	same(t, "grade", d.undo().Card.ID, study.CardID("term:po/definition"))
	same(t, "the edit holds", d.steps(id), "Ring")
	if _, ok, err := d.UndoNote(); !ok || err != nil || len(d.AllNotes()) != 0 {
		t.Errorf("the note: %v, %v", ok, err)
	}
	same(t, "the edit still holds", d.steps(id), "Ring")
	if _, ok, err := d.UndoEdit(id); !ok || err != nil {
		t.Errorf("the edit: %v, %v", ok, err)
	}
	same(t, "undone", d.steps(id), "Call")
	if d.CanUndo() || d.CanUndoNote() || d.CanUndoEdit(id) {
		t.Error("more can be undone")
	}
	d.restart()
	if _, ok, err := d.RedoEdit(id); !ok || err != nil || d.CanUndo() || d.CanUndoNote() {
		t.Errorf("redo: %v, %v", ok, err)
	}
}

func TestRemove_TakesTheCardsAndUndoBringsThemBack(t *testing.T) {
	d := newDesk(t)
	id := d.made("Ours", "Call")
	step := d.Session.Course().Process(id).Steps[0].ID
	d.set(id, step, study.FieldAim, "Hear them")
	card := study.CardID("step:" + id + "/" + step + "/aim")
	d.grade(card, fsrs.Easy)
	events, totals := len(d.events()), d.Totals()
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeRemove}))

	for range 2 {
		if _, ok := d.CardByID(card); ok || d.Session.Course().Process(id) != nil || len(d.Own()) != 0 || d.CanUndo() {
			t.Error("something of it is left")
		}
		if _, ok := d.Deck("process:" + id); ok || d.Counts("process:"+id).Total() != 0 {
			t.Error("its deck is left")
		}
		if err := d.Grade(card, fsrs.Good, time.Second); !errors.Is(err, study.ErrNoCard) {
			t.Errorf("grading its card gave %v", err)
		}
		removed := d.RemovedOwn()
		if len(removed) != 1 || removed[0].ID != id || removed[0].Steps[0].Aim != "Hear them" || !d.CanUndoEdit(id) {
			t.Errorf("removed are %v", removed)
		}
		if err := d.Edit(id, study.Change{Kind: study.ChangeSet, Field: study.FieldTitle, Text: "x"}); !errors.Is(err, study.ErrNoProcess) {
			t.Errorf("editing it gave %v", err)
		}
		d.restart()
	}
	e, ok, err := d.UndoEdit(id)
	d.ok(err)
	if !ok || e.Kind != study.ChangeRemove || len(d.RemovedOwn()) != 0 || len(d.Own()) != 1 {
		t.Errorf("undone %+v, %v; own is %v", e, ok, d.Own())
	}
	same(t, "totals", d.Totals(), totals)
	same(t, "events", len(d.events()), events+2)
	if !d.CanUndo() {
		t.Error("its grade can't be undone any more")
	}
}

func TestRemovedOwn_TheLastRemovedComesFirst(t *testing.T) {
	d := newDesk(t)
	a, b, c := d.made("A", "Call"), d.made("B", "Call"), d.made("C", "Call")
	for _, id := range []string{b, a} {
		d.ok(d.Edit(id, study.Change{Kind: study.ChangeRemove}))
	}
	removed := d.RemovedOwn()
	if len(removed) != 2 || removed[0].ID != a || removed[1].ID != b || len(d.Own()) != 1 || d.Own()[0].ID != c {
		t.Errorf("removed are %v, left %v", removed, d.Own())
	}
}

func TestOwn_WhatNoLongerHoldsIsLeftOutAndComesBack(t *testing.T) {
	d := newDesk(t)
	id, other := d.made("Ours", "Call"), d.made("Theirs", "Ask")
	call, ask := d.Session.Course().Process(id).Steps[0].ID, d.Session.Course().Process(other).Steps[0].ID
	meet := d.add(id, call, "Meet")
	d.set(id, meet, study.FieldBackTo, call)
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeSet, Step: meet, Field: study.FieldSameAs, Same: []content.Correspondence{{Process: other, Step: ask}}}))
	tell := func() string {
		s := d.Session.Course().Step(id + "/" + meet)
		return fmt.Sprint(len(s.BackTo), len(s.SameAs))
	}
	same(t, "at first", tell(), "1 1")
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeMove, Step: meet}))
	same(t, "moved before", tell(), "0 1")
	d.ok(d.Edit(other, study.Change{Kind: study.ChangeRemove}))
	same(t, "the other removed", tell(), "0 0")
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeMove, Step: meet, After: call}))
	same(t, "moved back", tell(), "1 0")
	d.restart()
	_, _, err := d.UndoEdit(other)
	d.ok(err)
	same(t, "the other back", tell(), "1 1")
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeDrop, Step: call}))
	same(t, "the step dropped", tell(), "0 1")
	_, _, err = d.UndoEdit(id)
	d.ok(err)
	same(t, "and back", tell(), "1 1")
}

func TestOwn_GivesWayWhenTheCourseTakesItUp(t *testing.T) {
	d := newDesk(t)
	id := d.made("Ours", "Call")
	taken := &content.Process{ID: id, Title: "Taken up"}
	taken.Steps = []*content.Step{{ID: "call", Name: "Call", Number: 1, Process: taken}}
	d.course = smallCourse()
	d.course.Processes = append(d.course.Processes, taken)
	d.restart()
	if d.Session.Course().Process(id) != taken || len(d.Own()) != 0 || len(d.Session.Course().Processes) != 2 {
		t.Errorf("the course has %v", d.Session.Course().Process(id))
	}
	if err := d.Edit(id, study.Change{Kind: study.ChangeRemove}); !errors.Is(err, study.ErrNoProcess) {
		t.Errorf("editing it gave %v", err)
	}
	d.course = smallCourse()
	d.restart()
	same(t, "once it is dropped again", d.steps(id), "Call")
}

func TestOwn_HasCardsDrillsAndMixUpsOfItsOwn(t *testing.T) {
	d := newDesk(t)
	id := d.made("Ours", "Call")
	call := d.Session.Course().Process(id).Steps[0].ID
	same(t, "one bare step", d.sidesOf("step:"+id+"/"+call), "")
	if _, ok := d.Deck("process:" + id); ok {
		t.Error("a process without cards has a deck")
	}
	meet := d.add(id, call, "Meet")
	same(t, "before another", d.sidesOf("step:"+id+"/"+call), "next")
	d.set(id, call, study.FieldAim, "Hear them")
	d.set(id, call, study.FieldLead, "ae")
	d.set(id, call, study.FieldDoneWhen, "they ask")
	d.set(id, call, study.FieldTerms, "lead")
	same(t, "filled", d.sidesOf("step:"+id+"/"+call), "next aim step lead done")
	deck, ok := d.Deck("process:" + id)
	if !ok || deck.Title != "Ours" || len(deck.Cards) != 7 || deck.Cards[0].ID != "term:lead/definition" {
		t.Errorf("its deck is %+v", deck)
	}
	d.set(id, meet, study.FieldName, "call.")
	same(t, "named like another", d.sidesOf("step:"+id+"/"+call), "step")
	d.set(id, meet, study.FieldName, "Meet")
	sign := d.add(id, meet, "Sign")

	m := drill.New(d.Session.Course())
	kinds := map[drill.Kind]bool{}
	for _, q := range m.Process(d.Session.Course().Process(id), 1) {
		kinds[q.Kind] = true
		d.ok(d.Answer(q.ID, true, "x"))
	}
	if !kinds[drill.Order] || !kinds[drill.Next] || len(m.Pair(d.Session.Course().Step(id+"/"+call), d.Session.Course().Step(id+"/"+sign), 1)) == 0 {
		t.Errorf("it is asked %v", kinds)
	}
	for range 3 {
		d.ok(d.Answer("drill:next/"+id+"/"+call, false, given{Steps: []study.StepChoice{{Asked: id + "/" + meet, Chosen: id + "/" + sign}}}))
	}
	same(t, "mixed up", d.mixUp(), meet+"+"+sign+" 3/3")
	d.ok(d.Stepped(id, meet))
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeDrop, Step: sign}))
	same(t, "with one of them dropped", d.mixUp(), "none")
	if err := d.Answer("drill:next/"+id+"/"+meet, true, "x"); !errors.Is(err, study.ErrNoQuestion) {
		t.Errorf("a question of the last step: %v", err)
	}
}

func TestOwn_EditingIsNotStudying(t *testing.T) {
	d := newDesk(t)
	id := d.made("Ours", "Call")
	d.wait(time.Minute)
	d.add(id, "", "Meet")
	if day := d.Days(1)[0]; day.Active() || day.Minutes != 0 || d.Streak() != 0 {
		t.Errorf("the day is %+v, the streak %d", day, d.Streak())
	}
}

func TestOwn_NothingChangesWhenTheDiskIsFull(t *testing.T) {
	notes := &pad{}
	s, err := study.Start(smallCourse(), notes, morning())
	if err != nil {
		t.Fatal(err)
	}
	id, err := s.MakeOwn("Ours", "Call", nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Edit(id, study.Change{Kind: study.ChangeAdd, Text: "Meet"}); err != nil {
		t.Fatal(err)
	}
	notes.broken = true
	before, course := dealt(s), s.Course()
	_, made := s.MakeOwn("More", "Call", nil)
	_, _, undone := s.UndoEdit(id)
	for _, err := range []error{made, undone, s.Edit(id, study.Change{Kind: study.ChangeRemove})} {
		if !errors.Is(err, errBroken) {
			t.Errorf("gave %v", err)
		}
	}
	if dealt(s) != before || s.Course() != course {
		t.Errorf("it is now %s", dealt(s))
	}
}
