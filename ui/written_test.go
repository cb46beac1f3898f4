package ui

import (
	"strings"
	"testing"

	"stagecraft/ui/authoring"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

const writtenTerms = `# Words to know.
- id: po # never change it
  term: purchase order
  definition: A buyer's written order.

# From marketing.
- id: lead
  term: lead
  definition: Someone who may buy.
`

// startAuthoring opens the page of terms of a course in a folder.
func startAuthoring(t *testing.T) (*workbench, *App) {
	t.Helper()
	b := &workbench{shelf: newShelf(t, t.TempDir()), folder: t.TempDir()}
	b.write("course.yaml", "id: c\ntitle: A course\n")
	b.write("lessons/one.md", "# One\n\nThe [lead](term:lead) and the [order](term:po).\n")
	b.write("terms.yaml", writtenTerms)
	app := newApp(t, b, Config{})
	wait(t, func() bool { return app.page != nil && app.live.folder != "" })
	app.list.Run("course.terms")
	wait(t, func() bool { return app.says("2 terms in terms.yaml") })
	return b, app
}

// editTerm presses the row of a term.
func editTerm(t *testing.T, app *App, term string) {
	t.Helper()
	row := uitest.Button(app.page.Object(), func(label string) bool { return strings.HasPrefix(label, term+"\n") })
	if row == nil {
		t.Fatalf("there is no row of %q; the page says:\n%s", term, uitest.Says(app.page.Object()))
	}
	row.Tapped(nil)
}

// typeInto puts a text into a field of the page, by its name.
func typeInto(t *testing.T, app *App, name, text string) {
	t.Helper()
	for o := range uitest.Drawn(app.page.Object()) {
		if l, ok := o.(*kit.Line); ok && l.Name == name {
			l.SetText(text)
			return
		}
	}
	t.Fatalf("there is no field %q", name)
}

func TestTerms_AreEditedAndUndoneWithTheFileKept(t *testing.T) {
	b, app := startAuthoring(t)
	editTerm(t, app, "lead")
	typeInto(t, app, "Definition", "Someone who may buy, one day.")
	app.list.Run("terms.save")
	want := strings.Replace(writtenTerms, "may buy.", "may buy, one day.", 1)
	wait(t, func() bool { return fileText(t, b.folder, "terms.yaml") == want })
	wait(t, func() bool {
		return app.course().Term("lead") != nil && app.course().Term("lead").Definition == "Someone who may buy, one day."
	})
	if r := app.place(); r.Mode != authoring.Mode {
		t.Fatalf("after the course was read again it shows %+v", r)
	}
	wait(t, func() bool { return app.says("Someone who may buy, one day.") })

	app.list.Run("terms.undo")
	wait(t, func() bool { return fileText(t, b.folder, "terms.yaml") == writtenTerms })
	if app.LastWritten() != "" {
		t.Errorf("there is still %q to undo", app.LastWritten())
	}
}

func TestTerms_AreAddedMovedAndRemoved(t *testing.T) {
	b, app := startAuthoring(t)
	app.list.Run("terms.add")
	app.list.Run("terms.save")
	if !app.says("Write the term.") {
		t.Error("an empty term is not refused")
	}
	typeInto(t, app, "Term", "quote")
	typeInto(t, app, "Definition", "A price in writing.")
	app.list.Run("terms.save")
	wait(t, func() bool {
		return strings.HasSuffix(fileText(t, b.folder, "terms.yaml"), "\n\n- id: quote\n  term: quote\n  definition: A price in writing.\n")
	})
	wait(t, func() bool { return app.says("3 terms in terms.yaml") })
	editTerm(t, app, "quote")
	presses("Move up")(t, app)
	wait(t, func() bool {
		text := fileText(t, b.folder, "terms.yaml")
		return strings.Index(text, "id: quote") < strings.Index(text, "# From marketing.\n- id: lead")
	})
	wait(t, func() bool { return app.task == nil })
	presses("Remove")(t, app)
	wait(t, func() bool { return !strings.Contains(fileText(t, b.folder, "terms.yaml"), "quote") })
	if !strings.Contains(fileText(t, b.folder, "terms.yaml"), "# From marketing.") {
		t.Error("a comment is gone")
	}
	// One that a lesson links to: the course would have an error.
	wait(t, func() bool { return app.task == nil && app.says("2 terms in terms.yaml") })
	editTerm(t, app, "lead")
	presses("Remove")(t, app)
	wait(t, func() bool { return app.top() == "would-break" })
	if !strings.Contains(fileText(t, b.folder, "terms.yaml"), "id: lead") {
		t.Error("a term that a lesson links to was removed")
	}
}

func TestTerms_AFileChangedMeanwhileIsShownAndNotOverwritten(t *testing.T) {
	b, app := startAuthoring(t)
	editTerm(t, app, "lead")
	typeInto(t, app, "Definition", "Mine.")
	others := strings.Replace(writtenTerms, "written order", "signed order", 1)
	b.write("terms.yaml", others)
	page := app.page.(*authoring.Page)
	read := page.Found
	app.list.Run("terms.save") // before anything was read again
	wait(t, func() bool { return app.top() == "changed-meanwhile" })
	if says := uitest.Says(uitest.Over(app.window)); !strings.Contains(says, "signed order") {
		t.Errorf("the difference is %s", says)
	}
	if got := fileText(t, b.folder, "terms.yaml"); got != others {
		t.Fatalf("it was overwritten: %s", got)
	}
	uitest.Click(t, app.window, "Close")
	wait(t, func() bool { return app.task == nil && page.Found != read })
	if _, writes := app.window.Canvas().Focused().(*kit.Line); !writes {
		t.Error("the field lost the keys")
	}
	app.list.Run("terms.save")
	want := strings.Replace(others, "Someone who may buy.", "Mine.", 1)
	wait(t, func() bool { return fileText(t, b.folder, "terms.yaml") == want })
}

func TestTerms_ComeFromASpreadsheetOnceTheDifferenceIsSeen(t *testing.T) {
	b, app := startAuthoring(t)
	app.app.Clipboard().SetContent("Term\tDefinition\nLead\tAnother\nwin rate\tDeals won of all.\n")
	app.list.Run("terms.paste")
	if app.top() != "writing" || !app.says("1 term comes, at the end of the list.") || !app.says("1 is here already") {
		t.Fatalf("over the page is %q", app.top())
	}
	if fileText(t, b.folder, "terms.yaml") != writtenTerms {
		t.Error("it was written before that was confirmed")
	}
	uitest.Click(t, app.window, "Write")
	wait(t, func() bool {
		return strings.Contains(fileText(t, b.folder, "terms.yaml"), "- id: win-rate\n  term: win rate\n")
	})
}

func TestTerms_OfACourseThatIsNoFolderAreNotOffered(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	if app.list.Run("course.terms") {
		t.Error("the terms of the bundled course can be edited")
	}
	app.Go(nav.Route{Page: nav.Settings, Mode: authoring.Mode})
	wait(t, func() bool { return app.says("can’t be written here") })
}
