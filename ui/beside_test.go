package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"stagecraft/study"
	"stagecraft/ui/accessible"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
)

// mustGive has a command of the app done that must apply.
func (s *App) mustGive(t *testing.T, id string) {
	t.Helper()
	if !s.Give(id) {
		t.Fatalf("%s doesn't apply", id)
	}
}

// besideApp is an app with a process or the notes beside a lesson.
func besideApp(t *testing.T, s *shelf, command string) *App {
	t.Helper()
	app := startApp(t, s, Config{})
	app.Go(lessonRoute)
	app.mustGive(t, command)
	if !app.beside.showing() {
		t.Fatal("nothing is shown beside the lesson")
	}
	return app
}

func TestBeside_TheKeysGoToOneOfTheTwoAndF6Turns(t *testing.T) {
	app := besideApp(t, newShelf(t, t.TempDir()), "view.process")
	first := app.beside.page.Route()
	app.list.TypedKey(fyne.KeyRight) // the keys came with it
	second := app.beside.page.Route()
	if second.At == first.At {
		t.Error("Right doesn't step in the process that was just opened")
	}
	app.list.TypedKey(fyne.KeyF6)
	if app.list.TypedKey(fyne.KeyRight); app.beside.page.Route().At != second.At {
		t.Error("Right steps in the process, and the keys are in the lesson")
	}
	top := app.place()
	if app.list.TypedKey(fyne.KeyPageDown); app.place().At == top.At && app.place().Offset == top.Offset {
		t.Error("Page Down doesn't scroll the lesson")
	}
	app.list.TypedKey(fyne.KeyF6)
	if app.list.TypedKey(fyne.KeyLeft); app.beside.page.Route().At != first.At {
		t.Error("Left doesn't step in the process after F6")
	}
	if app.list.TypedKey(fyne.KeyEscape); app.beside.active || app.route.Page != nav.Lessons {
		t.Error("Escape doesn't give the keys back to the lesson")
	}
	if button := uitest.Button(app.beside.view.frame, func(l string) bool { return l == "Compare" }); button == nil {
		t.Error("the process has no button")
	} else if app.window.Canvas().Focus(button); !app.beside.active {
		t.Error("the keys stay in the lesson when the focus comes to the process")
	}
	if app.Pressed(fyne.NewPos(400, 400)); app.beside.active {
		t.Error("the keys stay in the process when the mouse is pressed in the lesson")
	}
}

func TestBeside_LinksToProcessesOpenThereAndBackGoesThereFirst(t *testing.T) {
	app := besideApp(t, newShelf(t, t.TempDir()), "view.process")
	app.mustGive(t, "view.other")
	before, places := app.beside.page.Route().ID, len(app.trail.back)
	app.Open("step:bowtie/" + app.course().Process("bowtie").Steps[1].ID)
	if r := app.beside.page.Route(); r.ID != "bowtie" || app.route.Page != nav.Lessons {
		t.Fatalf("the step opens %+v beside %s", r, app.route.Page)
	}
	app.mustGive(t, "view.other")
	app.mustGive(t, "go.back")
	if r := app.beside.page.Route(); r.ID != before || len(app.trail.back) != places || app.lessonShown() == nil {
		t.Errorf("Back leads to %+v beside the lesson", r)
	}
	app.mustGive(t, "go.forward")
	if r := app.beside.page.Route(); r.ID != "bowtie" {
		t.Errorf("Forward leads to %+v", r)
	}
	app.GoPage(nav.Process)
	if app.beside.page != nil || app.route.ID != "bowtie" {
		t.Errorf("the page of processes opens %+v", app.route)
	}
	app.Back()
	if !app.beside.showing() || app.beside.page.Route().ID != "bowtie" {
		t.Error("the process isn't beside the lesson any more")
	}
}

func TestBeside_UndoIsThatOfThePageWithTheKeys(t *testing.T) {
	app := besideApp(t, newShelf(t, t.TempDir()), "view.process")
	app.mustGive(t, "view.other")
	app.mustGive(t, "lesson.highlight")
	app.mustGive(t, "view.other")
	if app.Give("lesson.undo") || app.list.TypedShortcut((&fyne.ShortcutUndo{}).ShortcutName()) {
		t.Error("in the process, the highlight in the lesson is undone")
	}
	app.mustGive(t, "view.other")
	app.mustGive(t, "lesson.undo")
	if notes := app.opened.Session.Notes(lessonRoute.ID); len(notes) != 0 {
		t.Errorf("the lesson has %d notes after its undo", len(notes))
	}
}

func TestBeside_NotesFollowTheLessonAndLeadIntoIt(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	app.Go(lessonRoute)
	blocks := app.course().Lesson(lessonRoute.ID).Blocks
	note := study.Note{Passage: study.Passage{Lesson: lessonRoute.ID, Block: blocks[len(blocks)-3].Key}, Color: study.Blue, Text: "Ask Kim"}
	if err := app.opened.Session.Note(note); err != nil {
		t.Fatal(err)
	}
	app.mustGive(t, "view.notes")
	says := func() string { return uitest.Says(app.beside.view.frame) }
	if !strings.Contains(says(), "Ask Kim") {
		t.Fatalf("the note isn't listed:\n%s", says())
	}
	top := app.place()
	app.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if app.place().At == top.At {
		t.Error("pressing the note leaves the lesson where it was")
	}
	pen, _ := uitest.Find(app.beside.view.frame, func(p *kit.Pressable) bool { return strings.HasPrefix(p.Says.Name, "Change the note") })
	test.Tap(pen)
	field, ok := app.text()
	if !ok {
		t.Fatal("the pen opens nothing to write in")
	}
	kit.SetEntryText(field, "Ask Kim again")
	chooseTheme(app, theme.Dark) // what is written stays
	uitest.Click(t, app.window, "Keep the note")
	if !strings.Contains(says(), "Ask Kim again") {
		t.Errorf("the note that was changed isn't listed:\n%s", says())
	}
	app.mustGive(t, "lesson.undo")
	if got := says(); !strings.Contains(got, "Ask Kim") || strings.Contains(got, "again") {
		t.Errorf("after Undo the notes are:\n%s", got)
	}
}

func TestBeside_IsKeptOverARestartWithItsPlaceAndWidth(t *testing.T) {
	dir := t.TempDir()
	s := newShelf(t, dir)
	app := besideApp(t, s, "view.process")
	app.list.TypedKey(fyne.KeyRight)
	at := app.beside.page.Route()
	app.beside.view.divider.keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	kept := app.app.Preferences().Float(prefShare + nav.Process)
	if kept <= 0.5 {
		t.Errorf("the arrow key keeps a share of %v", kept)
	}
	app.retire()
	if err := s.journal.Close(); err != nil {
		t.Fatal(err)
	}
	app = newApp(t, newShelf(t, dir), Config{})
	app.app.Preferences().SetFloat(prefShare+nav.Process, kept)
	wait(t, func() bool { return app.page != nil })
	if !app.beside.showing() {
		t.Fatal("the process isn't beside the lesson any more")
	}
	if r := app.beside.page.Route(); r.ID != at.ID || r.At != at.At || app.beside.view.share != float32(kept) || app.beside.active {
		t.Errorf("it came back to %+v beside %v of the width, want %+v beside %v, the keys in the lesson", r, app.beside.view.share, at, kept)
	}
}

func TestBeside_FoldsBackToOnePageWithoutRoom(t *testing.T) {
	app := besideApp(t, newShelf(t, t.TempDir()), "view.process")
	body := app.body.Size().Width
	lesson := func() float32 { return app.page.Object().Size().Width }
	if lesson() >= body-300 {
		t.Fatalf("the lesson has %v of %v", lesson(), body)
	}
	app.window.Resize(fyne.NewSize(1000, 700)) // fits beside a rail of icons
	if !app.beside.showing() || !app.rail.narrow {
		t.Error("the rail doesn't make room")
	}
	for _, change := range []func(){
		func() { app.window.Resize(fyne.NewSize(800, 700)) },
		func() { app.window.Resize(fyne.NewSize(1280, 832)); app.Choose(preferences.TextSize, 200) },
	} {
		if change(); app.beside.showing() || lesson() != app.body.Size().Width || app.Give("view.other") {
			t.Errorf("the lesson has %v of %v", lesson(), app.body.Size().Width)
		}
	}
	if app.list.TypedKey(fyne.KeyRight); app.beside.page == nil {
		t.Error("it is forgotten")
	}
	app.Choose(preferences.TextSize, 100)
	if !app.beside.showing() {
		t.Error("it doesn't come back with the room")
	}
	app.mustGive(t, "view.process")
	if app.beside.page != nil || lesson() != app.body.Size().Width {
		t.Error("it stays when it was taken away")
	}
}

func TestBeside_TheLineBetweenIsDraggedAndPutBack(t *testing.T) {
	app := besideApp(t, newShelf(t, t.TempDir()), "view.notes")
	view := app.beside.view
	first := view.lessonWide()
	view.divider.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-60, 0)})
	view.divider.DragEnd()
	if got := app.page.Object().Size().Width; got != first-60 {
		t.Errorf("the lesson is %v wide, want %v", got, first-60)
	}
	view.divider.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-5000, 0)})
	if least, _ := view.bounds(); app.page.Object().Size().Width != least {
		t.Errorf("the lesson is %v wide, want no less than %v", app.page.Object().Size().Width, least)
	}
	app.redraw() // as it was kept
	if got := app.page.Object().Size().Width; got < first-61 || got > first-59 {
		t.Errorf("drawn anew, the lesson is %v wide, want %v", got, first-60)
	}
	app.beside.view.divider.DoubleTapped(nil)
	if got := app.page.Object().Size().Width; got != first {
		t.Errorf("put back, the lesson is %v wide, want %v", got, first)
	}
}

func TestBeside_SaysWhichSideHasTheKeys(t *testing.T) {
	app := besideApp(t, newShelf(t, t.TempDir()), "view.process")
	screen := func() *accessible.Screen { return accessible.Look(app.window.Canvas(), "") }
	right := screen()
	app.mustGive(t, "view.other")
	left := screen()
	for name, c := range map[string][2]*accessible.Screen{"Lesson, on the left": {right, left}, "Process, on the right": {left, right}} {
		if says := accessible.Changes(c[0], c[1]); len(says) != 1 || !strings.Contains(says[0].Text, name) {
			t.Errorf("it is said %+v, want %q", says, name)
		}
	}
	for _, fault := range app.mute() {
		t.Error(fault)
	}
	app.window.Canvas().Focus(app.beside.view.divider.keys)
	if n := screen().Focus; n == nil || n.Role != accessible.Slider || n.Value != "50 %" {
		t.Errorf("the line between the two is %+v", n)
	}
}

func TestBeside_FollowsTheLessonToItsProcess(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	var with []nav.Route
	for _, l := range app.course().Lessons {
		if shown := app.course().ProcessesIn(l); len(shown) > 0 {
			with = append(with, nav.Route{Page: nav.Lessons, ID: l.ID, At: shown[0].ID})
		}
	}
	app.Go(nav.Route{Page: nav.Lessons, ID: with[0].ID})
	app.mustGive(t, "view.process")
	for _, r := range with {
		app.Go(nav.Route{Page: nav.Lessons, ID: r.ID})
		shown := app.course().ProcessesIn(app.lessonShown().Lesson())
		at, found := app.beside.page.Route().ID, false
		for _, p := range shown {
			found = found || p.ID == at
		}
		if !found {
			t.Errorf("beside the lesson %s is %s, which it doesn't show", r.ID, at)
		}
	}
	chosen := app.course().Processes[0].ID
	for _, p := range app.course().Processes {
		if p.ID != app.beside.page.Route().ID {
			chosen = p.ID
		}
	}
	app.Open("process:" + chosen)
	app.redraw()
	if at := app.beside.page.Route().ID; at != chosen {
		t.Errorf("drawn anew, %s is beside the lesson, want %s, which was chosen", at, chosen)
	}
}
