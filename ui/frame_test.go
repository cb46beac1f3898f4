package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
)

// fakeFrame is a window on a screen that isn't there.
type fakeFrame struct {
	place Place
	put   []Place
	fits  int
}

func (f *fakeFrame) Place(fyne.Window) (Place, bool) { return f.place, true }
func (f *fakeFrame) Put(_ fyne.Window, p Place)      { f.put = append(f.put, p) }
func (f *fakeFrame) Fit(fyne.Window)                 { f.fits++ }

func TestFullScreen_ShowsThePageWithoutTheRailUntilEscape(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	app.Go(lessonRoute)
	app.relayout()
	page, left := app.page, app.body.Position().X
	app.list.TypedKey(fyne.KeyF11)
	if !app.window.FullScreen() || app.rail.object.Visible() || app.body.Position().X >= left || app.body.Position().X < kit.LeastTarget {
		t.Errorf("full screen is %v, the rail shows is %v, the page begins at %v", app.window.FullScreen(), app.rail.object.Visible(), app.body.Position().X)
	}
	if !strings.Contains(uitest.Says(app.toast.object), "Escape") {
		t.Error("nothing says how to leave")
	}
	app.redraw()
	if app.rail.object.Visible() || !app.leaveFull.Visible() {
		t.Error("drawn anew, the rail is back")
	}
	app.list.TypedKey(fyne.KeyEscape)
	if app.window.FullScreen() || !app.rail.object.Visible() || app.body.Position().X != left || app.leaveFull.Visible() {
		t.Errorf("after Escape full screen is %v, the page begins at %v", app.window.FullScreen(), app.body.Position().X)
	}
	if app.page.Route().ID != page.Route().ID {
		t.Error("Escape left the lesson too")
	}
	app.list.Run("view.full")
	app.leaveFull.(*kit.Pressable).Tapped(nil)
	if app.full || app.window.FullScreen() {
		t.Error("its button doesn't leave full screen")
	}
}

func TestFrame_IsKeptFromOneStartToTheNext(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	p := app.app.Preferences()
	again := func(f *fakeFrame) {
		app.full = false
		app.config.Frame = f
		app.putFrame()
	}
	first := &fakeFrame{place: Place{X: 40, Y: 60}}
	app.config.Size = fyne.Size{} // no size was given at the start
	if again(first); len(first.put) != 0 || first.fits != 1 {
		t.Errorf("a first start puts the window at %v and fits it %d times", first.put, first.fits)
	}
	app.saveFrame()
	second := &fakeFrame{place: Place{X: 900, Y: 900, Maximised: true}}
	if again(second); len(second.put) != 1 || second.put[0] != (Place{X: 40, Y: 60}) {
		t.Errorf("it stands at %v", second.put)
	}
	app.saveFrame() // maximised: the place from before stays
	third := &fakeFrame{place: Place{X: 1, Y: 2}}
	if again(third); len(third.put) != 1 || third.put[0] != (Place{X: 40, Y: 60, Maximised: true}) {
		t.Errorf("it stands at %v", third.put)
	}
	app.setFull(true)
	app.saveFrame()
	app.setFull(false)
	if again(third); !app.full || p.Int(prefX) != 40 {
		t.Errorf("full screen is %v; the place kept is %d", app.full, p.Int(prefX))
	}
	p.SetFloat(prefWidth, 3)
	p.SetFloat(prefHeight, 1e9)
	if size := app.firstSize(); size.Width != 640 || size.Height != 16384 {
		t.Errorf("nonsense gives a window of %v", size)
	}
}
