package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/markup"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

// typedInto opens the palette, types into it and gives what it then says.
func typedInto(t *testing.T, app *App, query string) string {
	t.Helper()
	app.showPalette()
	c := app.window.Canvas()
	line, ok := c.Focused().(*kit.Line)
	if !ok {
		t.Fatalf("the palette gives the keys to %T", c.Focused())
	}
	test.Type(line, query)
	return uitest.Says(c.Overlays().Top())
}

// inTextOnly gives three words of a lesson that stand in nothing the palette
// looks through.
func inTextOnly(t *testing.T, app *App, lesson string) string {
	t.Helper()
	known := ""
	for _, thing := range app.findable() {
		known += " " + thing.Name + " " + thing.Also
	}
	for _, b := range app.course().Lesson(lesson).Document.Blocks {
		p, ok := b.(*markup.Paragraph)
		if !ok {
			continue
		}
		text := strings.Fields(markup.PlainText(p.Inlines))
		for i := 0; i+3 < len(text); i++ {
			if words := strings.Join(text[i:i+3], " "); !strings.Contains(strings.ToLower(known), strings.ToLower(text[i])) && words != "" {
				return words
			}
		}
	}
	t.Fatal("every word of the lesson stands in a title")
	return ""
}

func TestPalette_SaysWhatItLookedThroughAndLooksInTheLesson(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	lesson := app.course().Lessons[0].ID
	app.Go(nav.Route{Page: nav.Lessons, ID: lesson})
	query := inTextOnly(t, app, lesson)
	says := typedInto(t, app, query)
	if strings.Contains(says, "Nothing in this course") {
		t.Errorf("%q, which stands in the lesson, is denied: %s", query, says)
	}
	for _, want := range []string{"No title, heading", "The text of this lesson can be searched too", "Find “" + query + "” in this lesson", "F"} {
		if !strings.Contains(says, want) {
			t.Errorf("of %q the palette doesn't say %q; it says: %s", query, want, says)
		}
	}
	app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if app.window.Canvas().Overlays().Top() != nil {
		t.Error("the palette stays")
	}
	if says := uitest.Says(app.page.Object()); !strings.Contains(says, "1 of ") || strings.Contains(says, "Not found") {
		t.Errorf("%q isn't looked for in the lesson; the page says: %.300s", query, says)
	}
	if line, ok := app.window.Canvas().Focused().(*kit.Line); !ok || line.Text != query {
		t.Errorf("the keys go to %T", app.window.Canvas().Focused())
	}
}

func TestPalette_SaysHowToSearchTextElsewhere(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	query := inTextOnly(t, app, app.course().Lessons[0].ID)
	for _, at := range []nav.Route{{Page: nav.Today}, {Page: nav.Cards}} {
		app.Go(at)
		says := typedInto(t, app, query)
		if !strings.Contains(says, "To search the text of a lesson, open it and press "+findKey()) || strings.Contains(says, "in this lesson") {
			t.Errorf("on %s the palette says: %s", at.Page, says)
		}
		app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}

func TestPalette_OffersTheTextBelowWhatItFinds(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	app.Go(nav.Route{Page: nav.Lessons, ID: app.course().Lessons[0].ID})
	term := app.course().Terms[0].Term
	says := typedInto(t, app, term)
	at, in := strings.Index(says, term), strings.Index(says, "Find “"+term+"” in this lesson")
	if at < 0 || strings.Contains(says, "No title") || in >= 0 && in < at {
		t.Errorf("of %q the palette says: %s", term, says)
	}
}
