package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/ui/figure"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
)

func TestEditor_KeysAddMoveChooseAndRemoveStepsFromWithinAField(t *testing.T) {
	s := open(t, "")
	for _, c := range []struct {
		do   func()
		want string
		at   string // the chosen step
	}{
		{func() { s.press(addKey); s.typed("Second") }, "First step, Second", "Second"},
		{func() { s.press(addKey); s.typed("Third") }, "First step, Second, Third", "Third"},
		{func() { s.press(earlier) }, "First step, Third, Second", "Third"},
		{func() { s.press(earlier) }, "Third, First step, Second", "Third"},
		{func() { s.press(earlier) }, "Third, First step, Second", "Third"}, // it is first already
		{func() { s.press(later) }, "First step, Third, Second", "Third"},
		{func() { s.press(nextKey) }, "First step, Third, Second", "Second"},
		{func() { s.press(beforeKey); s.press(beforeKey) }, "First step, Third, Second", "First step"},
		{func() { s.press(addKey); s.typed("Between") }, "First step, Between, Third, Second", "Between"},
		{func() { s.press(removeKey) }, "First step, Third, Second", "Third"},
		{func() { s.press(undoKey) }, "First step, Between, Third, Second", "Between"},
	} {
		c.do()
		s.clock.Pass(pause)
		if step, _ := s.current(); s.names() != c.want || step.Name != c.at {
			t.Fatalf("the steps are %q at %q, want %q at %q", s.names(), step.Name, c.want, c.at)
		}
		if s.canvas().Focused() != fyne.Focusable(s.form.name.entry) {
			t.Fatal("the keys are no longer in the step's name")
		}
	}
	if len(s.shell.told) != 1 || !strings.Contains(s.shell.told[0], "Removed “Between”") {
		t.Errorf("the learner is told %q", s.shell.told)
	}
}

func TestEditor_GoingToAnotherStepKeepsTheField(t *testing.T) {
	s := open(t, "pipeline-seven")
	s.tabTo(study.FieldMistake)
	s.press(nextKey)
	s.typed(" Ha")
	s.clock.Pass(pause)
	if got := s.own().Steps[1].Mistake; !strings.HasSuffix(got, " Ha") {
		t.Errorf("the second step's mistake is %q", got)
	}
	if got := s.own().Steps[0].Mistake; strings.HasSuffix(got, " Ha") {
		t.Error("the first step was changed")
	}
}

func TestEditor_ASixteenthStepIsRefusedInWords(t *testing.T) {
	s := open(t, "")
	for i := range study.MaxSteps {
		s.press(addKey)
		s.typed(fmt.Sprintf("Number %d", i))
	}
	if n := len(s.own().Steps); n != study.MaxSteps {
		t.Errorf("there are %d steps", n)
	}
	if len(s.shell.told) != 1 || !strings.Contains(s.shell.told[0], "at most 15 steps") {
		t.Errorf("the learner is told %q", s.shell.told)
	}
}

func TestEditor_TheLastStepStays(t *testing.T) {
	s := open(t, "")
	s.press(removeKey)
	s.removeStep()
	if s.names() != "First step" {
		t.Errorf("the steps are %q", s.names())
	}
}

func TestEditor_EscapeLeavesTheFieldThenTheEditor(t *testing.T) {
	s := open(t, "pipeline-seven")
	s.press(nextKey)
	s.key(fyne.KeyEscape)
	if s.canvas().Focused() != nil || len(s.shell.replaced) != 0 {
		t.Fatal("the first Escape doesn't leave the field alone")
	}
	s.key(fyne.KeyEscape)
	want := nav.Route{Page: nav.Process, ID: s.process, At: s.step}
	if !slices.Equal(s.shell.replaced, []nav.Route{want}) {
		t.Errorf("went to %v, want %v", s.shell.replaced, want)
	}
}

func TestEditor_RouteComesBackToTheStepAndTheField(t *testing.T) {
	s := open(t, "pipeline-seven")
	s.show(nav.Route{ID: s.process, State: &process.State{Steps: map[string]string{"bowtie": "adoption"}}})
	s.press(nextKey)
	s.tabTo(study.FieldMeasuredBy)
	r := s.Route()
	if left, ok := r.State.(*process.State); !ok || left.Steps["bowtie"] != "adoption" {
		t.Errorf("the Process page's places are lost: %+v", r.State)
	}
	s.show(r)
	if s.place() != 1 || s.last.slot().field != study.FieldMeasuredBy {
		t.Errorf("came back to %s of step %d", s.last.slot().field, s.place())
	}
}

func TestEditor_TheArrowsChooseInTheListOfSteps(t *testing.T) {
	s := open(t, "pipeline-seven")
	s.canvas().Focus(s.Page.list)
	s.key(fyne.KeyDown)
	s.key(fyne.KeyDown)
	s.key(fyne.KeyUp)
	if s.place() != 1 {
		t.Fatalf("at step %d", s.place())
	}
	s.key(fyne.KeyEnd)
	s.key(fyne.KeyReturn)
	if s.place() != 6 || s.canvas().Focused() != fyne.Focusable(s.form.name.entry) {
		t.Errorf("at step %d, not in its name", s.place())
	}
}

func TestEditor_EveryKeyIsInTheList(t *testing.T) {
	s := open(t, "")
	for _, c := range s.Commands() {
		if !c.Unlisted && (c.Title == "" || len(c.Keys) == 0) {
			t.Errorf("%s has no title or no key", c.ID)
		}
	}
}

func TestEditor_TheKeysStayOnTheFieldThatIsMadeAnew(t *testing.T) {
	s := open(t, "pipeline-seven")
	for _, f := range []study.Field{study.FieldTerms, study.FieldLesson, study.FieldBackTo, study.FieldSameAs} {
		s.press(nextKey)
		s.tabTo(f)
		s.press(nextKey)
		if !s.last.has(s.canvas().Focused()) || s.last.slot().field != f || s.last.slot().step != s.step {
			t.Errorf("%s: the keys are on %T of %+v", f, s.canvas().Focused(), s.last.slot())
		}
		s.press(beforeKey)
	}
}

func TestEditor_AReasonIsOfTheStepOnScreen(t *testing.T) {
	s := open(t, "pipeline-seven")
	s.canvas().Focus(s.form.sameAs.why[0].entry)
	s.typed("Same.")
	s.press(nextKey)
	if f, ok := s.canvas().Focused().(*entry); ok {
		t.Fatalf("the keys are still in the reason of the step before: %q", f.Text)
	}
	if got := s.own().Steps[0].SameAs[0].Why; got != "Same." {
		t.Errorf("the reason kept is %q", got)
	}
}

func TestEditor_AButtonThatGoesAwayGivesTheKeysToTheList(t *testing.T) {
	s := open(t, "pipeline-seven")
	s.chooseAt(5)
	s.canvas().Focus(s.Page.list.later)
	s.key(fyne.KeyReturn)
	if s.canvas().Focused() != fyne.Focusable(s.Page.list) || s.place() != 6 {
		t.Errorf("at step %d the keys are on %T", s.place(), s.canvas().Focused())
	}
}

func TestEditor_AClickInTheFigureOrTheListChooses(t *testing.T) {
	s := open(t, "pipeline-seven")
	chevrons := s.figure.Objects[0].(*figure.Chevrons)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(chevrons)
	test.TapCanvas(s.canvas(), at.AddXY(chevrons.Size().Width/2, chevrons.Size().Height/2))
	if s.place() != 3 {
		t.Errorf("a click in the middle of the figure chooses step %d", s.place())
	}
	third := s.Page.list.layout.order[2]
	test.TapCanvas(s.canvas(), fyne.CurrentApp().Driver().AbsolutePositionForObject(third).AddXY(60, 10))
	if s.place() != 2 {
		t.Errorf("a click on the third step chooses step %d", s.place())
	}
	if !strings.Contains(s.said(), "Step 3 of 7") {
		t.Error("the form is of another step")
	}
}
