package plan

import (
	"slices"
	"time"

	"stagecraft/study/day"
)

// Calendar is on which days the learner doesn't study.
type Calendar struct {
	Weekdays [7]bool // off in every week, by [time.Weekday]
	Days     []day.Day
	Pauses   []Pause
}

// Pause is a stretch of days off, the first and the last included.
type Pause struct{ From, To day.Day }

// Holds says whether a day is within the pause.
func (p Pause) Holds(d day.Day) bool { return d >= p.From && d <= p.To }

// Off says whether the learner doesn't study on a day.
func (c Calendar) Off(d day.Day) bool {
	return c.Weekdays[d.Date().Weekday()] || slices.Contains(c.Days, d) || c.Paused(d)
}

// Paused says whether a day is within a pause.
func (c Calendar) Paused(d day.Day) bool {
	return slices.ContainsFunc(c.Pauses, func(p Pause) bool { return p.Holds(d) })
}

// WeekdaysOff gives the days of the week that are off, from Monday on.
func (c Calendar) WeekdaysOff() []time.Weekday {
	var off []time.Weekday
	for i := range 7 {
		if w := time.Weekday((i + 1) % 7); c.Weekdays[w] {
			off = append(off, w)
		}
	}
	return off
}
