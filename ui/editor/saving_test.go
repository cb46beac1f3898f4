package editor

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
)

func TestEditor_TypingIsSavedAsOneChangeAfterAPause(t *testing.T) {
	s := open(t, "")
	made := s.changes()
	s.typed(" of all")
	s.clock.Pass(pause - time.Millisecond)
	if s.changes() != made {
		t.Error("it was saved before the pause")
	}
	s.clock.Pass(time.Millisecond)
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
		s.clock.Pass(latest / 10)
	}
	if s.names() != "First step" {
		t.Fatalf("saved as %q without a pause", s.names())
	}
	s.typed("x")
	s.clock.Pass(latest / 10)
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
	s.clock.Pass(pause)
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
		s.clock.Pass(pause)
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

func TestEditor_AFailureToSaveShowsAndKeepsTheText(t *testing.T) {
	s := open(t, "")
	s.disk.full = true
	s.typed("s")
	s.clock.Pass(pause)
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
	s.clock.Pass(again)
	if s.names() != "First steps" || !strings.Contains(s.said(), "✓ Saved") {
		t.Errorf("with room on the disk %q is kept", s.names())
	}
}

func TestEditor_ATextTooLongStaysInItsFieldAndSaysSo(t *testing.T) {
	s := open(t, "")
	s.tabTo(study.FieldAim)
	s.field(study.FieldAim).SetText(strings.Repeat("long ", study.MaxText/5+1))
	s.clock.Pass(latest)
	if s.own().Steps[0].Aim != "" || !strings.Contains(s.said(), "too long") {
		t.Errorf("the aim is kept as %d bytes", len(s.own().Steps[0].Aim))
	}
	s.field(study.FieldAim).SetText("short")
	s.clock.Pass(pause)
	if s.own().Steps[0].Aim != "short" || strings.Contains(s.said(), "too long") {
		t.Errorf("shortened, the aim is kept as %q", s.own().Steps[0].Aim)
	}
}

func TestEditor_UndoDropsWhatCanNotBeSavedFirst(t *testing.T) {
	s := open(t, "")
	s.typed("s")
	s.clock.Pass(pause)
	s.disk.full = true
	s.typed(" of all")
	s.clock.Pass(pause)
	s.press(undoKey)
	if got := s.field(study.FieldName).Text; got != "First steps" || strings.Contains(s.said(), "Not saved") {
		t.Errorf("the field says %q", got)
	}
	s.disk.full = false
	s.press(undoKey)
	if s.names() != "First step" {
		t.Errorf("the next undo leaves %q", s.names())
	}
}

func TestEditor_APageThatWasLeftSavesNothingLater(t *testing.T) {
	s := open(t, "")
	s.disk.full = true
	s.typed("s")
	s.Hidden()
	old, route := s.Page, s.Route()
	s.disk.full = false
	s.show(route)
	s.typed("!")
	s.clock.Pass(pause)
	old.saving.flush()
	if s.names() != "First steps!" {
		t.Errorf("the page left behind saves %q", s.names())
	}
}
