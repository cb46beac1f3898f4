package ui

import (
	"strings"
	"testing"
	"time"

	"stagecraft/study"
	"stagecraft/study/fsrs"
	"stagecraft/ui/preferences"
)

func TestRemind_OnceADayIfSomethingWaitsAndNothingWasDone(t *testing.T) {
	app := startApp(t, newShelf(t, t.TempDir()), Config{Course: Bundled})
	var sent []string
	app.reminder.send = func(title, says string) { sent = append(sent, title+": "+says) }
	now := app.opened.Session.Now()
	hour := -1
	for i := range preferences.Reminder.Options { // the last that was today, if one was
		if at, ok := preferences.RemindsAt(i); ok && at <= now.Hour() && app.opened.Session.Turn().Of(time.Date(now.Year(), now.Month(), now.Day(), at, 0, 0, 0, now.Location())) == app.opened.Session.Turn().Of(now) {
			hour = i
		}
	}
	app.remind()
	if len(sent) > 0 {
		t.Fatal("it reminds though nobody asked for it")
	}
	if hour < 0 {
		t.Skip("no hour of the reminder has passed today yet")
	}
	app.Choose(preferences.Reminder, hour)
	app.remind()
	if len(sent) > 0 {
		t.Fatal("it reminds of an hour that passed before the app was begun")
	}
	app.reminder.began = now.Add(-24 * time.Hour)
	app.remind()
	app.remind()
	if len(sent) != 1 || !strings.Contains(sent[0], "10 cards wait for you.") {
		t.Fatalf("it reminds %q", sent)
	}
	app.reminder.known = false
	card, _ := app.opened.Session.Next(study.AllCards)
	if err := app.opened.Session.Grade(card.ID, fsrs.Good, time.Second); err != nil {
		t.Fatal(err)
	}
	app.remind()
	if len(sent) != 1 {
		t.Errorf("it reminds on a day of study: %q", sent)
	}
}

func TestReminderDue_FromItsHourOnToTheEndOfTheDay(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2026, 3, day, hour, 30, 0, 0, time.UTC) }
	for _, c := range []struct {
		began, now time.Time
		hour       int
		want       bool
	}{
		{at(2, 9), at(2, 17), 18, false},
		{at(2, 9), at(2, 18), 18, true},
		{at(2, 19), at(2, 20), 18, false}, // begun after it
		{at(2, 9), at(3, 2), 18, true},    // the day turns at four
		{at(2, 9), at(3, 5), 18, false},
		{at(2, 19), at(3, 18), 18, true},
	} {
		if got := reminderDue(c.began, c.now, c.hour); got != c.want {
			t.Errorf("begun %v, at %v it is %v", c.began, c.now, got)
		}
	}
}
