package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/foldersync"
	"stagecraft/study/fsrs"
	"stagecraft/study/journal"
	"stagecraft/study/progressfile"
	"stagecraft/ui/cards"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

// joiningShelf is a shelf whose data is joined with that of other devices.
type joiningShelf struct {
	*shelf
	loop *foldersync.Loop
}

func (s *joiningShelf) Journal() *journal.Journal { return s.journal }
func (s *joiningShelf) InStep() *foldersync.Loop  { return s.loop }

func newJoiningShelf(t *testing.T) *joiningShelf {
	t.Helper()
	s := &joiningShelf{shelf: newShelf(t, t.TempDir())}
	s.loop = foldersync.NewLoop(s.journal)
	t.Cleanup(func() { s.loop.Close(5 * time.Second) })
	return s
}

func startJoining(t *testing.T, s *joiningShelf, page string) *App {
	t.Helper()
	app := newApp(t, s, Config{Page: page})
	wait(t, func() bool { return app.page != nil })
	return app
}

// elsewhere is another device of the learner's.
type elsewhere struct {
	t       *testing.T
	journal *journal.Journal
	session *study.Session
}

func newElsewhere(t *testing.T, name string) *elsewhere {
	t.Helper()
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	e := &elsewhere{t: t, journal: uitest.Journal(t)}
	e.session = uitest.Study(t, course, e.journal, &uitest.Watch{Time: time.Now().Add(-time.Hour)})
	e.ok(e.session.NameDevice(e.journal.Device(), name))
	return e
}

func (e *elsewhere) ok(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

func (e *elsewhere) grade(n int) {
	e.t.Helper()
	for range n {
		card, _ := e.session.Next(study.AllCards)
		e.ok(e.session.Grade(card.ID, fsrs.Good, time.Second))
	}
}

// file saves what was done there.
func (e *elsewhere) file() string {
	e.t.Helper()
	path := filepath.Join(e.t.TempDir(), "laptop.progress")
	_, err := e.journal.Export(e.t.Context(), path, nil)
	e.ok(err)
	return path
}

// round has it do a round with a folder.
func (e *elsewhere) round(folder string) {
	e.t.Helper()
	_, err := foldersync.NewSyncer(e.journal, folder, e.session.JoinEvents).Round(e.t.Context(), e.t.TempDir())
	e.ok(err)
}

func TestApp_BringsInProgressAfterAPreviewAndUndoesItAsOne(t *testing.T) {
	app := startJoining(t, newJoiningShelf(t), nav.Progress)
	laptop := newElsewhere(t, "Ada’s laptop")
	laptop.grade(3)
	path := laptop.file()
	session := app.opened.Session
	reviews := func() int { return session.Totals().Reviews }

	app.lookInto(path)
	wait(t, func() bool { return app.top() == "join" })
	for _, want := range []string{"laptop.progress holds what you did on Ada’s laptop.", "3\nnew reviews", "Nothing that is here is overwritten"} {
		if says := uitest.Says(uitest.Over(app.window)); !strings.Contains(says, want) {
			t.Errorf("the preview doesn't say %q:\n%s", want, says)
		}
	}
	uitest.MustKeepDialogRules(t, app.window)
	app.redraw()
	if app.top() != "join" || reviews() != 0 {
		t.Fatalf("drawn anew, %q lies over the page, and there are %d reviews", app.top(), reviews())
	}
	uitest.Click(t, app.window, "Bring it in")
	wait(t, func() bool { return app.toast.object.Visible() })
	if says := uitest.Says(app.toast.object); !strings.Contains(says, "Brought in from Ada’s laptop: 3 reviews") || reviews() != 3 {
		t.Errorf("it says %q, and there are %d reviews", says, reviews())
	}
	if app.opened.Session != session || !app.says("3") {
		t.Errorf("the page says\n%s", uitest.Says(app.body))
	}
	if name := app.DeviceName(laptop.journal.Device()); name != "Ada’s laptop" {
		t.Errorf("the other device is called %q", name)
	}

	uitest.Click(t, app.window, "Undo")
	if reviews() != 0 || !strings.Contains(uitest.Says(app.toast.object), "Undone") {
		t.Errorf("undone, there are %d reviews, and it says %q", reviews(), uitest.Says(app.toast.object))
	}
	if !app.list.Run("progress.redo") || reviews() != 3 {
		t.Errorf("redone, there are %d reviews", reviews())
	}
	if !app.list.Run("progress.undo") || reviews() != 0 {
		t.Errorf("undone by its key, there are %d reviews", reviews())
	}
}

func TestApp_SaysWhatIsWrongWithAFileOfProgress(t *testing.T) {
	s := newJoiningShelf(t)
	app := startJoining(t, s, nav.Progress)
	gradeOne(t, app)
	laptop := newElsewhere(t, "Laptop")
	laptop.grade(1)

	garbage := filepath.Join(t.TempDir(), "garbage.progress")
	laptop.ok(os.WriteFile(garbage, []byte(strings.Repeat("no ", 99)), 0o600))
	other := filepath.Join(t.TempDir(), "other.progress")
	for e, err := range s.journal.Events() { // the same event, which says another thing
		laptop.ok(err)
		e.Kind = study.Flagged
		c, err := progressfile.Create(other, progressfile.Header{Devices: []string{e.Device}, Events: 1})
		laptop.ok(err)
		laptop.ok(c.WriteAll([]study.Event{e}))
		_, err = c.Commit(t.Context())
		laptop.ok(err)
		break
	}
	own := filepath.Join(t.TempDir(), "own.progress")
	_, err := s.journal.Export(t.Context(), own, nil)
	laptop.ok(err)
	for path, want := range map[string]string{
		garbage: "It is damaged or not whole, or isn't a file of progress.", other: "don't agree on 1 thing that happened",
		own: "Nothing new is in this file", filepath.Join(t.TempDir(), "gone.progress"): "It can't be read.",
	} {
		app.lookInto(path)
		wait(t, func() bool {
			return app.says(want) || strings.Contains(uitest.Says(app.toast.object), want)
		})
		app.list.TypedKey(fyne.KeyEscape)
		if n := app.opened.Session.Totals().Reviews; n != 1 || app.top() != "" {
			t.Errorf("%s: there are %d reviews, and %q lies over the page", want, n, app.top())
		}
	}
}

func TestApp_LooksIntoAFileThatIsDropped(t *testing.T) {
	app := startJoining(t, newJoiningShelf(t), nav.Today)
	laptop := newElsewhere(t, "Laptop")
	laptop.grade(1)
	app.dropped([]fyne.URI{storage.NewFileURI("/tmp/picture.png")})
	wait(t, func() bool {
		return strings.Contains(uitest.Says(app.toast.object), "Drop a course or a .progress file")
	})
	app.dropped([]fyne.URI{storage.NewFileURI("/tmp/picture.png"), storage.NewFileURI(laptop.file())})
	wait(t, func() bool { return app.top() == "join" })
	uitest.Click(t, app.window, "Cancel")
	if n := app.opened.Session.Totals().Reviews; n != 0 || app.top() != "" {
		t.Errorf("cancelled, there are %d reviews, and %q lies over the page", n, app.top())
	}
}

func TestApp_SavesProgressAsAFileThatAnotherDeviceReads(t *testing.T) {
	s := newJoiningShelf(t)
	app := startJoining(t, s, nav.Progress)
	gradeOne(t, app)
	path := filepath.Join(t.TempDir(), "mine.progress")
	if err := os.WriteFile(path, []byte("of before, which the learner said to replace"), 0o600); err != nil {
		t.Fatal(err)
	}
	app.SaveProgress()
	wait(t, func() bool { return app.top() == "files" })
	app.list.TypedKey(fyne.KeyEscape)
	app.saveProgress(s.journal, path)
	wait(t, func() bool {
		return strings.Contains(uitest.Says(app.toast.object), "and read back: 1 review and 1 other thing")
	})
	laptop := newElsewhere(t, "Laptop")
	p, err := laptop.journal.PreviewJoin(t.Context(), path, nil)
	if err != nil || p.Reviews() != 1 || p.Names[s.journal.Device()] != hostName() {
		t.Errorf("another device finds %d reviews of %q, %v", p.Reviews(), p.Names, err)
	}
}

func TestApp_ComesInStepWithoutDisturbingWhatIsBeingDone(t *testing.T) {
	s := newJoiningShelf(t)
	app := startJoining(t, s, nav.Today)
	shared := t.TempDir()
	app.keepInStep(shared)
	wait(t, func() bool { st, _ := app.InStep(); return !st.Last.IsZero() && !st.Busy })
	app.Go(nav.Route{Page: nav.Cards, ID: study.AllCards, Mode: cards.ModeReview})
	page, session := app.page, app.opened.Session
	app.askDeviceName("half a na")
	focused := app.window.Canvas().Focused()
	laptop := newElsewhere(t, "Laptop")
	laptop.grade(2)
	laptop.round(shared)
	app.SyncNow()
	wait(t, func() bool { return session.Totals().Reviews == 2 })
	if app.page != page || app.opened.Session != session || app.top() != "device-name" || app.window.Canvas().Focused() != focused {
		t.Errorf("the page or what lies over it is another: %q", app.top())
	}
	if says := uitest.Says(uitest.Over(app.window)); !strings.Contains(says, "Name this device") {
		t.Errorf("over the page it says %q", says)
	}
	app.list.TypedKey(fyne.KeyEscape)
	gradeOne(t, app)
	app.SyncNow()
	wait(t, func() bool {
		laptop.round(shared)
		p, err := laptop.journal.PreviewJoin(t.Context(), filepath.Join(shared, foldersync.FileName(s.journal.Device())), nil)
		return err == nil && p.New.Events == 0 && p.Here > 0 && len(laptop.journal.Holds()) == 2
	})
}

func TestSettings_SayHowDevicesAreKeptInStep(t *testing.T) {
	app := startJoining(t, newJoiningShelf(t), nav.Settings)
	if !app.says("No name yet") || !app.says("Choose a folder…") {
		t.Errorf("at first the page says\n%s", uitest.Says(app.body))
	}
	shared := t.TempDir()
	laptop := newElsewhere(t, "Ada’s laptop")
	laptop.grade(2)
	laptop.round(shared)
	app.keepInStep(app.DataDir())
	if !strings.Contains(uitest.Says(app.toast.object), "Your own data is in this folder") {
		t.Errorf("of its own folder it says %q", uitest.Says(app.toast.object))
	}
	app.keepInStep(shared)
	wait(t, func() bool { return app.says("In step at ") && app.says("Came in from Ada’s laptop") })
	for _, want := range []string{hostName(), shared, "2 reviews and 1 other thing", "with 2 reviews in all", "Retire"} {
		if !app.says(want) {
			t.Errorf("the page doesn't say %q:\n%s", want, uitest.Says(app.body))
		}
	}
	if err := os.WriteFile(filepath.Join(shared, "00000000000000aa.progress"), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	app.SyncNow()
	wait(t, func() bool {
		return app.says("The file 00000000000000aa.progress isn't read") && app.says("It isn't whole yet")
	})

	app.RetireDevice(laptop.journal.Device())
	if app.says("with 2 reviews in all") || app.opened.Session.Totals().Reviews != 2 {
		t.Errorf("retired, the page says\n%s", uitest.Says(app.body))
	}
	uitest.Click(t, app.window, "Undo")
	if !app.says("with 2 reviews in all") {
		t.Errorf("in use again, the page says\n%s", uitest.Says(app.body))
	}

	if err := os.Rename(shared, shared+" away"); err != nil {
		t.Fatal(err)
	}
	app.SyncNow()
	wait(t, func() bool { return app.says("The folder isn't there") && app.says("Last in step: ") })
	if err := os.Rename(shared+" away", shared); err != nil {
		t.Fatal(err)
	}
	app.SyncNow()
	wait(t, func() bool { return app.says("In step at ") })
	app.StopSync()
	wait(t, func() bool { return app.says("Choose a folder…") })
}

func TestApp_AsksBeforeItTakesInWhatAnUnknownDeviceDid(t *testing.T) {
	app := startJoining(t, newJoiningShelf(t), nav.Settings)
	shared, empty := t.TempDir(), t.TempDir()
	laptop := newElsewhere(t, "Laptop")
	laptop.grade(2)
	laptop.round(shared)
	app.lookIntoFolder(shared)
	wait(t, func() bool { return app.top() == "in-step" })
	if !app.says("1 device that isn't known here has written into this folder: up to ") || !app.says("with up to 2 reviews") {
		t.Errorf("it asks\n%s", uitest.Says(uitest.Over(app.window)))
	}
	uitest.MustKeepDialogRules(t, app.window)
	uitest.Click(t, app.window, "Cancel")
	if st, _ := app.InStep(); st.Folder != "" || app.opened.Session.Totals().Reviews != 0 {
		t.Errorf("cancelled, it keeps in step with %q", st.Folder)
	}
	app.lookIntoFolder(empty)
	wait(t, func() bool { st, _ := app.InStep(); return st.Folder == empty })
	app.lookIntoFolder(shared)
	wait(t, func() bool { return app.top() == "in-step" })
	uitest.Click(t, app.window, "It is all mine")
	wait(t, func() bool { return app.opened.Session.Totals().Reviews == 2 })
}

func TestApp_AsksForADevicesNameAndKeepsIt(t *testing.T) {
	s := newJoiningShelf(t)
	app := startJoining(t, s, nav.Settings)
	app.RenameDevice()
	uitest.MustKeepDialogRules(t, app.window)
	app.list.TypedKey(fyne.KeyEscape)
	app.askDeviceName("Kitchen")
	uitest.Click(t, app.window, "Save")
	if got := app.DeviceName(app.ThisDevice()); got != "Kitchen" || !app.says("Kitchen") {
		t.Errorf("it is called %q, and the page says\n%s", got, uitest.Says(app.body))
	}
	if name := app.freeName("Kitchen"); name != "Kitchen 2" {
		t.Errorf("another of the name would be %q", name)
	}
}

func TestApp_WhatComesInWhileACourseOpensIsNotLost(t *testing.T) {
	s := newJoiningShelf(t)
	app := startJoining(t, s, nav.Today)
	laptop := newElsewhere(t, "Laptop")
	laptop.grade(2)
	path := laptop.file()
	app.OpenCourse(Bundled)
	var taken bool
	wait(t, func() bool { // between the start of its session and its being shown
		if !taken && app.opened == nil {
			taken = true
			p, err := s.journal.Take(t.Context(), path, nil)
			laptop.ok(err)
			app.takeJoined(p.Written)
		}
		return taken && app.opened != nil
	})
	if n := app.opened.Session.Totals().Reviews; n != 2 {
		t.Errorf("the new session counts %d reviews", n)
	}
}
