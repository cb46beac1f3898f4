package editor

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
)

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
	s.clock.Pass(pause)
	if s.names() != "First steps" {
		t.Errorf("typing after an undo gives %q", s.names())
	}
}

func TestEditor_UndoWorksAfterARestart(t *testing.T) {
	s := open(t, "")
	s.typed("s")
	s.clock.Pass(pause)
	s.Hidden()
	s.restart()
	s.show(s.Route())
	s.press(undoKey)
	if s.names() != "First step" {
		t.Errorf("after a restart and an undo the step is %q", s.names())
	}
}
