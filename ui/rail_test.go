package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content/catalogue"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/text"
	"stagecraft/ui/theme"
)

func TestRail_NoNameIsCutOffAtAnyTextSize(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Size: fyne.NewSize(1920, 1080)})
	for scale := 80; scale <= 200; scale += 10 {
		app.Choose(preferences.TextSize, scale)
		names := 0
		for _, name := range lettering(app.rail.object) {
			names++
			if name.Shortened() {
				t.Errorf("at %d %% the rail cuts %q off", theme.TextScale(), name.PlainText())
			}
		}
		if names < 8 {
			t.Errorf("at %d %% the rail has only %d texts", theme.TextScale(), names)
		}
	}
}

// lettering gives the texts.
func lettering(o fyne.CanvasObject) []*text.Paragraph {
	var all []*text.Paragraph
	for o := range uitest.Drawn(o) {
		if p, ok := o.(*text.Paragraph); ok {
			all = append(all, p)
		}
	}
	return all
}

func TestRail_CountsNoCardsThatComeBackOnlyInAWhile(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Size: fyne.NewSize(1280, 832)})
	s := app.opened.Session
	if err := s.SetNewPerDay(1); err != nil {
		t.Fatal(err)
	}
	if n := app.rail.waiting(pageOf(nav.Cards)); n != "1" {
		t.Fatalf("the rail counts %q cards, want the new one", n)
	}
	if !strings.Contains(uitest.Says(app.rail.object), "Cards\n1\n") {
		t.Fatalf("the rail says %q", uitest.Says(app.rail.object))
	}
	lessons := app.rail.items[pageOf(nav.Lessons)].object.Objects[0]
	card, _ := s.Next(study.AllCards)
	if err := s.Grade(card.ID, fsrs.Good, time.Second); err != nil {
		t.Fatal(err)
	}
	if says := uitest.Says(app.rail.object); !strings.Contains(says, "Cards\n") || strings.Contains(says, "Cards\n1\n") {
		t.Errorf("after the grade the rail says %q", says)
	}
	if app.rail.items[pageOf(nav.Lessons)].object.Objects[0] != lessons {
		t.Error("what didn't change was drawn anew")
	}
	if n := app.rail.waiting(pageOf(nav.Cards)); n != "" || s.Counts(study.AllCards).Ahead != 1 {
		t.Errorf("the rail counts %q cards while one comes back in ten minutes", n)
	}
}

// TestRail_IsAsWideInTheFirstFrameAsAfter keeps its edge from jumping once its words are set.
func TestRail_IsAsWideInTheFirstFrameAsAfter(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Size: fyne.NewSize(1280, 832)})
	for _, tag := range catalogue.Languages() {
		app.speak(t, tag)
		app.painted = false
		first := max(theme.RailWidth, app.rail.naturalWidth())
		app.painted = true
		if after := max(theme.RailWidth, app.rail.naturalWidth()); first != after {
			t.Errorf("in %s it is %v wide in the first frame, and %v after", tag, first, after)
		}
	}
}
