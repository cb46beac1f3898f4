package preferences

import (
	"strconv"
	"time"

	"stagecraft/study"
	"stagecraft/ui/words"
)

// Steps is when a new or a forgotten card comes again on the same day.
var Steps = studied(&Setting{
	Section: Cards, Study: study.SettingSteps, Unit: 1,
	Title: func() string { return words.T("Learning steps") },
	About: func() string {
		return words.T("New and forgotten cards come again after 1 and 10 minutes, or when the newer schedule expects you to forget them: after a minute, after hours, or tomorrow.")
	},
	Options: []Option{
		{Label: func() string { return words.T("1 and 10 minutes") }},
		{Label: func() string { return words.T("As the schedule says") }},
	},
	Undo: func() string { return words.T("change of the learning steps") },
})

// DayTurn is the hour at which a day begins.
var DayTurn = studied(&Setting{
	Section: Cards, Study: study.SettingDayTurn, Unit: 1,
	Title: func() string { return words.T("A day begins at") },
	About: func() string {
		return words.T("What you do before this hour belongs to the day before. A change holds from now on: days that are past stay as they were.")
	},
	Say:  clockHour,
	Undo: func() string { return words.T("change of when a day begins") },
})

// HowSure is whether the learner may say how sure they are before an answer shows.
var HowSure = &Setting{
	Key: "how sure", form: asFlag, Section: Cards,
	Title: func() string { return words.T("How sure?") },
	About: func() string {
		return words.T("Before an answer shows you may tap how sure you are, on cards and in practice. Progress shows how often you were right; what you were sure of and got wrong comes back the same day and after a week.")
	},
	Options: []Option{
		{Label: func() string { return words.T("Off") }},
		{Label: func() string { return words.T("On") }},
	},
}

// AutoTurn is after how many seconds a card turns by itself: a place in autoTurns.
var AutoTurn = &Setting{
	Key: "auto turn", form: asText, Section: Cards,
	Title: func() string { return words.T("Turn cards by themselves") },
	About: func() string {
		return words.T("The answer shows after this time, unless you type it. Flipping through goes on to the next card by itself too. You still say yourself how well you knew it.")
	},
	Options: autoTurnOptions(),
}

// autoTurns are the options of AutoTurn, in seconds; 0 is never.
var autoTurns = []int{0, 3, 5, 10, 20, 30}

func autoTurnOptions() []Option {
	all := []Option{{Label: func() string { return words.T("Off") }}}
	for _, n := range autoTurns[1:] {
		all = append(all, Option{Stored: strconv.Itoa(n), Label: func() string { return words.N("%d second", "%d seconds", n) }})
	}
	return all
}

// TurnsAfter is how long a card stands before it turns by itself, by a value of AutoTurn;
// 0 is for ever.
func TurnsAfter(value int) time.Duration {
	return time.Duration(autoTurns[AutoTurn.Bound(value)]) * time.Second
}

// CardsAloud is whether each side of a card is read aloud as it shows.
var CardsAloud = &Setting{
	Key: "cards aloud", form: asFlag, Section: Aloud,
	Title: func() string { return words.T("Read cards aloud") },
	About: func() string {
		return words.T("The voice reads each side of a card as it shows. V reads the side once more, or stops.")
	},
	Options: []Option{
		{Label: func() string { return words.T("Off") }},
		{Label: func() string { return words.T("On") }},
	},
}

// Reminder is at which hour the system is asked to show a reminder: a place in
// reminderHours.
var Reminder = &Setting{
	Key: "reminder", form: asText, Section: Cards,
	Title: func() string { return words.T("Reminder") },
	About: func() string {
		return words.T("A notification of your system, once a day, if something waits and you haven’t studied yet. It comes while Stagecraft is open, be it in the background; closed, it reminds you of nothing.")
	},
	Options: reminderOptions(),
}

// reminderHours are the options of Reminder but the first, at which there is none.
var reminderHours = []int{7, 8, 9, 12, 15, 17, 18, 19, 20, 21}

func reminderOptions() []Option {
	all := []Option{{Label: func() string { return words.T("None") }}}
	for _, hour := range reminderHours {
		all = append(all, Option{Stored: strconv.Itoa(hour), Label: func() string { return clockHour(hour) }})
	}
	return all
}

// RemindsAt is the hour of a value of Reminder; false when there is none.
func RemindsAt(value int) (hour int, ok bool) {
	if value = Reminder.Bound(value); value == 0 {
		return 0, false
	}
	return reminderHours[value-1], true
}

func clockHour(hour int) string { return words.Clock(time.Date(2000, 1, 1, hour, 0, 0, 0, time.UTC)) }
