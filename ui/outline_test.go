package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/ui/authoring/outline"
	"stagecraft/ui/nav"
)

const outlinedCourse = "# Ours.\nid: c\ntitle: A course # as we say\n\nlessons:\n  - one # first\n  - two\n"

func startOutline(t *testing.T) (*workbench, *App) {
	t.Helper()
	b := &workbench{shelf: newShelf(t, t.TempDir()), folder: t.TempDir()}
	b.write("course.yaml", outlinedCourse)
	b.write("lessons/one.md", "# One\n\nText.\n")
	b.write("lessons/two.md", "# Two\n\nText.\n")
	app := newApp(t, b, Config{})
	wait(t, func() bool { return app.page != nil && app.live.folder != "" })
	app.list.Run("course.outline")
	wait(t, func() bool { return app.says("Stages of the journey") })
	return b, app
}

func TestOutline_IsWrittenWithTheFileKeptAndUndone(t *testing.T) {
	b, app := startOutline(t)
	page := app.page.(*outline.Page)
	picture := filepath.Join(t.TempDir(), "My picture.svg")
	if err := os.WriteFile(picture, []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>`), 0o644); err != nil {
		t.Fatal(err)
	}
	app.Replace(nav.Route{Page: nav.Settings, Mode: outline.Mode, State: &outline.State{Picture: picture}})
	wait(t, func() bool { return app.page != page && app.says("My picture.svg") })
	typeInto(t, app, "Title", "Another course")
	presses("Add a stage")(t, app)
	typeInto(t, app, "Stage 1: Name", "Before it")
	focusLesson(t, app, 1)
	if !app.list.Run("outline.up") {
		t.Fatal("the lesson can’t be moved")
	}
	app.list.Run("outline.save")
	want := "# Ours.\nid: c\ntitle: Another course # as we say\ncover: media/my-picture.svg\n\nlessons:\n  - two\n  - one # first\njourney:\n  - id: before-it\n    name: Before it\n"
	wait(t, func() bool { return fileText(t, b.folder, "course.yaml") != outlinedCourse && app.task == nil })
	if got := fileText(t, b.folder, "course.yaml"); strings.ReplaceAll(got, "\n\n", "\n") != strings.ReplaceAll(want, "\n\n", "\n") {
		t.Errorf("it is\n%s", got)
	}
	wait(t, func() bool { return app.course().Title == "Another course" && app.course().Lessons[0].ID == "two" })
	app.list.Run("outline.undo")
	wait(t, func() bool { return fileText(t, b.folder, "course.yaml") == outlinedCourse })
	wait(t, func() bool {
		_, err := os.Stat(filepath.Join(b.folder, "media", "my-picture.svg"))
		return errors.Is(err, fs.ErrNotExist)
	})
}

// focusLesson gives the keys to the lesson at a place of the page.
func focusLesson(t *testing.T, app *App, place int) {
	t.Helper()
	rows := app.page.(*outline.Page).Lessons()
	rows.Focus(place)
	if rows.Focused() != place {
		t.Fatal("the lesson has no keys")
	}
}

func TestOutline_RefusesWhatNoCourseIs(t *testing.T) {
	b, app := startOutline(t)
	typeInto(t, app, "Title", " ")
	app.list.Run("outline.save")
	if !app.says("Give it a name first.") {
		t.Error("an empty title isn’t refused")
	}
	if fileText(t, b.folder, "course.yaml") != outlinedCourse {
		t.Error("it was written")
	}
}
