// Package day is the learner's day and its turn, at 04:00 unless they chose another
// hour: the only place that knows. An evening's study ends with the evening, so the
// hours before the turn belong to the day before.
//
// It also says when things happened whose times don't fit: a clock may be a
// year ahead, or show 1970 because its battery is dead, and be put right later.
// [Place] tells from the order of things when each must have been.
package day

import "time"

// Usual is the hour of local time at which a learner's day begins who chose none.
const Usual = 4

// LatestTurn is the last hour at which a day may begin.
const LatestTurn = 12

// Turn is the hour at which days begin, counted from the usual one: the zero Turn is
// at 04:00.
type Turn int8

// TurnAt gives the turn at an hour of local time, brought within 0 and [LatestTurn].
func TurnAt(hour int) Turn { return Turn(min(max(hour, 0), LatestTurn) - Usual) }

// Hour is the hour of local time at which days begin.
func (t Turn) Hour() int { return int(t) + Usual }

// Day is a learner's day: days since 1 January 1970 by local date.
type Day int32

// At is the day of an instant in UTC milliseconds since 1970, at an offset in
// minutes that local time is ahead of UTC.
func (t Turn) At(ms int64, offset int) Day {
	const day = int64(24 * time.Hour / time.Millisecond)
	local := ms + int64(offset)*60_000 - int64(t.Hour())*int64(time.Hour/time.Millisecond)
	if local < 0 {
		local -= day - 1
	}
	return Day(local / day)
}

// Of is the day of an instant in its own zone.
func (t Turn) Of(at time.Time) Day { return t.At(at.UnixMilli(), Offset(at)) }

// Between counts the days from one instant to another, each in its own zone;
// 0 when both are on one day.
func (t Turn) Between(from, to time.Time) int { return int(t.Of(to) - t.Of(from)) }

// Begins is when a day begins in a zone: the first time that the clock shows the hour,
// and where it skips it, when the clock is put forward.
func (t Turn) Begins(d Day, zone *time.Location) time.Time {
	y, m, day := d.Date().Date()
	begins := time.Date(y, m, day, t.Hour(), 0, 0, 0, zone)
	from, to := begins.ZoneBounds()
	if t.Of(begins) < d && !to.IsZero() {
		return to
	}
	if from.IsZero() {
		return begins
	}
	before := from.Add(-time.Millisecond)
	if t.Of(from) == d && t.Of(before) < d {
		return from
	}
	if back := Offset(before) - Offset(begins); back > 0 && t.Of(before) == d {
		return begins.Add(-time.Duration(back) * time.Minute)
	}
	return begins
}

// At is the day of an instant as [Turn.At] has it, by the usual turn.
func At(ms int64, offset int) Day { return Turn(0).At(ms, offset) }

// Of is the day of an instant in its own zone, by the usual turn.
func Of(t time.Time) Day { return Turn(0).Of(t) }

// Offset is how many minutes local time is ahead of UTC at an instant, in its
// own zone.
func Offset(t time.Time) int {
	_, seconds := t.Zone()
	return seconds / 60
}

// Between counts the days from one instant to another as [Turn.Between] does, by the
// usual turn.
func Between(from, to time.Time) int { return Turn(0).Between(from, to) }

// Date is midnight, UTC, of the day's date.
func (d Day) Date() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// Begins is when the day begins in a zone, by the usual turn.
func (d Day) Begins(zone *time.Location) time.Time { return Turn(0).Begins(d, zone) }
