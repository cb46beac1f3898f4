package kit

import (
	"testing"
	"time"
	_ "time/tzdata"
)

func TestWhen_CountsTheLearnersDaysWhereSummerTimeBeginsAndEnds(t *testing.T) {
	for _, name := range []string{"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Antarctica/Troll"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, begin := range []time.Time{time.Date(2026, 3, 1, 0, 0, 0, 0, zone), time.Date(2026, 9, 20, 0, 0, 0, 0, zone)} {
			for i := range 45 {
				at := func(day, hour, minute, second int) time.Time {
					return time.Date(begin.Year(), begin.Month(), begin.Day()+i+day, hour, minute, second, 0, zone)
				}
				for _, c := range []struct {
					now, then time.Time
					want      string
				}{
					{at(0, 3, 59, 30), at(0, 12, 0, 0), "tomorrow"},
					{at(0, 4, 0, 30), at(0, 12, 0, 0), "today at 12:00"},
					{at(0, 4, 0, 30), at(1, 3, 59, 30), "today at 03:59"},
					{at(0, 4, 0, 30), at(1, 4, 0, 30), "tomorrow"},
					{at(0, 3, 59, 30), at(1, 4, 0, 30), "in 2 days"},
				} {
					if got := When(c.now, c.then); got != c.want {
						t.Errorf("at %v, %v is %q, want %q", c.now, c.then, got, c.want)
					}
				}
			}
		}
	}
}
