package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content/bundle"
	"stagecraft/content/packing/standin"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/packages"
	"stagecraft/ui/theme"
)

// packagesApp has the page of packages open, with players in a folder.
func packagesApp(t *testing.T, chosen packages.State) (app *App, out string) {
	t.Helper()
	players, out := t.TempDir(), filepath.Join(t.TempDir(), "made")
	installer, err := os.ReadFile("../assets/linux/install.sh")
	if err == nil {
		err = standin.Players(players, installer)
	}
	if err != nil {
		t.Fatal(err)
	}
	chosen.Players, chosen.Out = players, out
	app = startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	app.Go(nav.Route{Page: nav.Settings, Mode: packages.Mode, State: &chosen})
	wait(t, func() bool { return app.says("Found: ") })
	return app, out
}

func TestPackages_AreMadeOfTheOpenCourse(t *testing.T) {
	app, out := packagesApp(t, packages.State{Publisher: "Acme", Accent: "0B7F74"})
	if !app.says("Found: Linux amd64 0.3.0, macOS arm64 0.3.0, Windows amd64 0.3.0.") {
		t.Errorf("the page says: %s", uitest.Says(app.page.Object()))
	}
	presses("macOS")(t, app)
	if !app.list.Run("packages.make") {
		t.Fatal("the command doesn't apply")
	}
	waitUpTo(t, 5*time.Minute, func() bool { return app.top() == "packages" })
	said := uitest.Says(uitest.Over(app.window))
	for _, want := range []string{"sales-process-", "-windows-amd64.zip", ".deb", "-web.zip", bundle.PageName} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not in what was made: %s", want, said)
		}
	}
	if strings.Contains(said, "macos") {
		t.Error("packages were made for a system that was not wanted")
	}
	made, err := filepath.Glob(filepath.Join(out, "*"))
	if err != nil || len(made) != 6 {
		t.Errorf("there are %q (%v)", made, err)
	}
}

func TestPackages_SaysWhatIsMissing(t *testing.T) {
	app, out := packagesApp(t, packages.State{Accent: "blue"})
	app.list.Run("packages.make")
	wait(t, func() bool { return app.top() == "not-packaged" })
	if said := uitest.Says(uitest.Over(app.window)); !strings.Contains(said, "is no colour") {
		t.Errorf("it says: %s", said)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("something was written")
	}
	app, _ = packagesApp(t, packages.State{Systems: []string{"beos"}})
	app.list.Run("packages.make")
	if !app.toast.object.Visible() || app.top() != "" {
		t.Error("nothing says that a system is to be chosen")
	}
}

func TestPackages_ComeBackWithWhatWasChosen(t *testing.T) {
	app, _ := packagesApp(t, packages.State{Name: "Selling well", OwnData: true})
	app.GoPage(nav.Today)
	app.Back()
	wait(t, func() bool { return app.says("Found: ") })
	line, ok := uitest.Find(app.page.Object(), func(l *kit.Line) bool { return l.Text == "Selling well" })
	if !ok {
		t.Fatal("the name is gone")
	}
	kit.SetEntryText(&line.Entry, "Selling better")
	theme.SetTextScale(120)
	app.redrawPage()
	if s, ok := app.page.Route().State.(*packages.State); !ok || s.Name != "Selling better" || !s.OwnData {
		t.Errorf("it came back with %+v", app.page.Route().State)
	}
}

func TestBrand_IsOnTheWindowAndInTheRail(t *testing.T) {
	icon := fyne.NewStaticResource("icon.svg", []byte(standin.Icon))
	app := startApp(t, newShelf(t, t.TempDir()), Config{Brand: &Brand{Name: "Selling well to everyone who will listen", Publisher: "Acme", Icon: icon}})
	if app.window.Title() != "Selling well to everyone who will listen" || app.mark() != fyne.Resource(icon) {
		t.Errorf("the window is called %q", app.window.Title())
	}
	said := uitest.Says(app.rail.object)
	if !strings.HasPrefix(strings.TrimSpace(said), "Selling well\nto everyon…") || !strings.Contains(said, "…") || strings.Contains(said, "Stagecraft") {
		t.Errorf("the rail says %q", said)
	}
	if app.rail.naturalWidth() > theme.RailWidth+12 {
		t.Errorf("the name makes the rail %v wide", app.rail.naturalWidth())
	}
	app.showAbout()
	if said := uitest.Says(uitest.Over(app.window)); !strings.Contains(said, "handed out with “Selling well to everyone who will listen” by Acme") {
		t.Errorf("About says %q", said)
	}
}

func TestApp_SaysWhyABundlesCourseCantBeOpened(t *testing.T) {
	app := newApp(t, newShelf(t, t.TempDir()), Config{Unsound: os.ErrInvalid})
	wait(t, func() bool { return app.trouble != nil })
	if app.opened != nil {
		t.Error("another course was opened")
	}
}

func TestBrand_ItsCourseIsTheOneThatTheAppCameWith(t *testing.T) {
	s := newShelf(t, t.TempDir())
	s.courses["beside.course"] = fstest.MapFS{
		"course.yaml": {Data: []byte("id: beside\ntitle: Beside\nlessons: [one]\n")}, "lessons/one.md": {Data: []byte("---\nid: one\ntitle: One\n---\nText.\n")},
	}
	app := startApp(t, s, Config{Course: "other", Brand: &Brand{Name: "Beside", Course: "beside.course"}})
	if !app.list.Run("course.bundled") {
		t.Fatal("the course that the app came with can't be opened")
	}
	wait(t, func() bool { return app.opened != nil && app.opened.Path == "beside.course" && app.page != nil })
	if app.list.Run("course.bundled") {
		t.Error("it can be opened while it is open")
	}
}
