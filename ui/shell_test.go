package ui

import (
	"errors"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/process"
	"stagecraft/ui/theme"
)

func TestToast_CoversNothingAndGoesWithItsPage(t *testing.T) {
	defer theme.SetTextScale(100)
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	pages := []string{nav.Today, nav.Lessons, nav.Process, nav.Cards, nav.Practice, nav.Progress, nav.Settings}
	for _, scale := range []int{100, 150} {
		app.Choose(preferences.TextSize, scale)
		for _, size := range []fyne.Size{{Width: 1280, Height: 832}, {Width: 1024, Height: 700}, {Width: 700, Height: 500}} {
			app.window.Resize(size)
			for i, page := range pages {
				app.GoPage(page)
				whole := app.body.Size().Height
				app.Tell("A message of some length, which takes a line or two where the window is narrow and the text is large.")
				toast := app.toast.object
				if end := app.body.Position().Y + app.body.Size().Height; end > toast.Position().Y {
					t.Errorf("%v, %d %%: %s goes on to %v, under the message at %v", size, scale, page, end, toast.Position().Y)
				}
				if end := toast.Position().Y + toast.Size().Height; end > app.window.Canvas().Size().Height {
					t.Errorf("%v, %d %%: the message ends at %v, out of the window", size, scale, end)
				}
				app.GoPage(pages[(i+1)%len(pages)])
				if toast.Visible() || app.body.Size().Height != whole {
					t.Errorf("the message of %s is still there on the next page", page)
				}
			}
		}
	}
}

func TestToast_AFailureStaysUntilItIsSeen(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	app.Fail("Saving your grade", errors.New("the disk is full"))
	app.GoPage(nav.Cards)
	if !app.toast.object.Visible() {
		t.Error("a failure went with its page")
	}
	app.toast.hide()
	if app.toast.object.Visible() {
		t.Error("a click leaves it")
	}
}

func brokenApp(t *testing.T) *App {
	t.Helper()
	s := newShelf(t, t.TempDir())
	s.courses["broken"] = fstest.MapFS{"course.yaml": {Data: []byte("id: x\ntitle: X\nlessons: [missing]\n")}}
	return startApp(t, s, Config{Course: "broken"})
}

func TestTrouble_EnterTriesAgainAndTheRailShowsThatItIsOff(t *testing.T) {
	app := brokenApp(t)
	tries := 0
	for range 3 {
		b, ok := app.window.Canvas().Focused().(*kit.Pressable)
		if !ok || uitest.Label(b) != "Try again" {
			t.Fatalf("the keys are at %T, so that Enter does nothing", app.window.Canvas().Focused())
		}
		before := app.trouble
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		wait(t, func() bool { return app.trouble != nil && app.trouble != before })
		tries++
	}
	items := 0
	for o := range uitest.Drawn(app.rail.object) {
		b, ok := o.(*kit.Pressable)
		if !ok || uitest.Label(b) == "Stagecraft" {
			continue
		}
		items++
		if !b.Disabled() {
			t.Errorf("%q can be pressed", uitest.Label(b))
		}
		for _, p := range lettering(b) {
			if p.Color != theme.Faded {
				t.Errorf("%q looks as if it could be pressed", p.PlainText())
			}
		}
	}
	if items < 8 || tries != 3 {
		t.Errorf("the rail has %d things that are off", items)
	}
	// Tab passes over them.
	for range 20 {
		app.window.Canvas().FocusNext()
		if b, ok := app.window.Canvas().Focused().(*kit.Pressable); ok && b.Disabled() {
			t.Fatalf("Tab comes to %q", uitest.Label(b))
		}
	}
}

func TestRail_EscapeGivesTheKeysBackAndThePageStays(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	app.GoPage(nav.Cards)
	app.Go(nav.Route{Page: nav.Lessons, ID: app.course().Lessons[0].ID})
	was := app.page
	for o := range uitest.Drawn(app.rail.object) {
		b, ok := o.(*kit.Pressable)
		if !ok {
			continue
		}
		app.window.Canvas().Focus(b)
		b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if app.page != was {
			t.Fatalf("Escape on %q leaves the lesson", uitest.Label(b))
		}
		if app.window.Canvas().Focused() != nil {
			t.Errorf("Escape leaves the keys on %q", uitest.Label(b))
		}
	}
	app.list.TypedKey(fyne.KeyEscape)
	if app.page == was {
		t.Error("without the focus on the rail Escape doesn't go back")
	}
}

func TestTerm_StandsByItsWordWithTheWayToItsLessonAndGivesWayToKeys(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled, Size: fyne.NewSize(1280, 832)})
	app.Go(nav.Route{Page: nav.Lessons, ID: "sales-process"})
	app.list.TypedKey(fyne.KeyT)
	first := uitest.Over(app.window)
	if first == nil {
		t.Fatal("T shows no definition over the page")
	}
	if uitest.Button(first, func(label string) bool { return label == "Open in lesson ›" }) == nil {
		t.Errorf("the definition has no way to its lesson: %q", uitest.Says(first))
	}
	app.list.TypedRune('t')
	if uitest.Over(app.window) != first {
		t.Error("the character of the key closes it")
	}
	app.list.TypedKey(fyne.KeyT)
	second := uitest.Over(app.window)
	if second == nil || second == first || uitest.Says(second) == uitest.Says(first) {
		t.Error("T again doesn't show the next term")
	}
	app.list.TypedKey(fyne.KeyEscape)
	if uitest.Over(app.window) != nil || app.page.Route().Page != nav.Lessons {
		t.Error("Escape doesn't just close it")
	}
	before := app.page.Route()
	app.list.TypedKey(fyne.KeyT)
	app.list.TypedKey(fyne.KeyPageDown)
	if uitest.Over(app.window) != nil || app.page.Route() == before {
		t.Error("Page Down doesn't close the definition and scroll")
	}
}

func TestEditor_WhatWasJustMadeHasItsNameTypedOver(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	for _, from := range []string{"", app.course().Processes[0].ID, app.course().Processes[1].ID} {
		app.GoPage(nav.Process)
		id, err := app.opened.Session.MakeOwn("Copy of "+from, "First step", app.course().Process(from))
		if err != nil {
			t.Fatal(err)
		}
		app.Go(nav.Route{Page: nav.Process, ID: id, Mode: process.ModeEdit})
		for _, r := range "Cold call" {
			app.window.Canvas().Focused().TypedRune(r)
		}
		app.GoPage(nav.Today) // saves
		if got := app.course().Process(id).Steps[0].Name; got != "Cold call" {
			t.Errorf("typing in a copy of %q gives %q, want Cold call", from, got)
		}
		// Come back to, it is added to.
		app.Go(nav.Route{Page: nav.Process, ID: id, At: app.course().Process(id).Steps[0].ID, Mode: process.ModeEdit})
		app.window.Canvas().Focused().TypedRune('s')
		app.GoPage(nav.Today)
		if got := app.course().Process(id).Steps[0].Name; got != "Cold calls" {
			t.Errorf("later typing gives %q, want Cold calls", got)
		}
	}
}
