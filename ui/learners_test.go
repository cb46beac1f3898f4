package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stagecraft/study/datafolder"
	"stagecraft/study/journal"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
)

// adds adds a learner by the form.
func adds(t *testing.T, app *App, name string) datafolder.Learner {
	t.Helper()
	wait(t, func() bool { return app.household.count > 0 })
	was := app.household.count
	app.NewLearner()
	kit.SetEntryText(&app.window.Canvas().Focused().(*kit.Line).Entry, name)
	uitest.Click(t, app.window, "Add")
	wait(t, func() bool { return app.household.count == was+1 })
	all, err := datafolder.Learners(app.loader.(*householdShelf).root)
	if err != nil || len(all) < 2 {
		t.Fatalf("they are %+v, %v", all, err)
	}
	return all[len(all)-1]
}

func TestApp_LearnersAreKeptApartAndSwitchedWithoutARestart(t *testing.T) {
	dir := t.TempDir()
	s := newHouseholdShelf(t, dir)
	app := openHousehold(t, s)
	wait(t, func() bool { return app.household.count == 1 })
	if app.household.name() != "" || strings.Contains(uitest.Says(app.rail.object), "First learner") {
		t.Error("nobody asked, and the rail says who is here")
	}
	grades(t, app, 3)
	app.Go(nav.Route{Page: nav.Process, ID: "classic-seven"})
	ben := adds(t, app, "Ben")
	if !strings.Contains(uitest.Says(app.rail.object), "First learner") {
		t.Errorf("the rail says: %s", uitest.Says(app.rail.object))
	}
	app.SwitchLearner(ben)
	idleAgain(t, app)
	wait(t, func() bool { return strings.Contains(uitest.Says(app.rail.object), "Ben") })
	if app.reviews() != 0 || app.page.Route().Page != nav.Today || s.DataDir() != ben.Folder {
		t.Errorf("Ben has %d reviews, and is on %s with the data in %s", app.reviews(), app.page.Route().Page, s.DataDir())
	}
	grades(t, app, 1)
	app.goLearners()
	wait(t, func() bool { return app.says("✓ Studies now") })
	uitest.Click(t, app.window, "Switch")
	idleAgain(t, app)
	if r := app.page.Route(); app.reviews() != 3 || r.Page != nav.Settings && r.ID != "classic-seven" {
		t.Errorf("the first has %d reviews and is at %+v", app.reviews(), r)
	}
	if datafolder.Last(dir) != "" {
		t.Error("the next start opens Ben's")
	}
}

func TestApp_ALearnerWhoseDataCannotBeOpenedLeavesTheOtherThere(t *testing.T) {
	s := newHouseholdShelf(t, t.TempDir())
	app := openHousehold(t, s)
	grades(t, app, 2)
	ben := adds(t, app, "Ben")
	if err := os.Rename(ben.Folder, ben.Folder+"~"); err != nil {
		t.Fatal(err)
	}
	was := app.opened
	app.SwitchLearner(ben)
	idleAgain(t, app)
	if app.opened != was || app.reviews() != 2 || !strings.Contains(uitest.Says(app.toast.object), "Opening what Ben did") {
		t.Errorf("there are %d reviews; it says %s", app.reviews(), uitest.Says(app.toast.object))
	}
	grades(t, app, 1)
}

func TestApp_ALearnerIsRenamedTakenOffTheListAndBroughtBack(t *testing.T) {
	s := newHouseholdShelf(t, t.TempDir())
	app := openHousehold(t, s)
	ben := adds(t, app, "Ben")
	app.goLearners()
	app.EditLearner(ben)
	kit.SetEntryText(&app.window.Canvas().Focused().(*kit.Line).Entry, "Benjamin")
	uitest.Click(t, app.window, "Red")
	uitest.Click(t, app.window, "Keep")
	wait(t, func() bool { return app.says("Benjamin") })
	all, _, err := s.Learners()
	if err != nil || all[1].Name != "Benjamin" || all[1].Colour != "red" {
		t.Fatalf("they are %+v, %v", all, err)
	}
	app.EditLearner(all[1])
	uitest.Click(t, app.window, "Take off the list")
	wait(t, func() bool { return app.household.count == 1 && app.says("Not on the list") })
	if _, err := os.Stat(ben.Folder); err != nil {
		t.Errorf("what they did is gone: %v", err)
	}
	uitest.Click(t, app.window, "Bring back")
	wait(t, func() bool { return app.household.count == 2 && !app.says("Not on the list") })
	app.NewLearner()
	uitest.Click(t, app.window, "Add")
	if app.top() != "learner" {
		t.Error("one without a name is added")
	}
}

func TestApp_MovesAllDataToAnotherFolderAndGoesOnThere(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "data")
	s := newHouseholdShelf(t, dir)
	app := openHousehold(t, s)
	grades(t, app, 2)
	newestBackup(t, app, s)
	chosen := filepath.Join(parent, "stick")
	if err := os.MkdirAll(filepath.Join(chosen, "holiday"), 0o700); err != nil {
		t.Fatal(err)
	}
	app.askToMove(chosen)
	to := filepath.Join(chosen, "Stagecraft")
	wait(t, func() bool { return app.top() == "move" && app.says(to) })
	uitest.Click(t, app.window, "Move it there")
	idleAgain(t, app)
	grades(t, app, 1)
	if app.DataDir() != to || app.reviews() != 3 {
		t.Errorf("the data is in %s with %d reviews", app.DataDir(), app.reviews())
	}
	if all, err := journal.Backups(to); err != nil || len(all) != 1 || all[0].Fault != nil {
		t.Errorf("the backups there are %+v, %v", all, err)
	}
	if got, err := datafolder.Follow(dir); got != to || err != nil {
		t.Errorf("the old folder leads to %s, %v", got, err)
	}
	app.askToMove(filepath.Join(to, "within"))
	wait(t, func() bool { return app.top() == "move" })
	uitest.Click(t, app.window, "Move it there")
	wait(t, func() bool { return app.top() == "not moved" && app.says("within the other") })
}

// troubledHousehold is one in which the first learner's data can't be opened.
type troubledHousehold struct {
	*householdShelf
	refused error // what comes of switching
}

func (s *troubledHousehold) Load(ctx context.Context, path string, ready func() error) (*Opened, error) {
	if s.learner == "" {
		return nil, journal.ErrNewer
	}
	return s.householdShelf.Load(ctx, path, ready)
}

func (s *troubledHousehold) SwitchLearner(_ context.Context, id string, _ func() error) error {
	if s.refused == nil {
		s.learner = id
	}
	return s.refused
}

func TestTrouble_OfOneLearnersDataLeadsToAnother(t *testing.T) {
	s := &troubledHousehold{newHouseholdShelf(t, t.TempDir()), journal.ErrInUse}
	app := newApp(t, s, Config{})
	wait(t, func() bool { return app.trouble != nil })
	if app.says("Switch to") {
		t.Error("there is nobody else, and it leads to them")
	}
	for name, removed := range map[string]bool{"Ben": false, "Cleo": true} {
		l, err := s.AddLearner(name, "teal")
		if err == nil {
			l.Removed = removed
			err = l.Save()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	app = newApp(t, s, Config{})
	wait(t, func() bool { return app.says("Switch to Ben") })
	if app.says("Cleo") {
		t.Error("it leads to one who is off the list")
	}
	uitest.Click(t, app.window, "Switch to Ben")
	wait(t, func() bool {
		return strings.Contains(uitest.Says(app.toast.object), "Another window of Stagecraft is open for Ben")
	})
	if app.trouble == nil || !app.says("Switch to Ben") {
		t.Error("the trouble is gone though nothing was opened")
	}
	s.refused = nil
	uitest.Click(t, app.window, "Switch to Ben")
	wait(t, func() bool { return app.page != nil && app.trouble == nil })
}
