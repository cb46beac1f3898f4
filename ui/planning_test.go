package ui

import (
	"testing"

	"stagecraft/ui/internal/uitest"
	"stagecraft/ui/plans"
	"stagecraft/ui/words"
)

func TestShowPlan_MakesAPlanPausesAndTakesItBack(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	session := app.opened.Session
	app.list.Run("course.plan")
	uitest.MustKeepDialogRules(t, app.window)
	uitest.Click(t, app.window, "+7")
	uitest.Click(t, app.window, "10 min")
	uitest.Click(t, app.window, "Sunday")
	app.redraw() // what was chosen stays
	uitest.Click(t, app.window, "Keep this plan")
	days, ok := session.DaysToPlan()
	if c := session.Choice(); !ok || days != 21 || !c.Weekdays[0] || session.MinutesPerDay() != 10 {
		t.Fatalf("in %d days, with %d minutes a day, off %v", days, session.MinutesPerDay(), c.Weekdays)
	}
	app.ShowPlan()
	uitest.Click(t, app.window, "7 days")
	uitest.Click(t, app.window, "Keep this plan")
	if _, paused := session.PausedUntil(); !paused {
		t.Error("there is no pause")
	}
	app.ShowPlan()
	uitest.Click(t, app.window, "No pause")
	uitest.Click(t, app.window, "Keep this plan")
	if _, paused := session.PausedUntil(); paused {
		t.Error("the pause doesn't end")
	}
	app.ShowPlan()
	uitest.Click(t, app.window, "Give up the plan")
	if _, ok := session.DaysToPlan(); ok {
		t.Error("the plan stays")
	}
	uitest.Click(t, app.window, "Undo")
	if _, ok := session.DaysToPlan(); !ok {
		t.Error("what was undone stays undone")
	}
}

func TestShowPlan_PausesAndKeepsDaysOffWithoutADay(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	session := app.opened.Session
	app.ShowPlan()
	uitest.Click(t, app.window, "No date")
	uitest.Click(t, app.window, "7 days")
	uitest.Click(t, app.window, "Sunday")
	uitest.Click(t, app.window, "Keep this plan")
	if _, dated := session.DaysToPlan(); dated {
		t.Error("there is a day that nobody chose")
	}
	if _, paused := session.PausedUntil(); !paused || !session.Choice().Weekdays[0] {
		t.Errorf("without a day it keeps %+v", session.Choice())
	}
	app.ShowPlan()
	uitest.Click(t, app.window, "A day to be ready for")
	uitest.Click(t, app.window, "Keep this plan")
	app.ShowPlan()
	uitest.Click(t, app.window, "Give up the plan")
	if _, dated := session.DaysToPlan(); dated {
		t.Error("the day stays")
	}
	if _, paused := session.PausedUntil(); !paused || !session.Choice().Weekdays[0] {
		t.Errorf("with the day it gives up more: %+v", session.Choice())
	}
}

func TestShowPlan_TakesSingleDaysOffAndGivesThemBack(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{})
	session := app.opened.Session
	tomorrow := plans.Today(session.Now()).AddDate(0, 0, 1)
	app.ShowPlan()
	uitest.Click(t, app.window, "No date")
	uitest.Click(t, app.window, "Take this day off")
	uitest.Click(t, app.window, "Take this day off") // once is enough
	uitest.Click(t, app.window, "Keep this plan")
	if off := session.Choice().Off; len(off) != 1 || !off[0].Equal(tomorrow) {
		t.Fatalf("off are %v, not %v", off, tomorrow)
	}
	app.ShowPlan()
	uitest.MustKeepDialogRules(t, app.window)
	uitest.Click(t, app.window, words.F("%s %s ×", words.Weekday(tomorrow.Weekday()), plans.DateText(tomorrow)))
	uitest.Click(t, app.window, "Keep this plan")
	if off := session.Choice().Off; len(off) != 0 {
		t.Errorf("%v stay off", off)
	}
}
