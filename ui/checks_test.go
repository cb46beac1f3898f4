package ui

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/ui/checking"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/theme"
)

// teaCourse is a folder with a course of which something can be mended.
func teaCourse(t *testing.T, note string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range map[string]string{
		"course.yaml":     "id: tea # it stays\ntitle: Making tea\nlessons: [note]\n",
		"lessons/note.md": note,
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// checkApp has the page of checking open, for the course in a folder.
func checkApp(t *testing.T, dir string) *App {
	t.Helper()
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	app.checkAt(dir)
	wait(t, func() bool { return app.says("can be mended here") || app.says("has no problems") })
	return app
}

const brokenNote = "# Making tea\n\nSee the [Pot](term:pot), or [above](#Making-te).\n"

func TestCheck_ShowsWhatIsWrongAndMendsIt(t *testing.T) {
	dir := teaCourse(t, brokenNote)
	app := checkApp(t, dir)
	said := uitest.Says(app.page.Object())
	for _, want := range []string{"lessons/note.md", "There is no term", "line 3", "What would be right: Link to a heading that the lesson has.", "2 errors"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is not on the page: %s", want, said)
		}
	}
	// One problem: the difference first, and nothing is written when it is declined.
	presses("Write “#Making-tea” for “#Making-te”…")(t, app)
	wait(t, func() bool { return app.top() == "mending" })
	if shown := uitest.Says(uitest.Over(app.window)); !strings.Contains(shown, "[above](#Making-tea)") || !strings.Contains(shown, "Mends 1 problem, in 1 file.") {
		t.Errorf("the difference is: %s", shown)
	}
	uitest.Click(t, app.window, "Cancel")
	if got := fileText(t, dir, "lessons/note.md"); got != brokenNote {
		t.Errorf("it was changed to %s", got)
	}
	// All of it.
	if !app.list.Run("check.mend") {
		t.Fatal("the command doesn't apply")
	}
	wait(t, func() bool { return app.top() == "mending" })
	uitest.Click(t, app.window, "Mend")
	wait(t, func() bool { return app.says("has no problems") })
	if got := fileText(t, dir, "lessons/note.md"); got != strings.Replace(brokenNote, "Making-te)", "Making-tea)", 1) {
		t.Errorf("the note is now %s", got)
	}
	if got := fileText(t, dir, "terms.yaml"); !strings.Contains(got, "term: Pot\n") || !strings.Contains(got, "To be written") {
		t.Errorf("terms.yaml is now %s", got)
	}
	presses("Open the course")(t, app)
	wait(t, func() bool { return app.opened != nil && app.opened.Path == dir })
}

func TestCheck_RefusesAFileThatWasChangedMeanwhile(t *testing.T) {
	dir := teaCourse(t, brokenNote)
	app := checkApp(t, dir)
	app.list.Run("check.mend")
	wait(t, func() bool { return app.top() == "mending" })
	const other = "# Making tea\n\nWritten meanwhile.\n"
	if err := os.WriteFile(filepath.Join(dir, "lessons", "note.md"), []byte(other), 0o644); err != nil {
		t.Fatal(err)
	}
	uitest.Click(t, app.window, "Mend")
	wait(t, func() bool { return app.says("has no problems") })
	if got := fileText(t, dir, "lessons/note.md"); got != other {
		t.Errorf("the note is now %s", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "terms.yaml")); err == nil {
		t.Error("another file was written all the same")
	}
}

func TestCheck_NeverChangesTheCourseOfTheApp(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	if !app.list.Run("course.check") {
		t.Fatal("the command doesn't apply")
	}
	wait(t, func() bool { return !app.says("Checking “") })
	if app.list.Run("check.mend") || app.says("can be mended here") {
		t.Error("it offers to mend the course of the app")
	}
}

func TestCheck_IsStoppedAndBegunAgain(t *testing.T) {
	app := checkApp(t, teaCourse(t, brokenNote))
	page := app.page.(*checking.Page)
	page.Again()
	app.list.Run("check.stop")
	wait(t, func() bool { return app.says("You stopped the check") || app.says("can be mended here") })
	app.list.Run("check.again")
	wait(t, func() bool { return app.says("can be mended here") })
	theme.SetTextScale(150)
	app.redrawPage()
	if !app.says("can be mended here") {
		t.Error("drawn anew, it doesn't show what was found")
	}
	if at, ok := app.page.Route().State.(*checking.State); !ok || at.Path == "" {
		t.Errorf("it would come back with %+v", app.page.Route().State)
	}
}

func TestTrouble_LeadsToMending(t *testing.T) {
	dir := teaCourse(t, brokenNote)
	shelf := newShelf(t, t.TempDir())
	shelf.courses[dir] = fstest.MapFS{"course.yaml": {Data: []byte("id: tea\n")}}
	app := newApp(t, shelf, Config{Course: dir})
	wait(t, func() bool { return app.trouble != nil })
	b := uitest.Button(app.body, func(l string) bool { return l == "Check and mend…" })
	if b == nil {
		t.Fatal("there is no way to mend it")
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wait(t, func() bool { return app.page != nil && app.says("can be mended here") })
	if r := app.page.Route(); r.Page != nav.Settings || r.Mode != checking.Mode {
		t.Errorf("it leads to %+v", r)
	}
	if m := kit.MainButton(app.page.Object()); m == nil {
		t.Error("no button is the main one")
	}
}

// fileText reads a file of a folder.
func fileText(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A diagram that the app doesn't draw is drawn by the trainer's program, here one that
// stands for it: shown first, written when that is confirmed, and taken back by Undo.
func TestCheck_HasDiagramsDrawnAndTakesThemBack(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the program that stands for dot is a script")
	}
	bin := t.TempDir()
	if err := os.WriteFile(filepath.Join(bin, "dot"), []byte("#!/bin/sh\n[ \"$1\" = -V ] && echo dot 9.9.9 && exit\necho '<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><text>pot</text></svg>'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bin)
	dir := teaCourse(t, "# Making tea\n\n```graphviz\ndigraph { pot -> cup }\n```\n\n```abc\nGABc\n```\n")
	app := startWorkbench(t, &workbench{shelf: newShelf(t, t.TempDir()), folder: dir}, nav.Route{})
	app.goCheck()
	wait(t, func() bool { return app.says("undrawn") || app.says("is shown as it is written") })
	if !app.list.Run("check.draw") {
		t.Fatal("the command doesn't apply")
	}
	wait(t, func() bool { return app.top() == "mending" })
	shown := uitest.Says(uitest.Over(app.window))
	for _, want := range []string{"a new file", "drawn by dot 9.9.9", "abcm2ps (abcm2ps) would draw diagrams in abc"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q isn't shown: %s", want, shown)
		}
	}
	file := filepath.FromSlash(content.DiagramFile("graphviz", "digraph { pot -> cup }"))
	if _, err := os.Stat(filepath.Join(dir, file)); err == nil {
		t.Error("it was written before it was confirmed")
	}
	uitest.Click(t, app.window, "Mend")
	wait(t, func() bool {
		_, err := os.Stat(filepath.Join(dir, file))
		return err == nil && !app.says("Checking “")
	})
	if got := fileText(t, dir, file); !strings.Contains(got, ">pot<") {
		t.Errorf("it is %s", got)
	}
	wait(t, func() bool { return app.list.Run("check.undo") })
	wait(t, func() bool { _, err := os.Stat(filepath.Join(dir, file)); return err != nil })
}
