package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"stagecraft/content/commenting"
	"stagecraft/study"
	"stagecraft/ui/comments"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

// openFlagged starts the app on a course in a folder, of whose first block of the first lesson it has a flag.
func openFlagged(t *testing.T) (app *App, dir string, flag study.Flag) {
	t.Helper()
	dir = teaCourse(t, "# Making tea\n\nWarm the pot.\n\nPour the water.\n")
	app = startApp(t, newShelf(t, t.TempDir()), Config{Course: dir})
	lesson := app.opened.Course.Lessons[0]
	session := app.opened.Session
	on := study.FlagTarget{Lesson: lesson.ID, Block: lesson.Blocks[1].Key}
	if err := session.Flag(study.Flag{FlagTarget: on, Kind: study.FlagWrong, Comment: "Cold, surely."}); err != nil {
		t.Fatal(err)
	}
	flag, _ = session.FlagOn(on)
	return app, dir, flag
}

func TestComments_AreBroughtInAnsweredAndReadByWhoeverFlagged(t *testing.T) {
	app, dir, flag := openFlagged(t)
	list := filepath.Join(t.TempDir(), "flags.csv")
	table, err := study.FlagsCSV(app.opened.Session.Flags())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(list, table, 0o644); err != nil {
		t.Fatal(err)
	}
	bring := func() {
		book, err := commenting.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		app.bringInComments(book, list, app.page.(*comments.Page).Reload)
	}

	if !app.list.Run("course.comments") {
		t.Fatal("the command doesn't apply")
	}
	wait(t, func() bool { return app.says("Ask learners and reviewers") })
	bring()
	wait(t, func() bool { return app.says("Cold, surely.") })
	if !app.says("lessons/note.md") || !app.says("Warm the pot.") {
		t.Errorf("the page says %s", uitest.Says(app.page.Object()))
	}
	presses("Reply…")(t, app)
	wait(t, func() bool { return app.top() == "reply" })
	uitest.MustKeepDialogRules(t, app.window)
	test.Type(app.window.Canvas().Focused(), "It is warm now.")
	uitest.Click(t, app.window, "Reply and settle")
	wait(t, func() bool { return app.says("Nothing is left to do") })
	b, err := commenting.Open(dir)
	if err != nil || len(b.Comments) != 1 || b.Comments[0].Reply != "It is warm now." || b.Comments[0].ID != flag.CommentID() {
		t.Fatalf("the folder holds %+v, %v", b, err)
	}
	uitest.Click(t, app.window, "Undo")
	wait(t, func() bool { return app.says("Cold, surely.") })
	presses("Settle")(t, app)
	wait(t, func() bool { return app.says("Nothing is left to do") })
	app.list.Run("comments.all")
	if r, ok := app.page.Route().State.(*comments.State); !ok || r.Show == "" || !app.says("Cold, surely.") {
		t.Errorf("it would come back with %+v", app.page.Route().State)
	}
	// Brought in once more, nothing is added.
	bring()
	wait(t, func() bool { return strings.Contains(uitest.Says(app.toast.object), "already") })

	// The next edition tells whoever flagged it.
	app.OpenCourse(dir)
	wait(t, func() bool { return app.opened != nil && len(app.opened.Course.Comments) == 1 })
	app.list.Run("go.flags")
	wait(t, func() bool { return app.says("Put right by the author.") })
}

func TestComments_OfACourseInNoFolderSaySo(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	app.Go(nav.Route{Page: nav.Settings, Mode: comments.Mode})
	wait(t, func() bool { return app.says("Comments are kept in the folder of a course.") })
	if app.list.Run("comments.bring") {
		t.Error("comments can be brought into the course of the app")
	}
}
