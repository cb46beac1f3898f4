package words

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// Date says a day: "2 January 2026".
func Date(t time.Time) string { return F("%d %s %d", dayOf(t), Month(t.Month()), t.Year()) }

// DayAndMonth says a day of this year: "2 January".
func DayAndMonth(t time.Time) string { return F("%d %s", dayOf(t), Month(t.Month())) }

// WeekdayAndDate says a day of this year with its name: "Friday 2 January".
func WeekdayAndDate(t time.Time) string {
	return F("%s %d %s", Weekday(t.Weekday()), dayOf(t), Month(t.Month()))
}

// Clock says a time of the day.
func Clock(t time.Time) string { return F("%02d:%02d", t.Hour(), t.Minute()) }

// DateAndClock says a day, and the time of it.
func DateAndClock(t time.Time) string {
	return F("%d %s %d, %s", dayOf(t), Month(t.Month()), t.Year(), Clock(t))
}

// ClockOrDate says a time of now's day by the clock, and another with its day.
func ClockOrDate(now, t time.Time) string {
	year, month, day := now.Date()
	if y, m, d := t.Date(); y == year && m == month && d == day {
		return Clock(t)
	}
	return DateAndClock(t)
}

// dayOfMonth is a day of a month as a number in a date.
type dayOfMonth int

func dayOf(t time.Time) dayOfMonth { return dayOfMonth(t.Day()) }

// firstOfMonth is how a language writes the first of a month, where that isn't "1".
var firstOfMonth = map[string]string{"fr": "1er", "it": "1º"}

// Format implements [fmt.Formatter].
func (d dayOfMonth) Format(f fmt.State, verb rune) {
	language, _, _ := strings.Cut(Language(), "-")
	if first := firstOfMonth[language]; d == 1 && first != "" {
		_, _ = io.WriteString(f, first) // f keeps what fails
		return
	}
	fmt.Fprintf(f, fmt.FormatString(f, verb), int(d))
}

// Weekday names a day of the week.
func Weekday(d time.Weekday) string {
	switch d {
	case time.Monday:
		return T("Monday")
	case time.Tuesday:
		return T("Tuesday")
	case time.Wednesday:
		return T("Wednesday")
	case time.Thursday:
		return T("Thursday")
	case time.Friday:
		return T("Friday")
	case time.Saturday:
		return T("Saturday")
	}
	return T("Sunday")
}

// Month names a month.
func Month(m time.Month) string {
	return [...]string{
		T("January"), T("February"), T("March"), T("April"), T("May"), T("June"), T("July"),
		T("August"), T("September"), T("October"), T("November"), T("December"),
	}[m-1]
}
