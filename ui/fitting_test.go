package ui

import (
	"encoding/json"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/content"
	"stagecraft/content/salesprocess"
	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/study/seeddata"
	"stagecraft/ui/nav"
)

// neverForgot writes what someone did who recalled every card, which the published
// weights don't foretell.
func neverForgot(t *testing.T, s *shelf, n int) {
	t.Helper()
	course, problems := content.Open(salesprocess.FS())
	if course == nil {
		t.Fatal(problems)
	}
	defer course.Close()
	events, err := seeddata.Events(course, 1, n, time.Now().Add(-time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	for i := range events {
		if events[i].Kind != study.Graded {
			continue
		}
		var p study.GradedPayload
		if err = json.Unmarshal(events[i].Payload, &p); err == nil {
			p.Rating = uint8(fsrs.Good)
			events[i].Payload, err = json.Marshal(p)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := s.journal.Append(events...); err != nil {
		t.Fatal(err)
	}
}

func TestApp_FitsTheScheduleInTheBackgroundAndSaysSoOnThePage(t *testing.T) {
	shelf := newShelf(t, t.TempDir())
	neverForgot(t, shelf, 2500)
	app := startApp(t, shelf, Config{Size: fyne.NewSize(1280, 832), Page: nav.Cards})
	session := app.opened.Session
	fitted := func() bool { _, ok := session.LastFit(); return ok }

	app.fit(app.opened)
	if app.stopFit != nil {
		t.Fatal("a fit began while cards are graded")
	}
	app.GoPage(nav.Progress)
	page := app.page
	app.fit(app.opened)
	if app.stopFit == nil {
		t.Fatal("no fit began")
	}
	// What is done meanwhile counts.
	card := session.Decks()[0].Cards[3]
	if err := session.Grade(card.ID, fsrs.Again, time.Second); err != nil {
		t.Fatal(err)
	}
	waitUpTo(t, 2*time.Minute, fitted)
	if fit, _ := session.LastFit(); !fit.Adopted {
		t.Fatalf("the fit wasn't adopted: %+v", fit)
	}
	if app.page != page || !app.says("the schedule was fitted to your") {
		t.Error("the page doesn't say that the schedule was fitted")
	}
	if why := session.Why(card.ID); why.State != fsrs.Relearning && why.State != fsrs.Learning {
		t.Errorf("the card graded meanwhile is %+v", why)
	}
	if session.FitDue() != nil {
		t.Error("another fit is due at once")
	}
}

func TestApp_AFitThatTheLearnerGoesToTheirCardsInIsNotAdopted(t *testing.T) {
	shelf := newShelf(t, t.TempDir())
	neverForgot(t, shelf, 2500)
	app := startApp(t, shelf, Config{Size: fyne.NewSize(1280, 832), Page: nav.Today})
	app.fit(app.opened)
	if app.stopFit == nil {
		t.Fatal("no fit began")
	}
	app.GoPage(nav.Cards)
	waitUpTo(t, 2*time.Minute, func() bool { return app.stopFit == nil })
	if _, ok := app.opened.Session.LastFit(); ok {
		t.Error("it was adopted while cards are graded")
	}
}
