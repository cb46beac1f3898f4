package process

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

// staffed is the sample with someone for each step of the pipeline.
func staffed() *content.Course {
	c := sample()
	for i, s := range c.Process("pipeline-seven").Steps {
		s.Lead = "ae"
		if i < 2 {
			s.Lead, s.Support = "se", []string{"ae"}
		}
	}
	return c
}

func TestPage_ByRoleShowsOnePartFromStartToEnd(t *testing.T) {
	s := open(t, staffed(), nav.Route{ID: "pipeline-seven", At: "demo"})
	s.key(fyne.KeyR)
	if s.Route().Mode != ModeRoles || !strings.Contains(s.said(), "Choose a role to see its part from start to end.") {
		t.Fatalf("by role is at %+v", s.Route())
	}
	s.tap(t, "Solutions engineer")
	said := s.said()
	for _, want := range []string{"Solutions engineer in Pipeline seven", "1 Prospecting", "2 Qualification", "3 Demo", "supports Account executive", "Hands over to Account executive"} {
		if !strings.Contains(said, want) {
			t.Errorf("the part of one role lacks %q", want)
		}
	}
	if strings.Contains(said, "4 Proposal") {
		t.Error("the part of one role has a step that it takes no part in")
	}
	again := open(t, staffed(), s.Route())
	if !strings.Contains(again.said(), "Solutions engineer in Pipeline seven") {
		t.Error("after a restart the role is forgotten")
	}
	again.tap(t, "3 Demo")
	if again.at() != "pipeline-seven/demo" || again.Route().Mode != "" {
		t.Errorf("a step of the part leads to %+v", again.Route())
	}
}

func TestPage_KeysGoThroughRolesAndBack(t *testing.T) {
	s := open(t, staffed(), nav.Route{ID: "pipeline-seven", At: "demo", Mode: ""})
	s.key(fyne.KeyR)
	for _, step := range []struct {
		press func()
		want  string
	}{
		{func() { s.key(fyne.KeyRight) }, "se"},
		{func() { s.key(fyne.KeyRight, fyne.KeyRight) }, "ae"},
		{func() { s.key(fyne.KeyLeft) }, "se"},
		{func() { s.char('2') }, "ae"},
		{func() { s.char('0') }, ""},
	} {
		step.press()
		if s.position.role != step.want {
			t.Fatalf("the role is %q, want %q", s.position.role, step.want)
		}
	}
	s.key(fyne.KeyEscape)
	if s.at() != "pipeline-seven/demo" || s.Route().Mode != "" {
		t.Errorf("Escape leads to %+v, want the step it was left at", s.Route())
	}
}

func TestPage_ComparesByRole(t *testing.T) {
	s := open(t, staffed(), nav.Route{ID: "pipeline-seven", At: "classic-seven", Mode: ModeCompare})
	s.tap(t, "By role")
	s.tap(t, "Account executive")
	for _, want := range []string{"Account executive in Pipeline seven", "Account executive takes no part in Classic seven."} {
		if !strings.Contains(s.said(), want) {
			t.Errorf("comparing by role lacks %q", want)
		}
	}
	again := open(t, staffed(), s.Route())
	if !again.position.byRole || again.position.other != "classic-seven" || again.position.role != "ae" {
		t.Errorf("after a restart at %+v", again.Route())
	}
	again.key(fyne.KeyEscape)
	if again.Route().Mode != ModeCompare || again.position.byRole {
		t.Errorf("Escape leads to %+v, want the comparison by step", again.Route())
	}
}

func TestPage_AProcessWithoutRolesSaysSo(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "three"})
	s.key(fyne.KeyR, fyne.KeyRight)
	if !strings.Contains(s.said(), "doesn’t say who does the steps") {
		t.Errorf("it says %q", s.said())
	}
}

func TestPage_SavesThePictureOfWhatIsShown(t *testing.T) {
	for _, at := range []nav.Route{
		{ID: "pipeline-seven"},
		{ID: "pipeline-seven", Mode: ModeRoles},
		{ID: "pipeline-seven", At: "classic-seven", Mode: ModeCompare},
	} {
		s := open(t, staffed(), at)
		s.files = t.TempDir()
		s.list.SetPage(s.Commands())
		s.list.Run("process.save")
		entry, ok := s.shell.Window().Canvas().Focused().(*kit.Line)
		if !ok {
			t.Fatalf("%+v: no name is asked for", at)
		}
		entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		entries, err := os.ReadDir(s.files)
		if err != nil {
			t.Fatal(err)
		}
		if len(entries) != 1 || !strings.HasSuffix(entries[0].Name(), ".svg") {
			t.Fatalf("%+v: the folder holds %v, want one picture", at, entries)
		}
		data, err := os.ReadFile(s.files + "/" + entries[0].Name())
		if err != nil || !strings.Contains(string(data), ">Negotiation</text>") {
			t.Errorf("%+v: the picture lacks a step: %v", at, err)
		}
		if len(s.shell.Told) != 1 || uitest.Over(s.shell.Window()) != nil {
			t.Errorf("%+v: told %q, the sheet still there: %v", at, s.shell.Told, uitest.Over(s.shell.Window()) != nil)
		}
	}
}

func TestSaver_AsksBeforeItReplacesAndTellsWhatIsWrong(t *testing.T) {
	s := open(t, staffed(), nav.Route{ID: "pipeline-seven"})
	s.files = t.TempDir()
	old := s.files + "/pipeline-seven.png"
	if err := os.WriteFile(old, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	s.save()
	entry := s.shell.Window().Canvas().Focused().(*kit.Line)
	enter := func(name string) {
		entry.SetText(name)
		entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	for _, bad := range []string{"", ".svg", "picture.gif", "../out.svg", "a\\b.png"} {
		enter(bad)
	}
	enter("pipeline-seven.png")
	if data, _ := os.ReadFile(old); string(data) != "old" {
		t.Fatal("a picture was replaced without asking")
	}
	enter("pipeline-seven.png")
	if data, _ := os.ReadFile(old); !strings.HasPrefix(string(data), "\x89PNG") {
		t.Errorf("the file starts with %.8q, want a PNG", data)
	}
	entries, _ := os.ReadDir(s.files)
	if len(entries) != 1 {
		t.Errorf("the folder holds %v, want the picture only", entries)
	}
	s.save()
	os.RemoveAll(s.files)
	s.shell.Window().Canvas().Focused().(*kit.Line).TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(s.shell.Failed) != 1 {
		t.Errorf("failures shown: %v, want the missing folder", s.shell.Failed)
	}
}

func TestSaver_EscapeLeavesWithoutAFile(t *testing.T) {
	s := open(t, staffed(), nav.Route{ID: "pipeline-seven"})
	s.files = t.TempDir()
	s.save()
	s.shell.Window().Canvas().Focused().(*kit.Line).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	entries, _ := os.ReadDir(s.files)
	if len(entries) != 0 || uitest.Over(s.shell.Window()) != nil {
		t.Errorf("Escape left %v", entries)
	}
}

func TestPage_WhatOneLacksIsSaidInWords(t *testing.T) {
	s := open(t, sample(), nav.Route{ID: "classic-seven", At: "pipeline-seven", Mode: ModeCompare})
	rows := counterparts(s.process(), s.course.Process("pipeline-seven"))
	without := slices.DeleteFunc(rows, func(c counterpart) bool { return len(c.one) > 0 && len(c.other) > 0 })
	said := s.said()
	if len(without) != 2 || !strings.Contains(said, "No counterpart in Pipeline seven.") || !strings.Contains(said, "No counterpart in Classic seven.") {
		t.Errorf("%d steps stand alone, and the page says %q", len(without), said)
	}
}

func TestPage_AStepLeadsBackToWhereBuyersReturn(t *testing.T) {
	c := sample()
	c.Step("pipeline-seven/negotiation").BackTo = []string{"demo"}
	s := open(t, c, nav.Route{ID: "pipeline-seven", At: "negotiation"})
	s.tap(t, "May go back to Demo")
	if s.at() != "pipeline-seven/demo" {
		t.Errorf("the tag leads to %s", s.at())
	}
}
