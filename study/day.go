package study

import "time"

// Clock tells the time, in the learner's zone.
type Clock interface {
	Now() time.Time
}

// SystemClock is the computer's clock.
type SystemClock struct{}

// Now is the computer's time in its own zone.
func (SystemClock) Now() time.Time { return time.Now() }

// turn is the hour at which the learner's day begins.
const turn = 4

// localDay is a learner's day: days since 1 January 1970 by local date, where
// the hours before the turn belong to the day before.
type localDay int32

// dayOf is the day of an instant in UTC milliseconds, at an offset in minutes.
func dayOf(at int64, offset int) localDay {
	const day = 24 * 60 * 60 * 1000
	local := at + int64(offset)*60_000 - turn*60*60*1000
	if local < 0 {
		local -= day - 1
	}
	return localDay(local / day)
}

// date is midnight, UTC, of the day's date.
func (d localDay) date() time.Time {
	return time.Unix(int64(d)*86400, 0).UTC()
}

// begins is when the day begins in a zone.
func (d localDay) begins(zone *time.Location) time.Time {
	y, m, day := d.date().Date()
	return time.Date(y, m, day, turn, 0, 0, 0, zone)
}

// instant is one reading of the clock.
type instant struct {
	time   time.Time // in the learner's zone, to the millisecond
	ms     int64     // UTC
	offset int       // minutes
	day    localDay
}

func instantOf(t time.Time) instant {
	_, seconds := t.Zone()
	ms, offset := max(t.UnixMilli(), 0), seconds/60
	return instant{time: time.UnixMilli(ms).In(t.Location()), ms: ms, offset: offset, day: dayOf(ms, offset)}
}
