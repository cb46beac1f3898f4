package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

func TestEditor_TypingIsSavedAsOneChangeAfterAPause(t *testing.T) {
	s := open(t, "")
	made := s.changes()
	s.typed(" of all")
	s.clock.pass(pause - time.Millisecond)
	if s.changes() != made {
		t.Error("it was saved before the pause")
	}
	s.clock.pass(time.Millisecond)
	if s.names() != "First step of all" || s.changes() != made+1 {
		t.Errorf("the steps are %q after %d changes, want one change", s.names(), s.changes()-made)
	}
	if !strings.Contains(s.said(), "✓ Saved") {
		t.Error("the page doesn't say that it is saved")
	}
}

func TestEditor_TypingOnAndOnIsSavedAfterTwoSeconds(t *testing.T) {
	s := open(t, "")
	for range 9 {
		s.typed("x")
		s.clock.pass(latest / 10)
	}
	if s.names() != "First step" {
		t.Fatalf("saved as %q without a pause", s.names())
	}
	s.typed("x")
	s.clock.pass(latest / 10)
	if s.names() != "First stepxxxxxxxxxx" {
		t.Errorf("after two seconds of typing %q is saved", s.names())
	}
}

func TestEditor_WhatIsTypedIsSavedWhenTheFieldOrThePageIsLeft(t *testing.T) {
	for name, leave := range map[string]func(*stand){
		"Tab":          (*stand).tab,
		"Escape":       func(s *stand) { s.key(fyne.KeyEscape) },
		"another page": func(s *stand) { s.Hidden() },
		"another step": func(s *stand) { s.press(addKey) },
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, "")
			s.typed("s")
			leave(s)
			if s.own().Steps[0].Name != "First steps" {
				t.Errorf("the step is called %q", s.own().Steps[0].Name)
			}
		})
	}
}

func TestEditor_NothingSavedIsLostWhenTheAppIsKilled(t *testing.T) {
	s := open(t, "")
	s.tabTo(study.FieldHappens)
	s.typed("Call\nWrite")
	s.clock.pass(pause)
	s.typed(" again")
	s.restart() // what was typed within the pause is lost, nothing else
	if got := s.own().Steps[0].Happens; !slices.Equal(got, []string{"Call", "Write"}) {
		t.Errorf("what happens is %q", got)
	}
}

func TestEditor_EveryFieldOfAStepIsReachedByTabAndSaved(t *testing.T) {
	s := open(t, "")
	fields := []struct {
		field study.Field
		typed string
		want  []string
	}{
		{study.FieldName, " one", []string{"First step one"}},
		{study.FieldStage, " ", []string{"awareness"}},
		{study.FieldAim, "To begin", []string{"To begin"}},
		{study.FieldHappens, "Call\n\n Write ", []string{"Call", "Write"}},
		{study.FieldDoneWhen, "agrees", []string{"agrees"}},
		{study.FieldLead, " ", []string{"marketing"}},
		{study.FieldSupport, " ", []string{"marketing"}},
		{study.FieldLeaves, "Notes\nA list", []string{"Notes", "A list"}},
		{study.FieldMeasuredBy, "Calls", []string{"Calls"}},
		{study.FieldMistake, "Too late", []string{"Too late"}},
	}
	for _, f := range fields {
		s.tabTo(f.field)
		if f.typed == " " {
			s.key(fyne.KeySpace)
		} else {
			s.typed(f.typed)
		}
		s.clock.pass(pause)
		step := s.own().Steps[0]
		got := textsOf(step, f.field)
		if got == nil {
			got = []string{textOf(s.own(), step, f.field)}
		}
		if !slices.Equal(got, f.want) {
			t.Errorf("%s says %q, want %q", f.field, got, f.want)
		}
	}
}

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
		s.clock.pass(pause)
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
	s.clock.pass(pause)
	if got := s.own().Steps[1].Mistake; !strings.HasSuffix(got, " Ha") {
		t.Errorf("the second step's mistake is %q", got)
	}
	if got := s.own().Steps[0].Mistake; strings.HasSuffix(got, " Ha") {
		t.Error("the first step was changed")
	}
}

func TestEditor_TheFirstNameOfANewProcessIsTypedOver(t *testing.T) {
	s := open(t, "")
	s.show(nav.Route{ID: s.process})
	s.typed("Listen")
	s.clock.pass(pause)
	if s.names() != "Listen" {
		t.Errorf("the step is %q", s.names())
	}
}

func TestEditor_ASelectionDoesntFallOnTheNextStepsName(t *testing.T) {
	s := open(t, "")
	s.press(addKey) // its name is selected, to be typed over
	s.press(beforeKey)
	s.typed("!")
	s.clock.pass(pause)
	if s.names() != "First step!, Step 2" {
		t.Errorf("the steps are %q", s.names())
	}
}

func TestEditor_UndoAndRedoShowTheStepAndTheFieldTheyChange(t *testing.T) {
	s := open(t, "pipeline-seven")
	s.typed("!")
	s.press(nextKey)
	s.tabTo(study.FieldAim)
	s.typed(" So.")
	s.press(nextKey)
	s.tabTo(study.FieldSupport)
	s.key(fyne.KeySpace)
	steps := s.own().Steps
	if steps[0].Name != "Prospecting!" || !strings.HasSuffix(steps[1].Aim, " So.") {
		t.Fatalf("the changes are not kept: %q, %q", steps[0].Name, steps[1].Aim)
	}
	for _, c := range []struct {
		key   command.Key
		field study.Field
		step  int
	}{
		{undoKey, study.FieldSupport, 2},
		{undoKey, study.FieldAim, 1},
		{undoKey, study.FieldName, 0},
		{undoKey, study.FieldName, 0}, // there is nothing more
		{redoKey, study.FieldName, 0},
		{redoKey2, study.FieldAim, 1},
		{redoKey, study.FieldSupport, 2},
	} {
		s.press(c.key)
		if s.last.slot().field != c.field || s.place() != c.step || s.canvas().Focused() == nil {
			t.Fatalf("%s shows %s of step %d, want %s of %d", c.key, s.last.slot().field, s.place(), c.field, c.step)
		}
	}
	again := s.own().Steps
	if again[0].Name != "Prospecting!" || again[1].Aim != steps[1].Aim || !slices.Equal(again[2].Support, steps[2].Support) {
		t.Error("redoing doesn't make the changes again")
	}
}

func TestEditor_UndoTakesBackWhatWasJustTyped(t *testing.T) {
	s := open(t, "")
	s.typed(" of all")
	s.press(undoKey)
	if got := s.field(study.FieldName).Text; got != "First step" || s.names() != got {
		t.Errorf("the field says %q, kept is %q", got, s.names())
	}
	s.typed("s")
	s.clock.pass(pause)
	if s.names() != "First steps" {
		t.Errorf("typing after an undo gives %q", s.names())
	}
}

func TestEditor_UndoWorksAfterARestart(t *testing.T) {
	s := open(t, "")
	s.typed("s")
	s.clock.pass(pause)
	s.Hidden()
	s.restart()
	s.show(s.Route())
	s.press(undoKey)
	if s.names() != "First step" {
		t.Errorf("after a restart and an undo the step is %q", s.names())
	}
}

func TestEditor_KeysOfTextStayWithTheField(t *testing.T) {
	s := open(t, "")
	s.typed(" of all")
	s.press(command.Ctrl(fyne.KeyBackspace))
	s.clock.pass(pause)
	if s.names() != "First step of" {
		t.Errorf("deleting a word leaves %q", s.names())
	}
	s.press(command.Ctrl(fyne.KeyA))
	s.typed("A")
	s.clock.pass(pause)
	if s.names() != "A" {
		t.Errorf("typing over everything gives %q", s.names())
	}
}

func TestEditor_AnEmptyNameKeepsTheLastOneAndSaysSo(t *testing.T) {
	for _, f := range []study.Field{study.FieldName, study.FieldTitle} {
		s := open(t, "")
		s.tabTo(f)
		before := s.field(f).Text
		s.press(command.Ctrl(fyne.KeyA))
		s.key(fyne.KeyBackspace)
		s.clock.pass(latest)
		if got := textOf(s.own(), s.own().Steps[0], f); got != before {
			t.Errorf("%s is %q, want %q", f, got, before)
		}
		if !strings.Contains(s.said(), "it stays “"+before+"”") {
			t.Errorf("%s: the page doesn't say that the name stays", f)
		}
		s.tab()
		if got := s.field(f).Text; got != before || strings.Contains(s.said(), "it stays") {
			t.Errorf("%s: once left, the field says %q", f, got)
		}
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

func TestEditor_AFailureToSaveShowsAndKeepsTheText(t *testing.T) {
	s := open(t, "")
	s.disk.full = true
	s.typed("s")
	s.clock.pass(pause)
	if said := s.said(); !strings.Contains(said, "Not saved") || !strings.Contains(said, errFull.Error()) {
		t.Errorf("the page says %q", said)
	}
	s.key(fyne.KeyEscape)
	if got := s.field(study.FieldName).Text; got != "First steps" {
		t.Errorf("leaving the field leaves %q in it", got)
	}
	s.key(fyne.KeyEscape)
	if len(s.shell.replaced) != 0 || len(s.shell.failed) != 1 {
		t.Error("the page was left without a word")
	}
	s.Hidden() // the theme changes
	s.show(s.Route())
	if got := s.field(study.FieldName).Text; got != "First steps" {
		t.Errorf("made anew, the page says %q", got)
	}
	s.disk.full = false
	s.clock.pass(again)
	if s.names() != "First steps" || !strings.Contains(s.said(), "✓ Saved") {
		t.Errorf("with room on the disk %q is kept", s.names())
	}
}

func TestEditor_ATextTooLongStaysInItsFieldAndSaysSo(t *testing.T) {
	s := open(t, "")
	s.tabTo(study.FieldAim)
	s.field(study.FieldAim).SetText(strings.Repeat("long ", study.MaxText/5+1))
	s.clock.pass(latest)
	if s.own().Steps[0].Aim != "" || !strings.Contains(s.said(), "too long") {
		t.Errorf("the aim is kept as %d bytes", len(s.own().Steps[0].Aim))
	}
	s.field(study.FieldAim).SetText("short")
	s.clock.pass(pause)
	if s.own().Steps[0].Aim != "short" || strings.Contains(s.said(), "too long") {
		t.Errorf("shortened, the aim is kept as %q", s.own().Steps[0].Aim)
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
	s.show(nav.Route{ID: s.process, State: `{"steps":{"bowtie":"adoption"}}`})
	s.press(nextKey)
	s.tabTo(study.FieldMeasuredBy)
	r := s.Route()
	if !strings.Contains(r.State, `"bowtie":"adoption"`) {
		t.Errorf("the Process page's places are lost: %s", r.State)
	}
	s.show(r)
	if s.place() != 1 || s.last.slot().field != study.FieldMeasuredBy {
		t.Errorf("came back to %s of step %d", s.last.slot().field, s.place())
	}
}

func TestEditor_TermsArePickedFromAListByTyping(t *testing.T) {
	s := open(t, "")
	s.tabTo(study.FieldTerms)
	s.key(fyne.KeySpace)
	s.typed(" ") // the character of Space comes after the key
	s.typed("proof of")
	s.key(fyne.KeyReturn)
	if got := s.own().Steps[0].Terms; !slices.Equal(got, []string{"poc"}) {
		t.Fatalf("the terms are %q", got)
	}
	chip, ok := s.canvas().Focused().(*kit.Pressable)
	if !ok {
		t.Fatal("the keys are not back at the terms")
	}
	chip.OnPress()
	s.key(fyne.KeyEscape)
	if s.canvas().Overlays().Top() != nil || len(s.own().Steps[0].Terms) != 1 {
		t.Error("Escape doesn't leave the list as it was")
	}
}

func TestEditor_AStepCorrespondsToOneElsewhereForAReason(t *testing.T) {
	s := open(t, "")
	s.tabTo(study.FieldSameAs)
	s.key(fyne.KeyReturn)
	s.typed("pipeline demo")
	s.key(fyne.KeyReturn)
	s.typed("Both show it.")
	s.clock.pass(pause)
	same := s.own().Steps[0].SameAs
	if len(same) != 1 || same[0].Process != "pipeline-seven" || same[0].Step != "demo" || same[0].Why != "Both show it." {
		t.Fatalf("it corresponds to %+v", same)
	}
	s.press(undoKey)
	s.press(undoKey)
	if same := s.own().Steps[0].SameAs; len(same) != 0 {
		t.Errorf("undone, it still corresponds to %+v", same)
	}
}

func TestEditor_BuyersGoBackToEarlierStepsOnly(t *testing.T) {
	s := open(t, "")
	s.press(addKey)
	s.press(addKey)
	s.press(addKey)
	s.press(beforeKey)
	s.tabTo(study.FieldBackTo)
	s.key(fyne.KeySpace)
	s.tab()
	s.key(fyne.KeySpace)
	steps := s.own().Steps
	if got := steps[2].BackTo; !slices.Equal(got, []string{steps[0].ID, steps[1].ID}) {
		t.Errorf("they go back to %q", got)
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
