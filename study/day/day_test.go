package day_test

import (
	"testing"
	"time"
	_ "time/tzdata"

	"pgregory.net/rapid"

	"stagecraft/study/day"
)

// zones change their clocks at midnight, at two, three or four, by half an hour,
// one or two, or left out a whole day.
var zones = []string{
	"UTC", "Europe/Berlin", "Europe/London", "Europe/Lisbon", "America/New_York", "America/Los_Angeles", "America/St_Johns",
	"America/Santiago", "America/Nuuk", "America/Havana", "Australia/Lord_Howe", "Australia/Sydney", "Antarctica/Troll",
	"Africa/Cairo", "Asia/Beirut", "Asia/Kathmandu", "Pacific/Apia", "Pacific/Honolulu", "Pacific/Chatham", "Pacific/Auckland",
}

func zone(t rapid.TB, name string) *time.Location {
	t.Helper()
	z, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestDay_TurnsAtFourByTheClockOnTheWallWhereSummerTimeBeginsAndEnds(t *testing.T) {
	for _, name := range zones {
		z := zone(t, name)
		for _, begin := range []time.Time{
			time.Date(2026, 3, 1, 0, 0, 0, 0, z), time.Date(2026, 9, 1, 0, 0, 0, 0, z),
			time.Date(2026, 10, 10, 0, 0, 0, 0, z), time.Date(2011, 12, 10, 0, 0, 0, 0, z),
		} {
			for i := range 45 {
				y, m, d := begin.AddDate(0, 0, i).Date()
				if name == "Pacific/Apia" && y == 2011 && m == 12 && d >= 29 {
					break // it had no 30 December
				}
				after := time.Date(y, m, d, 4, 0, 30, 0, z)
				before := time.Date(y, m, d, 3, 59, 30, 0, z)
				if before.Hour() != 3 || after.Hour() != 4 {
					t.Fatalf("%v: the clock skips four on %v", z, after)
				}
				date := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
				if got := day.Of(after).Date(); !got.Equal(date) {
					t.Errorf("%v is of the day %v", after, got)
				}
				if got := day.Of(before).Date(); !got.Equal(date.AddDate(0, 0, -1)) {
					t.Errorf("%v is of the day %v", before, got)
				}
				if got := day.Of(after).Begins(z); got.After(after) || after.Sub(got) > time.Minute {
					t.Errorf("the day of %v begins %v", after, got)
				}
				if got := day.Between(before, after); got != 1 {
					t.Errorf("from %v to %v: %d days", before, after, got)
				}
			}
		}
	}
}

func TestDay_GoesFromItsBeginningToTheNextOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		z := zone(t, rapid.SampledFrom(zones).Draw(t, "zone"))
		at := time.UnixMilli(rapid.Int64Range(1_325_376_000_000, 4_000_000_000_000).Draw(t, "at")).In(z)
		d := day.Of(at)
		// A clock that is put back past four gives the hour before it twice; both are of the day before.
		if at.Before(d.Begins(z)) || !at.Before((d + 1).Begins(z).Add(2*time.Hour)) {
			t.Fatalf("%v is of the day %v, which begins %v", at, d.Date(), d.Begins(z))
		}
		if got := day.At(at.UnixMilli(), day.Offset(at)); got != d {
			t.Fatalf("%v is of the day %v, or by its offset of %v", at, d, got)
		}
	})
}

// TestTurn_EveryDayGoesFromItsBeginningToTheNextOne goes through days whose clock is put
// forward or back at the turn itself.
func TestTurn_EveryDayGoesFromItsBeginningToTheNextOne(t *testing.T) {
	for _, name := range zones {
		z := zone(t, name)
		for hour := range day.LatestTurn + 1 {
			turn := day.TurnAt(hour)
			if turn.Hour() != hour {
				t.Fatalf("the turn at %d is at %d", hour, turn.Hour())
			}
			at := time.Date(2026, 1, 1, hour, 0, 0, 0, z)
			for d := turn.Of(at); d < turn.Of(at)+365; d++ {
				begins := turn.Begins(d, z)
				if got := turn.Of(begins); got != d {
					t.Errorf("%s: the day of %v, turning at %d, begins %v, which is of %v", name, d.Date(), hour, begins, got.Date())
				}
				if before := begins.Add(-time.Millisecond); turn.Of(before) >= d {
					t.Errorf("%s: %v, before the day of %v turning at %d begins, is of %v", name, before, d.Date(), hour, turn.Of(before).Date())
				}
				if long := turn.Begins(d+1, z).Sub(begins); long < 21*time.Hour || long > 27*time.Hour {
					t.Errorf("%s: the day of %v, turning at %d, has %v", name, d.Date(), hour, long)
				}
			}
		}
	}
}
