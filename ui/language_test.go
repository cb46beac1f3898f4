package ui

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content/catalogue"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/text"
	"stagecraft/ui/words"
)

// speak has the app go over to a language, as a choice in Settings does.
func (s *App) speak(t testing.TB, tag string) {
	t.Helper()
	words.Use(tag)
	s.rename()
}

// shownTexts gives the texts on the window and what lies over it.
func (s *App) shownTexts() []string {
	var all []string
	for _, root := range append([]fyne.CanvasObject{s.window.Content()}, s.window.Canvas().Overlays().List()...) {
		for o := range uitest.Drawn(root) {
			if p, ok := o.(*text.Paragraph); ok {
				all = append(all, p.PlainText())
			}
		}
	}
	return all
}

// TestLanguage_IsSwitchedAtOnceOnEveryPage goes over to another language on every page and
// with everything that lies over one, and wants nothing to be left of the one before.
func TestLanguage_IsSwitchedAtOnceOnEveryPage(t *testing.T) {
	if testing.Short() {
		t.Skip("goes through every page")
	}
	english, pseudo := catalogue.English(), catalogue.For(catalogue.Pseudo)
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	seen := 0
	for _, place := range everywhere {
		if place.english {
			continue
		}
		app.Go(place.at)
		for _, id := range place.open {
			app.list.Run(id)
		}
		before, over := app.page.Route(), len(app.window.Canvas().Overlays().List())
		app.speak(t, catalogue.Pseudo)
		if now := app.page.Route(); fmt.Sprint(now.ID, now.At, now.Mode, now.Offset) != fmt.Sprint(before.ID, before.At, before.Mode, before.Offset) || !reflect.DeepEqual(now.State, before.State) {
			t.Errorf("%s: the place is %+v %+v, and was %+v %+v", place.name, now, now.State, before, before.State)
		}
		if now := len(app.window.Canvas().Overlays().List()); now != over {
			t.Errorf("%s: %d things lie over the page, and %d did", place.name, now, over)
		}
		for _, says := range app.shownTexts() {
			says = strings.TrimPrefix(says, "✓ ")
			if _, known := english[says]; known && pseudo.T(says) != says && says != "Close" && says != "Tab" { // a step, and a key by its own name
				t.Errorf("%s: %q is still in English", place.name, says)
			}
			if strings.HasPrefix(says, "[") {
				seen++
			}
		}
		for _, c := range app.list.All() {
			if _, known := english[c.Title]; known {
				t.Errorf("%s: the command %q is still in English", place.name, c.Title)
			}
		}
		app.speak(t, "en")
		for _, says := range app.shownTexts() {
			if strings.HasPrefix(says, "[") {
				t.Errorf("%s: it still says %q", place.name, says)
			}
		}
	}
	if seen < 200 {
		t.Errorf("only %d texts were seen in the other language", seen)
	}
}

// TestLanguage_IsChosenAndKept chooses one in Settings.
func TestLanguage_IsChosenAndKept(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Language: catalogue.Pseudo})
	if got := words.Language(); got != catalogue.Pseudo {
		t.Fatalf("it begins in %s", got)
	}
	app.GoPage(nav.Settings)
	if !app.list.Run("language.en") || words.Language() != "en" {
		t.Fatalf("it speaks %s", words.Language())
	}
	if p := preferences.Language; p.Stored(p.Read(app.app.Preferences())) != "en" {
		t.Error("the choice isn't kept")
	}
	if says := strings.Join(app.shownTexts(), "\n"); !strings.Contains(says, "English") || !strings.Contains(says, "Language of the app") {
		t.Errorf("Settings says\n%s", says)
	}
	for _, c := range app.list.All() {
		if c.ID == "app.quit" && c.Title != "Quit" {
			t.Errorf("the menu says %q", c.Title)
		}
	}
}
