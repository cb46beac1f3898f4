package ui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

// notes is a recorder that keeps what it is told.
type notes struct{ all []string }

func (n *notes) Drawing(page string, atStart bool) {
	n.all = append(n.all, fmt.Sprintf("drawing %s %v", page, atStart))
}
func (n *notes) Drawn() { n.all = append(n.all, "drawn") }
func (n *notes) Recovered(doing string, cause any, _ []byte) {
	n.all = append(n.all, fmt.Sprintf("%s: %v", doing, cause))
}
func (n *notes) Log() string { return "data/crash.log" }

// brittle is a page that panics at a moment of its making.
type brittle struct{ when string }

func (b brittle) fail(when string) {
	if b.when == when {
		panic("brittle " + when)
	}
}

func (b brittle) Object() fyne.CanvasObject {
	b.fail("object")
	return container.New(b, kit.Label("sound"))
}

func (b brittle) MinSize([]fyne.CanvasObject) fyne.Size { b.fail("measure"); return fyne.NewSize(1, 1) }

func (b brittle) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	b.fail("layout")
	if size.Width < 900 {
		b.fail("narrow")
	}
}
func (b brittle) Route() nav.Route            { return nav.Route{Page: nav.Progress} }
func (b brittle) Commands() []command.Command { return nil }
func (b brittle) Shown()                      { b.fail("shown") }
func (b brittle) Hidden()                     {}

// makeBrittle has the progress page panic at a moment.
func makeBrittle(t *testing.T, when string) {
	t.Helper()
	page := pageOf(nav.Progress)
	before := page.make
	page.make = func(*App, nav.Route) nav.Page {
		b := brittle{when}
		b.fail("make")
		return b
	}
	t.Cleanup(func() { page.make = before })
}

func TestApp_APageThatPanicsIsSaidInItsPlaceAndTheOthersOpen(t *testing.T) {
	for _, when := range []string{"make", "object", "layout", "shown", "narrow"} {
		makeBrittle(t, when)
		n := &notes{}
		app := startApp(t, newShelf(t, t.TempDir()), Config{Recorder: n})
		app.GoPage(nav.Progress)
		if when == "narrow" { // it was drawn, and fails when the window gets another size
			if !app.says("sound") {
				t.Fatal("the page isn't shown")
			}
			app.window.Resize(fyne.NewSize(800, 700))
		}
		wait(t, func() bool { return app.says("This page can't be shown") })
		if !app.says("data/crash.log") || !slices.ContainsFunc(n.all, func(s string) bool { return strings.Contains(s, "brittle "+when) }) {
			t.Errorf("%s: noted %q", when, n.all)
		}
		uitest.Click(t, app.window, "Go to Today")
		if app.route.Page != nav.Today || app.says("This page can't be shown") {
			t.Errorf("%s: there is no way to Today", when)
		}
		app.GoPage(nav.Cards)
		app.redraw()
		app.GoPage(nav.Progress)
		wait(t, func() bool { return when == "narrow" || app.says("This page can't be shown") })
	}
}

// crashShelf is a shelf after a crash.
type crashShelf struct {
	*shelf
	crash Crash
	none  bool // nothing can be opened
}

func (s *crashShelf) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	if s.none {
		s.none = false
		return nil, &s.crash
	}
	o, err := s.shelf.Load(ctx, path, ready)
	if o != nil {
		o.After = &s.crash
	}
	return o, err
}

func openAfter(t *testing.T, s *crashShelf) *App {
	t.Helper()
	app := New(test.NewTempApp(t), s, Config{Page: nav.Lessons})
	app.window.Resize(fyne.NewSize(1280, 832))
	wait(t, func() bool { return app.page != nil || app.trouble != nil })
	return app
}

func TestApp_AfterItWasEndedFromOutsideSpeaksOfNoLog(t *testing.T) {
	app := openAfter(t, &crashShelf{shelf: newShelf(t, t.TempDir()), crash: Crash{Page: nav.Today}})
	if !app.says("ended unexpectedly") || !app.says("ended from outside") {
		t.Error("it doesn't say what is known")
	}
	if app.says("is written in") || app.says("Show the folder") {
		t.Error("it speaks of a log in which nothing is")
	}
}

func TestApp_AfterACrashBeginsOnTodayAndSaysSo(t *testing.T) {
	dir := t.TempDir()
	before := newShelf(t, dir)
	app := startApp(t, before, Config{})
	app.Go(nav.Route{Page: nav.Process, ID: "pipeline-seven", At: "demo"})
	app.Go(nav.Route{Page: nav.Lessons, ID: "sales-roles"})
	if err := before.journal.Close(); err != nil {
		t.Fatal(err)
	}

	app = openAfter(t, &crashShelf{shelf: newShelf(t, dir), crash: Crash{Course: "", Page: nav.Lessons, Log: "data/crash.log"}})
	if app.route.Page != nav.Today {
		t.Errorf("it begins on %s", app.route.Page)
	}
	for _, want := range []string{"ended unexpectedly", "is kept", "data/crash.log", "Lessons"} {
		if !app.says(want) {
			t.Errorf("it doesn't say %q", want)
		}
	}
	if app.says("ended from outside") {
		t.Error("it says that nothing is known of it")
	}
	uitest.Click(t, app.window, "Go back to that place")
	if r := app.page.Route(); r.Page != nav.Lessons || r.ID != "sales-roles" {
		t.Errorf("the way back leads to %+v", r)
	}
	app.GoPage(nav.Process)
	if r := app.page.Route(); r.At != "demo" {
		t.Errorf("another page has lost its place: %+v", r)
	}
}

func TestApp_WhenNoCourseCanBeShownThereAreStillWays(t *testing.T) {
	app := openAfter(t, &crashShelf{shelf: newShelf(t, t.TempDir()), crash: Crash{Course: Bundled, Page: nav.Today, Log: "data/crash.log"}, none: true})
	if app.page != nil || !app.says("no course is open now") || !app.says("Open another course") || !app.says("Quit") {
		t.Fatalf("it says:\n%s", uitest.Says(app.body))
	}
	uitest.Click(t, app.window, "Try again")
	wait(t, func() bool { return app.page != nil })
}

func TestApp_NotesWhatItDrawsAndThatItWasDrawn(t *testing.T) {
	n := &notes{}
	app := startApp(t, newShelf(t, t.TempDir()), Config{Recorder: n})
	wait(t, func() bool { return slices.Contains(n.all, "drawn") })
	app.GoPage(nav.Cards)
	wait(t, func() bool { return n.all[len(n.all)-1] == "drawn" })
	if want := []string{"drawing today true", "drawn", "drawing cards false", "drawn"}; !slices.Equal(n.all, want) {
		t.Errorf("noted %q, want %q", n.all, want)
	}
}
