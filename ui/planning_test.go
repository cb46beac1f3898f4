package ui

import (
	"testing"

	"stagecraft/ui/internal/uitest"
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
