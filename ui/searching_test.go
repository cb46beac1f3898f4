package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"stagecraft/content/markup"
	"stagecraft/content/search"
	"stagecraft/study"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/searchbox"
	"stagecraft/ui/words"
)

// readied has all that can be found made ready to be searched.
func readied(t testing.TB, app *App) {
	t.Helper()
	app.search.make()
	app.search.gather(app.findableCommands())
	wait(t, func() bool { _, ready := app.search.indexes(); return ready })
}

// found gives what a query finds but for commands, the best first.
func found(t testing.TB, app *App, query string) ([]search.Hit, search.Words) {
	t.Helper()
	readied(t, app)
	indexes, _ := app.search.indexes()
	f, err := search.Find(context.Background(), query, indexes...)
	if err != nil {
		t.Fatal(err)
	}
	f.Hits[search.Commands] = nil
	hits, _ := f.All()
	return hits, f.Words
}

// box opens the search and gives its line.
func box(t testing.TB, app *App) *kit.Line {
	t.Helper()
	app.showPalette()
	line, ok := app.window.Canvas().Focused().(*kit.Line)
	if !ok {
		t.Fatalf("the search gives the keys to %T", app.window.Canvas().Focused())
	}
	return line
}

// typed opens the search, types, waits for the answer and gives what it then says.
func typed(t testing.TB, app *App, query string) (*kit.Line, string) {
	t.Helper()
	line := box(t, app)
	test.Type(line, query)
	return line, answered(t, app)
}

// answered waits until the search has looked through all there is.
func answered(t testing.TB, app *App) string {
	t.Helper()
	says := func() string { return uitest.Says(app.window.Canvas().Overlays().Top()) }
	wait(t, func() bool {
		_, ready := app.search.indexes()
		return ready && app.search.box.Settled()
	})
	return says()
}

func press(line *kit.Line, keys ...fyne.KeyName) {
	for _, k := range keys {
		line.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestSearch_FindsEverythingAndSaysWhereItStands(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	line, says := typed(t, app, "purchase")
	for _, want := range []string{"Purchase order", "Term", "Lesson", "The paperwork of a deal", "found", "Enter", "open and keep this list", "Terms", "Commands", "Questions"} {
		if !strings.Contains(says, want) {
			t.Errorf("it doesn't say %q; it says: %s", want, says)
		}
	}
	press(line, fyne.KeyEscape)
	if app.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves it there")
	}
}

func TestSearch_EnterOpensALessonAtTheWords(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	l := app.course().Lessons[3]
	var text string
	for _, b := range l.Document.Blocks {
		if p, ok := b.(*markup.Paragraph); ok {
			text = markup.PlainText(p.Inlines)
		}
	}
	if len(text) > 50 {
		text = text[:strings.LastIndexByte(text[:50], ' ')]
	}
	line, _ := typed(t, app, text)
	press(line, fyne.KeyReturn)
	if r := app.page.Route(); r.Page != nav.Lessons || r.ID != l.ID {
		t.Fatalf("%q leads to %+v", text, r)
	}
	says := uitest.Says(app.page.Object())
	bar, ok := app.window.Canvas().Focused().(*kit.Line)
	if !ok || !strings.Contains(strings.ToLower(bar.Text), strings.ToLower(strings.Fields(text)[1])) || !strings.Contains(says, "1 of 1") {
		t.Errorf("%q isn't marked in the lesson; the page says: %.300s", text, says)
	}
}

func TestSearch_EachKindOpensAtItsPlace(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	c, s := app.course(), app.opened.Session
	l := c.Lessons[1]
	for i, b := range l.Document.Blocks {
		if _, ok := b.(*markup.Paragraph); ok && i > 20 {
			if err := s.Note(study.Note{Passage: study.Passage{Lesson: l.ID, Block: l.Blocks[i].Key, Start: 2, End: 9}, Text: "Omar wants it zweimal", Color: study.Yellow}); err != nil {
				t.Fatal(err)
			}
			break
		}
	}
	step, role, question, scene := c.Processes[2].Steps[3], c.Roles[1], c.Questions[5], c.Scenes[4]
	for _, want := range []struct {
		kind  search.Kind
		query string
		of    any
		at    func(nav.Route) bool
	}{
		{search.Lesson, l.Title, l, func(r nav.Route) bool { return r.Page == nav.Lessons && r.ID == l.ID }},
		{search.Process, c.Processes[1].Title, c.Processes[1], func(r nav.Route) bool { return r.Page == nav.Process && r.ID == c.Processes[1].ID }},
		{search.Step, step.Name + " " + step.Process.Title, step, func(r nav.Route) bool { return r.Page == nav.Process && r.At == step.ID && r.ID == step.Process.ID }},
		{search.Role, role.Name, role, func(r nav.Route) bool { return r.Page == nav.Process && r.Mode == "role" }},
		{search.Question, search.Prompt(question), question, func(r nav.Route) bool { return r.Page == nav.Practice && r.At == question.ID }},
		{search.Scene, scene.Text, scene, func(r nav.Route) bool { return r.Page == nav.Practice && strings.Contains(r.At, "/"+scene.ID+"/") }},
		{search.Note, "zweimal", nil, func(r nav.Route) bool { return r.Page == nav.Lessons && r.ID == l.ID }},
	} {
		app.GoPage(nav.Today)
		hits, q := found(t, app, want.query)
		i := slices.IndexFunc(hits, func(h search.Hit) bool { return h.Kind == want.kind && (want.of == nil || h.Of == want.of) })
		if i < 0 {
			t.Errorf("%q doesn't find the %s", want.query, kindName(want.kind))
			continue
		}
		row := app.searchRow(hits[i], q)
		if row.Title == "" || row.Kind != kindName(want.kind) || len(row.InTitle)+len(row.InText)+len(row.InBeside) == 0 {
			t.Errorf("%q is shown as %+v", want.query, row)
		}
		app.openHit(hits[i], q, searchbox.Left{}, false)
		if r := app.page.Route(); !want.at(r) {
			t.Errorf("%q leads to %+v", want.query, r)
		}
	}
	if p := app.lessonShown(); p == nil || p.Document().Selection.Text() == "" {
		t.Error("what a note is about isn't selected")
	}
	hits, q := found(t, app, "purchase order")
	app.GoPage(nav.Today)
	app.openHit(hits[0], q, searchbox.Left{}, false)
	if says := uitest.Says(app.window.Canvas().Overlays().Top()); hits[0].Kind != search.Term || !strings.Contains(says, "See its card") {
		t.Errorf("a term opens as %q", says)
	}
}

func TestSearch_EnterWaitsForWhatWasTypedLast(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	line := box(t, app)
	test.Type(line, "progress") // before anything can be looked through
	press(line, fyne.KeyReturn)
	wait(t, func() bool { return app.page.Route().Page == nav.Progress })
	line = box(t, app)
	test.Type(line, "five steps")
	press(line, fyne.KeyReturn)
	wait(t, func() bool { return app.page.Route().Page == nav.Process })
}

func TestSearch_TabGoesThroughTheKindsAndTheSignAsksForCommands(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	line, says := typed(t, app, "purchase order")
	if !strings.Contains(says, "The paperwork of a deal") {
		t.Fatalf("it says: %s", says)
	}
	press(line, fyne.KeyTab, fyne.KeyTab) // terms
	if says := answered(t, app); strings.Contains(says, "Question\n") || !strings.Contains(says, "Purchase order") {
		t.Errorf("of terms alone it says: %s", says)
	}
	press(line, fyne.KeyEscape)
	_, says = typed(t, app, ">progress")
	if !strings.Contains(says, "Command") || strings.Contains(says, "The paperwork of a deal") {
		t.Errorf("of commands alone it says: %s", says)
	}
}

func TestSearch_RemembersWhatWasLookedForAndComesBackAsItWasLeft(t *testing.T) {
	dir := t.TempDir()
	shelf := newShelf(t, dir)
	app := startApp(t, shelf, Config{})
	line, _ := typed(t, app, "pipeline seven")
	press(line, fyne.KeyDown)
	line.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	if app.page.Route().Page == nav.Today || app.window.Canvas().Overlays().Top() != nil && strings.Contains(uitest.Says(app.window.Canvas().Overlays().Top()), "found") {
		t.Fatalf("Ctrl+Enter leads to %+v", app.page.Route())
	}
	line = box(t, app)
	if line.Text != "pipeline seven" {
		t.Errorf("it comes back with %q", line.Text)
	}
	answered(t, app)
	press(line, fyne.KeyReturn)
	if line = box(t, app); line.Text != "" || !strings.Contains(answered(t, app), "pipeline seven") {
		t.Errorf("it comes back with %q, and says: %s", line.Text, uitest.Says(app.window.Canvas().Overlays().Top()))
	}
	press(line, fyne.KeyReturn) // what was looked for before
	if says := answered(t, app); line.Text != "pipeline seven" || !strings.Contains(says, "Pipeline seven") {
		t.Errorf("with %q it says: %s", line.Text, says)
	}
	press(line, fyne.KeyEscape)
	app.GoPage(nav.Today)
	if err := shelf.journal.Close(); err != nil {
		t.Fatal(err)
	}
	app = startApp(t, newShelf(t, dir), Config{})
	if says := uitest.Says(func() fyne.CanvasObject { box(t, app); return app.window.Canvas().Overlays().Top() }()); !strings.Contains(says, "pipeline seven") {
		t.Errorf("after a restart it says: %s", says)
	}
}

func TestSearch_SaysThatNothingMatches(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	if _, says := typed(t, app, "xyzzyplugh"); !strings.Contains(says, words.T("Nothing matches: no lesson, term, step, role, question, note or command has all of these words.")) {
		t.Errorf("it says: %s", says)
	}
}

func TestSearch_IsOfTheCourseThatIsOpen(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	readied(t, app)
	first := app.search.course
	app.OpenCourse(Bundled)
	wait(t, func() bool { return app.opening == nil && app.page != nil })
	if app.search.course == first {
		t.Error("the index of the course before is still there")
	}
	wait(t, func() bool { return app.search.course != nil }) // by itself, soon
}

func TestSearch_FindsACommandByAnyOfItsWords(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	readied(t, app)
	indexes, _ := app.search.indexes()
	first := func(query string) search.Hit {
		f, err := search.Find(context.Background(), query, indexes...)
		if err != nil {
			t.Fatal(err)
		}
		hits, n := f.All()
		if n == 0 {
			t.Errorf("%q finds nothing", query)
			return search.Hit{}
		}
		return hits[0]
	}
	for _, query := range []string{"narrower", "roomy", "full screen", "settings", "course folder", "flags"} {
		if h := first(query); h.Kind != search.Command {
			t.Errorf("the first of %q is the %s %q", query, kindName(h.Kind), h.Text().Title)
		}
	}
	if h := first("five steps"); h.Kind != search.Process {
		t.Errorf("the first of %q is the %s %q", "five steps", kindName(h.Kind), h.Text().Title)
	}
}
