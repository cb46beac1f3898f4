package ui

import (
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/text"
)

// welcomes says whether the page of the first start is shown.
func (s *App) welcomes() bool { return s.says("How much time do you have on a day?") }

func TestIntroduction_AsksANewLearnerOnceAndThenOnlyOnRequest(t *testing.T) {
	dir := t.TempDir()
	s := newShelf(t, dir)
	app := startApp(t, s, Config{Introduce: true})
	if !app.welcomes() || app.route.Page != nav.Today {
		t.Fatalf("a first start shows %s", app.route.Page)
	}
	app.redraw()
	if !app.welcomes() {
		t.Error("drawn anew it is gone")
	}
	app.list.TypedKey(fyne.KeyEscape)
	if app.welcomes() || app.route.Page != nav.Today {
		t.Errorf("skipped it is still there, on %s", app.route.Page)
	}
	app.GoPage(nav.Lessons)
	app.Back()
	if app.welcomes() {
		t.Error("Back shows it again")
	}
	if err := s.journal.Close(); err != nil {
		t.Fatal(err)
	}
	app = startApp(t, newShelf(t, dir), Config{Introduce: true})
	if app.welcomes() {
		t.Error("the next start shows it again")
	}
	app.list.Run("help.welcome")
	if !app.welcomes() {
		t.Error("asked for, it isn't shown")
	}
	app.GoPage(nav.Today)
	if app.welcomes() {
		t.Error("going to Today doesn't leave it")
	}
}

func TestIntroduction_IsLeftOutWhereItWouldBeInTheWay(t *testing.T) {
	for name, c := range map[string]struct {
		config  Config
		studied bool
	}{
		"the program is told so": {Config{}, false},
		"a page is asked for":    {Config{Introduce: true, Page: nav.Cards}, false},
		"something was done":     {Config{Introduce: true}, true},
	} {
		s := newShelf(t, t.TempDir())
		if c.studied {
			app := startApp(t, s, Config{})
			if err := app.opened.Session.Answer(app.course().Questions[0].ID, true, nil); err != nil {
				t.Fatal(err)
			}
		}
		if app := startApp(t, s, c.config); app.welcomes() {
			t.Errorf("%s: the first start's page is shown", name)
		}
	}
}

func TestIntroduction_GoesOnWithACourseOpenedFromIt(t *testing.T) {
	s := newShelf(t, t.TempDir())
	s.courses["mine"] = fstest.MapFS{
		"course.yaml":  {Data: []byte("id: mine\ntitle: Roses\n")},
		"lessons/a.md": {Data: []byte("# A\n\nText.\n")},
	}
	app := startApp(t, s, Config{Introduce: true})
	app.OpenCourse("mine")
	wait(t, func() bool { return app.opening == nil })
	if !app.welcomes() || !app.says("Welcome to Roses") || !app.says("1 lesson. Everything is on this computer.") {
		t.Error("the course that was opened instead isn't welcomed to")
	}
	app.list.TypedKey(fyne.KeyReturn)
	if app.route.Page != nav.Lessons || app.opened.Session.MinutesPerDay() != 15 {
		t.Errorf("Enter leads to %s with %d minutes a day", app.route.Page, app.opened.Session.MinutesPerDay())
	}
	app.OpenCourse(Bundled)
	wait(t, func() bool { return app.opening == nil })
	if app.welcomes() {
		t.Error("after the first lesson was begun another course is welcomed to")
	}
}

func TestTip_IsThereOnTheFirstVisitOfAPageAlone(t *testing.T) {
	dir := t.TempDir()
	s := newShelf(t, dir)
	app := startApp(t, s, Config{Introduce: true})
	shows := func(page string) bool { return strings.Contains(uitest.Says(app.tip.object), tipOn(page)) }
	if app.tip.object.Visible() {
		t.Error("the page of the first start has a tip")
	}
	app.list.TypedKey(fyne.KeyEscape)
	if !shows(nav.Today) {
		t.Error("Today has no tip")
	}
	app.redraw()
	if !shows(nav.Today) {
		t.Error("drawn anew Today has no tip")
	}
	app.GoPage(nav.Cards)
	if !shows(nav.Cards) || shows(nav.Today) {
		t.Error("Cards has no tip of its own")
	}
	uitest.Click(t, app.window, "Got it")
	if app.tip.object.Visible() {
		t.Error("its button doesn't put it away")
	}
	app.GoPage(nav.Today)
	if app.tip.object.Visible() {
		t.Error("Today has a tip on the second visit")
	}
	if err := s.journal.Close(); err != nil {
		t.Fatal(err)
	}
	app = startApp(t, newShelf(t, dir), Config{Introduce: true})
	for page, want := range map[string]bool{nav.Today: false, nav.Cards: false, nav.Practice: true} {
		if app.GoPage(page); shows(page) != want {
			t.Errorf("after a restart a tip is shown on %s: %v, want %v", page, !want, want)
		}
	}
}

func TestTip_IsForThoseAloneWhoWereWelcomed(t *testing.T) {
	s := newShelf(t, t.TempDir())
	if err := startApp(t, s, Config{}).opened.Session.Answer("q", true, nil); err == nil {
		t.Fatal("there is a question q")
	}
	app := startApp(t, s, Config{Introduce: true, Page: nav.Cards})
	if app.tip.object.Visible() {
		t.Error("one who was never welcomed is shown a tip")
	}
}

func TestTip_IsOneLineOnEveryPage(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Introduce: true})
	app.list.TypedKey(fyne.KeyEscape)
	for _, p := range pages {
		app.GoPage(p.id)
		line, ok := uitest.Find(app.tip.object, func(l *text.Paragraph) bool { return l.PlainText() == tipOn(p.id) })
		if !ok {
			t.Errorf("%s has no tip", p.id)
			continue
		}
		if natural := kit.NaturalWidth(line); natural > line.Size().Width+0.5 {
			t.Errorf("the tip of %s is %v wide and has %v", p.id, natural, line.Size().Width)
		}
	}
}
