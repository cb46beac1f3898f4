package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/nav"
)

func TestApp_SaysWhatWaitsOnceTheDayTurnsWhileItIsOpen(t *testing.T) {
	watch := uitest.NewWatch()
	shelf := newShelf(t, t.TempDir())
	shelf.clock = watch
	app := startApp(t, shelf, Config{Size: fyne.NewSize(1280, 832)})
	for range app.opened.Session.Counts(study.AllCards).Total() {
		card, _ := app.opened.Session.Next(study.AllCards)
		if err := app.opened.Session.Grade(card.ID, fsrs.Easy, time.Second); err != nil {
			t.Fatal(err)
		}
	}
	app.GoPage(nav.Today)
	page := app.page
	says := func() string { return uitest.Says(app.body) }
	if text := says(); !strings.Contains(text, "Monday") || !strings.Contains(text, "again tomorrow") {
		t.Fatalf("Today says %q", text)
	}
	drawn := app.body.Objects[0]
	app.timePassed()
	if app.body.Objects[0] != drawn || !strings.Contains(says(), "Monday") {
		t.Error("the page is drawn anew though nothing has changed")
	}

	watch.Wait(18 * time.Hour) // to 04:00 on Tuesday
	app.showHelp()
	app.timePassed()
	if strings.Contains(says(), "Tuesday") {
		t.Error("the page changed under the help")
	}
	app.window.Canvas().Overlays().Top().(interface{ Cancel() }).Cancel()
	app.timePassed()
	if text := says(); !strings.Contains(text, "Tuesday") || !strings.Contains(text, "Cards alone") {
		t.Errorf("after 04:00 Today says %q", text)
	}
	if app.page != page {
		t.Error("another page was made")
	}
}
