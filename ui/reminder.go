package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"stagecraft/study"
	"stagecraft/study/day"
	"stagecraft/ui/kit"
	"stagecraft/ui/preferences"
	"stagecraft/ui/words"
)

// reminder shows a notification of the system once a day while the app runs.
type reminder struct {
	began time.Time // when the app was first looked at; zero is not yet
	on    day.Day   // on which one was shown, or was no longer needed
	known bool
	send  func(title, says string) // shows it; nil is the system
}

// remind shows a reminder when it is time for one: from the hour on that the learner
// chose, if something waits, it is no day off, and they haven't studied today. An app
// that was begun after the hour says what waits by itself, and shows none.
func (s *App) remind() {
	hour, wanted := preferences.RemindsAt(s.Setting(preferences.Reminder))
	if s.opened == nil {
		return
	}
	session := s.opened.Session
	now := session.Now()
	if s.reminder.began.IsZero() {
		s.reminder.began = now
	}
	if !wanted {
		return
	}
	today := kit.Turn().Of(now)
	if s.reminder.known && s.reminder.on == today || !reminderDue(s.reminder.began, now, hour) {
		return
	}
	s.reminder.known, s.reminder.on = true, today
	waits := session.Counts(study.AllCards).Total()
	if session.DayOff() || session.Days(1)[0].Active() || waits == 0 {
		return
	}
	says := words.N("%d card waits for you.", "%d cards wait for you.", waits)
	if minutes := int(session.NextUp().Takes.Minutes() + 0.5); minutes > 0 {
		says += " " + words.N("About %d minute.", "About %d minutes.", minutes)
	}
	title := s.opened.Course.Title
	if s.reminder.send != nil {
		s.reminder.send(title, says)
		return
	}
	go notify(s.app, title, says) // it may wait for the system
}

// notify has the system show something outside of the window.
func notify(app fyne.App, title, says string) {
	app.SendNotification(fyne.NewNotification(title, says))
}

// reminderDue says whether a time is after the last turn of a clock to an hour, and the
// app ran then already.
func reminderDue(began, now time.Time, hour int) bool {
	at := time.Date(now.Year(), now.Month(), now.Day(), hour, 0, 0, 0, now.Location())
	if at.After(now) {
		at = at.AddDate(0, 0, -1)
	}
	return kit.Turn().Of(at) == kit.Turn().Of(now) && began.Before(at)
}
