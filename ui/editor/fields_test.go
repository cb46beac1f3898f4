package editor

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

func TestEditor_TheFirstNameOfANewProcessIsTypedOver(t *testing.T) {
	s := open(t, "")
	s.show(nav.Route{ID: s.process})
	s.typed("Listen")
	s.clock.Pass(pause)
	if s.names() != "Listen" {
		t.Errorf("the step is %q", s.names())
	}
}

func TestEditor_ASelectionDoesntFallOnTheNextStepsName(t *testing.T) {
	s := open(t, "")
	s.press(addKey) // its name is selected, to be typed over
	s.press(beforeKey)
	s.typed("!")
	s.clock.Pass(pause)
	if s.names() != "First step!, Step 2" {
		t.Errorf("the steps are %q", s.names())
	}
}

func TestEditor_KeysOfTextStayWithTheField(t *testing.T) {
	s := open(t, "")
	s.typed(" of all")
	s.press(command.Ctrl(fyne.KeyBackspace))
	s.clock.Pass(pause)
	if s.names() != "First step of" {
		t.Errorf("deleting a word leaves %q", s.names())
	}
	s.press(command.Ctrl(fyne.KeyA))
	s.typed("A")
	s.clock.Pass(pause)
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
		s.clock.Pass(latest)
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
	s.clock.Pass(pause)
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

func TestEditor_WhatIsPastedIntoANameIsOneLine(t *testing.T) {
	s := open(t, "")
	s.field(study.FieldName).SetText(" Call\r\nthem\nup ")
	s.clock.Pass(pause)
	if s.names() != "Call them up" {
		t.Errorf("the step is %q", s.names())
	}
}
