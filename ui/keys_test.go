package ui

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"stagecraft/ui/command"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/keyboard"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

var keysRoute = nav.Route{Page: nav.Settings, Mode: keyboard.Mode}

// asksForKey opens the dialog that waits for the new key of a command.
func asksForKey(id string) func(*testing.T, *App) {
	return func(t *testing.T, app *App) {
		t.Helper()
		c, ok := command.KnownAs(id)
		p, shown := app.page.(*keyboard.Page)
		if !ok || !shown {
			t.Fatalf("%s can't be given a key on %T", id, app.page)
		}
		p.Ask(c)
	}
}

// keysApp is an app on the page of keys. The keys are as at first when the test ends.
func keysApp(t *testing.T) *App {
	t.Helper()
	t.Cleanup(func() { command.Use(nil) })
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	app.Go(keysRoute)
	return app
}

// pressed gives what has the keys those that a window gives it.
func (s *App) pressed(k command.Key) {
	switch focused := s.window.Canvas().Focused(); {
	case k.Rune != 0:
		focused.TypedRune(k.Rune)
	case k.Shortcut() != nil:
		focused.(fyne.Shortcutable).TypedShortcut(k.Shortcut())
	default:
		focused.TypedKey(&fyne.KeyEvent{Name: k.Name})
	}
}

func TestKeys_ChangedOneWorksIsShownEverywhereAndHoldsAfterARestart(t *testing.T) {
	app := keysApp(t)
	asksForKey("go.search")(t, app)
	app.pressed(command.Key{Name: fyne.KeyJ, Ctrl: true, Shift: true})
	if app.top() != "" {
		t.Fatalf("%q still waits for a key", app.top())
	}
	const want = "Ctrl Shift J"
	shown := func(where, says string) {
		t.Helper()
		if !strings.Contains(says, want) || strings.Contains(says, "Ctrl K\n") {
			t.Errorf("%s doesn't show the key; it says:\n%s", where, says)
		}
	}
	shown("the page", uitest.Says(app.page.Object()))
	shown("the rail", uitest.Says(app.rail.object))
	app.GoPage(nav.Today)
	app.list.Run("help.keys")
	shown("the sheet", uitest.Says(uitest.Over(app.window)))
	app.list.TypedKey(fyne.KeyEscape)
	keys := map[string]string{}
	for _, menu := range app.menuOfAll() {
		for _, row := range menu.Submenu {
			keys[row.Title] = row.Key
		}
	}
	if keys["Search"] != want {
		t.Errorf("the menu shows %q", keys["Search"])
	}
	again := New(app.app, app.loader, Config{}) // the next start, with the same preferences
	defer again.window.Close()
	if app.list.TypedShortcut(command.Ctrl(fyne.KeyK).Shortcut().ShortcutName()) {
		t.Error("the key that it had still opens the search")
	}
	s := &desktop.CustomShortcut{KeyName: fyne.KeyJ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
	for _, a := range []*App{app, again} {
		wait(t, func() bool { return a.page != nil })
		a.window.Canvas().(fyne.Shortcutable).TypedShortcut(s)
		if a.top() != "search" {
			t.Errorf("the new key opens %q", a.top())
		}
		a.list.TypedKey(fyne.KeyEscape)
	}
	app.Go(keysRoute)
	presses("Put back all")(t, app)
	if got := command.Hint("go.search"); got != "Ctrl K" || app.app.Preferences().String(prefKeys) != "" {
		t.Errorf("put back, the search has %s", got)
	}
}

func TestKeys_AConflictNamesTheOtherCommandAndAsks(t *testing.T) {
	app := keysApp(t)
	asksForKey("lesson.term")(t, app)
	app.pressed(command.Key{Rune: 'l'})
	if says := uitest.Says(uitest.Over(app.window)); app.top() != "new key" || !strings.Contains(says, "Mark the next link or button on screen") {
		t.Fatalf("a key that is taken is said to be so in %q:\n%s", app.top(), says)
	}
	uitest.MustKeepDialogRules(t, app.window)
	uitest.Click(t, app.window, "Cancel")
	if command.Hint("lesson.term") != "T" || command.Hint("lesson.link") != "L" {
		t.Error("Cancel changed a key")
	}
	asksForKey("lesson.term")(t, app)
	app.pressed(command.Key{Rune: 'l'})
	uitest.Click(t, app.window, "Give it to this one")
	if command.Hint("lesson.term") != "L" || command.Hint("lesson.link") != "" || app.top() != "" {
		t.Errorf("the term has %q, the link %q, and %q is open", command.Hint("lesson.term"), command.Hint("lesson.link"), app.top())
	}
	if !strings.Contains(uitest.Says(app.page.Object()), "no key") {
		t.Error("the page doesn't say that a command has no key")
	}
	for name, k := range map[string]command.Key{
		"a key of the toolkit": command.K(fyne.KeyHome), "a key of editing": command.Ctrl(fyne.KeyV), "a number that chooses": {Rune: '2'}, "the space": {Rune: ' '},
	} {
		asksForKey("process.compare")(t, app)
		app.pressed(k)
		if app.top() != "new key" || command.Hint("process.compare") != "C" {
			t.Errorf("%s can be taken", name)
		}
		app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if app.top() != "" {
			t.Fatalf("Escape leaves %q", app.top())
		}
	}
}

func TestKeys_TheListIsNarrowedByNameAndByKey(t *testing.T) {
	app := keysApp(t)
	app.list.Run("keys.find")
	line, ok := app.window.Canvas().Focused().(*kit.Line)
	if !ok {
		t.Fatalf("the keys go to %T", app.window.Canvas().Focused())
	}
	for typed, want := range map[string]string{"highl gree": "Highlight in green", "ctrl+k": "Search", "alt →": "Forward"} {
		kit.SetEntryText(&line.Entry, typed)
		if says := uitest.Says(app.page.Object()); !strings.Contains(says, want) || strings.Contains(says, "Roomy line spacing") {
			t.Errorf("%q leaves:\n%s", typed, says)
		}
	}
	kit.SetEntryText(&line.Entry, "zzz")
	if !strings.Contains(uitest.Says(app.page.Object()), "No command and no key is called that.") {
		t.Error("nothing says that nothing is left")
	}
}

func TestKeySheet_FindsTheKeysOfOtherPagesToo(t *testing.T) {
	app := keysApp(t)
	app.GoPage(nav.Today)
	app.list.Run("help.keys")
	line, ok := app.window.Canvas().Focused().(*kit.Line)
	if !ok {
		t.Fatalf("the keys go to %T", app.window.Canvas().Focused())
	}
	if says := uitest.Says(uitest.Over(app.window)); strings.Contains(says, "Highlight in green") || !strings.Contains(says, "Full screen") {
		t.Errorf("the sheet says:\n%s", says)
	}
	kit.SetEntryText(&line.Entry, "green")
	if says := uitest.Says(uitest.Over(app.window)); !strings.Contains(says, "Highlight in green\nG\n") || strings.Contains(says, "Full screen") {
		t.Errorf("narrowed, the sheet says:\n%s", says)
	}
}

// opens notes what is opened in place of the system's browser.
type opens struct {
	fyne.App
	urls []string
}

func (o *opens) OpenURL(u *url.URL) error { o.urls = append(o.urls, u.String()); return nil }

func TestKeys_ArePrintedWithThoseChosen(t *testing.T) {
	app := keysApp(t)
	o := &opens{App: app.app}
	app.app = o
	c, _ := command.KnownAs("lesson.term")
	app.ChangeKeys(command.InForce().With(c, command.K(fyne.KeyF6)))
	app.PrintKeys()
	wait(t, func() bool { return len(o.urls) > 0 })
	page, err := os.ReadFile(filepath.Join(app.DataDir(), keysFile))
	if err != nil || !strings.HasSuffix(o.urls[0], "/"+keysFile) {
		t.Fatalf("%v opens, %v", o.urls, err)
	}
	for _, want := range []string{"<kbd>F6</kbd>", "Show the next term on screen", "<kbd>Ctrl K</kbd>", "@page", "Good: "} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page to print doesn't hold %q", want)
		}
	}
	if strings.Contains(string(page), "<script") || strings.Contains(string(page), "http") {
		t.Error("the page to print reaches elsewhere")
	}
}

func TestMenus_OfAFieldARowAndThePageAreTheAppsOwn(t *testing.T) {
	app := keysApp(t)
	at := &fyne.PointEvent{AbsolutePosition: fyne.NewPos(400, 200)}
	app.list.Run("keys.find")
	line := app.window.Canvas().Focused().(*kit.Line)
	kit.SetEntryText(&line.Entry, "green")
	line.TappedSecondary(at)
	if says := uitest.Says(uitest.Over(app.window)); app.top() != "context menu" || !strings.Contains(says, "Select all") {
		t.Errorf("a field opens %q, which says:\n%s", app.top(), says)
	}
	uitest.Click(t, app.window, "Select all")
	if line.SelectedText() != "green" {
		t.Errorf("%q is selected", line.SelectedText())
	}
	app.GoPage(nav.Courses)
	b := uitest.Button(app.page.Object(), func(l string) bool { return strings.Contains(l, "The sales process") })
	b.TappedSecondary(at)
	if says := uitest.Says(uitest.Over(app.window)); app.top() != "context menu" || !strings.Contains(says, "Open a course folder…") {
		t.Errorf("a course opens %q, which says:\n%s", app.top(), says)
	}
	app.list.TypedKey(fyne.KeyEscape)
	b = uitest.Button(app.page.Object(), func(l string) bool { return l == "Open a course file…" })
	b.TappedSecondary(at)
	if says := uitest.Says(uitest.Over(app.window)); app.top() != "page menu" || !strings.Contains(says, "Keys that work here") {
		t.Errorf("what has no menu of its own opens %q, which says:\n%s", app.top(), says)
	}
	b.TappedSecondary(at)
	if n := len(app.window.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d menus lie over the page", n)
	}
}
