// Package day is the learner's day and its turn at 04:00: the only place that
// knows. An evening's study ends with the evening, so the hours before the turn
// belong to the day before.
//
// It also says when things happened whose times don't fit: a clock may be a
// year ahead, or show 1970 because its battery is dead, and be put right later.
// [Place] tells from the order of things when each must have been.
package day

import "time"

// Turn is the hour of local time at which the learner's day begins.
const Turn = 4

// Day is a learner's day: days since 1 January 1970 by local date.
type Day int32

// At is the day of an instant in UTC milliseconds since 1970, at an offset in
// minutes that local time is ahead of UTC.
func At(ms int64, offset int) Day {
	const day = int64(24 * time.Hour / time.Millisecond)
	local := ms + int64(offset)*60_000 - Turn*int64(time.Hour/time.Millisecond)
	if local < 0 {
		local -= day - 1
	}
	return Day(local / day)
}

// Of is the day of an instant in its own zone.
func Of(t time.Time) Day { return At(t.UnixMilli(), Offset(t)) }

// Offset is how many minutes local time is ahead of UTC at an instant, in its
// own zone.
func Offset(t time.Time) int {
	_, seconds := t.Zone()
	return seconds / 60
}

// Between counts the days from one instant to another, each in its own zone;
// 0 when both are on one day.
func Between(from, to time.Time) int { return int(Of(to) - Of(from)) }

// Date is midnight, UTC, of the day's date.
func (d Day) Date() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Begins is when the day begins in a zone.
func (d Day) Begins(zone *time.Location) time.Time {
	y, m, day := d.Date().Date()
	return time.Date(y, m, day, Turn, 0, 0, 0, zone)
}
