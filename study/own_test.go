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
func (d *testLearner) made(title, step string) string {
	d.t.Helper()
	id, err := d.MakeOwn(title, step, nil)
	d.ok(err)
	return id
}

// set fills a field; the values of a list are divided by a bar.
func (d *testLearner) set(process, step string, field study.Field, text string) {
	d.t.Helper()
	c := study.Change{Kind: study.ChangeSet, Step: step, Field: field, Text: text}
	switch field {
	case study.FieldHappens, study.FieldDoneWhen, study.FieldSupport, study.FieldLeaves, study.FieldTerms, study.FieldBackTo:
		c.Text, c.Texts = "", strings.FieldsFunc(text, func(c rune) bool { return c == '|' })
	}
	d.ok(d.Edit(process, c))
}

// add adds a step after another and gives its id.
func (d *testLearner) add(process, after, name string) string {
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
func (d *testLearner) steps(process string) string {
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
	d := newTestLearner(t)
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
	d := newTestLearner(t)
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
	d := newTestLearner(t)
	p := &content.Process{ID: "theirs", Title: "Theirs"}
	p.Steps = []*content.Step{{ID: "a", Name: "A", Number: 1, Process: p, Lead: "gone", Stage: "after"}}
	first, err := d.ImportOwn(p)
	d.ok(err)
	second, err := d.ImportOwn(p)
	d.ok(err)
	d.ok(d.Edit(first, study.Change{Kind: study.ChangeRemove}))
	third, err := d.ImportOwn(p)
	d.ok(err)
	ofCourse, err := d.ImportOwn(d.course.Process("short"))
	d.ok(err)
	if first != "theirs" || second == "theirs" || third == "theirs" || second == third || ofCourse == "short" {
		t.Errorf("the ids are %s, %s, %s and %s", first, second, third, ofCourse)
	}
	s := d.Session.Course().Step(second + "/a")
	if s == nil || s.Lead != "" || s.Stage != "after" {
		t.Errorf("its step is %+v", s)
	}
	p.Steps = nil
	if _, err := d.ImportOwn(p); !errors.Is(err, study.ErrEmpty) {
		t.Errorf("without steps: %v", err)
	}
}

func TestMakeOwn_RefusesMoreThanThereMayBe(t *testing.T) {
	d := newTestLearner(t)
	p := &content.Process{ID: "long", Title: "Long"}
	for i := range study.MaxSteps + 1 {
		p.Steps = append(p.Steps, &content.Step{ID: fmt.Sprint("s", i), Name: fmt.Sprint(i), Number: i + 1, Process: p})
	}
	for _, err := range []error{two(d.MakeOwn("Long", "", p)), two(d.ImportOwn(p))} {
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
	if _, err := d.ImportOwn(p); !errors.Is(err, study.ErrTooLong) {
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

func TestRemove_TakesTheCardsAndUndoBringsThemBack(t *testing.T) {
	d := newTestLearner(t)
	id := d.made("Ours", "Call")
	step := d.Session.Course().Process(id).Steps[0].ID
	d.set(id, step, study.FieldAim, "Hear them")
	card := study.CardID("step:" + id + "/" + step + "/aim")
	d.grade(card, fsrs.Easy)
	events, totals := len(d.events()), d.Totals()
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeRemove}))

	for range 2 {
		if _, ok := d.CardByID(card); ok || d.Session.Course().Process(id) != nil || len(d.Own()) != 0 || can(d.NextUndo(study.ScopeCards)) {
			t.Error("something of it is left")
		}
		if _, ok := d.Deck("process:" + id); ok || d.Counts("process:"+id).Total() != 0 {
			t.Error("its deck is left")
		}
		if err := d.Grade(card, fsrs.Good, time.Second); !errors.Is(err, study.ErrNoCard) {
			t.Errorf("grading its card gave %v", err)
		}
		removed := d.RemovedOwn()
		if len(removed) != 1 || removed[0].ID != id || removed[0].Steps[0].Aim != "Hear them" || !can(d.NextUndo(study.ScopeProcess(id))) {
			t.Errorf("removed are %v", removed)
		}
		if err := d.Edit(id, study.Change{Kind: study.ChangeSet, Field: study.FieldTitle, Text: "x"}); !errors.Is(err, study.ErrNoProcess) {
			t.Errorf("editing it gave %v", err)
		}
		d.restart()
	}
	e, ok, err := d.Undo(study.ScopeProcess(id))
	d.ok(err)
	if !ok || e.Edit.Kind != study.ChangeRemove || e.Kind != study.OpRemoveProcess || len(d.RemovedOwn()) != 0 || len(d.Own()) != 1 {
		t.Errorf("undone %+v, %v; own is %v", e, ok, d.Own())
	}
	same(t, "totals", d.Totals(), totals)
	same(t, "events", len(d.events()), events+2)
	if !can(d.NextUndo(study.ScopeCards)) {
		t.Error("its grade can't be undone any more")
	}
}

func TestRemovedOwn_TheLastRemovedComesFirst(t *testing.T) {
	d := newTestLearner(t)
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
	d := newTestLearner(t)
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
	_, _, err := d.Undo(study.ScopeProcess(other))
	d.ok(err)
	same(t, "the other back", tell(), "1 1")
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeDrop, Step: call}))
	same(t, "the step dropped", tell(), "0 1")
	_, _, err = d.Undo(study.ScopeProcess(id))
	d.ok(err)
	same(t, "and back", tell(), "1 1")
}

func TestOwn_AListKeepsWhatItDoesNotShowWhenItIsSet(t *testing.T) {
	d := newTestLearner(t)
	id := d.made("Ours", "Call")
	call := d.Session.Course().Process(id).Steps[0].ID
	meet := d.add(id, call, "Meet")
	sign := d.add(id, meet, "Sign")
	d.set(id, sign, study.FieldBackTo, call)
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeMove, Step: call, After: sign})) // so that it is no step before
	d.set(id, sign, study.FieldBackTo, meet)
	same(t, "set", strings.Join(d.Session.Course().Step(id+"/"+sign).BackTo, " "), meet)
	d.ok(d.Edit(id, study.Change{Kind: study.ChangeMove, Step: call}))
	same(t, "moved back", strings.Join(d.Session.Course().Step(id+"/"+sign).BackTo, " "), meet+" "+call)
	d.set(id, sign, study.FieldBackTo, "")
	same(t, "emptied while all of it shows", strings.Join(d.Session.Course().Step(id+"/"+sign).BackTo, " "), "")
}

func TestOwn_GivesWayWhenTheCourseTakesItUp(t *testing.T) {
	d := newTestLearner(t)
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
	d := newTestLearner(t)
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
	d := newTestLearner(t)
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
	_, _, undone := s.Undo(study.ScopeProcess(id))
	for _, err := range []error{made, undone, s.Edit(id, study.Change{Kind: study.ChangeRemove})} {
		if !errors.Is(err, errBroken) {
			t.Errorf("gave %v", err)
		}
	}
	if dealt(s) != before || s.Course() != course {
		t.Errorf("it is now %s", dealt(s))
	}
}
