package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/fromnotes"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/theme"
)

const teaNote = "# Tea\n\n**Pot**: the vessel that tea is made in.\n\n**Cup**: what tea is drunk from.\n\n## Steps\n\n1. **Boil**: make the water hot\n2. **Pour**: wet the leaves\n3. **Wait**: let it draw\n"

// notesApp has the page for a folder of two notes open.
func notesApp(t *testing.T) (app *App, dir string) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "Tea notes")
	for name, text := range map[string]string{"1 Tea.md": teaNote, "2 Cups.md": "# Cups\n\nHow hot is it?\n- [ ] Cold\n- [ ] Hot\n"} {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	app = startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	app.fromNotesIn(dir)
	wait(t, func() bool { return app.says("Lessons, from 2 notes") })
	return app, dir
}

func TestFromNotes_WritesWhatWasAcceptedAndTakesItBack(t *testing.T) {
	app, dir := notesApp(t)
	presses("Accept all")(t, app) // terms
	if !app.says("2 of 2 accepted") || !app.says("2 lessons · 2 terms") {
		t.Errorf("the page says %s", uitest.Says(app.page.Object()))
	}
	presses("Make it a process")(t, app)
	if !app.says("1 process") || !app.says("1 proposal is yet to be decided.") {
		t.Errorf("the page says %s", uitest.Says(app.page.Object()))
	}
	// Gone and back, it is as it was.
	app.goCheck()
	app.fromNotesIn(dir)
	wait(t, func() bool { return app.says("2 of 2 accepted") })
	theme.SetTextScale(150)
	app.redrawPage()
	theme.SetTextScale(100)
	app.redrawPage()
	if !app.says("2 of 2 accepted") {
		t.Error("drawn anew, what was decided is gone")
	}
	// The difference first, then nothing, then all of it.
	if !app.list.Run("notes.preview") {
		t.Fatal("the preview doesn't apply")
	}
	wait(t, func() bool { return app.top() == "from-notes" })
	if shown := uitest.Says(uitest.Over(app.window)); !strings.Contains(shown, "terms.yaml, a new file") || !strings.Contains(shown, "3 files are written") {
		t.Errorf("the preview is: %s", shown)
	}
	uitest.Click(t, app.window, "Cancel")
	if _, err := os.Stat(filepath.Join(dir, "course.yaml")); err == nil {
		t.Error("the preview wrote something")
	}
	if !app.list.Run("notes.make") {
		t.Fatal("it can't be written")
	}
	wait(t, func() bool {
		return app.written != nil && app.opening == nil && app.page != nil && app.says("Write the changes") || app.says("Make packages…")
	})
	if problems := content.CheckPath(dir); problems.Errors() > 0 {
		t.Errorf("the course has errors: %v", problems)
	}
	if got := fileText(t, dir, "1 Tea.md"); got != teaNote {
		t.Error("the note was changed")
	}
	if app.opened.Path != dir {
		t.Errorf("%s is open", app.opened.Path)
	}
	if !app.list.Run("notes.undo") {
		t.Fatal("it can't be undone")
	}
	wait(t, func() bool { return app.written == nil && app.opening == nil && app.says("Make the course") })
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("undone, there is %v, %v", entries, err)
	}
}

func TestFromNotes_DoesntTakeBackWhatWasChangedOutside(t *testing.T) {
	app, dir := notesApp(t)
	app.list.Run("notes.make")
	wait(t, func() bool { return app.written != nil && app.opening == nil && app.says("Make packages…") })
	const other = "id: mine\ntitle: Mine\n"
	if err := os.WriteFile(filepath.Join(dir, "course.yaml"), []byte(other), 0o644); err != nil {
		t.Fatal(err)
	}
	app.list.Run("notes.undo")
	wait(t, func() bool {
		return app.task == nil && app.toast.message != nil && strings.Contains(app.toast.message.text, "course.yaml")
	})
	if got := fileText(t, dir, "course.yaml"); got != other {
		t.Errorf("course.yaml is now %s", got)
	}
}

func TestFromNotes_IsEditedInForms(t *testing.T) {
	app, _ := notesApp(t)
	page := app.page.(*fromnotes.Page)
	app.list.Run("notes.title")
	wait(t, func() bool { return app.top() == "notes-title" })
	field := app.window.Canvas().Focused()
	for _, r := range "Tea time" {
		field.TypedRune(r)
	}
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if app.top() == "notes-title" || !app.says("Tea time") {
		t.Errorf("renamed, the page says %s", uitest.Says(page.Object()))
	}
	// The question has no right answer, and can't be accepted before it has.
	if !app.says("Edit it first") {
		t.Error("nothing says that the question isn't ready")
	}
}

func TestFromNotes_SaysWhyThereIsNothingToMake(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	app.fromNotesIn(teaCourse(t, "# Tea\n"))
	wait(t, func() bool { return app.says("lessons of its own") })
	app.fromNotesIn(t.TempDir())
	wait(t, func() bool {
		return app.says("no note in this folder") || app.says("not-a-course") || app.says("there is no course.yaml")
	})
}

func TestDropped_NotesOfferToBecomeACourse(t *testing.T) {
	app, dir := notesApp(t)
	app.openDropped(dir)
	wait(t, func() bool { return app.toast.message != nil && app.toast.message.label == "Make a course from it…" })
	app.toast.message.do()
	wait(t, func() bool { return app.says("Lessons, from 2 notes") })
}
