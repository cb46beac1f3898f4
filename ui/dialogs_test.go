package ui

import (
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/ui/cards"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/kit"
	"stagecraft/ui/nav"
	"stagecraft/ui/preferences"
	"stagecraft/ui/theme"
)

// dialogs are those that commands open, each on a page.
var dialogs = []struct {
	on      nav.Route
	command string
}{
	{nav.Route{Page: nav.Today}, "help.keys"},
	{nav.Route{Page: nav.Today}, "help.about"},
	{nav.Route{Page: nav.Cards, ID: study.AllCards, Mode: cards.ModeReview}, "cards.why"},
	{nav.Route{Page: nav.Cards, ID: study.AllCards, Mode: cards.ModeReview}, "cards.flag"},
	{nav.Route{Page: nav.Lessons}, "lesson.note"},
	{nav.Route{Page: nav.Process}, "process.make"},
	{nav.Route{Page: nav.Process}, "process.open"},
	{nav.Route{Page: nav.Process}, "process.save"},
}

func TestDialogs_StandInTheMiddleOfThePageWithTheirMainButtonLast(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	for _, scale := range []int{100, 150} {
		for _, size := range []fyne.Size{{Width: 1280, Height: 832}, {Width: 1024, Height: 700}} {
			app.window.Resize(size)
			app.Choose(preferences.TextSize, scale)
			for _, d := range dialogs {
				app.Go(d.on)
				if !app.list.Run(d.command) {
					t.Fatalf("%s doesn't apply on %v", d.command, d.on)
				}
				t.Run(d.command, func(t *testing.T) { uitest.MustKeepDialogRules(t, app.window) })
				app.list.TypedKey(fyne.KeyEscape)
				if uitest.Over(app.window) != nil {
					t.Fatalf("Escape leaves %s open", d.command)
				}
			}
		}
	}
	theme.SetTextScale(100)
}

func TestDialogs_ACourseThatCantBeOpenedSaysSoInTheMiddleOfThePage(t *testing.T) {
	s := newShelf(t, t.TempDir())
	s.courses["broken"] = fstest.MapFS{"course.yaml": {Data: []byte("id: x\ntitle: X\nlessons: [missing]\n")}}
	app := startApp(t, s, Config{Course: Bundled})
	app.OpenCourse("broken")
	wait(t, func() bool { return uitest.Over(app.window) != nil && app.opening == nil })
	pop := uitest.Over(app.window).(*kit.PopUp)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(pop.Content)
	area, _ := app.window.Canvas().InteractiveArea()
	corner, page := kit.PageOf(app.window.Canvas())
	if off := at.X + area.X + pop.Content.Size().Width/2 - corner.X - page.Width/2; off > 1 || off < -1 {
		t.Errorf("the sheet's middle is %v pixels beside the page's", off)
	}
}
