package ui

import (
	"strings"
	"testing"

	"stagecraft/ui/authoring/questions"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

const askingNote = "---\nid: one\n---\n\n# One   \n\nA *lead* may buy.\n\n<!-- mine -->\n\n```quiz id=who\nWho may buy?\n- [x] A lead\n- [ ] A wall\n> So it is.\n```\n\nThe end"

// startAsking opens the page of questions of a course in a folder.
func startAsking(t *testing.T) (*workbench, *App) {
	t.Helper()
	b := &workbench{shelf: newShelf(t, t.TempDir()), folder: t.TempDir()}
	b.write("course.yaml", "id: c\ntitle: A course\n")
	b.write("lessons/one.md", askingNote)
	app := newApp(t, b, Config{})
	wait(t, func() bool { return app.page != nil && app.live.folder != "" })
	app.list.Run("course.questions")
	wait(t, func() bool { return app.says("1 question.") })
	return b, app
}

func TestQuestions_AreEditedAndUndoneWithTheNoteKept(t *testing.T) {
	b, app := startAsking(t)
	editTerm(t, app, "Who may buy?")
	wait(t, func() bool { return app.says("How it will look") })
	typeInto(t, app, "Choice 2", "A door")
	presses("Add a choice")(t, app)
	typeInto(t, app, "Choice 3", "A tree")
	app.list.Run("questions.save")
	want := strings.Replace(askingNote, "- [ ] A wall\n", "- [ ] A door\n- [ ] A tree\n", 1)
	wait(t, func() bool { return fileText(t, b.folder, "lessons/one.md") == want })
	wait(t, func() bool {
		return app.course().Question("who") != nil && len(app.course().Question("who").Choices) == 3
	})
	if r := app.place(); r.Mode != "questions" {
		t.Fatalf("after the course was read again it shows %+v", r)
	}
	app.list.Run("questions.undo")
	wait(t, func() bool { return fileText(t, b.folder, "lessons/one.md") == askingNote })
}

func TestQuestions_AreAddedWhereTheTrainerSaysAndRemoved(t *testing.T) {
	b, app := startAsking(t)
	app.AddQuestion("one", 7)
	wait(t, func() bool { return app.says("After “A lead may buy.”") })
	app.list.Run("questions.save")
	if !app.says("Write the question.") {
		t.Error("an empty question isn’t refused")
	}
	presses("Type")(t, app)
	typeInto(t, app, "Question", "Who may buy one day?")
	typeInto(t, app, "Answer 1", "a lead | the lead")
	typeInto(t, app, "Explanation", "It says so.")
	app.list.Run("questions.save")
	fence := "```quiz id=who-may-buy-one-day\nWho may buy one day?\n= a lead | the lead\n> It says so.\n```\n\n"
	want := strings.Replace(askingNote, "```quiz id=who\n", fence+"```quiz id=who\n", 1)
	wait(t, func() bool { return fileText(t, b.folder, "lessons/one.md") == want })
	wait(t, func() bool { return app.task == nil && app.says("2 questions.") })
	editTerm(t, app, "Who may buy one day?")
	presses("Remove")(t, app)
	wait(t, func() bool { return fileText(t, b.folder, "lessons/one.md") == askingNote })
}

func TestQuestions_AnswersInTheQuestionAreRefused(t *testing.T) {
	b, app := startAsking(t)
	editTerm(t, app, "Who may buy?")
	typeInto(t, app, "Explanation", "So it is.\n\n- more")
	typeInto(t, app, "Question", "Who may buy?\n= nobody")
	app.list.Run("questions.save")
	if !app.says("keep one kind of answer") {
		t.Errorf("the page says %s", uitest.Says(app.page.Object()))
	}
	if fileText(t, b.folder, "lessons/one.md") != askingNote {
		t.Error("it was written")
	}
}

func TestQuestions_ANoteChangedMeanwhileIsShownAndNotOverwritten(t *testing.T) {
	b, app := startAsking(t)
	editTerm(t, app, "Who may buy?")
	typeInto(t, app, "Choice 2", "A door")
	others := strings.Replace(askingNote, "The end", "The very end", 1)
	b.write("lessons/one.md", others)
	page := app.page.(*questions.Page)
	read := page.Found
	app.list.Run("questions.save")
	wait(t, func() bool { return app.top() == "changed-meanwhile" })
	if got := fileText(t, b.folder, "lessons/one.md"); got != others {
		t.Fatalf("it was overwritten: %s", got)
	}
	uitest.Click(t, app.window, "Close")
	wait(t, func() bool { return app.task == nil && page.Found != read })
	app.list.Run("questions.save")
	wait(t, func() bool {
		return fileText(t, b.folder, "lessons/one.md") == strings.Replace(others, "A wall", "A door", 1)
	})
}

func TestQuestions_AreReachedFromTheLesson(t *testing.T) {
	_, app := startAsking(t)
	app.Go(nav.Route{Page: nav.Lessons, ID: "one"})
	app.EditQuestion("who")
	wait(t, func() bool { return app.says("Its id is who") && app.says("How it will look") })
}
