package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/command"
	"stagecraft/ui/editor"
	"stagecraft/ui/nav"
	"stagecraft/ui/process"
)

// key presses a key with others held, as a window hands it on.
func (s *App) key(k command.Key) {
	if f, ok := s.window.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(k.Shortcut())
	} else {
		s.window.Canvas().(fyne.Shortcutable).TypedShortcut(k.Shortcut())
	}
}

// edit makes a process and opens it for changing, from the Process page.
func edit(t *testing.T, app *App) (id string) {
	t.Helper()
	id, err := app.opened.Session.MakeOwn("Ours", "Begin", nil)
	if err != nil {
		t.Fatal(err)
	}
	app.Go(nav.Route{Page: nav.Process, ID: id})
	app.list.TypedRune('e')
	if _, ok := app.page.(*editor.Page); !ok {
		t.Fatalf("E opens %T", app.page)
	}
	return id
}

func TestApp_LeavingTheEditorComesBackToTheProcessAndNotToTheEditorAgain(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Page: nav.Today})
	edit(t, app)
	app.window.Canvas().Unfocus()
	app.list.TypedKey(fyne.KeyEscape)
	if _, ok := app.page.(*process.Page); !ok {
		t.Fatalf("Escape opens %T", app.page)
	}
	app.list.TypedKey(fyne.KeyEscape)
	if app.route.Page != nav.Today {
		t.Errorf("Escape on the Process page goes to %+v, want Today", app.route)
	}
}

func TestApp_KeysOfTheWindowWorkWithinAField(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	id := edit(t, app)
	app.window.Canvas().Focused().TypedRune('!')
	app.key(command.Ctrl(fyne.Key1))
	if app.route.Page != nav.Today {
		t.Fatalf("Ctrl+1 in a field goes to %+v", app.route)
	}
	if got := app.course().Process(id).Steps[0].Name; got != "Begin!" {
		t.Errorf("leaving the page keeps %q", got)
	}
	app.key(command.Ctrl(fyne.Key3))
	if _, ok := app.page.(*editor.Page); !ok {
		t.Errorf("coming back opens %T", app.page)
	}
}

func TestApp_TheEditorIsWhereTheLearnerWasAfterARestart(t *testing.T) {
	dir := t.TempDir()
	first := newShelf(t, dir)
	app := startApp(t, first, Config{})
	id := edit(t, app)
	app.key(command.Ctrl(fyne.KeyReturn))
	app.window.Canvas().Focused().TypedRune('x')
	app.Quit()
	if err := first.journal.Close(); err != nil {
		t.Fatal(err)
	}
	again := startApp(t, newShelf(t, dir), Config{})
	steps := again.course().Process(id).Steps
	if len(steps) != 2 || steps[1].Name != "x" {
		t.Fatalf("after the restart the steps are %+v", steps)
	}
	if _, ok := again.page.(*editor.Page); !ok || again.route.At != steps[1].ID {
		t.Errorf("the app comes up on %T at %+v", again.page, again.route)
	}
}

func TestApp_APlaceInAProcessThatWasRemovedOpensTheProcessPage(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	id := edit(t, app)
	app.GoPage(nav.Today)
	if err := app.opened.Session.Edit(id, study.Change{Kind: study.ChangeRemove}); err != nil {
		t.Fatal(err)
	}
	app.Back()
	if p, ok := app.page.(*process.Page); !ok || p.Route().ID == id {
		t.Errorf("Back opens %T at %+v", app.page, app.page.Route())
	}
}

func TestApp_ChangingTheTextSizeKeepsWhatIsTyped(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	id := edit(t, app)
	app.window.Canvas().Focused().TypedRune('!')
	app.key(command.Ctrl(fyne.KeyEqual))
	if got := app.course().Process(id).Steps[0].Name; got != "Begin!" {
		t.Errorf("%q is kept", got)
	}
	app.window.Canvas().Focused().TypedRune('?')
	app.GoPage(nav.Today)
	if got := app.course().Process(id).Steps[0].Name; got != "Begin!?" {
		t.Errorf("after typing on %q is kept", got)
	}
}
