package ui

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/anki"
	"stagecraft/content/bundle"
	"stagecraft/content/commenting"
	"stagecraft/content/fix"
	"stagecraft/content/program"
	"stagecraft/content/proposing"
	"stagecraft/study"
	"stagecraft/study/datafolder"
	"stagecraft/study/exchange"
	"stagecraft/study/foldersync"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
	"stagecraft/study/signers"
	"stagecraft/ui/authoring/questions"
	"stagecraft/ui/cards"
	"stagecraft/ui/cards/allcards"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/owncards"
	"stagecraft/ui/practice"
	"stagecraft/ui/process"
)

// layerCase opens one of all that may lie over a page.
type layerCase struct {
	name   string // the layer's
	course string // "" is the bundled one
	on     nav.Route
	open   func(t *testing.T, app *App)
	under  int  // layers that lie beneath it
	once   bool // it can't be opened a second time in one window
}

// gives opens a layer by commands.
func gives(ids ...string) func(*testing.T, *App) {
	return func(t *testing.T, app *App) {
		t.Helper()
		for _, id := range ids {
			if !app.list.Run(id) {
				t.Fatalf("%s doesn't apply", id)
			}
		}
	}
}

// presses opens a layer by the button of the page with a label.
func presses(label string) func(*testing.T, *App) {
	return func(t *testing.T, app *App) {
		t.Helper()
		b := uitest.Button(app.page.Object(), func(l string) bool { return l == label })
		if b == nil {
			t.Fatalf("the page has no button %q; it says:\n%s", label, uitest.Says(app.page.Object()))
		}
		b.Tapped(nil)
	}
}

func ownProcess(t *testing.T, app *App) string {
	t.Helper()
	id, err := app.opened.Session.MakeOwn("My own "+strconv.Itoa(len(app.course().Processes)), "First", nil)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

var (
	lessonRoute = nav.Route{Page: nav.Lessons, ID: "sales-process"}
	reviewRoute = nav.Route{Page: nav.Cards, ID: "all", Mode: cards.ModeReview}
	marksRoute  = nav.Route{Page: nav.Lessons, ID: "marks"}
)

// layerCases are all that may lie over a page; a test holds that none is missing.
var layerCases = []layerCase{
	{name: "help", on: reviewRoute, open: gives("help.keys")},
	{name: "about", open: gives("help.about")},
	{name: "licences", under: 1, open: func(t *testing.T, app *App) {
		gives("help.about")(t, app)
		uitest.Click(t, app.window, "Licences of all that is inside")
	}},
	{name: "licence", under: 2, open: func(t *testing.T, app *App) {
		gives("help.about")(t, app)
		uitest.Click(t, app.window, "Licences of all that is inside")
		uitest.Click(t, app.window, "Inter, the typeface")
	}},
	{name: "menu", open: gives("help.menu")},
	{name: "page menu", on: lessonRoute, open: func(_ *testing.T, app *App) { app.showPageMenu(fyne.NewPos(400, 300)) }},
	{name: "context menu", on: nav.Route{Page: nav.Courses}, open: func(t *testing.T, app *App) {
		b := uitest.Button(app.page.Object(), func(l string) bool { return strings.Contains(l, "The sales process") })
		b.TappedSecondary(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(400, 300)})
	}},
	{name: "new key", on: keysRoute, open: asksForKey("go.search")},
	{name: "packages", open: func(_ *testing.T, app *App) {
		app.showPackages("out", []bundle.Product{{System: "windows", File: "out/x.zip", Bytes: 9_000_000, Note: "The player is signed."}})
	}},
	{name: "not-packaged", open: func(_ *testing.T, app *App) {
		app.notPackaged(content.Problems{{File: "course.yaml", Line: 1, Severity: content.Error, Message: "title is missing"}})
	}},
	{name: "mending", open: func(_ *testing.T, app *App) {
		app.showMending(&fix.Change{Files: []fix.FileChange{{Name: "course.yaml", Before: []byte("id: Tea\n"), After: []byte("id: tea\n")}}}, nil, func() {})
	}},
	{name: "undrawn", open: func(_ *testing.T, app *App) {
		app.showUndrawn([]fix.Undrawn{{
			UndrawnDiagram: content.UndrawnDiagram{Language: "abc", Source: "GABc", File: "lessons/tea.md", Line: 3, Column: 1}, Err: program.ErrNotInstalled,
		}})
	}},
	{name: "reply", open: func(_ *testing.T, app *App) {
		app.askReply(&commenting.Book{}, &content.Comment{ID: "c0", Text: "It is wrong."}, "", func() {})
	}},
	{name: "writing", open: func(_ *testing.T, app *App) {
		app.ConfirmWriting(rewriting, "Paste from a spreadsheet", []string{"1 term comes."}, "Paste 1 term", func(bool) {})
	}},
	{name: "changed-meanwhile", open: func(_ *testing.T, app *App) { app.showChanged(rewriting) }},
	{name: "would-break", open: func(_ *testing.T, app *App) {
		app.showBrought(content.Problems{{File: "terms.yaml", Line: 1, Severity: content.Error, Message: "there is no term po"}})
	}},
	{name: "question-note", on: questionsRoute, open: func(_ *testing.T, app *App) { app.page.(*questions.Page).ChooseNote() }},
	{name: "question-place", on: questionsRoute, open: func(_ *testing.T, app *App) { app.page.(*questions.Page).ChoosePlace() }},
	{name: "from-notes", open: func(_ *testing.T, app *App) {
		app.showWriting("notes", &proposing.Found{}, proposing.Plan{}, rewriting)
	}},
	{name: "not-made", open: func(_ *testing.T, app *App) {
		app.notMade(content.Problems{{File: "course.yaml", Line: 1, Severity: content.Error, Message: "title is missing"}})
	}},
	{name: "own card", on: nav.Route{Page: nav.Cards}, open: func(_ *testing.T, app *App) { app.NewCard() }},
	{name: "anki", on: nav.Route{Page: nav.Cards}, open: func(_ *testing.T, app *App) {
		app.showComing("deck.apkg", &exchange.Coming{Import: study.Import{Cards: []study.ImportedCard{{}}}})
	}},
	{name: "empty-deck", on: nav.Route{Page: nav.Cards}, open: func(_ *testing.T, app *App) { app.showComing("deck.apkg", &exchange.Coming{}) }},
	{name: "refused-deck", on: nav.Route{Page: nav.Cards}, open: func(_ *testing.T, app *App) { app.refusedDeck("deck.apkg", anki.ErrNoDeck) }},
	{name: "export deck", on: nav.Route{Page: nav.Cards}, open: func(_ *testing.T, app *App) { app.ChooseExport() }},
	{name: "export", on: nav.Route{Page: nav.Cards}, open: func(_ *testing.T, app *App) { app.ExportDeck(study.AllCards) }},
	{name: "deck name", on: nav.Route{Page: nav.Cards}, open: func(_ *testing.T, app *App) {
		owncards.AskName(app.window.Canvas(), "A new deck", "Mine", func(string) error { return nil })
	}},
	{name: "give to deck", on: nav.Route{Page: nav.Cards, Mode: cards.ModeAll}, open: func(t *testing.T, app *App) {
		id, err := app.opened.Session.MakeCard(study.OwnCard{Front: "A", Back: "B"}, "")
		if err != nil {
			t.Fatal(err)
		}
		app.Go(nav.Route{Page: nav.Cards, Mode: cards.ModeAll, State: &allcards.State{Find: "mine"}})
		if len(id) == 0 || !app.list.Run("allcards.deck") {
			t.Fatal("the card can't be given away")
		}
	}},
	{name: "about card", on: nav.Route{Page: nav.Cards, Mode: cards.ModeAll}, open: gives("allcards.about")},
	{name: "aid", on: reviewRoute, open: gives("cards.aid")},
	{name: "contrast", open: func(t *testing.T, app *App) {
		name := func(s *content.Step) string { return s.Process.ID + "/" + s.ID }
		var choices []study.StepChoice
		for _, p := range app.course().Processes {
			for i, step := range p.Steps {
				choices = append(choices, study.StepChoice{Asked: name(step), Chosen: name(p.Steps[(i+1)%len(p.Steps)])})
			}
		}
		session := app.opened.Session
		if err := session.Answer(app.course().Questions[0].ID, false, map[string]any{"steps": choices}); err != nil {
			t.Fatal(err)
		}
		// Of a process's cards those of its terms come first: as many are passed until one of a step comes.
		deck := "process:" + app.course().Processes[0].ID
		for card, ok := session.Next(deck); ok && card.Step == nil; card, ok = session.Next(deck) {
			if err := session.PutAside(card.ID); err != nil {
				t.Fatal(err)
			}
		}
		app.Go(nav.Route{Page: nav.Cards, ID: deck, Mode: cards.ModeReview})
		gives("cards.compare")(t, app)
	}},
	{name: "search", on: lessonRoute, open: gives("go.search")},
	{name: "files", open: gives("course.open")},
	{name: "files", on: lessonRoute, open: func(t *testing.T, app *App) {
		err := app.opened.Session.Note(study.Note{Passage: study.Passage{Lesson: "sales-process", Block: app.course().Lesson("sales-process").Blocks[0].Key}, Text: "Mine"})
		if err != nil {
			t.Fatal(err)
		}
		gives("lesson.export")(t, app)
	}},
	{name: "files", on: nav.Route{Page: nav.Process}, under: 1, open: func(t *testing.T, app *App) {
		gives("process.save")(t, app)
		uitest.Click(t, app.window, "Choose another folder…")
	}},
	{name: "term", open: func(_ *testing.T, app *App) { app.ShowTerm(app.course().Terms[0].ID, fyne.NewPos(500, 300)) }},
	{name: "trouble", open: func(t *testing.T, app *App) {
		app.OpenCourse("broken")
		wait(t, func() bool { return app.opening == nil })
	}},
	{name: "remove-course", on: nav.Route{Page: nav.Courses}, open: func(_ *testing.T, app *App) { app.AskToRemoveCourse(app.CourseEntries()[0]) }},
	{name: "crash", open: func(_ *testing.T, app *App) {
		app.tellCrash(&Crash{Course: app.opened.Path, Page: nav.Cards, Log: "crash.log"}, nav.Route{Page: nav.Cards})
	}},
	{name: "report", open: func(t *testing.T, app *App) {
		app.ReportProblem()
		waitUpTo(t, time.Minute, func() bool { return app.task == nil })
	}},
	{name: "edition", open: func(_ *testing.T, app *App) {
		app.ShowEdition(study.EditionMet{Edition: "e", Version: "1.1", From: "1.0", At: time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC), Brings: study.Brings{
			New: []string{"term:po"}, Changed: []string{"term:rfi"}, NotesMoved: 3,
		}})
	}},
	{name: "course", open: gives("course.about")},
	{name: "signer", open: func(_ *testing.T, app *App) { app.askSigner(app.opened.Path, someDoubt(signers.Other)) }},
	{name: "link", open: func(_ *testing.T, app *App) { app.Follow("https://example.org/page", "here") }},
	{name: "older-edition", open: func(_ *testing.T, app *App) { app.tellOlderEdition("1.1") }},
	{name: "recovery", open: func(_ *testing.T, app *App) {
		at := time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)
		app.showRecovery(&journal.Recovery{At: at, Kept: "journal 2.db", Report: journal.Report{
			Saved: journal.Span{Events: 4213, From: at, To: at, Days: 9}, Lost: journal.Span{Events: 3, From: at, To: at, Days: 1}, Counted: true,
		}})
	}},
	{name: "unsaved", once: true, open: func(t *testing.T, app *App) {
		k := app.loader.(*keepingShelf)
		if err := os.Rename(k.dir, k.dir+"~"); err != nil {
			t.Fatal(err)
		}
		gradeOne(t, app)
		wait(t, func() bool { return app.notices("Saving has stopped") })
		app.Quit()
	}},
	{name: "opening", open: func(t *testing.T, app *App) {
		app.OpenCourse("slow")
		wait(t, func() bool { return app.says("Opening slow") })
	}},
	{name: "task", once: true, open: func(t *testing.T, app *App) {
		app.loader = &stuckShelf{&householdShelf{keepingShelf: app.loader.(*slowLoader).keepingShelf}}
		app.BackUpNow()
		wait(t, func() bool { return app.says("Backing up") })
	}},
	{name: "backup", open: func(_ *testing.T, app *App) {
		app.showBackup(journal.Backup{}, &journal.Contents{Gone: progressfile.Summary{Events: 1}})
	}},
	{name: "move", open: func(t *testing.T, app *App) {
		app.loader = &householdShelf{keepingShelf: app.loader.(*slowLoader).keepingShelf}
		app.askToMove(t.TempDir())
		wait(t, func() bool { return app.task == nil })
	}},
	{name: "not moved", open: func(_ *testing.T, app *App) { app.cantMove(datafolder.ErrWithin) }},
	{name: "learner", open: func(_ *testing.T, app *App) { app.NewLearner() }},
	{name: "deck", on: nav.Route{Page: nav.Cards}, open: func(_ *testing.T, app *App) { app.AdjustDeck("lesson:sales-process") }},
	{name: "plan", on: nav.Route{Page: nav.Progress}, open: func(_ *testing.T, app *App) { app.ShowPlan() }},
	{name: "join", on: nav.Route{Page: nav.Progress}, open: func(_ *testing.T, app *App) {
		app.showPreview("laptop.progress", &journal.Preview{Here: 2, New: progressfile.Summary{Events: 1, Days: 1, Devices: map[string]progressfile.DeviceInfo{"a1": {Events: 1}}}})
	}},
	{name: "disagreement", on: nav.Route{Page: nav.Progress}, open: func(_ *testing.T, app *App) {
		app.showDisagreement(&journal.Preview{Disagree: 1, Conflicts: []journal.Conflict{{Number: true}}})
	}},
	{name: "refused-progress", on: nav.Route{Page: nav.Progress}, open: func(_ *testing.T, app *App) {
		app.refusedFile("laptop.progress", progressfile.ErrUnsound)
	}},
	{name: "in-step", on: nav.Route{Page: nav.Settings}, open: func(t *testing.T, app *App) {
		app.askToKeepInStep(t.TempDir(), []foldersync.File{{Device: "a1", Reviews: 3, Written: time.Now()}})
	}},
	{name: "device-name", on: nav.Route{Page: nav.Settings}, open: func(_ *testing.T, app *App) { app.askDeviceName("Kitchen") }},
	{name: "note", on: lessonRoute, open: gives("lesson.note")},
	{name: "notes", on: lessonRoute, open: gives("lesson.notes")},
	{name: "contents", on: lessonRoute, open: gives("lesson.contents")},
	{name: "block menu", on: lessonRoute, open: gives("lesson.menu")},
	{name: "footnote", course: "marks", on: marksRoute, open: gives("lesson.link", "lesson.open")},
	{name: "magnifier", course: "marks", on: nav.Route{Page: nav.Lessons, ID: "picture"}, open: gives("lesson.link", "lesson.open")},
	{name: "flag", on: lessonRoute, open: gives("lesson.flag")},
	{name: "flag", on: reviewRoute, open: gives("cards.flag")},
	{name: "flag", on: nav.Route{Page: nav.Cards, ID: "all", Mode: cards.ModeFlip}, open: gives("cards.flag")},
	{name: "flag", on: nav.Route{Page: nav.Practice, ID: "all"}, open: gives("practice.flag")},
	{name: "hand-in", once: true, on: practice.ExamRoute(), open: gives("exam.begin", "exam.hand-in")},
	{name: "flag", open: func(t *testing.T, app *App) {
		if err := app.opened.Session.Flag(study.Flag{FlagTarget: study.FlagTarget{Card: "term:" + study.CardID(app.course().Terms[0].ID) + "/definition"}, Comment: "odd"}); err != nil {
			t.Fatal(err)
		}
		app.Go(nav.Route{Page: nav.Cards, Mode: cards.ModeFlags})
		gives("flags.edit")(t, app)
	}},
	{name: "why", on: reviewRoute, open: gives("cards.why")},
	{name: "card menu", on: reviewRoute, open: gives("cards.menu")},
	{name: "process file", on: nav.Route{Page: nav.Process}, open: gives("process.open")},
	{name: "save", on: nav.Route{Page: nav.Process}, open: gives("process.save")},
	{name: "make", on: nav.Route{Page: nav.Process}, open: gives("process.make")},
	{name: "problems", on: nav.Route{Page: nav.Process}, open: func(t *testing.T, app *App) {
		path := filepath.Join(t.TempDir(), "bad.yaml")
		if err := os.WriteFile(path, []byte("steps: 7\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		gives("process.open")(t, app)
		app.window.Canvas().Focused().(*kit.Line).SetText(path)
		uitest.Click(t, app.window, "Open")
		wait(t, func() bool { return app.top() == "problems" })
	}},
	{name: "role", on: nav.Route{Page: nav.Process}, open: func(t *testing.T, app *App) {
		for _, r := range app.course().Roles {
			for _, label := range []string{r.Abbreviation, r.Name} {
				if b := uitest.Button(app.page.Object(), func(l string) bool { return label != "" && strings.HasPrefix(l, label+" ") }); b != nil {
					if b.Tapped(nil); app.top() == "role" {
						return
					}
				}
			}
		}
		t.Fatalf("no role can be pressed in:\n%s", uitest.Says(app.page.Object()))
	}},
	{name: "compared", on: nav.Route{Page: nav.Process}, open: func(t *testing.T, app *App) {
		gives("process.compare")(t, app)
		for _, p := range app.course().Processes {
			if b := uitest.Button(app.page.Object(), func(l string) bool { return l == p.Title }); b != nil {
				if b.Tapped(nil); app.top() == "compared" {
					return
				}
			}
		}
		t.Fatal("no process can be chosen")
	}},
	{name: "more", open: func(t *testing.T, app *App) {
		app.Go(nav.Route{Page: nav.Process, ID: ownProcess(t, app)})
		presses("More")(t, app)
	}},
	{name: "bring back", once: true, open: func(t *testing.T, app *App) {
		for range 2 {
			change(t, app.opened.Session, ownProcess(t, app), study.Change{Kind: study.ChangeRemove})
		}
		app.Go(nav.Route{Page: nav.Process})
		presses("Bring back one of 2…")(t, app)
	}},
	{name: "pick", open: func(t *testing.T, app *App) {
		app.Go(nav.Route{Page: nav.Process, ID: ownProcess(t, app), Mode: process.ModeEdit})
		presses("+ Add a step")(t, app)
	}},
}
